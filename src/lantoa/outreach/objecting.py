"""Không đúng: a unit objects to what the office wrote for it; the office mends it or answers."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc
from lantoa.outreach.models import Activity, Objection

MENDED = "Đã đính chính."


@transaction.atomic
def object_to(activity: Activity, *, words: str, by: User, uid: UUID) -> Objection:
    """Record that what the office wrote is not right, in the unit's own words.

    Raises `Unfit` without words, for what nobody wrote for the unit, and `AlreadyChanged` while an
    objection waits or once the row was corrected.
    """
    require(by, "activity.object", activity)
    with receipt(by, uid, "activity.object", [activity.pk, words]) as first:
        if first:
            row = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
            if not row.on_behalf_of:
                raise Unfit("Việc này do nơi làm tự ghi. Muốn sửa thì bấm Đính chính.")
            if not nfc(words):
                raise Unfit("Ghi vài chữ: không đúng ở chỗ nào, đúng ra là bao nhiêu.")
            if Activity.objects.filter(corrects=row).exists() or waiting(row) is not None:
                raise AlreadyChanged
            made = Objection.objects.create(
                activity=row, by=by, at=clock.now(), words=nfc(words)[:500]
            )
            journal(by, "activity.objected", row, {})
            first.answer["pk"] = made.pk
    return Objection.objects.get(pk=first.pk)


@transaction.atomic
def answer_objection(activity: Activity, *, words: str, by: User, uid: UUID) -> Activity:
    """Let the row stand after the office has talked with the unit; `words` says what was agreed."""
    require(by, "activity.answer", activity)
    with receipt(by, uid, "activity.answer", [activity.pk, words]) as first:
        if first:
            if not nfc(words):
                raise Unfit("Ghi vài chữ: đã hỏi lại ai, thống nhất thế nào.")
            Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
            if waiting(activity) is None:
                raise AlreadyChanged
            settle(activity, by=by, words=words)
            journal(by, "activity.stands", activity, {})
    return activity


def waiting(activity: Activity) -> Objection | None:
    """Return the objection that still waits for the office, or None."""
    return Objection.objects.filter(activity=activity, answered_at=None).first()


def settle(activity: Activity, *, by: User, words: str = MENDED) -> None:
    """Answer whatever objection waits, inside an action that asked."""
    open_ = Objection.objects.filter(activity=activity, answered_at=None)
    open_.update(answer=nfc(words)[:500], answered_by=by, answered_at=clock.now())
