"""When reports are owed: periods closed by a day, working days to send."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lantoa.kit.periods import Period, month_period, months_between, week_of, working_day
from lantoa.kit.text import fold

EVERY = {
    "once": "một lần",
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "biweekly": "hai tuần một lần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "periodic": "định kỳ",
    "event": "khi có khó khăn, vướng mắc",
}
"""How often a report is asked for, as in the reading form; "periodic" is read as monthly."""


@dataclass(frozen=True)
class Owed:
    """A report owed for a period, by the end of `due_on`."""

    title: str
    period: Period
    due_on: date


def span_label(period: Period) -> str:
    """Return "15/9–14/10", with years where the period crosses one."""
    first, last = period.from_on, period.until_on
    if first.year != last.year:
        return f"{first.day}/{first.month}/{first.year}–{last.day}/{last.month}/{last.year}"
    return f"{first.day}/{first.month}–{last.day}/{last.month}"


def due_day(closes_on: date, *, after: int, holidays: frozenset[date] = frozenset()) -> date:
    """Return the working day that is `after` working days past the closing day.

    At least one working day lies between closing and sending (Nghị định 09/2019/NĐ-CP, Điều 8).
    """
    day = closes_on
    for _ in range(max(1, after)):
        day = working_day(day + timedelta(days=1), holidays=holidays)
    return day


def dues(
    every: str,
    span: Period,
    *,
    closing_day: int,
    after: int,
    holidays: frozenset[date] = frozenset(),
) -> list[Owed]:
    """Return what is owed for `span`: the first period is partial, the last one runs to its close.

    A duty that waits for an event owes nothing beforehand.
    """
    return [
        Owed(title, period, due_day(period.until_on, after=after, holidays=holidays))
        for title, period in _periods(every, span, closing_day)
    ]


def _periods(every: str, span: Period, closing_day: int) -> Iterator[tuple[str, Period]]:
    if every in ("monthly", "periodic"):
        for year, month, _ in months_between(span, closing_day=closing_day):
            whole = month_period(year, month, closing_day=closing_day)
            yield _named(f"Kỳ tháng {month}", whole, span)
    elif every == "quarterly":
        yield from _quarters(span, closing_day)
    elif every in ("weekly", "biweekly"):
        yield from _weeks(span, 1 if every == "weekly" else 2)
    elif every == "daily":
        for offset in range(span.days):
            day = span.from_on + timedelta(days=offset)
            yield f"Ngày {day.day}/{day.month}", Period(day, day)
    elif every == "once":
        yield _named("Cả đợt", span, span)


def _named(name: str, whole: Period, span: Period) -> tuple[str, Period]:
    period = Period(max(whole.from_on, span.from_on), whole.until_on)
    return f"{name} ({span_label(period)})", period


def _quarters(span: Period, closing_day: int) -> Iterator[tuple[str, Period]]:
    year, quarter = span.from_on.year, 1
    while True:
        first = month_period(year, quarter * 3 - 2, closing_day=closing_day)
        last = month_period(year, quarter * 3, closing_day=closing_day)
        whole = Period(first.from_on, last.until_on)
        if whole.from_on > span.until_on:
            return
        if whole.until_on >= span.from_on:
            yield _named(f"Kỳ quý {('I', 'II', 'III', 'IV')[quarter - 1]}", whole, span)
        year, quarter = (year, quarter + 1) if quarter < 4 else (year + 1, 1)


def _weeks(span: Period, weeks: int) -> Iterator[tuple[str, Period]]:
    monday = week_of(span.from_on).from_on
    while monday <= span.until_on:
        whole = Period(monday, monday + timedelta(days=7 * weeks - 1))
        yield _named("Kỳ tuần" if weeks == 1 else "Kỳ hai tuần", whole, span)
        monday = whole.until_on + timedelta(days=1)


def asked_day(words: str, closes_on: date) -> date | None:
    """Return the day that a directive's own words set for sending, or None.

    "trước ngày 20/11/2026" is that day; "ngày 25 hằng tháng" the first 25th after the close.
    """
    text = fold(words)
    if whole := re.search(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        day, month, year = (int(part) for part in whole.groups())
    elif every := re.search(r"ngay (\d{1,2})\b(?![/.-])", text):
        day, month, year = int(every.group(1)), closes_on.month, closes_on.year
        if day <= closes_on.day:
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
