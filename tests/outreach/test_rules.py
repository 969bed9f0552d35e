"""Days of a cadence, and numbers that can be."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lantoa.kit.periods import Period
from lantoa.outreach.rules import days_of, weekday_from

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
SPAN = Period(date(2025, 9, 1), date(2025, 10, 10))


def test_weekly_work_comes_on_the_same_weekday_every_week():
    days = days_of("weekly", SPAN, first=date(2025, 9, 3), peaks=())

    assert [f"{day.day}/{day.month}" for day in days] == [
        "3/9", "10/9", "17/9", "24/9", "1/10", "8/10",
    ]  # fmt: skip


def test_every_other_week_and_every_four_weeks():
    both = [
        days_of(cadence, SPAN, first=SPAN.from_on, peaks=()) for cadence in ("biweekly", "monthly")
    ]

    assert [day.day for day in both[0]] == [1, 15, 29]
    assert [day.day for day in both[1]] == [1, 29]


def test_what_belongs_to_the_peak_stands_on_the_peaks_or_at_the_end():
    peaks = (date(2025, 8, 19), date(2025, 9, 2))

    assert days_of("peak", SPAN, first=SPAN.from_on, peaks=peaks) == [date(2025, 9, 2)]
    assert days_of("peak", SPAN, first=SPAN.from_on, peaks=()) == [SPAN.until_on]


@given(st.sampled_from(["daily", "weekly", "biweekly", "monthly", "peak", "once"]), DAYS, DAYS)
def test_no_cadence_leaves_the_days_of_the_campaign(cadence, first, day):
    span = Period(min(first, day), max(first, day))

    days = days_of(cadence, span, first=first, peaks=(day,))

    assert days
    assert all(one in span for one in days)
    assert days == sorted(set(days))


@given(DAYS, st.integers(0, 6))
def test_the_next_such_weekday_is_within_the_week(day, weekday):
    found = weekday_from(day, weekday)

    assert found.weekday() == weekday
    assert timedelta(0) <= found - day < timedelta(days=7)
