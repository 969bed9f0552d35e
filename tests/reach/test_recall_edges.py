"""Where a recall sample is small or odd: nothing of few is told, every door has its spare."""

import pytest

from lantoa.reach.recall_models import RecallDoor
from lantoa.reach.recall_queries import result
from lantoa.reach.recall_rules import Answers
from tests.reach.test_recall_leaving import closed

pytestmark = pytest.mark.django_db


def test_where_fewer_than_five_answered_in_all_not_even_their_number_is_told(world):
    row = closed(world, Answers(1, 1), Answers(1, 0), Answers(0, 1))

    found = result(world.people["officer"], row)

    assert (found.whole.is_said, found.whole.is_counted) == (False, False)


def test_a_hamlet_whose_number_of_answers_is_hidden_tells_no_share_either(world):
    few, beside, many = Answers(2, 1), Answers(5, 5), Answers(4, 36)
    row = closed(world, few, beside, many)

    found = result(world.people["officer"], row)

    told = {line.sheet.answers: line.found for line in found.lines}
    assert not told[few].is_counted
    assert not told[beside].is_counted
    assert not told[beside].is_said


def test_an_odd_number_of_doors_has_a_spare_for_the_last_one_too(world):
    world.commune.settings = {**world.commune.settings, "recall_homes": 28}
    world.commune.save()

    row = closed(world)

    for sheet in row.sheets.all():
        assert (sheet.size, RecallDoor.objects.filter(sheet=sheet).count()) == (17, 26)
