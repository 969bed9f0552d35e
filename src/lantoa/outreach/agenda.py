"""A week of a campaign: each day's work, alike work of many hamlets as one line."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from lantoa.channels.base import all_channels
from lantoa.commune.models import Unit, User
from lantoa.commune.queries import visible_to
from lantoa.kit.periods import Period
from lantoa.outreach.models import IN_TIME, Activity
from lantoa.outreach.queries import standing
from lantoa.plan.models import Campaign


@dataclass(frozen=True)
class Line:
    """Activities of one kind and name at one hour: often one a hamlet."""

    kind: str
    title: str
    at: time | None
    rows: tuple[Activity, ...]

    @property
    def icon(self) -> str:
        """Return the channel's icon."""
        return all_channels()[self.kind].icon

    @property
    def done(self) -> int:
        """Count those that were done."""
        return sum(row.state == Activity.DONE for row in self.rows)

    @property
    def state(self) -> str:
        """Return the state that all have in common; planned while any still waits."""
        states = {row.state for row in self.rows}
        return states.pop() if len(states) == 1 else Activity.PLANNED


@dataclass(frozen=True)
class Day:
    """One day with its lines in time."""

    on: date
    lines: tuple[Line, ...]


def week(user: User, campaign: Campaign, span: Period, *, unit: Unit | None = None) -> list[Day]:
    """Return the days of `span` with what `user` may see of the campaign, or of one unit in it."""
    rows = visible_to(user, standing()).filter(
        campaign=campaign, due_on__range=(span.from_on, span.until_on)
    )
    if unit is not None:
        rows = rows.filter(unit=unit)
    held: dict[date, dict[tuple[str, str, time | None], list[Activity]]] = {}
    for row in rows.select_related("unit", "place").order_by(*IN_TIME):
        lines = held.setdefault(row.due_on, {})
        lines.setdefault((row.kind, row.title, row.due_time), []).append(row)
    return [
        Day(
            on=day,
            lines=tuple(Line(*key, tuple(alike)) for key, alike in held.get(day, {}).items()),
        )
        for day in (span.from_on + timedelta(days=n) for n in range(span.days))
    ]
