"""Figures of reports over the day on which hamlets merge or split: nothing lost, nothing twice."""

from datetime import date, datetime
from uuid import uuid4

import pytest

from lantoa import regroup
from lantoa.commune.actions import Newcomer, Regrouping
from lantoa.commune.models import Place
from lantoa.commune.queries import hamlet_unit
from lantoa.kit import clock
from lantoa.report import actions
from lantoa.report.models import Due, Report
from lantoa.report.rules import answer_of
from tests.reach.ledger import did, make_campaign
from tests.report.way import READ, value

pytestmark = pytest.mark.django_db
CHANGED = date(2025, 9, 22)
BEFORE, AFTER = date(2025, 9, 16), date(2025, 9, 25)
CLOSED = datetime(2025, 10, 20, 9, tzinfo=clock.ZONE)


@pytest.fixture
def campaign(world):
    made = make_campaign(world)
    actions.open_for(made, READ, by=world.people["officer"])
    return made


def october(unit) -> Due:
    return Due.objects.get(unit=unit, from_on=date(2025, 9, 15))


def stood_in(world, unit, due_of=october) -> Report:
    """Let the office write, send and accept the unit's report."""
    officer = world.people["officer"]
    report = actions.draft(due_of(unit), by=officer, how=actions.STANDS_IN)
    actions.fill(report, entries={}, narrative={}, by=officer, uid=uuid4(), rest_is_none=True)
    actions.send(report, by=officer, uid=uuid4())
    actions.accept(report, by=officer, uid=uuid4())
    return report


def changed(world, hamlets, into, shares):
    said = Regrouping(CHANGED, tuple(place.pk for place in hamlets), into, shares)
    change = regroup.regroup(world.commune, said=said, by=world.people["officer"], uid=uuid4())
    return [Place.objects.get(code=code) for code in change.after]


def test_a_merged_hamlet_tells_what_both_did_and_the_commune_adds_it_once(world, campaign):
    for board in world.boards[:2]:
        did(campaign, "leaflet", unit=board, on=BEFORE, counts={"copies": 10},
            reached={"delivered": range(10)})  # fmt: skip
    (new,) = changed(world, world.hamlets[:2], (Newcomer("Sấu Vối", "thôn"),), {})
    board = hamlet_unit(new)
    did(campaign, "leaflet", unit=board, on=AFTER, counts={"copies": 5},
        reached={"delivered": [0, 70]})  # fmt: skip

    with clock.at(CLOSED):
        told = stood_in(world, board)
        commune = actions.draft(october(world.office), by=world.people["officer"])

    assert value(told, "leaflet_copies") == answer_of(25)
    assert value(commune, "leaflet_copies") == answer_of(25)
    assert value(commune, "reach_delivered") == answer_of(21)


def test_what_a_hamlet_did_before_it_was_split_is_added_once_by_the_commune(world, campaign):
    old = world.hamlets[0]
    did(campaign, "leaflet", unit=world.boards[0], on=BEFORE, counts={"copies": 40},
        reached={"delivered": range(20)})  # fmt: skip
    low = (1 << 25) - 1
    into = (Newcomer("Trên", "thôn"), Newcomer("Dưới", "thôn"))
    new = changed(world, [old], into, {old.pk: (low, ((1 << 40) - 1) ^ low)})
    for place in new:
        did(campaign, "leaflet", unit=hamlet_unit(place), on=AFTER, counts={"copies": 3})

    with clock.at(CLOSED):
        for place in new:
            stood_in(world, hamlet_unit(place))
        commune = actions.draft(october(world.office), by=world.people["officer"])

    assert value(commune, "leaflet_copies") == answer_of(46)
    assert value(commune, "reach_delivered") == answer_of(20)
