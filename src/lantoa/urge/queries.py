"""Questions asked of reminders: who still has what to do, what was said to whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from lantoa.commune.models import Commune, Membership, Unit, User
from lantoa.commune.queries import commune_of, seen, units, visible_to, whole_number
from lantoa.commune.rules import VIEWER
from lantoa.kit import clock
from lantoa.outreach.models import Activity
from lantoa.outreach.queries import RADIO, standing
from lantoa.plan.models import Campaign
from lantoa.report.models import Due, Report
from lantoa.report.queries import AHEAD, LATE, OPEN, state_of
from lantoa.urge.ladder import CALL, CALLED, RAISED, SUPERIOR, Said, next_step
from lantoa.urge.models import Delivery, Preference, Reminder
from lantoa.urge.rules import (
    ACTIVITY,
    AFTER,
    REPORT,
    SOON,
    SUBORDINATE,
    TODAY,
    Thing,
    letter,
    words,
)

AHEAD_DAYS = 2
BEHIND_DAYS = 21
RECORD = timedelta(days=60)
WAITING = {AHEAD, OPEN, LATE, Report.DRAFT, Report.RETURNED}


@dataclass(frozen=True)
class Nudge:
    """One unit with what it still has to do, the message to paste, and what was said to it.

    `days` counts days since the oldest was due (0: nothing has passed); `steps` pairs each duty
    with the step that is next (`ladder.next_step`); `said` the newest words of people, newest
    first.
    """

    unit: Unit
    things: list[Thing]
    text: str
    days: int
    steps: list[tuple[Thing, str]]
    said: list[Reminder]
    reminded: Reminder | None

    @property
    def is_asked(self) -> bool:
        """Say whether the unit is asked (đề nghị phối hợp) and not urged."""
        return self.unit.relation != SUBORDINATE

    @property
    def step(self) -> str:
        """Return the furthest step that any of its duties asks for."""
        ranked = (SUPERIOR, CALL, RAISED, CALLED, AFTER, TODAY, SOON)
        return min((step for _, step in self.steps), key=ranked.index)

    @property
    def since(self) -> date:
        """Return the day of the oldest duty."""
        return min(one.due_on for one in self.things)


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
    rows = list(visible_to(user, others.select_related("place")))
    worn, record = _worn(rows, today), _record(commune, waiting, today)
    found = [
        _nudge(commune, unit, waiting[unit.pk], worn.get(unit.pk, []), record.get(unit.pk, []))
        for unit in rows
    ]
    return sorted(found, key=lambda one: (-one.days, one.unit.sort_key))


def _nudge(
    commune: Commune, unit: Unit, things: list[Thing], worn: list[User], record: list[Reminder]
) -> Nudge:
    today, office, known = clock.today(), str(commune.office), by_thing(record)
    called = next((one.called for one in reversed(worn) if one.address), str(unit.place))
    text = words(unit.relation, things, today, office=office)
    after = whole_number(commune, "call_after_days")
    return Nudge(
        unit=unit,
        things=things,
        text=letter(
            unit.relation, called if unit.kind == "hamlet" else str(unit), text, office=office
        ),
        days=max(0, *((today - one.due_on).days for one in things)),
        steps=[
            (
                one,
                next_step(
                    one, unit.relation, known.get(one.about, []), today,
                    call_after=after, somebody=bool(worn),
                ),
            )
            for one in things
        ],
        said=[row for row in record if row.said_by_id],
        reminded=next((row for row in record if row.user_id), None),
    )  # fmt: skip


def nudge(user: User, unit: Unit) -> Nudge | None:
    """Return what one unit still has to do, or None."""
    return next((one for one in nudges(user) if one.unit == unit), None)


def _worn(rows: Iterable[Unit], today: date) -> dict[int, list[User]]:
    """Return who works in each unit, in the order in which they came."""
    worn = Membership.objects.on(today).filter(unit__in=list(rows), user__is_active=True)
    found: dict[int, list[User]] = defaultdict(list)
    for hat in worn.exclude(role=VIEWER).select_related("user").order_by("-pk"):
        found[hat.unit_id].append(hat.user)
    return found


def _record(commune: Commune, unit_ids: Iterable[int], today: date) -> dict[int, list[Reminder]]:
    """Return what was said to each unit in the last weeks, the newest first."""
    rows = Reminder.objects.filter(
        commune=commune, unit__in=list(unit_ids), on__gte=today - RECORD
    ).select_related("said_by")
    found: dict[int, list[Reminder]] = defaultdict(list)
    for row in rows.order_by("-made_at", "-pk"):
        found[row.unit_id].append(row)
    return found


def by_thing(record: Iterable[Reminder]) -> dict[str, list[Said]]:
    """Return what was said about each duty, by its address."""
    found: dict[str, list[Said]] = defaultdict(list)
    for row in record:
        for about, step in row.things:
            found[about].append(Said(step, row.on, row.outcome, row.promised_on))
    return found


def history(
    commune: Commune, unit_ids: Iterable[int], today: date
) -> dict[int, dict[str, list[Said]]]:
    """Return what was said about each duty, unit by unit."""
    return {pk: by_thing(rows) for pk, rows in _record(commune, unit_ids, today).items()}


def last_call(unit: Unit) -> Reminder | None:
    """Return the newest call that was noted for the unit."""
    return Reminder.objects.filter(unit=unit, rule=Reminder.CALL).order_by("-made_at").first()


def said_to(user: User, unit: Unit) -> QuerySet[Reminder]:
    """Return all that was said to the unit, the newest first."""
    rows = Reminder.objects.filter(unit=unit).select_related("said_by", "user")
    return visible_to(user, rows).order_by("-made_at", "-pk")


def undelivered(user: User) -> QuerySet[Delivery]:
    """Return the digests of the commune that did not go out at the first try, the newest first."""
    rows = Delivery.objects.filter(
        reminder__commune=commune_of(user), state__in=(Delivery.WAITING, Delivery.FAILED)
    ).exclude(fault="")
    return rows.select_related("reminder__user", "reminder__unit").order_by("-pk")


def reminders(user: User) -> QuerySet[Reminder]:
    """Return today's unread digest of `user`."""
    return mine(user).filter(on=clock.today(), seen_at__isnull=True)


def mine(user: User) -> QuerySet[Reminder]:
    """Return the digests that were made for `user`, with how each went out, the newest first."""
    return Reminder.objects.filter(user=user).prefetch_related("deliveries").order_by("-made_at")


def raised(user: User) -> QuerySet[Reminder]:
    """Return what the office took to the leaders in the last weeks."""
    rows = Reminder.objects.filter(
        commune=commune_of(user), rule=Reminder.SUPERIOR, on__gte=clock.today() - RECORD
    )
    return rows.select_related("unit", "said_by").order_by("-made_at")


def preference(user: User) -> Preference | None:
    """Return how `user` wants to be reminded, or None where nothing was chosen."""
    return Preference.objects.filter(user=user).first()


def reminder(user: User, pk: int) -> Reminder:
    """Return one reminder that `user` may see; raises `NotThere`."""
    return seen(user, Reminder.objects.select_related("unit__place"), pk=pk)


def _low(title: str) -> str:
    """Return "Kỳ tháng 9 (…)" as it stands inside a sentence."""
    return title[:1].lower() + title[1:]
