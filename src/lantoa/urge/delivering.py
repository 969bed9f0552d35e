"""Digests go out once by each way; what fails is kept, tried again, and never lost."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from lantoa.commune.models import Commune
from lantoa.kit import clock
from lantoa.urge.carriers import EMAIL, SERVICE, NotCarried, send_mail, send_service
from lantoa.urge.hours import chosen_hour, rest_of
from lantoa.urge.models import Delivery, Reminder
from lantoa.urge.rules import letter, title

WAITS = (timedelta(minutes=10), timedelta(minutes=30), timedelta(hours=1))
MOST_TRIES = 10
STUCK = timedelta(minutes=15)


def enqueue(rows: Iterable[Reminder], now: datetime) -> None:
    """Ask for every way that the reader of each digest has chosen beside the app."""
    wanted = []
    for row in rows:
        choice = getattr(row.user, "preference", None)
        ways = {EMAIL: choice.email, SERVICE: choice.service} if choice else {}
        wanted += [Delivery(reminder=row, via=via, next_at=now) for via, to in ways.items() if to]
    Delivery.objects.bulk_create(wanted, ignore_conflicts=True)


def deliver(now: datetime) -> int:
    """Send what waits and return how much went out; safe to run twice and side by side.

    A try that began and never ended (the worker was killed) is taken up after 15 minutes, under
    the same Message-ID.
    """
    stuck = Delivery.objects.filter(state=Delivery.SENDING, started_at__lt=now - STUCK)
    stuck.update(state=Delivery.WAITING)
    ready = Delivery.objects.filter(state=Delivery.WAITING, next_at__lte=now)
    return sum(_try(pk, now) for pk in ready.order_by("pk").values_list("pk", flat=True))


def _try(pk: int, now: datetime) -> bool:
    row = Delivery.objects.select_related(
        "reminder__user__preference", "reminder__commune__place", "reminder__commune__office"
    ).get(pk=pk)
    reminder = row.reminder
    if _is_merged(reminder, now):
        _from_waiting(pk, state=Delivery.MERGED)
        return False
    if not rest_of(reminder.commune).is_fit(now.astimezone(clock.ZONE)):
        _from_waiting(pk, next_at=_next(reminder, now))
        return False
    if not _from_waiting(pk, state=Delivery.SENDING, started_at=now, tries=F("tries") + 1):
        return False
    try:
        _carry(row)
    except NotCarried as error:
        _keep(row, str(error), now)
        return False
    Delivery.objects.filter(pk=pk).update(state=Delivery.SENT, sent_at=now, fault="")
    return True


def _from_waiting(pk: int, **change: object) -> bool:
    """Change a row that still waits; of two workers only one does."""
    return bool(Delivery.objects.filter(pk=pk, state=Delivery.WAITING).update(**change))


def _is_merged(reminder: Reminder, now: datetime) -> bool:
    later = Reminder.objects.filter(user=reminder.user_id, on__gt=reminder.on)
    return later.filter(on__lte=clock.day_of(now)).exists()


def _carry(row: Delivery) -> None:
    reminder, choice = row.reminder, getattr(row.reminder.user, "preference", None)
    to = getattr(choice, row.via, "")
    if not to:
        raise NotCarried("Người nhận không còn dùng cách này.")
    said = title(reminder.unit.relation)
    if row.via == EMAIL:
        head = f"{said} ngày {reminder.on.day}/{reminder.on.month}: {reminder.unit}"
        send_mail(to, title=head, body=_written(reminder), key=f"nhac-viec-{reminder.pk}")
    else:
        send_service(to, title=said, body=reminder.words)


def _written(reminder: Reminder) -> str:
    """Return the digest as a letter: to whom, from whom, and where its hour is chosen."""
    office = str(reminder.commune.office or reminder.commune)
    assert reminder.user is not None
    called = reminder.user.called if reminder.user.address else reminder.user.full_name
    text = letter(reminder.unit.relation, called, reminder.words, office=office)
    return f"{text}\n\nĐổi giờ nhắc hoặc thôi nhận thư: mở Lan Tỏa, mục Giờ nhắc việc."


def _keep(row: Delivery, fault: str, now: datetime) -> None:
    tries = row.tries + 1
    state = Delivery.FAILED if tries >= MOST_TRIES else Delivery.WAITING
    Delivery.objects.filter(pk=row.pk).update(
        state=state, fault=fault, next_at=_next(row.reminder, now, tries=tries)
    )


def _next(reminder: Reminder, now: datetime, *, tries: int = 1) -> datetime:
    """Return when to try again: soon on the same day, then at the person's hour of a fit day.

    On a later day the person's own hour is waited for, when that day's digest is made: so that two
    never come on one day.
    """
    local, rest = now.astimezone(clock.ZONE), rest_of(reminder.commune)
    chosen = chosen_hour(reminder.user, reminder.commune)
    soon = local + WAITS[min(tries, len(WAITS)) - 1]
    if reminder.on == local.date() == soon.date() and rest.is_fit(soon):
        return soon
    return rest.next_time(local, chosen)


@transaction.atomic
def send_again(commune: Commune, now: datetime) -> int:
    """Let what was given up wait once more; return how many."""
    rows = Delivery.objects.filter(reminder__commune=commune, state=Delivery.FAILED)
    return rows.update(state=Delivery.WAITING, tries=0, next_at=now)


def arrived(day: datetime) -> set[int]:
    """Return the people to whom an earlier digest came late, on this very day."""
    today = clock.day_of(day)
    rows = Delivery.objects.filter(
        Q(sent_at__gte=clock.local(today)), reminder__on__lt=today, reminder__user__isnull=False
    )
    return {pk for pk in rows.values_list("reminder__user_id", flat=True) if pk is not None}
