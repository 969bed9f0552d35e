"""Keeping what a gentle check asked about: looked at again, it stands."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged
from lantoa.kit.text import nfc
from lantoa.outreach import hints
from lantoa.outreach.hint_models import KeptHint
from lantoa.outreach.models import Activity


@transaction.atomic
def keep_hint(activity: Activity, code: str, *, words: str, by: User, uid: UUID) -> KeptHint:
    """Let the work stand as it was sent; the office sees the sentence and these words.

    Raises `AlreadyChanged` when the hint is gone.
    """
    require(by, "activity.confirm", activity)
    with receipt(by, uid, "hint.keep", [activity.pk, code, words]) as first:
        if first:
            open_ = [one.said for one in hints.for_sender(by, activity) if one.said.code == code]
            if not open_:
                raise AlreadyChanged
            made = KeptHint.objects.create(
                activity=activity,
                code=code,
                said=open_[0].words,
                words=nfc(words)[:300],
                by=by,
                at=clock.now(),
            )
            journal(by, "hint.kept", activity, {"code": code})
            first.answer["pk"] = made.pk
    return KeptHint.objects.get(pk=first.pk)
