"""Reminders are made by rule, passed on by people, called for, raised, and read."""

from datetime import date, time
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Unit, User
from lantoa.commune.queries import commune_of, require
from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.urge.delivering import send_again
from lantoa.urge.digests import remind as remind
from lantoa.urge.ladder import CALL, OUTCOMES, SUPERIOR
from lantoa.urge.models import Preference, Reminder
from lantoa.urge.queries import nudge
from lantoa.urge.record import last_call
from lantoa.urge.rules import raised_words, step_on
from lantoa.urge.waiting import things_by_unit

VIAS = {"zalo": "nhắn Zalo", "call": "gọi điện"}
PROMISED = "promised"


@transaction.atomic
def pass_on(unit: Unit, *, words: str, via: str, by: User, uid: UUID) -> Reminder:
    """Record that a person sent the words to the unit by Zalo: who, when, in which words."""
    require(by, "reminder.send", unit)
    if via != "zalo":
        raise Unfit("Lời nhắn đi bằng Zalo; gọi điện thì ghi ở trang cuộc gọi.", field="via")
    with receipt(by, uid, "reminder.said", [unit.pk, words, via]) as first:
        if first:
            row = _said(unit, rule=Reminder.ZALO, via=via, words=words, by=by, uid=uid)
            journal(by, "reminder.said", row, {"unit": unit.pk, "via": via})
            first.answer = {"pk": row.pk}
    return Reminder.objects.get(pk=first.pk)


@transaction.atomic
def note_call(
    unit: Unit, *, outcome: str, promised_on: date | None, note: str, by: User, uid: UUID
) -> Reminder:
    """Record a call to the unit and how it ended (`ladder.OUTCOMES`); raises `Unfit`."""
    require(by, "reminder.send", unit)
    if outcome not in OUTCOMES:
        raise Unfit("Chọn cuộc gọi kết thúc thế nào.", field="outcome")
    if (outcome == PROMISED) != (promised_on is not None):
        raise Unfit("Hẹn đến ngày nào thì chọn “Hẹn đến ngày” và ghi ngày ấy.", field="promised_on")
    if promised_on and not 0 <= (promised_on - clock.today()).days <= 60:
        raise Unfit("Ngày hẹn từ hôm nay đến 60 ngày tới.", field="promised_on")
    with receipt(by, uid, "reminder.called", [unit.pk, outcome, promised_on, note]) as first:
        if first:
            row = _said(
                unit, rule=Reminder.CALL, via="call", words=OUTCOMES[outcome], by=by, uid=uid
            )
            row.outcome, row.promised_on, row.note = outcome, promised_on, note
            row.save(update_fields=["outcome", "promised_on", "note"])
            journal(by, "reminder.called", row, {"unit": unit.pk, "outcome": outcome})
            first.answer = {"pk": row.pk}
    return Reminder.objects.get(pk=first.pk)


@transaction.atomic
def escalate(unit: Unit, *, by: User, uid: UUID) -> Reminder:
    """Take a unit that was reminded and called to the leaders.

    Raises `Unfit` where no call is noted yet, or a promised day has not passed.
    """
    require(by, "reminder.send", unit)
    with receipt(by, uid, "reminder.raised", [unit.pk]) as first:
        if first:
            found = nudge(by, unit)
            things = [one for one, step in found.steps if step == SUPERIOR] if found else []
            call = last_call(unit)
            if not things or call is None:
                raise Unfit("Chưa đến lúc báo cáo lãnh đạo: gọi điện và ghi kết quả trước đã.")
            text = raised_words(str(unit), things, call.on, clock.today())
            row = _said(unit, rule=Reminder.SUPERIOR, via="app", words=text, by=by, uid=uid)
            row.things = [[one.about, SUPERIOR] for one in things]
            row.save(update_fields=["things"])
            journal(by, "reminder.raised", row, {"unit": unit.pk})
            first.answer = {"pk": row.pk}
    return Reminder.objects.get(pk=first.pk)


def _said(unit: Unit, *, rule: str, via: str, words: str, by: User, uid: UUID) -> Reminder:
    commune, now = commune_of(by), clock.now()
    waiting = things_by_unit(commune, now.date()).get(unit.pk, [])
    steps = [[one.about, CALL if rule == CALL else step_on(one, now.date())] for one in waiting]
    return Reminder.objects.create(
        commune=commune,
        unit=unit,
        rule=rule,
        about=f"uid:{uid.hex}",
        on=now.date(),
        things=steps,
        words=words,
        via=via,
        made_at=now,
        said_at=now,
        said_by=by,
    )


@transaction.atomic
def read(reminder: Reminder, *, by: User) -> Reminder:
    """Mark a digest as read by the person it was made for; once is enough."""
    if reminder.user_id != by.pk:
        raise NotAllowed
    if reminder.seen_at is None:
        reminder.seen_at, reminder.seen_by = clock.now(), by
        reminder.save(update_fields=["seen_at", "seen_by"])
    return reminder


@transaction.atomic
def choose(*, at: time | None, email: str, service: str, by: User, uid: UUID) -> Preference:
    """Keep when and by what a person wants to be reminded; `at` None takes the commune's hour."""
    with receipt(by, uid, "reminder.chosen", [at, email, service]) as first:
        if first:
            row, _ = Preference.objects.update_or_create(
                user=by, defaults={"at": at, "email": email, "service": service}
            )
            journal(by, "reminder.chosen", by)
            first.answer = {"pk": row.pk}
    return Preference.objects.get(user=by)


@transaction.atomic
def try_again(*, by: User, uid: UUID) -> int:
    """Let the digests that were given up go out once more; return how many."""
    commune = commune_of(by)
    require(by, "reminder.send", commune)
    with receipt(by, uid, "reminder.sent_again", []) as first:
        if first:
            number = send_again(commune, clock.now())
            journal(by, "reminder.sent_again", commune, {"rows": number})
            first.answer = {"pk": number}
    return first.pk
