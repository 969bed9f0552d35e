"""The commune's figures: sealed sums of accepted reports, reach asked anew, each household once."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from lantoa.content.models import Item, Version
from lantoa.intake.rules import ReadReporting
from lantoa.kit import clock
from lantoa.outreach.models import Carried
from lantoa.report import actions
from lantoa.report.drafting import ledger_answers
from lantoa.report.models import Due, Figure, Regime
from lantoa.report.rules import answer_of, feeding
from tests.counting import questions
from tests.reach.ledger import did
from tests.report.way import DAY, READ, drafted, due_of, entry, sent, value

pytestmark = pytest.mark.django_db


def accepted(world, number=0, by="hamlet"):
    report = sent(world, world.boards[number], by)
    actions.accept(report, by=world.people["officer"], uid=uuid4())
    return report


def test_the_commune_adds_what_was_sealed_and_not_what_the_ledger_says_later(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    report = drafted(world, world.boards[0])
    entry(report, "leaflet_copies", "50", "15 tờ phát ở chợ", by=world.people["hamlet"])
    actions.send(report, by=world.people["hamlet"], uid=uuid4())
    actions.accept(report, by=world.people["officer"], uid=uuid4())
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 1000})
    Figure.objects.filter(report=report).update(value=Decimal(7))

    commune = drafted(world, world.office, "officer")

    assert value(commune, "leaflet_copies") == answer_of(50)
    assert value(commune, "leaflet_rounds") == answer_of(1)


def test_a_household_reached_by_two_units_and_by_two_channels_is_counted_once(world, campaign):
    here = world.hamlets[0]
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 10},
        reached={"delivered": range(10)})  # fmt: skip
    did(campaign, "visit", unit=world.women, place=here, on=date(2025, 9, 12),
        counts={"homes": 10}, reached={"delivered": range(5, 15)})  # fmt: skip
    did(campaign, "visit", unit=world.boards[1], on=DAY, counts={"homes": 3},
        reached={"delivered": range(3)})  # fmt: skip
    accepted(world)
    accepted(world, 1, "hamlet2")

    commune = drafted(world, world.office, "officer")

    assert value(commune, "reach_delivered") == answer_of(15 + 3)
    assert value(commune, "visit_homes") == answer_of(13)


def test_one_item_that_two_hamlets_brought_is_one_item_and_two_airings(world, campaign):
    item = Item.objects.create(
        campaign=campaign, unit=world.office, kind="outline", source="own", title="Đề cương"
    )
    version = Version.objects.create(
        item=item, n=1, title="Đề cương", body="Chữ.", fingerprint="0", made_at=clock.now()
    )
    for board in world.boards[:2]:
        act = did(campaign, "gathering", unit=board, on=DAY, counts={"people": 20})
        Carried.objects.create(activity=act, version=version, order=1)
    accepted(world)
    accepted(world, 1, "hamlet2")

    commune = drafted(world, world.office, "officer")

    assert value(commune, "items") == answer_of(1)
    assert value(commune, "gathering_times") == answer_of(2)


def test_a_unit_that_also_reports_by_the_week_is_added_once(world, campaign):
    officer = world.people["officer"]
    weekly = ReadReporting("Các thôn", "UBND xã", "", "weekly", "")
    actions.open_for(campaign, (*READ, weekly), by=officer)
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 20})
    for due in Due.objects.filter(unit=world.boards[0], until_on__lt=date(2025, 9, 15)):
        report = actions.draft(due, by=world.people["hamlet"])
        actions.fill(report, entries={}, narrative={}, by=world.people["hamlet"], uid=uuid4(),
                     rest_is_none=True)  # fmt: skip
        actions.send(report, by=world.people["hamlet"], uid=uuid4())
        actions.accept(report, by=officer, uid=uuid4())

    commune = drafted(world, world.office, "officer")

    assert Regime.objects.filter(every="weekly").exists()
    assert value(commune, "leaflet_copies") == answer_of(20)


@pytest.mark.parametrize(
    ("parent", "offered", "adds"),
    [
        ("monthly", {"weekly", "monthly"}, "monthly"),
        ("quarterly", {"weekly", "monthly"}, "monthly"),
        ("monthly", {"quarterly"}, ""),
        ("closing", {"monthly", "campaign"}, "campaign"),
        ("closing", {"weekly"}, "weekly"),
        ("peak", {"monthly"}, ""),
        ("peak", {"peak", "monthly"}, "peak"),
    ],
)
def test_a_parent_adds_one_kind_of_report_of_each_unit(parent, offered, adds):
    assert feeding(parent, offered) == adds


def test_what_is_not_accepted_is_named_beside_the_sum(world, campaign):
    accepted(world)
    sent(world, world.boards[1], "hamlet2")
    commune = drafted(world, world.office, "officer")

    said = world.client("officer").get(f"/bao-cao/{commune.pk}/").content.decode()

    assert "Chưa cộng số của 2 đơn vị" in said
    assert "(chờ tiếp nhận)" in said
    assert "(chưa gửi)" in said


def test_adding_up_asks_no_more_for_many_hamlets_and_activities(world, campaign):
    accepted(world)
    due = due_of(world.office)
    few = questions(lambda: ledger_answers(Due.objects.get(pk=due.pk)))
    accepted(world, 1, "hamlet2")
    for board in world.boards:
        for _ in range(5):
            did(campaign, "gathering", unit=board, on=DAY, counts={"people": 20},
                reached={"engaged": range(20)})  # fmt: skip

    assert questions(lambda: ledger_answers(Due.objects.get(pk=due.pk))) == few
