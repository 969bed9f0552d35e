"""Reminders are made by rule, passed on by people, and read."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Commune, Unit, User
from lantoa.commune.queries import commune_of, require, units, whole_number
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.urge.models import Reminder
from lantoa.urge.queries import things_by_unit
from lantoa.urge.rules import moment, most_pressing, words

VIAS = {"zalo": "nhắn Zalo", "call": "gọi điện"}


def remind(now: datetime) -> list[Reminder]:
    """Make today's reminders of every commune whose hour has come; safe to run twice.

    A unit gets one reminder a day that names all it has to do (practice §1.16).
    """
    return [row for commune in Commune.objects.all() for row in remind_commune(commune, now)]


@transaction.atomic
def remind_commune(commune: Commune, now: datetime) -> list[Reminder]:
    """Make today's reminders of one commune; nothing before the hour that it has set."""
    now = now.astimezone(clock.ZONE)
    if now.hour < whole_number(commune, "reminder_hour"):
        return []
    today = now.date()
    waiting = things_by_unit(commune, today)
    done = set(
        Reminder.objects.filter(commune=commune, on=today, via="app").values_list(
            "unit_id", flat=True
        )
    )
    made = []
    for unit in units(commune).exclude(pk__in=done):
        pressing = [one for one in waiting.get(unit.pk, ()) if moment(one, today)]
        if not pressing:
            continue
        first = most_pressing(pressing)
        made.append(
            Reminder(
                commune=commune,
                unit=unit,
                rule=f"{first.kind}_{moment(first, today)}",
                about=first.about,
                on=today,
                words=words(
                    unit.relation, waiting[unit.pk], today, office=_whom_to_call(unit, commune)
                ),
                made_at=now,
            )
        )
    Reminder.objects.bulk_create(made, ignore_conflicts=True)
    if made:
        journal(None, "reminder.made", commune, {"rows": len(made)}, commune=commune)
    return made


def _whom_to_call(unit: Unit, commune: Commune) -> str:
    return "" if unit.pk == commune.office_id else str(commune.office)


@transaction.atomic
def pass_on(unit: Unit, *, words: str, via: str, by: User, uid: UUID) -> Reminder:
    """Record that a person reminded the unit by Zalo or a call: who, when, in which words."""
    require(by, "reminder.send", unit)
    if via not in VIAS:
        raise Unfit("Chọn cách nhắc: Zalo hoặc gọi điện.", field="via")
    with receipt(by, uid, "reminder.said", [unit.pk, words, via]) as first:
        if first:
            row, _ = Reminder.objects.update_or_create(
                unit=unit,
                rule=f"said_{via}",
                about=f"unit:{unit.pk}",
                on=clock.today(),
                defaults={
                    "commune": commune_of(by),
                    "words": words,
                    "via": via,
                    "made_at": clock.now(),
                    "said_at": clock.now(),
                    "said_by": by,
                },
            )
            journal(by, "reminder.said", row, {"unit": unit.pk, "via": via})
            first.answer = {"pk": row.pk}
    return Reminder.objects.get(pk=first.pk)


@transaction.atomic
def read(reminder: Reminder, *, by: User) -> Reminder:
    """Mark a reminder as read by a person of the unit; once is enough."""
    require(by, "reminder.see", reminder)
    if reminder.seen_at is None:
        reminder.seen_at, reminder.seen_by = clock.now(), by
        reminder.save(update_fields=["seen_at", "seen_by"])
    return reminder
