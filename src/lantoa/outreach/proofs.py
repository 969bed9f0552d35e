"""Proof (minh chứng): a photo, a signed sheet or a voice note put beside what was done."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from lantoa.channels.base import all_channels
from lantoa.commune.actions import digest, journal, read_file, receipt, store_file
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.looks import look
from lantoa.kit.text import nfc
from lantoa.outreach.models import Activity, Proof

ACCEPT = frozenset({"image", "pdf", "audio"})
MOST = 12
A_DAY = timedelta(days=1)


@transaction.atomic
def add_proof(
    activity: Activity,
    *,
    data: bytes,
    name: str,
    by: User,
    uid: UUID,
    taken_at: datetime | None = None,
) -> Proof:
    """Put a photo, a scanned sheet or a voice note beside an activity; photos lose their EXIF.

    `taken_at` is what the phone read from the photo before it made it small; a moment that is
    still to come says only that a clock is wrong, and is not kept.

    Raises `Unfit` for a file that is neither, for more than a dozen, and where the kind of
    activity takes no photos (sinh hoạt chi bộ, đến tận nhà).
    """
    require(by, "activity.confirm", activity)
    body = {"of": activity.pk, "sha256": digest(data)}
    with receipt(by, uid, "proof.add", body) as first_time:
        if first_time:
            _takes_one_more(activity)
            file = store_file(
                by,
                data=data,
                name=name,
                unit=activity.unit,
                place=activity.place,
                accept=ACCEPT,
                taken_at=None if taken_at and taken_at > clock.now() + A_DAY else taken_at,
            )
            seen = look(read_file(file)) if file.mime.startswith("image/") else None
            proof, _ = Proof.objects.get_or_create(
                activity=activity, file=file, defaults={"look": seen}
            )
            first_time.answer["proof"] = proof.pk
            journal(by, "proof.added", activity, {"sha256": file.sha256})
    return Proof.objects.get(pk=int(str(first_time.answer["proof"])))


def _takes_one_more(activity: Activity) -> None:
    channel = all_channels()[activity.kind]
    if not channel.photos:
        raise Unfit(f"{channel.label}: không chụp ảnh, chỉ ghi số. Không có gì bị lưu lại.")
    if activity.proofs.count() >= MOST:
        raise Unfit(f"Việc này đã có {MOST} minh chứng. Thế là đủ.")


@transaction.atomic
def write_out(proof: Proof, *, words: str, by: User, uid: UUID) -> Proof:
    """Keep in words what a voice note says (ghi thành chữ); the recording stays beside them.

    Written again it replaces the words. Raises `Unfit` without words or for what is no recording.
    """
    require(by, "proof.write_out", proof)
    with receipt(by, uid, "proof.write_out", [proof.pk, words]) as first_time:
        if first_time:
            if not proof.file.mime.startswith("audio/"):
                raise Unfit("Minh chứng này không phải lời nói, không có gì để ghi thành chữ.")
            if not nfc(words):
                raise Unfit("Nghe rồi ghi lại vài chữ, sau đó bấm lưu.")
            proof.words, proof.words_by, proof.words_at = nfc(words), by, clock.now()
            proof.save(update_fields=["words", "words_by", "words_at"])
            journal(by, "proof.written_out", proof.activity, {"sha256": proof.file.sha256})
    return proof
