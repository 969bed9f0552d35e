"""Lays out what is owed: dues in groups of a regime and period, the nearest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Prefetch, Q

from lantoa.commune.models import User
from lantoa.commune.queries import may, visible_to
from lantoa.kit import clock
from lantoa.report.indicators import OFFICE
from lantoa.report.models import Due, Regime, Report
from lantoa.report.queries import DueState, state_of
from lantoa.report.regime_models import question_of


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
    def to_do(self) -> list[Line]:
        """Return those that still want something of somebody; of one unit alone, its line."""
        open_ = [line for line in self.lines if line.state.state != Report.ACCEPTED]
        return self.lines if len(self.lines) == 1 else open_

    @property
    def done(self) -> list[Line]:
        """Return those that are accepted."""
        return (
            []
            if len(self.lines) == 1
            else [line for line in self.lines if line.state.state == Report.ACCEPTED]
        )

    @property
    def missing(self) -> list[Line]:
        """Return those whose period has closed and that have not come."""
        return [line for line in self.lines if line.state.is_missing]


@dataclass(frozen=True)
class Ahead:
    """A period that still runs or is to come: how many reports it will bring, by when.

    `running` is the due (id) of a period that runs, where it is the only one, else 0.
    """

    title: str
    regime: str
    number: int
    due_at: datetime
    running: int


Turn = tuple[int, date]
"""A regime (id) and the day its period closes."""


def turns(user: User) -> list[Turn]:
    """Return the periods that have closed, the newest first."""
    rows = visible_to(user, Due.objects.filter(until_on__lt=clock.today()))
    told = rows.order_by().values_list("regime_id", "until_on").annotate(at=Max("due_at"))
    return [(regime, until) for regime, until, _ in sorted(told, key=lambda row: row[2])][::-1]


def of_turns(user: User, asked: Sequence[Turn]) -> list[Group]:
    """Return the dues of these periods in groups, in a fixed number of queries."""
    wanted = Q(pk__in=[])
    for regime, until_on in asked:
        wanted |= Q(regime=regime, until_on=until_on)
    rows = visible_to(user, Due.objects.filter(wanted)).select_related("unit__place")
    told = Report.objects.select_related("issued").order_by("-version")
    return groups(
        rows.prefetch_related("regime", Prefetch("reports", told)).order_by(
            "due_at", "unit__sort_key"
        ),
        user,
    )


def ahead(user: User) -> list[Ahead]:
    """Return the periods that still run or are to come, the nearest first."""
    rows = visible_to(user, Due.objects.filter(until_on__gte=clock.today())).order_by()
    told = rows.values_list("regime__title", "until_on").annotate(
        Min("title"), Count("pk"), Max("due_at"), Min("pk"), Min("from_on")
    )
    today = clock.today()
    return [
        Ahead(title, regime, number, at, due if number == 1 and first <= today else 0)
        for regime, _, title, number, at, due, first in sorted(told, key=lambda row: row[1])
    ]


def may_begin(user: User, rows: Sequence[Ahead]) -> set[int]:
    """Return the dues (ids) of running periods whose draft `user` may begin and nobody has."""
    running = [one.running for one in rows if one.running]
    open_ = Due.objects.filter(pk__in=running, reports__isnull=True).select_related("unit__place")
    return {due.pk for due in open_ if may(user, "report.draft", due)}


def begun(user: User) -> list[Report]:
    """Return the drafts of periods that have not closed: their figures run to today."""
    rows = Report.objects.filter(state=Report.DRAFT, due__until_on__gte=clock.today())
    rows = rows.select_related("due__unit__place", "due__regime")
    return list(visible_to(user, rows).order_by("due__until_on", "due__unit__sort_key"))


def groups(rows: Iterable[Due], user: User) -> list[Group]:
    """Return the dues by regime and period, the newest due day first; periods ahead at the end."""
    found: dict[tuple[int, str, date], Group] = {}
    for due in rows:
        group = found.setdefault(
            (due.regime_id, due.title, due.until_on), Group(due.regime, _called(due), [])
        )
        own = may(user, "report.draft", due)
        stands_in = due.regime.level != OFFICE and may(user, "report.stand_in", due)
        group.lines.append(Line(state_of(due), own and not stands_in, stands_in))
    return sorted(found.values(), key=_nearness)


def _called(due: Due) -> str:
    """Return the period's name; of a question what is asked: its days say nothing to anybody."""
    return question_of(due.regime.key, due.regime.title) or due.title


def _nearness(group: Group) -> tuple[bool, float]:
    first = group.lines[0].state
    ahead = first.state == "ahead"
    moment = first.due.due_at.timestamp()
    return ahead, moment if ahead else -moment
