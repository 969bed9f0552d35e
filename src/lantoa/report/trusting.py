"""Whose signature the province believes: a commune's public key, taken on and dropped."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Place, User
from lantoa.commune.queries import province_over, require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.report.models import TrustedKey

HEX = frozenset("0123456789abcdef")
LENGTH = 64


@transaction.atomic
def trust(place: Place, *, public: str, by: User, uid: UUID) -> TrustedKey:
    """Believe a commune's public key from now on. Raises `Unfit` where it is no key."""
    require(by, "province.take_in", place)
    text = public.strip().lower()
    if len(text) != LENGTH or not set(text) <= HEX:
        raise Unfit("Khóa công khai gồm 64 chữ số, chữ a–f. Chép đủ từ trang Gửi tỉnh của xã.",
                    field="public")  # fmt: skip
    with receipt(by, uid, "province.trust", [place.pk, text]) as first:
        if first:
            first.answer["pk"] = believe(place, public=text, by=by).pk
    return TrustedKey.objects.get(pk=first.pk)


def believe(place: Place, *, public: str, by: User) -> TrustedKey:
    """Write the key down as the commune's, on record; one dropped before is believed again.

    The caller has seen that `by` may speak for the key: the province, or the commune itself where
    both share a house.
    """
    facts = {"added_by": by, "added_at": clock.now()}
    key, is_new = TrustedKey.objects.get_or_create(place=place, public=public, defaults=facts)
    if is_new or key.revoked_at is not None:
        key.revoked_at = None
        key.save(update_fields=["revoked_at"])
        over = province_over(place)
        journal(by, "province.key_believed", key, _told(key), commune=over)
    return key


@transaction.atomic
def distrust(key: TrustedKey, *, by: User, uid: UUID) -> None:
    """Believe a key no more; what it signed before stays."""
    require(by, "province.take_in", key)
    with receipt(by, uid, "province.distrust", {"of": key.pk}) as first:
        if first and key.revoked_at is None:
            key.revoked_at = clock.now()
            key.save(update_fields=["revoked_at"])
            over = province_over(key.place)
            journal(by, "province.key_dropped", key, _told(key), commune=over)


def _told(key: TrustedKey) -> dict[str, object]:
    return {"place": key.place.code, "key": key.public[:16]}
