"""A report's way: owed beforehand, drafted from the ledger, sent, returned, corrected, accepted."""

from datetime import date, datetime
from uuid import uuid4

import pytest

from lantoa.commune.actions import digest
from lantoa.commune.models import Journal
from lantoa.intake.rules import ReadReporting
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, NotAllowed, Unfit
from lantoa.outreach.models import Activity
from lantoa.report import actions, queries
from lantoa.report.actions import Entry
from lantoa.report.models import Due, Regime, Report
from lantoa.report.rules import BLANK, NONE, answer_of
from tests.reach.ledger import did, make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)
READ = (
    ReadReporting("Phòng Văn hóa – Xã hội", "UBND xã", "", "monthly", "theo quy định"),
    ReadReporting("Các thôn", "UBND xã", "qua Phòng Văn hóa – Xã hội", "monthly", "theo định kỳ"),
    ReadReporting("các đơn vị", "UBND xã", "", "event", ""),
)


@pytest.fixture
def campaign(world: World):
    made = make_campaign(world)
    actions.open_for(made, READ, by=world.people["officer"])
    return made


def due_of(unit, number=0) -> Due:
    return Due.objects.filter(unit=unit).order_by("from_on")[number]


def drafted(world, unit, by="hamlet") -> Report:
    return actions.draft(due_of(unit), by=world.people[by])


def entry(report, code, typed, reason="", *, by, rest=True) -> Report:
    return actions.fill(
        report,
        entries={code: Entry(typed, reason)},
        narrative={},
        by=by,
        uid=uuid4(),
        rest_is_none=rest,
    )


def sent(world, unit, by="hamlet") -> Report:
    report = drafted(world, unit, by)
    person = world.people[by]
    actions.fill(report, entries={}, narrative={}, by=person, uid=uuid4(), rest_is_none=True)
    return actions.send(report, by=person, uid=uuid4())


def value(report, code):
    return queries.answers(report)[code]


def test_every_hamlet_owes_its_months_beforehand_and_a_difficulty_owes_nothing(world, campaign):
    rows = Due.objects.filter(regime__level="hamlet", unit=world.boards[0])

    assert [due.title for due in rows] == ["Kỳ tháng 9 (23/8–14/9)", "Kỳ tháng 10 (15/9–14/10)"]
    assert clock.day_of(rows[0].due_at) == date(2025, 9, 17)
    assert Due.objects.filter(unit=world.office).count() == 2
    event = Regime.objects.get(every="event")
    assert not event.dues.exists()


def test_the_office_has_longer_than_the_hamlets_whose_reports_it_gathers(world, campaign):
    assert due_of(world.office).due_at > due_of(world.boards[0]).due_at


def test_opening_again_changes_nothing_and_keeps_dues_with_reports(world, campaign):
    before = sorted(Due.objects.values_list("pk", flat=True))
    drafted(world, world.boards[0])

    actions.open_for(campaign, READ, by=world.people["officer"])

    assert sorted(Due.objects.values_list("pk", flat=True)) == before


def test_a_corrected_letter_takes_away_what_is_owed_no_more(world, campaign):
    drafted(world, world.boards[0])

    weekly = (ReadReporting("Các thôn", "UBND xã", "", "weekly", ""),)
    actions.open_for(campaign, weekly, by=world.people["officer"])

    kept = Due.objects.get(unit=world.boards[0], from_on=date(2025, 8, 23))
    assert kept.reports.exists()
    assert not Due.objects.filter(unit=world.office).exists()
    assert Due.objects.filter(unit=world.boards[1]).count() > 5
    assert Regime.objects.count() == 1


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

    with pytest.raises(Unfit) as refusal:
        entry(report, "leaflet_copies", "50", by=head)
    report.refresh_from_db()
    filled = entry(report, "leaflet_copies", "50", "15 tờ phát ở chợ", by=head)

    assert refusal.value.field == "leaflet_copies"
    assert value(filled, "leaflet_copies") == answer_of(50)


def test_nothing_happened_zero_and_blank_stay_apart(world, campaign):
    report, head = drafted(world, world.boards[0]), world.people["hamlet"]

    entry(report, "gathering_times", "0", by=head, rest=False)
    entry(report, "visit_homes", "không phát sinh", by=head, rest=False)

    said = queries.answers(report)
    assert said["gathering_times"] == answer_of(0)
    assert said["visit_homes"].state == NONE
    assert said["leaflet_copies"].state == BLANK


def test_a_report_with_blanks_is_not_sent_and_nothing_is_lost(world, campaign):
    report = drafted(world, world.boards[0])

    with pytest.raises(Unfit, match="chưa nhập"):
        actions.send(report, by=world.people["hamlet"], uid=uuid4())

    assert Report.objects.get(pk=report.pk).state == Report.DRAFT


def test_a_report_is_not_sent_while_its_period_runs(world, campaign):
    report = actions.draft(due_of(world.boards[0], 1), by=world.people["hamlet"])
    entry(report, "gathering_times", "0", by=world.people["hamlet"])

    with pytest.raises(Unfit, match="14/10"):
        actions.send(report, by=world.people["hamlet"], uid=uuid4())


def test_sent_twice_is_sent_once(world, campaign):
    report, head, uid = drafted(world, world.boards[0]), world.people["hamlet"], uuid4()
    entry(report, "gathering_times", "0", by=head)

    actions.send(report, by=head, uid=uid)
    actions.send(report, by=head, uid=uid)

    assert Journal.objects.filter(verb="report.sent").count() == 1


def test_a_returned_report_is_corrected_as_a_new_version_that_tells_what_changed(world, campaign):
    board, head, officer = world.boards[0], world.people["hamlet"], world.people["officer"]
    wrong = did(campaign, "gathering", unit=board, on=DAY, counts={"people": 900})
    first = sent(world, board)
    actions.send_back(
        first,
        note="",
        figures={"gathering_people": "Thôn có chừng ấy người không?"},
        by=officer,
        uid=uuid4(),
    )
    right = did(campaign, "gathering", unit=board, on=DAY, counts={"people": 62})
    Activity.objects.filter(pk=right.pk).update(corrects=wrong)

    second = actions.draft(due_of(board), by=head)

    assert second.version == 2
    assert value(second, "gathering_people") == answer_of(62)
    assert queries.changed_since(second) == {"gathering_people": answer_of(900)}
    assert value(second, "visit_homes").state == NONE
    assert Report.objects.get(pk=first.pk).state == Report.RETURNED


def test_a_return_must_say_what_to_look_at(world, campaign):
    report = sent(world, world.boards[0])

    with pytest.raises(Unfit):
        actions.send_back(report, note=" ", figures={}, by=world.people["officer"], uid=uuid4())


def test_an_accepted_report_is_sealed_with_its_body_and_the_journals_head(world, campaign):
    report = sent(world, world.boards[0])

    seal = actions.accept(report, by=world.people["officer"], uid=uuid4())

    line = Journal.objects.get(commune=world.commune, seq=seal.journal_seq)
    assert digest(seal.body) == seal.sha256 == line.facts["sha256"]
    assert line.hash == seal.journal_hash
    with pytest.raises(Unfit):
        actions.draft(report.due, by=world.people["hamlet"])


def test_a_report_that_moved_on_meanwhile_is_not_changed(world, campaign):
    report = sent(world, world.boards[0])
    stale = Report.objects.get(pk=report.pk)
    actions.accept(report, by=world.people["officer"], uid=uuid4())

    with pytest.raises(AlreadyChanged):
        actions.send_back(
            stale, note="Xem lại", figures={}, by=world.people["officer"], uid=uuid4()
        )


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


def test_who_has_not_sent_is_known_by_name_and_days(world, campaign):
    sent(world, world.boards[0])

    missing = queries.who_has_not_sent(world.people["officer"])

    hamlets = {str(one.due.unit): one.days for one in missing if one.due.regime.level == "hamlet"}
    assert hamlets == {str(world.boards[1]): 12, str(world.boards[2]): 12}


def test_the_office_types_in_a_paper_or_stands_in_for_a_silent_hamlet(world, campaign):
    officer = world.people["officer"]

    paper = actions.draft(due_of(world.boards[1]), by=officer, how=actions.ON_PAPER)
    stand_in = actions.draft(due_of(world.boards[2]), by=officer, how=actions.STANDS_IN)

    assert (paper.on_paper, paper.stands_in) == (True, False)
    assert (stand_in.on_paper, stand_in.stands_in) == (False, True)


@pytest.mark.parametrize("role", ["hamlet2", "association", "viewer", "operator"])
def test_others_neither_write_nor_send_a_hamlets_report(world, campaign, role):
    report = drafted(world, world.boards[0])

    with pytest.raises(NotAllowed):
        actions.draft(report.due, by=world.people[role])
    with pytest.raises(NotAllowed):
        actions.send(report, by=world.people[role], uid=uuid4())


def test_a_hamlet_does_not_accept_its_own_report_nor_the_office_the_communes(world, campaign):
    report = sent(world, world.boards[0])
    with pytest.raises(NotAllowed):
        actions.accept(report, by=world.people["hamlet"], uid=uuid4())
    office = sent(world, world.office, "officer")

    with pytest.raises(NotAllowed):
        actions.accept(office, by=world.people["officer"], uid=uuid4())
    assert actions.accept(office, by=world.people["approver"], uid=uuid4())


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


def test_completeness_counts_what_was_due_and_sent(world, campaign):
    with clock.at(datetime(2025, 9, 16, 9, tzinfo=clock.ZONE)):
        sent(world, world.boards[0])
    sent(world, world.boards[1], "hamlet2")

    found = queries.punctuality(
        queries.dues(world.people["officer"]).filter(regime__level="hamlet")
    )

    assert (found.owed, found.sent, found.on_time) == (3, 2, 1)
