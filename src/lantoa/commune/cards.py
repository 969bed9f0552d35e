"""Sign-in cards (thẻ đăng nhập): a QR code on paper that binds to the first phone that shows it."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction

from lantoa.commune.models import Card, Commune, User
from lantoa.commune.phones import phone_words
from lantoa.commune.queries import hats, require
from lantoa.commune.record import journal, receipt
from lantoa.commune.rules import DOERS
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit

LONGEST_SAID = 120


@dataclass(frozen=True)
class Printed:
    """A card to print: whose it is and the secret that only the paper holds."""

    card: Card
    secret: str


@dataclass(frozen=True)
class Entry:
    """What came of showing a card: `state` is "in", "ask" (another phone holds it) or "off"."""

    state: str
    card: Card | None = None


def hashed(secret: str) -> str:
    """Return what the table keeps of a secret (128 bits by chance: no slow hash is needed)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _secret(uid: UUID, user: User) -> str:
    """Return the card's secret: made of the house's key, so that the same order prints the same."""
    word = f"card {uid} {user.pk}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), word, hashlib.sha256).hexdigest()[:32]


def takes_card(user: User) -> bool:
    """Say whether a card may open the door for the person: only those who do the work.

    A card of the office's own people would let whoever finds it approve and administer.
    """
    worn = hats(user)
    return bool(worn) and user.is_active and all(hat.role in DOERS for hat in worn)


@transaction.atomic
def make_cards(commune: Commune, users: Sequence[User], *, by: User, uid: UUID) -> list[Printed]:
    """Make a card for each of `users`; the cards that they had stop at once.

    Raises `Unfit` when nobody is chosen, or somebody who may not have one.
    """
    require(by, "card.make", commune)
    if not users:
        raise Unfit("Chưa chọn ai. Đánh dấu người cần thẻ rồi bấm lại.")
    for user in users:
        if not takes_card(user):
            raise Unfit(f"{user} làm việc bằng mật khẩu, không dùng thẻ.")
        for hat in hats(user):
            require(by, "card.make", hat.unit)
    with receipt(by, uid, "card.make", [user.pk for user in users]) as first:
        if first:
            Card.objects.filter(user__in=users, revoked_at=None).update(revoked_at=clock.now())
            for user in users:
                secret = hashed(_secret(uid, user))
                card = Card.objects.create(user=user, secret_hash=secret, made_at=clock.now())
                journal(by, "card.made", user, {"card": card.pk})
    rows = {card.secret_hash: card for card in Card.objects.filter(user__in=users)}
    printed = [(_secret(uid, user), user) for user in users]
    return [Printed(rows[hashed(secret)], secret) for secret, _user in printed]


@transaction.atomic
def enter_by_card(secret: str, *, phone: str, said: str) -> Entry:
    """Let the phone with the token `phone` in by a card; `said` is what it says it is.

    The first phone is bound. Another one is noted for the office to nod at.
    """
    rows = Card.objects.select_for_update().select_related("user")
    card = rows.filter(secret_hash=hashed(secret), revoked_at=None).first()
    if card is None or not takes_card(card.user):
        return Entry("off")
    if not card.phone_bound:
        card.phone_bound = hashed(phone)
        card.save(update_fields=["phone_bound"])
        journal(card.user, "card.bound", card.user, {"card": card.pk})
    if card.phone_bound == hashed(phone):
        return Entry("in", card)
    card.second_phone, card.second_at = hashed(phone), clock.now()
    card.second_said = phone_words(said)[:LONGEST_SAID]
    card.save(update_fields=["second_phone", "second_at", "second_said"])
    return Entry("ask", card)


@transaction.atomic
def nod(card: Card, *, phone: str, by: User, uid: UUID) -> Card:
    """Let the second phone (its hash) have the card; the first phone's way in ends.

    Raises `AlreadyChanged` when yet another phone has asked since.
    """
    require(by, "card.make", hats(card.user)[0].unit)
    with receipt(by, uid, "card.nod", [card.pk, phone]) as first:
        if first:
            row = Card.objects.select_for_update().get(pk=card.pk)
            if not phone or row.second_phone != phone or row.revoked_at:
                raise AlreadyChanged
            row.phone_bound, row.second_phone, row.second_at, row.second_said = phone, "", None, ""
            row.save()
            journal(by, "card.moved", row.user, {"card": row.pk})
    card.refresh_from_db()
    return card


@transaction.atomic
def revoke(card: Card, *, lost: bool, by: User, uid: UUID) -> Card:
    """End a card at once. `lost`: the phone is in strange hands, so it forgets all it kept."""
    require(by, "card.make", hats(card.user)[0].unit if hats(card.user) else card.user)
    with receipt(by, uid, "card.revoke", [card.pk, lost]) as first:
        if first:
            card.revoked_at, card.lost = card.revoked_at or clock.now(), lost
            card.save(update_fields=["revoked_at", "lost"])
            journal(by, "card.revoked", card.user, {"card": card.pk, "lost": lost})
    return card


def card_is_good(card_pk: int, *, phone: str) -> bool:
    """Say whether the card still opens the door for the phone with the token `phone`."""
    rows = Card.objects.filter(pk=card_pk, revoked_at=None, phone_bound=hashed(phone))
    return bool(phone) and rows.exists()


def people_to_wipe(phone: str) -> list[int]:
    """Return the people whose lost cards were bound to the phone with the token `phone`.

    Whoever has a good card on this very phone again is not among them.
    """
    if not phone:
        return []
    rows = Card.objects.filter(phone_bound=hashed(phone))
    back = rows.filter(revoked_at=None).values("user")
    lost = rows.filter(lost=True).exclude(user__in=back)
    return sorted(set(lost.values_list("user_id", flat=True)))
