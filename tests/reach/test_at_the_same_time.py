"""People log the first acts of one hamlet at the same moment: all count, on both databases."""

import random

from tests.apart import finish, start
from tests.apart import migrated as migrated
from tests.reach.writers import EACH

PROGRAM, MIXER = "tests.reach.writers", "tests.reach.mixers"
WRITERS = 3


def at_once(programs):
    """Let every program begin at the same moment; return what each printed at its end."""
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    return [finish(program) for program in programs]


def test_first_acts_of_one_hamlet_at_the_same_moment_all_count(tmp_path, migrated):
    finish(start(tmp_path, migrated, PROGRAM, "lay"))
    writers = [start(tmp_path, migrated, PROGRAM, str(number)) for number in range(WRITERS)]

    at_once(writers)

    acts = WRITERS * EACH
    said = finish(start(tmp_path, migrated, PROGRAM, "tell"))
    assert said == f"commune {2 * acts} {acts}; hamlet {2 * acts} {acts} 0"


def test_after_logs_corrections_and_moves_at_the_same_moment_a_rebuild_differs_in_nothing(
    tmp_path, migrated
):
    seeds = [random.randrange(10**6) for _ in range(WRITERS)]
    finish(start(tmp_path, migrated, PROGRAM, "lay"))

    did = at_once([start(tmp_path, migrated, MIXER, str(seed)) for seed in seeds])

    different, days, rows = finish(start(tmp_path, migrated, MIXER, "tell")).split()
    assert (different, days) == ("0", "0"), f"seeds {seeds}: {did}"
    assert int(rows) > 20
    assert all("log=" in said for said in did)
    assert any("move=" in said for said in did)
    assert any("correct=" in said for said in did)
