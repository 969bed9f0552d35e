"""When reports are owed: periods closed by a day, working days to send."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lantoa.kit.periods import Period, working_day
from lantoa.kit.text import fold
from lantoa.report.due_periods import after_peaks, periods, renamed


@dataclass(frozen=True)
class Owed:
    """A report owed for a period, by the end of `due_on`."""

    title: str
    period: Period
    due_on: date


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
    peaks: Sequence[date] = (),
) -> list[Owed]:
    """Return what is owed for `span`: the first period is partial, the last one runs to its close.

    A duty "after the peak" owes one report for each of `peaks`. A duty that waits for an event
    owes nothing beforehand.
    """
    found = after_peaks(span, peaks) if every == "peak" else periods(every, span, closing_day)
    return [
        Owed(title, period, due_day(period.until_on, after=after, holidays=holidays))
        for title, period in found
    ]


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


def closed_before(owed: Owed, day: date | None) -> Owed:
    """Return what is owed by `day` instead; figures then close on the day before it at the latest.

    A day before the period begins is not believed.
    """
    if day is None or day <= owed.period.from_on:
        return owed
    if day > owed.period.until_on:
        return replace(owed, due_on=day)
    period = Period(owed.period.from_on, day - timedelta(days=1))
    return Owed(renamed(owed.title, period), period, day)
