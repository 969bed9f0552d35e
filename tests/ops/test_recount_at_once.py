"""Two count anew at once, one is killed half way, a third finishes: the same rows as ever."""

import time
from pathlib import Path

import psycopg
import pytest

from tests.apart import finish, start
from tests.apart import migrated as migrated

PROGRAM = "tests.ops.recounting"
HANDS = ("lantoa", "recount", "--processes", "2")
LAST = """SELECT 1 FROM lantoa_tally
    WHERE campaign_id = (SELECT max(id) FROM lantoa_campaign) FOR UPDATE"""


def children(pid: int) -> list[int]:
    """Return the living processes (ids) that the process `pid` has started."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(one) for one in found.split()]


def test_a_count_killed_half_way_beside_another_leaves_the_rows_as_ever(tmp_path, migrated):
    if not migrated:
        pytest.skip("several processes count on PostgreSQL alone: SQLite has one writer")
    right = finish(start(tmp_path, migrated, PROGRAM, "lay"))

    with psycopg.connect(migrated) as holding:
        holding.execute(LAST)  # nobody ends before one of them was killed
        killed, other = (start(tmp_path, migrated, *HANDS) for _ in range(2))
        killed.stderr.readline()
        orphans = children(killed.pid)
        killed.kill()
        killed.wait()
    finish(other)
    finish(start(tmp_path, migrated, *HANDS))

    rows, mended, trouble = finish(start(tmp_path, migrated, PROGRAM, "tell")).splitlines()
    assert (rows, mended, trouble) == (right, "0", "[]")
    assert orphans
    assert left_by_and_by(orphans)


def left_by_and_by(processes: list[int]) -> bool:
    """Say whether all of them end within a minute: nobody else would end them."""
    for _ in range(600):
        if not any(Path(f"/proc/{one}").exists() for one in processes):
            return True
        time.sleep(0.1)
    return False
