"""People log the first acts of one hamlet at the same moment: all count, on both databases."""

from tests.apart import database as database
from tests.apart import finish, start
from tests.reach.writers import EACH

PROGRAM = "tests.reach.writers"
WRITERS = 3


def test_first_acts_of_one_hamlet_at_the_same_moment_all_count(tmp_path, database):
    finish(start(tmp_path, database, PROGRAM, "lay"))
    writers = [start(tmp_path, database, PROGRAM, str(number)) for number in range(WRITERS)]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"

    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        finish(writer)

    acts = WRITERS * EACH
    said = finish(start(tmp_path, database, PROGRAM, "tell"))
    assert said == f"commune {2 * acts} {acts}; hamlet {2 * acts} {acts} 0"
