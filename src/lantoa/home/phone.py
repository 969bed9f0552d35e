"""The phone of those who do the work: what is due, what was logged, how to ask for help."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from lantoa.commune.models import Unit, User
from lantoa.commune.queries import hats
from lantoa.commune.rules import DOERS
from lantoa.concerns.models import Concern
from lantoa.concerns.queries import open_for
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.kit.say import when
from lantoa.outreach import queries as outreach
from lantoa.outreach.models import Activity
from lantoa.outreach.queries import Hint
from lantoa.reach import queries as reach
from lantoa.reach.models import RecallSheet
from lantoa.report import queries as report
from lantoa.report.models import Report
from lantoa.urge.models import Reminder
from lantoa.urge.queries import reminders

MOST_DUE = 4
MOST_LOGGED = 3
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Logged:
    """Something done, how far its report has spread (sent, counted) and the words for it."""

    activity: Activity
    state: str
    words: str


@dataclass(frozen=True)
class Phone:
    """The three cards; lists are cut to what a small screen takes."""

    units: list[Unit]
    due: list[Activity]
    more_due: int
    reports: list[report.DueState]
    logged: list[Logged]
    concerns: list[Concern]
    reminder: Reminder | None
    hints: list[Hint]
    asks: list[RecallSheet]

    @property
    def count(self) -> int:
        """Count what waits for this person."""
        return len(self.due) + self.more_due + len(self.reports) + len(self.asks)


def phone(user: User) -> Phone:
    """Return the first page of a village head, an association, an operator."""
    units = list({hat.unit.pk: hat.unit for hat in hats(user) if hat.role in DOERS}.values())
    horizon = clock.today() + SOON
    due = [row for unit in units for row in outreach.due(unit, until_on=horizon)]
    due.sort(key=lambda row: (row.due_on, row.due_time or time.max, row.pk))
    mine = report.states(report.dues(user).filter(unit__in=units))
    return Phone(
        units=units,
        due=due[:MOST_DUE],
        more_due=max(0, len(due) - MOST_DUE),
        reports=[one for one in mine if one.is_missing],
        logged=_logged(user, units, mine),
        concerns=list(open_for(user)),
        reminder=reminders(user).first(),
        hints=outreach.hints_of(user),
        asks=list(reach.to_ask(user)),
    )


def _logged(user: User, units: list[Unit], dues: Iterable[report.DueState]) -> list[Logged]:
    done = outreach.ledger(user, outreach.Asked(state=Activity.DONE)).filter(unit__in=units)
    rows = done.order_by("-received_at", "-pk")
    accepted = [
        Period(one.due.from_on, one.due.until_on) for one in dues if one.state == Report.ACCEPTED
    ]
    return [_spread(row, accepted) for row in rows[:MOST_LOGGED]]


def _spread(row: Activity, accepted: list[Period]) -> Logged:
    done_on: date | None = row.done_on
    if done_on and any(done_on in period for period in accepted):
        return Logged(row, "counted", "Đã vào báo cáo")
    at = f" {when(row.received_at)}" if row.received_at else ""
    return Logged(row, "sent", f"Xã đã nhận{at}")
