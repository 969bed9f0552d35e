"""Lays a report out for its page: figures and sentences with the doors to their proofs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from lantoa.report.drafting import is_unlike, ledger_answer
from lantoa.report.forms import Row
from lantoa.report.indicators import section_title
from lantoa.report.models import Figure, Report
from lantoa.report.proofs import lines_of
from lantoa.report.queries import answer, changed_since, figures, state_of, version_before
from lantoa.report.rules import BLANK, VALUE, ZERO, shown


@dataclass(frozen=True)
class FigureLine:
    """A figure as a page shows it: in words, where it comes from, what was said about it."""

    figure: Figure
    shown: str
    ledger: str
    door: str
    differs: bool
    before: str
    is_blank: bool
    plain: str


def lines(report: Report, figures: Sequence[Figure]) -> list[FigureLine]:
    """Return the figures with their doors, and what the version before said where it differs."""
    before = changed_since(report)
    return [
        FigureLine(
            figure=figure,
            shown=shown(answer(figure)),
            ledger=shown(ledger_answer(figure)) if figure.ledger_value is not None else "",
            door=door(report, figure),
            differs=is_unlike(figure, answer(figure)),
            before=shown(before[figure.indicator.code]) if figure.indicator.code in before else "",
            is_blank=figure.state == BLANK,
            plain=shown(answer(figure)) if figure.state in (VALUE, ZERO) else "",
        )
        for figure in figures
    ]


@dataclass(frozen=True)
class Told:
    """A report's figures as it reads: sections with figures, then the silent ones by their word."""

    parts: list[tuple[str, list[FigureLine]]]
    silent: list[tuple[str, list[tuple[str, str]]]]


def by_section(held: Sequence[FigureLine]) -> Told:
    """Return the figures under the paper's headings; silent sections keep their doors."""
    sections: dict[str, list[FigureLine]] = {}
    for line in held:
        sections.setdefault(line.figure.indicator.source.split(":")[0], []).append(line)
    parts: list[tuple[str, list[FigureLine]]] = []
    silent: dict[str, list[tuple[str, str]]] = {}
    for section, lines_held in sections.items():
        if any(line.plain or line.figure.note for line in lines_held):
            parts.append((section_title(section), lines_held))
        else:
            first = lines_held[0]
            silent.setdefault(first.shown, []).append((section_title(section), first.door))
    return Told(parts, list(silent.items()))


def door(report: Report, figure: Figure) -> str:
    """Return the address of what stands behind a figure."""
    return reverse("report:figure", args=[report.pk, figure.indicator.code])


@dataclass(frozen=True)
class DraftRow:
    """A figure to fill in, with its fields, what the ledger says and the door to it.

    `asked`: the receiver's word on this figure, "" where it was not returned for it.
    """

    row: Row
    line: FigureLine
    asked: str = ""

    @property
    def comes_first(self) -> bool:
        """Say whether there is something to look at: a number, a note, or a mistake."""
        line = self.line
        held = line.ledger or line.plain or line.before or line.figure.typed
        return bool(self.asked or held or self.row.field.errors)


def returned(report: Report) -> tuple[Report | None, list[Figure]]:
    """Return the version before, with the figures that its receiver put a word on."""
    before = version_before(report)
    return before, [one for one in figures(before) if one.note] if before else []


def with_doors(rows: Sequence[Row], report: Report, notes: Iterable[Figure]) -> list[DraftRow]:
    """Return the rows of a draft with what the ledger says of each, and what `notes` (figures of
    the version before) ask of it.
    """
    told = lines(report, [row.figure for row in rows])
    asked = {one.indicator_id: one.note for one in notes}
    return [
        DraftRow(row, line, asked.get(row.figure.indicator_id, ""))
        for row, line in zip(rows, told, strict=True)
    ]


@dataclass(frozen=True)
class Spoken:
    """A part of the words: its heading, and each sentence with its door ("" for people's own).

    `differs`: the version before said it otherwise.
    """

    key: str
    label: str
    sentences: list[tuple[str, str]]
    differs: bool = False


def sections(report: Report, before: Report | None = None) -> list[Spoken]:
    """Return the parts of words with their headings."""
    return [
        Spoken(
            key,
            label,
            [
                (text, _said_by(report, key, n, text))
                for n, text in enumerate(lines_of(report, key))
            ],
            differs=before is not None and lines_of(before, key) != lines_of(report, key),
        )
        for key, label in report.due.regime.sections.items()
    ]


def _said_by(report: Report, part: str, n: int, text: str) -> str:
    known = text in report.grounds.get(part, {})
    return reverse("report:sentence", args=[report.pk, part, n]) if known else ""


def facts(report: Report, figures: Sequence[Figure]) -> dict[str, object]:
    """Return the numbers that stand on top of a report's page."""
    return {
        "blank": sum(figure.state == BLANK and not figure.typed for figure in figures),
        "unread": sum(bool(figure.typed) for figure in figures),
        "figures": len(figures),
        "noted": [figure for figure in figures if figure.note],
        "state": state_of(report.due),
    }
