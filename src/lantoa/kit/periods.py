"""Reporting periods: spans of days that close on a set day, and working days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1945, 2100


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where no paper of this state can mean it (a misread year)."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


@dataclass(frozen=True, order=True)
class Period:
    """Days from `from_on` to `until_on`, both included."""

    from_on: date
    until_on: date

    def __contains__(self, day: date) -> bool:
        """Say whether `day` lies in the period."""
        return self.from_on <= day <= self.until_on

    @property
    def days(self) -> int:
        """Count the days."""
        return (self.until_on - self.from_on).days + 1

    def cut(self, other: "Period") -> "Period | None":
        """Return the days that both have, or None."""
        first, last = max(self.from_on, other.from_on), min(self.until_on, other.until_on)
        return Period(first, last) if first <= last else None


def month_before(year: int, month: int) -> tuple[int, int]:
    """Return the month before, as (year, month)."""
    return (year, month - 1) if month > 1 else (year - 1, 12)


def month_period(year: int, month: int, *, closing_day: int) -> Period:
    """Return the reporting month: the day after last month's closing to this month's closing.

    With `closing_day` 14 this is 15→14 (Nghị định 09/2019/NĐ-CP, Điều 12); with 31 it is the
    calendar month.
    """
    return Period(
        _closing(*month_before(year, month), closing_day) + timedelta(days=1),
        _closing(year, month, closing_day),
    )


def _closing(year: int, month: int, day: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(
        date(year, month, min(day, 28)) + timedelta(days=max(0, day - 28)),
        following - timedelta(days=1),
    )


def months_between(span: Period, *, closing_day: int) -> Iterator[tuple[int, int, Period]]:
    """Yield (year, month, period) for each reporting month that touches `span`, cut to it."""
    year, month = span.from_on.year, span.from_on.month
    while True:
        period = month_period(year, month, closing_day=closing_day)
        if period.from_on > span.until_on:
            return
        if part := period.cut(span):
            yield year, month, part
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def month_of(day: date, *, closing_day: int) -> Period:
    """Return the reporting month that holds `day`."""
    return month_period(*_named(day, closing_day), closing_day=closing_day)


def quarter_of(day: date, *, closing_day: int) -> Period:
    """Return the three reporting months that hold `day`: 15/12→14/3 with `closing_day` 14."""
    year, month = _named(day, closing_day)
    return _months(year, (month - 1) // 3 * 3 + 1, 3, closing_day)


def year_of(day: date, *, closing_day: int) -> Period:
    """Return the twelve reporting months that hold `day`: 15/12→14/12 with `closing_day` 14."""
    return _months(_named(day, closing_day)[0], 1, 12, closing_day)


def _months(year: int, first: int, number: int, closing_day: int) -> Period:
    opens = month_period(year, first, closing_day=closing_day).from_on
    return Period(opens, month_period(year, first + number - 1, closing_day=closing_day).until_on)


def _named(day: date, closing_day: int) -> tuple[int, int]:
    """Return (year, month) that the reporting month of `day` is called by."""
    if day <= _closing(day.year, day.month, closing_day):
        return day.year, day.month
    return (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)


def working_day(day: date, *, holidays: frozenset[date] = frozenset()) -> date:
    """Return `day`, or the first working day after it when it is a weekend or a holiday."""
    while day.weekday() >= 5 or day in holidays:
        day += timedelta(days=1)
    return day


def week_of(day: date) -> Period:
    """Return the week from Monday to Sunday that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))
