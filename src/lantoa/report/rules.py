"""What is owed when, what a figure says, and how figures add up: pure decisions."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lantoa.kit.periods import Period, month_period, months_between, week_of, working_day
from lantoa.kit.say import num
from lantoa.kit.text import fold

VALUE, ZERO, NONE, BLANK = "value", "zero", "none", "blank"
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


@dataclass(frozen=True)
class Answer:
    """What a report says for one figure: a number, an explicit zero, nothing happened, blank."""

    state: str = BLANK
    value: Decimal | None = None


def answer_of(number: Decimal | int) -> Answer:
    """Return the answer that a number gives."""
    return Answer(VALUE, Decimal(number)) if number else Answer(ZERO, Decimal(0))


def read_answer(typed: str) -> Answer:
    """Read what a person typed: "1.327", "12,5", "0", "không phát sinh", or nothing.

    Raises `ValueError` for anything else, and for negative numbers.
    """
    text, unread = fold(typed).replace(" ", ""), ValueError(f"“{typed}” chưa đọc được thành số.")
    if not text:
        return Answer()
    if text in ("khongphatsinh", "khong", "-"):
        return Answer(NONE)
    if not text.replace(".", "").replace(",", "").isdigit() or text.count(",") > 1:
        raise unread
    groups = text.split(",")[0].split(".")
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        raise unread
    return answer_of(Decimal(text.replace(".", "").replace(",", ".")))


def shown(answer: Answer) -> str:
    """Return the figure as people write it: "1.327", "12,5", "Không phát sinh", "Chưa nhập"."""
    if answer.state == NONE:
        return "Không phát sinh"
    if answer.state == BLANK or answer.value is None:
        return "Chưa nhập"
    return num(answer.value)


@dataclass(frozen=True)
class Sum:
    """Figures of several units added: `blanks` units said nothing, so the sum is not whole."""

    answer: Answer
    blanks: int


def added(answers: Iterable[Answer], *, additive: bool) -> Sum:
    """Add the figures of several units.

    Only zeros give zero, only "nothing happened" gives that, only blanks give a blank. Raises
    `ValueError` for a figure that does not add (reach, distinct items): ask the ledger again.
    """
    if not additive:
        raise ValueError("this figure does not add over units")
    held = list(answers)
    blanks = sum(answer.state == BLANK for answer in held)
    numbers = [a.value for a in held if a.state in (VALUE, ZERO) and a.value is not None]
    if numbers:
        return Sum(answer_of(sum(numbers, Decimal(0))), blanks)
    return Sum(Answer(NONE if any(a.state == NONE for a in held) else BLANK), blanks)


def needs_reason(answer: Answer, ledger: Answer) -> bool:
    """Say whether a person must write why the figure is not what the ledger says.

    A blank says nothing yet; zero or "nothing happened" agree with a ledger that holds nothing.
    """
    if answer.state == BLANK or answer == ledger:
        return False
    return not (answer.state in (NONE, ZERO) and ledger.state in (BLANK, ZERO))


def changed(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> list[str]:
    """Return the codes whose answers differ between two versions of a report."""
    return [code for code in after if before.get(code, Answer()) != after[code]]


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


@dataclass(frozen=True)
class Delivery:
    """A due and the day it was sent for the first time, if it was."""

    due_on: date
    sent_on: date | None


@dataclass(frozen=True)
class Standing:
    """How many dues, sent and sent in time; shares in whole percent, None of nothing."""

    owed: int
    sent: int
    on_time: int

    @property
    def completeness(self) -> int | None:
        """Return the share sent."""
        return self.sent * 100 // self.owed if self.owed else None

    @property
    def timeliness(self) -> int | None:
        """Return the share sent in time."""
        return self.on_time * 100 // self.owed if self.owed else None


def standing(deliveries: Iterable[Delivery], today: date) -> Standing:
    """Count the dues that were sent or whose day has passed; those still ahead are not owed yet."""
    owed = [d for d in deliveries if d.sent_on is not None or d.due_on < today]
    return Standing(
        owed=len(owed),
        sent=sum(d.sent_on is not None for d in owed),
        on_time=sum(d.sent_on is not None and d.sent_on <= d.due_on for d in owed),
    )
