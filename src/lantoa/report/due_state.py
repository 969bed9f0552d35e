"""Where a report that is owed stands today: ahead, open, late, on its way, accepted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from lantoa.commune.models import Unit
from lantoa.kit import clock
from lantoa.report.models import Due, Report

AHEAD, OPEN, LATE = "ahead", "open", "late"


@dataclass(frozen=True)
class DueState:
    """A due with its newest report and where it stands.

    `state` is ahead (the period still runs), open, late, draft, returned, sent or accepted;
    `days` counts days since the due day (negative: still ahead).
    """

    due: Due
    report: Report | None
    state: str
    days: int

    @property
    def is_missing(self) -> bool:
        """Say whether the report should be on its way and is not."""
        return self.state in (OPEN, LATE, Report.DRAFT, Report.RETURNED)

    @property
    def is_asked_politely(self) -> bool:
        """Say whether the unit is asked, not urged: it stands outside the commune's tree."""
        return self.due.unit.relation != Unit.SUBORDINATE


def state_of(due: Due) -> DueState:
    """Return where a due stands today."""
    newest = next(iter(due.reports.all()), None)
    days = (clock.today() - clock.day_of(due.due_at)).days
    state = where(newest.state if newest else "", due_at=due.due_at, until_on=due.until_on)
    return DueState(due, newest, state, days)


def where(newest: str, *, due_at: datetime, until_on: date) -> str:
    """Return where a due stands today whose newest report has this state ("" for none)."""
    today = clock.today()
    if newest in (Report.SENT, Report.ACCEPTED, Report.RETURNED):
        return newest
    if today > clock.day_of(due_at):
        return LATE
    if newest:
        return Report.DRAFT
    return AHEAD if today <= until_on else OPEN


def states(rows: Iterable[Due]) -> list[DueState]:
    """Return where each due stands today."""
    return [state_of(due) for due in rows]
