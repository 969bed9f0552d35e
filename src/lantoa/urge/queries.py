"""Questions asked of reminders: who still has what to do, what was said to whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lantoa.commune.models import Commune, Membership, Unit, User
from lantoa.commune.queries import commune_of, seen, visible_to, whole_number
from lantoa.commune.rules import VIEWER
from lantoa.kit import clock
from lantoa.urge.behind import Behind as Behind
from lantoa.urge.behind import behind as behind
from lantoa.urge.behind import longest_first, units_behind
from lantoa.urge.ladder import CALL, CALLED, RAISED, SUPERIOR, next_step
from lantoa.urge.models import Delivery, Preference, Reminder
from lantoa.urge.record import RECORD, by_thing, record_of
from lantoa.urge.rules import (
    AFTER,
    SOON,
    TODAY,
    Thing,
    letter,
    words,
)
from lantoa.urge.waiting import things_by_unit


@dataclass(frozen=True)
class Nudge(Behind):
    """One unit with what it still has to do, the message to paste, and what was said to it.

    `steps` pairs each duty with the step that is next (`ladder.next_step`); `said` the newest
    words of people, newest first.
    """

    text: str
    steps: list[tuple[Thing, str]]
    said: list[Reminder]
    reminded: Reminder | None

    @property
    def step(self) -> str:
        """Return the furthest step that any of its duties asks for."""
        ranked = (SUPERIOR, CALL, RAISED, CALLED, AFTER, TODAY, SOON)
        return min((step for _, step in self.steps), key=ranked.index)


def nudges(user: User) -> list[Nudge]:
    """Return the units that still have something to do, the longest waiting first."""
    commune, today = commune_of(user), clock.today()
    waiting = things_by_unit(commune, today)
    rows = list(units_behind(user, commune, waiting))
    worn, record = _worn(rows, today), record_of(commune, waiting, today)
    found = [
        _nudge(commune, unit, waiting[unit.pk], worn.get(unit.pk, []), record.get(unit.pk, []))
        for unit in rows
    ]
    return sorted(found, key=longest_first)


def _nudge(
    commune: Commune, unit: Unit, things: list[Thing], worn: list[User], record: list[Reminder]
) -> Nudge:
    today, office, known = clock.today(), str(commune.office), by_thing(record)
    called = next((one.called for one in reversed(worn) if one.address), str(unit.place))
    text = words(unit.relation, things, today, office=office)
    said = [row for row in record if row.said_by_id]
    after = whole_number(commune, "call_after_days")
    return Nudge(
        unit=unit,
        things=things,
        said_at=said[0].said_at if said else None,
        text=letter(
            unit.relation, called if unit.kind == "hamlet" else str(unit), text, office=office
        ),
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
        said=said,
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
