"""A commune's sealed report comes in at the province: its signature proved, stored once."""

from typing import cast

from django.db import transaction

from lantoa.commune.actions import digest
from lantoa.commune.models import Place, User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import AnotherBody, NotAllowed, Unfit
from lantoa.kit.text import fold
from lantoa.report.envelope import Envelope, sealed_of, unwrap
from lantoa.report.models import Received, TrustedKey
from lantoa.report.signing_keys import is_signed

MOST = 2**20
HEX = frozenset("0123456789abcdef")
LENGTH = 64


@transaction.atomic
def take_in(data: bytes, *, how: str, by: User | None = None) -> tuple[Received, bool]:
    """Store a signed report; return it and whether it is new: sent again it is stored once.

    `by` is who brings a file; a POST proves itself by its signature alone. Raises `Unfit` for what
    is no signed report, `NotAllowed` for a key that is not trusted or a signature that does not
    hold, `AnotherBody` for the same uid with other contents.
    """
    if len(data) > MOST:
        raise Unfit("Tệp lớn hơn 1 MB: không phải tệp báo cáo đã ký.", field="file")
    envelope = unwrap(data)
    key = _believed(envelope)
    if by is not None:
        require(by, "province.take_in", key.place)
    said, known = digest(envelope.signed), _known(envelope)
    if known is not None:
        if known.sha256 != said:
            raise AnotherBody
        return known, False
    body, sealed = dict(envelope.body), sealed_of(envelope.body)
    period = cast("list[str]", sealed["period"])
    made = Received.objects.create(
        uid=envelope.uid, place=key.place, key=key, campaign=str(body["campaign"])[:300],
        about=fold(str(body["campaign"]))[:300], every=str(body["every"])[:12],
        title=str(body["title"])[:200], until_on=period[1], body=body, sha256=said,
        signature=envelope.signature, how=how, received_at=clock.now(),
    )  # fmt: skip
    return made, True


def _known(envelope: Envelope) -> Received | None:
    return Received.objects.select_for_update().filter(uid=envelope.uid).first()


def _believed(envelope: Envelope) -> TrustedKey:
    """Return the trusted key that signed it; of several communes with one key, the one named."""
    key = (
        TrustedKey.objects.select_related("place")
        .filter(public=envelope.key, place__code=envelope.place_code, revoked_at__isnull=True)
        .first()
    )
    holds = is_signed(envelope.signed, public=envelope.key, signature=envelope.signature)
    if key is None or not holds:
        raise NotAllowed
    seal = cast("dict[str, object]", envelope.body.get("seal") or {})
    if seal.get("sha256") != digest(sealed_of(envelope.body)):
        raise Unfit("Số liệu không khớp với dấu khóa của xã. Đề nghị xã gửi lại.", field="file")
    return key


@transaction.atomic
def trust(place: Place, *, public: str, by: User) -> TrustedKey:
    """Believe a commune's public key from now on. Raises `Unfit` where it is no key."""
    require(by, "province.take_in", place)
    text = public.strip().lower()
    if len(text) != LENGTH or not set(text) <= HEX:
        raise Unfit("Khóa công khai gồm 64 chữ số, chữ a–f. Chép đủ từ trang Gửi tỉnh của xã.",
                    field="public")  # fmt: skip
    facts = {"added_by": by, "added_at": clock.now()}
    key, _ = TrustedKey.objects.get_or_create(place=place, public=text, defaults=facts)
    if key.revoked_at is not None:
        key.revoked_at = None
        key.save(update_fields=["revoked_at"])
    return key


@transaction.atomic
def distrust(key: TrustedKey, *, by: User) -> None:
    """Believe a key no more; what it signed before stays."""
    require(by, "province.take_in", key)
    key.revoked_at = key.revoked_at or clock.now()
    key.save(update_fields=["revoked_at"])
