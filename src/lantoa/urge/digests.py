"""Whom to remind today: for each person one digest of all that their units still have to do."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from lantoa.commune.actions import journal
from lantoa.commune.models import Commune, Membership, Unit, User
from lantoa.commune.queries import communes, units
from lantoa.commune.rules import APPROVER, PROVINCE, VIEWER
from lantoa.kit import clock
from lantoa.urge.delivering import arrived, enqueue
from lantoa.urge.hours import chosen_hour, rest_of
from lantoa.urge.ladder import SUPERIOR, Said, is_agreed
from lantoa.urge.models import Reminder
from lantoa.urge.record import history
from lantoa.urge.rest import Rest
from lantoa.urge.rules import Thing, moment_kept, step_on, words
from lantoa.urge.waiting import things_by_unit

RAISED_DAYS = timedelta(days=7)


@dataclass(frozen=True)
class Part:
    """What one of a person's units has to be told: words, and (address, step) of each duty."""

    commune: Commune
    unit: Unit
    words: str
    things: list[tuple[str, str]]


def parts_now(commune: Commune, now: datetime) -> Iterator[tuple[User, Part]]:
    """Yield what each person of the commune is to be told at this moment, unit by unit.

    Nothing on a day off or in the night, nor before the hour that the person chose; what a day off
    has kept back comes on the next fit day.
    """
    rest, now = rest_of(commune), now.astimezone(clock.ZONE)
    if not rest.is_fit(now):
        return
    people = _people(commune, now.date())
    ready = [hat for hat in people if rest.hour(chosen_hour(hat.user, commune)) <= now.time()]
    parts = _parts(commune, now.date(), rest) if ready else {}
    for hat in ready:
        if part := parts.get(hat.unit_id):
            yield hat.user, part
    leaders = [hat for hat in ready if hat.role == APPROVER]
    yield from _raised(commune, leaders, now.date())


def _people(commune: Commune, today: date) -> list[Membership]:
    """Return the hats of those who do something in a unit of the commune."""
    worn = Membership.objects.on(today).exclude(role__in=(VIEWER, PROVINCE))
    rows = worn.filter(unit__in=units(commune), user__is_active=True).order_by("pk")
    return list(rows.select_related("user__preference", "unit__place"))


def _parts(commune: Commune, today: date, rest: Rest) -> dict[int, Part]:
    waiting = things_by_unit(commune, today)
    said, hushed = history(commune, waiting, today), rest.hushed(today)
    found = {}
    for unit in units(commune).filter(pk__in=waiting):
        things, known = waiting[unit.pk], said.get(unit.pk, {})
        if any(_is_pressing(one, known.get(one.about, []), today, hushed) for one in things):
            office = "" if unit.pk == commune.office_id else str(commune.office)
            text = words(unit.relation, things, today, office=office)
            steps = [(one.about, step_on(one, today)) for one in things]
            found[unit.pk] = Part(commune, unit, text, steps)
    return found


def _is_pressing(thing: Thing, said: list[Said], today: date, hushed: list[date]) -> bool:
    return not is_agreed(said, today) and moment_kept(thing, today, hushed) is not None


def _raised(
    commune: Commune, leaders: list[Membership], today: date
) -> Iterator[tuple[User, Part]]:
    """Yield what the office took to the leaders and they were not told yet."""
    since = today - RAISED_DAYS
    rows = list(Reminder.objects.filter(commune=commune, rule=Reminder.SUPERIOR, on__gte=since))
    if not rows or not leaders:
        return
    told: dict[int, set[str]] = defaultdict(set)
    digests = Reminder.objects.filter(user__in=[hat.user_id for hat in leaders], on__gte=since)
    for user, things in digests.values_list("user_id", "things"):
        told[user or 0].update(about for about, _ in things)
    for hat in leaders:
        for row in rows:
            if (about := f"reminder:{row.pk}") not in told[hat.user_id]:
                yield hat.user, Part(commune, hat.unit, row.words, [(about, SUPERIOR)])


def remind(now: datetime) -> list[Reminder]:
    """Make the digests of this moment for every commune; safe to run twice.

    A person gets one digest a day that names all that their units have to do (practice §1.16),
    also when they work in several units or communes.
    """
    today = clock.day_of(now)
    parts: dict[User, list[Part]] = defaultdict(list)
    for commune in communes().select_related("place", "office"):
        for user, part in parts_now(commune, now):
            parts[user].append(part)
    told = Reminder.objects.filter(user__in=parts, on=today).values_list("user_id", flat=True)
    done = {*told, *arrived(now)}
    rows: dict[Commune, list[Reminder]] = defaultdict(list)
    for user, mine in parts.items():
        if user.pk not in done:
            rows[mine[0].commune].append(_digest(user, mine, now))
    return [row for commune, made in rows.items() for row in _keep(commune, made, now)]


def _digest(user: User, parts: list[Part], now: datetime) -> Reminder:
    several = len({part.unit.pk for part in parts}) > 1
    said = [f"{part.unit}: {part.words}" if several else part.words for part in parts]
    return Reminder(
        commune=parts[0].commune,
        unit=parts[0].unit,
        user=user,
        rule=Reminder.DIGEST,
        about=f"user:{user.pk}",
        on=clock.day_of(now),
        things=[pair for part in parts for pair in part.things],
        words="\n".join(said),
        made_at=now,
    )


@transaction.atomic
def _keep(commune: Commune, made: list[Reminder], now: datetime) -> list[Reminder]:
    Reminder.objects.bulk_create(made, ignore_conflicts=True)
    mine = Reminder.objects.filter(user__in=[row.user_id for row in made], on=clock.day_of(now))
    rows = list(mine.select_related("user__preference", "unit"))
    enqueue(rows, now)
    journal(None, "reminder.made", commune, {"rows": len(rows)}, commune=commune)
    return rows
