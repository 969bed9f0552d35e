"""Several people decide at the same moment: one is first, the others are told, nothing breaks."""

import random

import pytest

from tests.apart import finish, start
from tests.apart import migrated as migrated
from tests.reach.test_at_the_same_time import at_once

PROGRAM = "tests.launch.clashers"
CLASHES = {
    "two recalls of one directive while its work is filled in": "recall recall fill fill",
    "two mergers of the same hamlets while somebody logs": "merge merge log fill",
    "two people close one sheet": "close close close",
}


@pytest.mark.parametrize("verbs", ["undo undo walk log", "undo fill walk"])
def test_a_merger_taken_back_while_its_list_is_out_loses_nobody(tmp_path, migrated, verbs):
    finish(start(tmp_path, migrated, PROGRAM, "lay"))
    told(tmp_path, migrated, "merge")

    said, stands = told(tmp_path, migrated, *verbs.split())

    assert not [one for one in said if "BROKE" in one], said
    assert "different=0" in stands
    assert "orphans=0" in stands
    assert "seats=120 twice=0" in stands


def told(tmp_path, database, *verbs):
    """Let all of them act at once; return what each says, and what stands afterwards."""
    seed = random.randrange(10**6)
    people = [start(tmp_path, database, PROGRAM, verb, str(seed + n))
              for n, verb in enumerate(verbs)]  # fmt: skip
    said = at_once(people)
    return said, finish(start(tmp_path, database, PROGRAM, "tell"))


@pytest.mark.parametrize("verbs", CLASHES.values(), ids=CLASHES)
def test_nothing_breaks_is_lost_or_doubled(tmp_path, migrated, verbs):
    finish(start(tmp_path, migrated, PROGRAM, "lay"))

    said, stands = told(tmp_path, migrated, *verbs.split())

    assert not [one for one in said if "BROKE" in one], said
    assert "different=0" in stands
    assert "twice=0" in stands
