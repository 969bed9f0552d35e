"""The communes' figures side by side and added, as they may be read outside a commune."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from lantoa.reach.rules import is_small, unsaid
from lantoa.report.models import Received
from lantoa.report.rollup import said
from lantoa.report.rules import NONE, VALUE, ZERO, Answer, added, shown

HOUSEHOLDS = "hộ"
STAR, NOTHING = "*", "–"
UNTOLD = 10**9
"""Households of a commune whose report does not say how many: its small counts alone are kept."""


@dataclass(frozen=True)
class Column:
    """A figure over the communes: the sum in words ("" where it does not add), each commune's."""

    label: str
    unit_word: str
    total: str
    cells: list[str]
    added: Answer | None
    answers: list[Answer]

    @property
    def whole(self) -> object:
        """Return the sum for a spreadsheet: a number, or what stands in its place, or None."""
        return None if self.added is None else _number(self.added, self.total)

    @cached_property
    def numbers(self) -> list[object]:
        """Return the communes' cells for a spreadsheet: numbers, or what stands in their place."""
        return [_number(one, cell) for one, cell in zip(self.answers, self.cells, strict=True)]

    @cached_property
    def name(self) -> str:
        """Return what is counted and in what: "Số tờ rơi đã phát (tờ)"."""
        return f"{self.label} ({self.unit_word})"

    @property
    def is_silent(self) -> bool:
        """Say whether nothing of it happened anywhere."""
        return {*self.cells} == {NOTHING}

    @property
    def is_guarded(self) -> bool:
        """Say whether a small count stays unsaid here."""
        return STAR in (self.total, *self.cells)


def over_communes(rows: Sequence[Received]) -> list[Column]:
    """Return every figure that one of the reports holds, in their order."""
    told = [said(cast("dict[str, object]", row.body["sealed"])) for row in rows]
    homes = [int(row.body["sealed"].get("homes", UNTOLD)) for row in rows]
    words: dict[str, dict[str, object]] = {}
    for row, there in zip(rows, told, strict=True):
        for code in there:
            words.setdefault(code, row.body["figures"][code])
    return [
        _column(facts, [one.get(code, Answer()) for one in told], homes)
        for code, facts in words.items()
    ]


def _column(facts: Mapping[str, object], answers: list[Answer], homes: list[int]) -> Column:
    whole = added(answers, additive=True).answer if facts["adds"] else None
    total, cells = "" if whole is None else shown(whole), [_short(one) for one in answers]
    word = str(facts.get("unit_word", ""))
    if word == HOUSEHOLDS:
        total, cells = _guarded(total, whole, cells, answers, homes)
    return Column(str(facts["label"]), word, total, cells, whole, answers)


def _short(answer: Answer) -> str:
    """Return what a cell says: sixty-five times "Không phát sinh" would hide the numbers."""
    return NOTHING if answer.state == NONE else shown(answer)


def _number(answer: Answer, told: str) -> object:
    """Return what a spreadsheet holds: the number, or the word that stands in its place."""
    if told == STAR:
        return STAR
    if answer.state not in (VALUE, ZERO) or answer.value is None:
        return shown(answer)
    return int(answer.value) if answer.value == int(answer.value) else answer.value


def _guarded(
    total: str, whole: Answer | None, cells: list[str], answers: list[Answer], homes: list[int]
) -> tuple[str, list[str]]:
    """Return sum and cells of a count of households, small ones as "*" (`reach.small_counts`)."""
    counts = [int(one.value or 0) for one in answers]
    hidden = unsaid(list(zip(counts, homes, strict=True)))
    told = [STAR if n in hidden else cell for n, cell in enumerate(cells)]
    if whole is not None and is_small(int(whole.value or 0), sum(homes)):
        total = STAR
    return total, told
