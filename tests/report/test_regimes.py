"""What is owed, to whom, by when; who has sent and who has not."""

from datetime import date, datetime
from uuid import uuid4

import pytest

from lantoa.intake.rules import ReadReporting
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.report import actions, queries
from lantoa.report.due_periods import span_label
from lantoa.report.models import Due, Regime
from lantoa.report.owing import put_dues
from tests.report.way import READ, drafted, due_of, sent

pytestmark = pytest.mark.django_db


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


def test_who_has_not_sent_is_known_by_name_and_days(world, campaign):
    sent(world, world.boards[0])

    missing = queries.who_has_not_sent(world.people["officer"])

    hamlets = {str(one.due.unit): one.days for one in missing if one.due.regime.level == "hamlet"}
    assert hamlets == {str(world.boards[1]): 12, str(world.boards[2]): 12}


def test_completeness_counts_what_was_due_and_sent(world, campaign):
    with clock.at(datetime(2025, 9, 16, 9, tzinfo=clock.ZONE)):
        sent(world, world.boards[0])
    sent(world, world.boards[1], "hamlet2")

    found = queries.punctuality(
        queries.dues(world.people["officer"]).filter(regime__level="hamlet")
    )

    assert (found.owed, found.sent, found.on_time) == (3, 2, 1)


def test_a_regime_says_which_parts_its_words_have(world, campaign):
    regime = due_of(world.boards[0]).regime
    usual = list(regime.sections.values())
    regime.parts = [["highlights", "Kết quả nổi bật"], ["loi-1", "Việc cần tỉnh giúp"]]
    regime.save()
    report = drafted(world, world.boards[0])

    actions.fill(
        report, entries={}, narrative={"loi-1": "Thêm một cụm loa.", "proposals": "Không hỏi"},
        by=world.people["hamlet"], uid=uuid4(),
    )  # fmt: skip

    assert usual[-1] == "Đề xuất, kiến nghị"
    assert report.narrative["loi-1"] == "Thêm một cụm loa."
    assert report.narrative.get("proposals") != "Không hỏi"


def test_days_that_were_reported_are_not_owed_again_when_the_periods_change(world, campaign):
    sent(world, world.boards[0])
    regime = due_of(world.boards[0]).regime
    regime.closing_day = 20
    regime.save()

    put_dues(regime)

    assert spans(world.boards[0]) == ["23/8–14/9", "15/9–20/9", "21/9–20/10"]
    assert spans(world.boards[1]) == ["23/8–20/9", "21/9–20/10"]


def spans(unit) -> list[str]:
    rows = Due.objects.filter(unit=unit).order_by("from_on")
    return [span_label(Period(row.from_on, row.until_on)) for row in rows]


def test_a_stopped_regime_owes_nothing_that_closes_later(world, campaign):
    regime = due_of(world.boards[0]).regime
    regime.stopped_on = date(2025, 9, 29)
    regime.save()

    put_dues(regime)

    assert spans(world.boards[0]) == ["23/8–14/9"]
