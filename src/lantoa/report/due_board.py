"""Lays out what is owed: dues in groups of a regime and period, the nearest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.commune.models import User
from lantoa.commune.queries import may
from lantoa.report.indicators import OFFICE
from lantoa.report.models import Due, Regime, Report
from lantoa.report.queries import DueState, state_of


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
