"""Lays reports out for pages: dues in groups, figures with the doors to their activities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from lantoa.channels.base import all_channels
from lantoa.commune.models import User
from lantoa.commune.queries import may
from lantoa.report.drafting import ledger_answer
from lantoa.report.forms import Row
from lantoa.report.indicators import HAMLET, OFFICE, REACH, section_title
from lantoa.report.models import Due, Figure, Regime, Report
from lantoa.report.queries import DueState, answer, changed_since, state_of
from lantoa.report.rules import BLANK, VALUE, ZERO, needs_reason, shown


@dataclass(frozen=True)
class Line:
    """A due in the list, with what this person may do about it."""

    state: DueState
    may_draft: bool
    may_stand_in: bool


@dataclass(frozen=True)
class Group:
    """The dues of one regime and period: how many were sent, and each one."""

    regime: Regime
    title: str
    lines: list[Line]

    @property
    def sent(self) -> int:
        """Count those that are with the receiver or accepted."""
        return sum(line.state.state in (Report.SENT, Report.ACCEPTED) for line in self.lines)

    @property
    def missing(self) -> list[Line]:
        """Return those whose period has closed and that have not come."""
        return [line for line in self.lines if line.state.is_missing]


def groups(rows: Iterable[Due], user: User) -> list[Group]:
    """Return the dues by regime and period, the newest due day first; periods ahead at the end."""
    found: dict[tuple[int, str], Group] = {}
    for due in rows:
        group = found.setdefault((due.regime_id, due.title), Group(due.regime, due.title, []))
        own = may(user, "report.draft", due)
        stands_in = due.regime.level != OFFICE and may(user, "report.stand_in", due)
        group.lines.append(Line(state_of(due), own and not stands_in, stands_in))
    return sorted(found.values(), key=_nearness)


def _nearness(group: Group) -> tuple[bool, float]:
    first = group.lines[0].state
    ahead = first.state == "ahead"
    moment = first.due.due_at.timestamp()
    return ahead, moment if ahead else -moment


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
            door=door(report.due, figure),
            differs=needs_reason(answer(figure), ledger_answer(figure)),
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


def door(due: Due, figure: Figure) -> str:
    """Return the address of the activities behind a figure; reach opens the reach of its days."""
    campaign, section = due.regime.campaign_id, figure.indicator.source.split(":")[0]
    days = {"tu": due.from_on, "den": due.until_on}
    if section == REACH and campaign:
        if due.regime.level == HAMLET:
            place = reverse("reach:hamlet", args=[campaign, due.unit.place_id])
        else:
            place = reverse("reach:board", args=[campaign])
        return f"{place}?{urlencode(days)}"
    asked: dict[str, object] = {"dot": campaign, "trang-thai": "done", **days}
    if section in all_channels():
        asked["loai"] = section
    if due.regime.level != OFFICE:
        asked["don-vi"] = due.unit_id
    return f"{reverse('outreach:ledger')}?{urlencode(asked)}"


@dataclass(frozen=True)
class DraftRow:
    """A figure to fill in, with its fields, what the ledger says and the door to it."""

    row: Row
    line: FigureLine

    @property
    def comes_first(self) -> bool:
        """Say whether there is something to look at: a number, a note, or a mistake."""
        line = self.line
        return bool(line.ledger or line.plain or line.before or self.row.field.errors)


def with_doors(rows: Sequence[Row], report: Report) -> list[DraftRow]:
    """Return the rows of a draft with what the ledger says of each."""
    told = lines(report, [row.figure for row in rows])
    return [DraftRow(row, line) for row, line in zip(rows, told, strict=True)]


def sections(report: Report) -> list[tuple[str, str]]:
    """Return the sections of words with their headings."""
    held = report.due.regime.sections.items()
    return [(label, str(report.narrative.get(key, ""))) for key, label in held]


def facts(report: Report, figures: Sequence[Figure]) -> dict[str, object]:
    """Return the numbers that stand on top of a report's page."""
    return {
        "blank": sum(figure.state == BLANK for figure in figures),
        "figures": len(figures),
        "noted": [figure for figure in figures if figure.note],
        "state": state_of(report.due),
    }
