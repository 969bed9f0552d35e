"""What is owed when, what a figure says, and how figures add up: pure decisions."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from lantoa.kit.say import num
from lantoa.kit.text import fold

VALUE, ZERO, NONE, BLANK = "value", "zero", "none", "blank"
MOST = 200_000_000  # more than the people of the country


class Answer(NamedTuple):
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
    text = fold(typed).replace(" ", "")
    unread = ValueError(f"“{typed}” chưa đọc được thành số. Ghi như 12 hoặc 12,5.")
    if not text:
        return Answer()
    if text in ("khongphatsinh", "khong", "-"):
        return Answer(NONE)
    if text[0] in "-−–" and text[1:].replace(".", "").replace(",", "").isdigit():
        raise ValueError(f"“{typed}” nhỏ hơn 0. Ghi số từ 0 trở lên.")
    if not text.replace(".", "").replace(",", "").isdigit() or text.count(",") > 1:
        raise unread
    groups = text.split(",")[0].split(".")
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        raise unread
    number = Decimal(text.replace(".", "").replace(",", "."))
    if number > MOST:
        raise ValueError(f"“{typed}” lớn quá. Đếm lại các chữ số.")
    return answer_of(number)


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


PERIODS = ("daily", "weekly", "biweekly", "monthly", "quarterly", "half_year", "yearly")
WHOLE = ("closing", "campaign", "once")


def feeding(parent: str, offered: Collection[str]) -> str:
    """Return which of a unit's kinds of report a parent of kind `parent` adds; "" for none.

    The same kind, else the longest periods that lie within the parent's; never two kinds at once,
    which would count the same work twice. After a peak only what was told of the peak.
    """
    if parent in offered or parent == "peak":
        return parent if parent in offered else ""
    if parent in WHOLE:
        wished = (*WHOLE, *reversed(PERIODS))
    elif parent in PERIODS:
        wished = tuple(reversed(PERIODS[: PERIODS.index(parent)]))
    else:
        wished = ()
    return next((kind for kind in wished if kind in offered), "")


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
