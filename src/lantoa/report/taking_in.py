"""What a commune signed comes in at the province: its signature proved, stored once."""

from typing import cast
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import digest, hold, journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import province_over, require
from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.report.envelope import Envelope, sealed_of, unwrap
from lantoa.report.hearing import OtherReport, hear
from lantoa.report.models import Received, Reopened, TrustedKey
from lantoa.report.series import series_of
from lantoa.report.settling import series_as_settled
from lantoa.report.signing_keys import is_signed

MOST = 2**20
Came = Received | Reopened


@transaction.atomic
def bring(data: bytes, *, by: User, uid: UUID) -> tuple[Came, bool]:
    """Take in a file that a person of the province brings; return it and whether it is new.

    Raises what `take_in` raises, and `NotAllowed` for a commune of another province.
    """
    envelope = _opened(data)
    key = _believed(envelope)
    require(by, "province.take_in", key.place)
    with receipt(by, uid, "province.bring", digest(data)) as first:
        if first:
            row, is_new = _stored(envelope, key, how="file", by=by)
            first.answer = {"pk": row.pk, "is_new": is_new}
    kept = (Reopened if envelope.is_word else Received).objects.select_related("place")
    return kept.get(pk=first.pk), bool(first.answer["is_new"])


@transaction.atomic
def take_in(data: bytes, *, how: str, by: User | None = None) -> tuple[Came, bool]:
    """Store a signed report, or the word that one was opened again; return it and whether it is
    new: sent again it is stored once.

    A POST proves itself by its signature alone; `by` is who sent it up within the house. Raises
    `Unfit` for what is no signed report, `NotAllowed` for a key that is not trusted or a signature
    that does not hold, `OtherReport` for the same uid with other contents.
    """
    envelope = _opened(data)
    return _stored(envelope, _believed(envelope), how=how, by=by)


def _opened(data: bytes) -> Envelope:
    if len(data) > MOST:
        raise Unfit("Tệp lớn hơn 1 MB: không phải tệp báo cáo đã ký.", field="file")
    return unwrap(data)


def _stored(envelope: Envelope, key: TrustedKey, *, how: str, by: User | None) -> tuple[Came, bool]:
    if envelope.is_word:
        return hear(envelope, key, how=how, by=by)
    province = province_over(key.place)
    hold(province.pk)  # the same report by two ways at once is one
    said, known = digest(envelope.signed), Received.objects.filter(uid=envelope.uid).first()
    if known is not None:
        if known.sha256 != said:
            raise OtherReport
        return known, False
    if envelope.body.get("is_demo") and not province.is_demo:
        raise Unfit("Đây là báo cáo của xã minh họa, không nhận vào số liệu thật.", field="file")
    body, sealed = dict(envelope.body), sealed_of(envelope.body)
    period, about = cast("list[str]", sealed["period"]), series_of(body)
    made = Received.objects.create(
        uid=envelope.uid, place=key.place, key=key, campaign=str(body["campaign"])[:300],
        about=about, series=series_as_settled(key.place, about), every=str(body["every"])[:12],
        title=str(body["title"])[:200], from_on=period[0], until_on=period[1],
        version=cast("int", sealed["version"]), body=body, sha256=said,
        signature=envelope.signature, how=how, received_at=clock.now(),
    )  # fmt: skip
    told: dict[str, object] = {
        "place": key.place.code, "uid": str(envelope.uid), "how": how, "sha256": said,
    }  # fmt: skip
    journal(by, "province.received", made, told, commune=province)
    return made, True


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
    if envelope.is_word:
        return key
    if seal.get("sha256") != digest(sealed_of(envelope.body)):
        raise Unfit("Số liệu không khớp với dấu khóa của xã. Đề nghị xã gửi lại.", field="file")
    return key
