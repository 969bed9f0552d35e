"""What is owed when, and what figures say when they are added."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.kit.periods import Period
from lantoa.report.due_days import asked_day, closed_before, due_day, dues
from lantoa.report.due_periods import span_label
from lantoa.report.rules import (
    BLANK,
    MOST,
    NONE,
    ZERO,
    Answer,
    Delivery,
    added,
    answer_of,
    changed,
    needs_reason,
    read_answer,
    shown,
    standing,
)

DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
EVERY = st.sampled_from(
    ["once", "daily", "weekly", "biweekly", "monthly", "quarterly", "half_year", "yearly",
     "campaign", "closing", "periodic"]
)  # fmt: skip


def owed(every, first, last, **changes):
    settings = {"closing_day": 14, "after": 3, **changes}
    return dues(every, Period(first, last), **settings)


def test_months_run_from_the_fifteenth_to_the_fourteenth_and_the_first_is_partial():
    found = owed("monthly", date(2027, 3, 23), date(2027, 5, 10))

    assert [due.title for due in found] == ["Kỳ tháng 4 (23/3–14/4)", "Kỳ tháng 5 (15/4–14/5)"]


def test_a_report_is_due_on_a_working_day_with_working_days_before_it():
    sunday_close = owed("monthly", date(2025, 8, 23), date(2025, 9, 10))[0]

    assert sunday_close.period.until_on == date(2025, 9, 14)
    assert sunday_close.due_on == date(2025, 9, 17)


def test_holidays_are_no_working_days():
    tet = frozenset({date(2026, 2, day) for day in range(16, 21)})

    assert due_day(date(2026, 2, 14), after=1, holidays=tet) == date(2026, 2, 23)


def test_a_closing_day_of_thirty_one_gives_calendar_months():
    found = owed("monthly", date(2026, 1, 1), date(2026, 2, 20), closing_day=31)

    assert [due.title for due in found] == ["Kỳ tháng 1 (1/1–31/1)", "Kỳ tháng 2 (1/2–28/2)"]


def test_a_period_over_new_year_names_its_years():
    assert span_label(Period(date(2025, 12, 15), date(2026, 1, 14))) == "15/12/2025–14/1/2026"


def test_quarters_close_on_the_fourteenth_of_their_last_month():
    found = owed("quarterly", date(2026, 1, 20), date(2026, 4, 1))

    assert [due.title for due in found] == ["Kỳ quý I (20/1–14/3)", "Kỳ quý II (15/3–14/6)"]


def test_half_years_and_years_close_with_their_last_month():
    halves = owed("half_year", date(2026, 1, 20), date(2026, 7, 1))
    years = owed("yearly", date(2025, 12, 20), date(2026, 12, 31))

    assert [due.title for due in halves] == [
        "Kỳ 6 tháng đầu năm (20/1–14/6)", "Kỳ 6 tháng cuối năm (15/6–14/12)",
    ]  # fmt: skip
    assert [due.title for due in years] == [
        "Kỳ năm 2026 (20/12/2025–14/12/2026)", "Kỳ năm 2027 (15/12/2026–14/12/2027)",
    ]  # fmt: skip


def test_after_each_peak_a_report_is_owed_and_a_peak_before_the_campaign_owes_none():
    peaks = [date(2026, 10, 10), date(2026, 2, 1), date(2026, 9, 2)]

    found = owed("peak", date(2026, 8, 24), date(2026, 12, 1), peaks=peaks)

    assert [due.title for due in found] == [
        "Sau cao điểm 2/9 (24/8–2/9)", "Sau cao điểm 10/10 (3/9–10/10)",
    ]  # fmt: skip
    assert found[1].due_on == date(2026, 10, 14)


def test_a_day_that_is_set_closes_the_figures_the_day_before():
    whole = owed("closing", date(2026, 8, 24), date(2026, 12, 31))[0]

    early = closed_before(whole, date(2026, 12, 10))

    assert early.title == "Tổng kết đợt (24/8–9/12)"
    assert (early.period.until_on, early.due_on) == (date(2026, 12, 9), date(2026, 12, 10))
    assert closed_before(whole, date(2027, 1, 20)).period == whole.period
    assert closed_before(whole, date(2026, 8, 1)) == whole


def test_a_report_when_there_is_a_difficulty_is_owed_on_no_day():
    assert owed("event", date(2026, 1, 1), date(2026, 12, 31)) == []


@given(EVERY, DAYS, st.integers(0, 200), st.integers(1, 31), st.integers(0, 10))
def test_periods_cover_the_span_once_and_leave_a_working_day(every, first, length, closing, after):
    last = first + timedelta(days=length)

    found = owed(every, first, last, closing_day=closing, after=after)

    assert found[0].period.from_on == first
    assert found[-1].period.until_on >= last
    for one, next_one in pairwise(found):
        assert next_one.period.from_on == one.period.until_on + timedelta(days=1)
    for due in found:
        assert due.due_on.weekday() < 5
        assert due.due_on > due.period.until_on
        assert (due.title.startswith("Ngày")) or span_label(due.period) in due.title


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1.327", "1.327"),
        ("1327", "1.327"),
        ("12,5", "12,5"),
        (" 0 ", "0"),
        ("Không phát sinh", "Không phát sinh"),
        ("", "Chưa nhập"),
        ("1.234.567", "1.234.567"),
    ],
)
def test_a_figure_is_read_and_shown_as_people_write_it(typed, says):
    assert shown(read_answer(typed)) == says


@pytest.mark.parametrize("typed", ["-3", "−3", "-1.000"])
def test_a_number_under_zero_is_told_what_it_is(typed):
    with pytest.raises(ValueError, match="nhỏ hơn 0"):
        read_answer(typed)


@pytest.mark.parametrize("typed", ["3-", "12.5", "nhiều", "1,2,3", "1.2345", ","])
def test_what_is_no_figure_is_not_guessed(typed):
    with pytest.raises(ValueError, match="chưa đọc được"):
        read_answer(typed)


@given(st.decimals(0, MOST, places=1))
def test_a_figure_shown_and_read_again_is_the_same(number):
    assert read_answer(shown(answer_of(number))) == answer_of(number)


def test_nothing_zero_and_blank_are_three_different_things():
    nothing, zero, blank = Answer(NONE), answer_of(0), Answer()

    assert added([nothing, nothing], additive=True).answer.state == NONE
    assert added([zero, nothing], additive=True).answer.state == ZERO
    assert added([blank, nothing], additive=True) == type(added([], additive=True))(nothing, 1)
    assert added([blank, blank], additive=True).answer.state == BLANK
    assert added([], additive=True).answer.state == BLANK


@given(st.lists(st.integers(0, 999)), st.integers(0, 5))
def test_figures_add_up_and_silence_is_counted_not_added(numbers, silent):
    answers = [answer_of(n) for n in numbers] + [Answer()] * silent

    total = added(answers, additive=True)

    assert total.blanks == silent
    assert (total.answer.value or 0) == sum(numbers)


def test_reach_is_never_added():
    with pytest.raises(ValueError, match="does not add"):
        added([answer_of(10), answer_of(20)], additive=False)


def test_a_figure_that_differs_from_the_ledger_needs_a_reason():
    assert needs_reason(answer_of(350), answer_of(298))
    assert not needs_reason(answer_of(298), Answer("value", Decimal("298.0")))
    assert needs_reason(answer_of(12), Answer())
    assert needs_reason(Answer(NONE), answer_of(4))
    assert not needs_reason(Answer(NONE), answer_of(0))
    assert not needs_reason(answer_of(0), Answer())
    assert not needs_reason(Answer(), answer_of(4))


def test_a_resubmission_tells_which_figures_changed():
    before = {"leaflets": answer_of(350), "meetings": answer_of(2)}
    after = {"leaflets": answer_of(298), "meetings": answer_of(2), "metres": answer_of(5)}

    assert changed(before, after) == ["leaflets", "metres"]


@given(st.lists(st.builds(Delivery, due_on=DAYS, sent_on=st.none() | DAYS)), DAYS)
def test_completeness_and_timeliness_stay_between_nothing_and_all(deliveries, today):
    found = standing(deliveries, today)

    for share in (found.completeness, found.timeliness):
        assert share is None or 0 <= share <= 100
    assert found.on_time <= found.sent <= found.owed


def test_a_report_sent_late_is_complete_and_not_in_time():
    due_on = date(2026, 3, 17)
    late, on_the_day = Delivery(due_on, date(2026, 3, 18)), Delivery(due_on, due_on)

    found = standing([late, on_the_day], date(2026, 3, 20))

    assert (found.owed, found.sent, found.on_time) == (2, 2, 1)
    assert (found.completeness, found.timeliness) == (100, 50)


def test_a_report_still_ahead_is_not_yet_missing():
    ahead = Delivery(due_on=date(2026, 3, 17), sent_on=None)

    assert standing([ahead], date(2026, 3, 17)).owed == 0
    assert standing([ahead], date(2026, 3, 18)).completeness == 0


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước ngày 20/11/2026", date(2026, 11, 20)),
        ("trước ngày 25 hằng tháng", date(2026, 3, 25)),
        ("ngày 10 hằng tháng", date(2026, 4, 10)),
        ("theo quy định", None),
        ("trước ngày 45/13/2026", None),
        ("ngày 40 hằng tháng", None),
    ],
)
def test_the_day_that_a_directive_sets_itself_is_kept(words, day):
    assert asked_day(words, date(2026, 3, 14)) == day
