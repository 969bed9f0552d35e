"""Reporting periods and working days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lantoa.kit.periods import Period, month_period, months_between, week_of, working_day

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
closings = st.integers(1, 31)


def test_the_october_period_of_a_state_body_runs_from_15_september_to_14_october() -> None:
    assert month_period(2025, 10, closing_day=14) == Period(date(2025, 9, 15), date(2025, 10, 14))


def test_january_begins_in_the_old_year() -> None:
    assert month_period(2026, 1, closing_day=14).from_on == date(2025, 12, 15)


def test_a_period_that_closes_on_the_31st_is_the_calendar_month() -> None:
    assert month_period(2024, 2, closing_day=31) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert month_period(2025, 12, closing_day=31) == Period(date(2025, 12, 1), date(2025, 12, 31))


@given(st.integers(2020, 2035), st.integers(1, 12), closings)
def test_periods_follow_each_other_without_gap_or_overlap(
    year: int, month: int, closing_day: int
) -> None:
    this = month_period(year, month, closing_day=closing_day)
    following = (year, month + 1) if month < 12 else (year + 1, 1)

    after = month_period(*following, closing_day=closing_day)

    assert this.until_on + timedelta(days=1) == after.from_on
    assert this.days in range(26, 36)


@given(days, st.integers(0, 200), closings)
def test_the_periods_of_a_campaign_cover_each_of_its_days_once(
    from_on: date, length: int, closing_day: int
) -> None:
    span = Period(from_on, from_on + timedelta(days=length))

    parts = [part for _, _, part in months_between(span, closing_day=closing_day)]

    assert sum(part.days for part in parts) == span.days
    assert (parts[0].from_on, parts[-1].until_on) == (span.from_on, span.until_on)


def test_the_first_period_of_a_campaign_is_partial() -> None:
    span = Period(date(2025, 8, 24), date(2025, 10, 10))

    months = list(months_between(span, closing_day=14))

    assert months[0] == (2025, 9, Period(date(2025, 8, 24), date(2025, 9, 14)))
    assert [m[:2] for m in months] == [(2025, 9), (2025, 10)]


@given(days)
def test_a_due_date_never_falls_on_a_weekend_and_never_moves_back(day: date) -> None:
    moved = working_day(day)

    assert moved.weekday() < 5
    assert timedelta(0) <= moved - day <= timedelta(days=2)


def test_a_due_date_moves_past_a_holiday_and_the_weekend_after_it() -> None:
    friday, monday = date(2026, 5, 1), date(2026, 5, 4)

    assert working_day(friday, holidays=frozenset({friday})) == monday


@given(days)
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    week = week_of(day)

    assert day in week
    assert (week.from_on.weekday(), week.days) == (0, 7)
