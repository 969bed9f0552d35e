"""People log the first acts of one hamlet at the same moment: all count, on both databases."""

from tests.apart import finish, start
from tests.apart import migrated as migrated
from tests.reach.writers import EACH

PROGRAM = "tests.reach.writers"
WRITERS = 3


def test_first_acts_of_one_hamlet_at_the_same_moment_all_count(tmp_path, migrated):
    finish(start(tmp_path, migrated, PROGRAM, "lay"))
    writers = [start(tmp_path, migrated, PROGRAM, str(number)) for number in range(WRITERS)]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"

    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        finish(writer)

    acts = WRITERS * EACH
    said = finish(start(tmp_path, migrated, PROGRAM, "tell"))
    assert said == f"commune {2 * acts} {acts}; hamlet {2 * acts} {acts} 0"
