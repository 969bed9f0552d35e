"""Questions asked of reminders: who still has what to do, what was said to whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from lantoa.commune.models import Commune, Membership, Unit, User
from lantoa.commune.queries import commune_of, hats, seen, units, visible_to
from lantoa.kit import clock
from lantoa.outreach.models import Activity
from lantoa.outreach.queries import RADIO, standing
from lantoa.plan.models import Campaign
from lantoa.report.models import Due, Report
from lantoa.report.queries import AHEAD, LATE, OPEN, state_of
from lantoa.urge.models import Reminder
from lantoa.urge.rules import ACTIVITY, REPORT, SUBORDINATE, Thing, letter, words

AHEAD_DAYS = 2
BEHIND_DAYS = 21
WAITING = {AHEAD, OPEN, LATE, Report.DRAFT, Report.RETURNED}


@dataclass(frozen=True)
class Nudge:
    """One unit with what it still has to do, the message to paste, and what was said last.

    `days` counts days since the oldest was due (0: nothing has passed).
    """

    unit: Unit
    things: list[Thing]
    text: str
    days: int
    said: Reminder | None

    @property
    def is_asked(self) -> bool:
        """Say whether the unit is asked (đề nghị phối hợp) and not urged."""
        return self.unit.relation != SUBORDINATE


def things_by_unit(commune: Commune, today: date) -> dict[int, list[Thing]]:
    """Return what each unit of the commune still has to do: from two days ahead to weeks back."""
    found: dict[int, list[Thing]] = defaultdict(list)
    for unit, thing in [*_reports(commune, today), *_activities(commune, today)]:
        found[unit].append(thing)
    return found


def _reports(commune: Commune, today: date) -> Iterator[tuple[int, Thing]]:
    until = clock.local(today + timedelta(days=AHEAD_DAYS + 1))
    rows = Due.objects.filter(
        regime__commune=commune, regime__campaign__state=Campaign.RUNNING, due_at__lt=until
    ).prefetch_related("reports")
    for row in rows:
        if state_of(row).state in WAITING:
            thing = Thing(REPORT, f"due:{row.pk}", _low(row.title), clock.day_of(row.due_at))
            yield row.unit_id, thing


def _activities(commune: Commune, today: date) -> Iterator[tuple[int, Thing]]:
    """Find what is planned for today or was to be written down; radio has its own schedule."""
    rows = standing().filter(
        campaign__commune=commune,
        campaign__state=Campaign.RUNNING,
        state=Activity.PLANNED,
        due_on__range=(today - timedelta(days=BEHIND_DAYS), today),
    )
    for row in rows.exclude(kind__in=RADIO):
        yield row.unit_id, Thing(ACTIVITY, f"activity:{row.pk}", row.title, row.due_on)


def nudges(user: User) -> list[Nudge]:
    """Return the units that still have something to do, the longest waiting first."""
    commune, today = commune_of(user), clock.today()
    waiting = things_by_unit(commune, today)
    others = units(commune).filter(pk__in=waiting).exclude(pk=commune.office_id or 0)
    rows = visible_to(user, others.select_related("place"))
    called, said = _called(rows, today), _said(commune)
    found = [
        Nudge(
            unit,
            waiting[unit.pk],
            letter(
                unit.relation,
                called.get(unit.pk, str(unit.place)) if unit.kind == "hamlet" else str(unit),
                words(unit.relation, waiting[unit.pk], today, office=str(commune.office)),
                office=str(commune.office),
            ),
            max(0, *((today - one.due_on).days for one in waiting[unit.pk])),
            said.get(unit.pk),
        )
        for unit in rows
    ]
    return sorted(found, key=lambda one: (-one.days, one.unit.sort_key))


def nudge(user: User, unit: Unit) -> Nudge | None:
    """Return what one unit still has to do, or None."""
    return next((one for one in nudges(user) if one.unit == unit), None)


def _called(rows: Iterable[Unit], today: date) -> dict[int, str]:
    """Return how the head of each hamlet is called: "ông Phiến"."""
    worn = Membership.objects.on(today).filter(unit__in=list(rows), user__is_active=True)
    rows_of = worn.exclude(user__address="").select_related("user").order_by("-pk")
    return {hat.unit_id: hat.user.called for hat in rows_of}


def _said(commune: Commune) -> dict[int, Reminder]:
    """Return the newest word that a person passed on to each unit."""
    rows = Reminder.objects.filter(commune=commune, said_at__isnull=False)
    return {row.unit_id: row for row in rows.select_related("said_by").order_by("said_at")}


def reminders(user: User) -> QuerySet[Reminder]:
    """Return today's unread reminders of the units that `user` works in, the newest first."""
    mine = {hat.unit.pk for hat in hats(user)}
    rows = Reminder.objects.filter(on=clock.today(), seen_at__isnull=True, unit__in=mine, via="app")
    return visible_to(user, rows)


def reminder(user: User, pk: int) -> Reminder:
    """Return one reminder that `user` may see; raises `NotThere`."""
    return seen(user, Reminder.objects.select_related("unit__place"), pk=pk)


def _low(title: str) -> str:
    """Return "Kỳ tháng 9 (…)" as it stands inside a sentence."""
    return title[:1].lower() + title[1:]
