"""Work left by the phone of a lost card: kept for the office, which takes it in or drops it."""

from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Length

from lantoa.commune.cards import hashed
from lantoa.commune.models import Card, Commune, LeftWork, User
from lantoa.commune.queries import hats, require
from lantoa.commune.record import journal, receipt
from lantoa.kit import clock
from lantoa.kit.errors import NotThere, Unfit

MOST_LEFT = 2**30  # bytes: no queue of a phone is near it, a thief of one cannot fill the disk


@transaction.atomic
def leave(
    owner: int, of: UUID, uid: UUID, *, data: bytes, phone: str, commune: Commune
) -> LeftWork:
    """Keep what the phone of a lost card left of `owner`; a second time is the first.

    Raises `NotThere` for any other phone, `Unfit` for more than a phone leaves.
    """
    bound = Card.objects.select_for_update().filter(lost=True, phone_bound=hashed(phone))
    card = bound.filter(user=owner).exclude(revoked_at=None).order_by("-pk").first()
    if not phone or card is None:
        raise NotThere
    if row := LeftWork.objects.filter(card=card, uid=uid).first():
        return row
    held = card.left.aggregate(bytes=Sum(Length("data")))["bytes"] or 0
    if held + len(data) > MOST_LEFT:
        raise Unfit("Máy này đã để lại quá nhiều. Hỏi Phòng Văn hóa – Xã hội.")
    now = clock.now()
    row = LeftWork.objects.create(card=card, of=of, uid=uid, data=data, left_at=now)
    journal(None, "card.left", card.user, {"card": card.pk, "uid": str(uid)}, commune=commune)
    return row


@transaction.atomic
def settle_left(card: Card, rows: list[LeftWork], *, taken: bool, by: User, uid: UUID) -> None:
    """Put aside what was taken in or dropped."""
    require(by, "queue.take_in", hats(card.user)[0].unit if hats(card.user) else card.user)
    keys = [row.pk for row in rows]
    with receipt(by, uid, "card.left_settled", [card.pk, taken]) as first:
        if first:
            card.left.filter(pk__in=keys).update(settled_at=clock.now(), data=b"")
            verb = "card.left_taken" if taken else "card.left_dropped"
            journal(by, verb, card.user, {"card": card.pk, "number": len(keys)})
