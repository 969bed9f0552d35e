"""A draft takes its figures from the ledger; what people change needs a reason."""

from datetime import date
from uuid import uuid4

import pytest

from lantoa.kit.errors import Unfit
from lantoa.outreach.models import Activity
from lantoa.report import actions, queries
from lantoa.report.bounds import homes_of
from lantoa.report.models import Report
from lantoa.report.rules import BLANK, NONE, answer_of
from tests.reach.ledger import did
from tests.report.way import DAY, drafted, due_of, entry, sent, value

pytestmark = pytest.mark.django_db


def test_a_draft_takes_its_figures_from_the_ledger(world, campaign):
    board = world.boards[0]
    did(campaign, "leaflet", unit=board, on=DAY, counts={"copies": 35},
        reached={"delivered": range(30)})  # fmt: skip
    did(campaign, "leaflet", unit=board, on=date(2025, 9, 20), counts={"copies": 9})
    did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": 100})

    report = drafted(world, board)

    assert value(report, "leaflet_copies") == answer_of(35)
    assert value(report, "leaflet_rounds") == answer_of(1)
    assert value(report, "reach_delivered") == answer_of(30)
    assert value(report, "gathering_times").state == BLANK
    assert "10/9" in report.narrative["highlights"]


def test_a_missed_activity_is_told_with_its_reason(world, campaign):
    board = world.boards[0]
    did(campaign, "gathering", unit=board, on=DAY, state=Activity.MISSED)
    Activity.objects.update(reason="mưa lớn")

    report = drafted(world, board)

    assert report.narrative["missed"] == "1 hoạt động không thực hiện, ngày 10/9: mưa lớn."


def test_a_figure_other_than_the_ledgers_needs_a_reason(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    report, head = drafted(world, world.boards[0]), world.people["hamlet"]

    kept = entry(report, "leaflet_copies", "50", by=head)
    with pytest.raises(Unfit, match="khác sổ") as refusal:
        actions.send(kept, by=head, uid=uuid4())
    report.refresh_from_db()
    filled = entry(report, "leaflet_copies", "50", "15 tờ phát ở chợ", by=head)
    gone = actions.send(filled, by=head, uid=uuid4())

    assert value(kept, "leaflet_copies") == answer_of(50)
    assert refusal.value.field == "leaflet_copies"
    assert gone.state == Report.SENT


def test_nothing_happened_zero_and_blank_stay_apart(world, campaign):
    report, head = drafted(world, world.boards[0]), world.people["hamlet"]

    entry(report, "gathering_times", "0", by=head, rest=False)
    entry(report, "visit_homes", "không phát sinh", by=head, rest=False)

    said = queries.answers(report)
    assert said["gathering_times"] == answer_of(0)
    assert said["visit_homes"].state == NONE
    assert said["leaflet_copies"].state == BLANK


def test_the_communes_report_adds_accepted_reports_only_and_asks_reach_anew(world, campaign):
    for board, key in ((world.boards[0], "hamlet"), (world.boards[1], "hamlet2")):
        did(campaign, "leaflet", unit=board, on=DAY, counts={"copies": 20},
            reached={"delivered": range(10)})  # fmt: skip
        did(campaign, "visit", unit=board, on=DAY, counts={"homes": 5},
            reached={"delivered": range(5)})  # fmt: skip
        sent(world, board, key)
    did(campaign, "leaflet", unit=world.women, on=DAY, counts={"copies": 7})
    actions.accept(
        Report.objects.get(due__unit=world.boards[0]), by=world.people["officer"], uid=uuid4()
    )

    report = actions.draft(due_of(world.office), by=world.people["officer"])

    assert value(report, "leaflet_copies") == answer_of(27)
    assert value(report, "reach_delivered") == answer_of(20)
    below = {str(one.due.unit): one.state for one in queries.children(report.due)}
    assert below[str(world.boards[1])] == Report.SENT
    assert below[str(world.boards[2])] == "late"


def test_the_office_types_in_a_paper_or_stands_in_for_a_silent_hamlet(world, campaign):
    officer = world.people["officer"]

    paper = actions.draft(due_of(world.boards[1]), by=officer, how=actions.ON_PAPER)
    stand_in = actions.draft(due_of(world.boards[2]), by=officer, how=actions.STANDS_IN)

    assert (paper.on_paper, paper.stands_in) == (True, False)
    assert (stand_in.on_paper, stand_in.stands_in) == (False, True)


def test_the_ledger_asked_again_moves_only_what_nobody_changed(world, campaign):
    board, head = world.boards[0], world.people["hamlet"]
    did(campaign, "leaflet", unit=board, on=DAY, counts={"copies": 10})
    report = drafted(world, board)
    entry(report, "leaflet_copies", "12", "2 tờ dán ở chợ", by=head, rest=False)
    did(campaign, "gathering", unit=board, on=DAY, counts={"people": 31})
    did(campaign, "leaflet", unit=board, on=DAY, counts={"copies": 5})

    again = actions.draft(report.due, by=head)

    assert again.pk == report.pk
    assert value(again, "gathering_people") == answer_of(31)
    assert value(again, "leaflet_copies") == answer_of(12)
    assert value(again, "leaflet_rounds") == answer_of(2)


def test_no_more_households_are_reached_than_live_there_whatever_the_reason(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35},
        reached={"delivered": range(10)})  # fmt: skip
    report, head = drafted(world, world.boards[0]), world.people["hamlet"]
    homes = homes_of(report.due)

    kept = entry(report, "reach_delivered", str(homes + 1), "đếm lại", by=head)
    with pytest.raises(Unfit) as refusal:
        actions.send(kept, by=head, uid=uuid4(), is_sure=True)
    report.refresh_from_db()
    filled = entry(report, "reach_delivered", str(homes), "đếm lại", by=head)

    assert homes == 40
    assert refusal.value.field == "reach_delivered"
    assert f"nhiều hơn số hộ của {world.hamlets[0]} (40)" in str(refusal.value)
    assert value(filled, "reach_delivered") == answer_of(homes)


@pytest.mark.parametrize("typed", ["1000000000", "9" * 30])
def test_a_figure_that_nobody_can_have_counted_is_told(world, campaign, typed):
    report, head = drafted(world, world.boards[0]), world.people["hamlet"]

    kept = entry(report, "leaflet_copies", typed, "đếm lại", by=head)
    with pytest.raises(Unfit) as refusal:
        actions.send(kept, by=head, uid=uuid4())

    assert "lớn quá" in str(refusal.value)
