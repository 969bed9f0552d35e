"""Phụ lục ảnh: proofs of what a report tells, with the words that the policy allows."""

from io import BytesIO

from PIL import Image

from lantoa.channels.base import all_channels
from lantoa.commune.actions import read_file
from lantoa.kit.errors import Unfit
from lantoa.kit.official import Annex, Paragraph, Picture, Pictures
from lantoa.outreach.models import CodeSheet, Proof
from lantoa.report import ledger
from lantoa.report.models import Report
from lantoa.report.rollup import scope_of

MOST, MOST_OF_ONE = 24, 2
SIDE, QUALITY = 1000, 80
PICTURES = ("image/jpeg", "image/png")


def photo_annex(report: Report) -> Annex:
    """Return the annex of photos: at most two of one activity, two dozen in all, in time.

    The words name the hamlet and nothing finer; kinds that take no photos have none. A picture of
    a code sheet proves but shows no activity, only what somebody wrote by hand. What the disk has
    lost is left out.
    """
    acts = ledger.activities(scope_of(report.due))
    sheets = CodeSheet.objects.filter(photo__isnull=False).values("photo")
    rows = Proof.objects.filter(activity__in=acts, file__mime__in=PICTURES)
    rows = rows.exclude(file__in=sheets)
    taken: dict[int, int] = {}
    held: list[Picture] = []
    for proof in rows.select_related("activity__place", "file").order_by(
        "activity__done_on", "activity", "pk"
    ):
        act = proof.activity
        channel = all_channels().get(act.kind)
        if len(held) == MOST or channel is None or not channel.photos:
            continue
        if taken.get(act.pk, 0) < MOST_OF_ONE and (data := _small(proof)):
            taken[act.pk] = taken.get(act.pk, 0) + 1
            held.append(Picture(data, _caption(proof, len(held) + 1)))
    told = Pictures(tuple(held)) if held else Paragraph("Kỳ này chưa có ảnh minh chứng.")
    return Annex("Ảnh hoạt động", (told,), "")


def _caption(proof: Proof, number: int) -> str:
    act = proof.activity
    on = act.done_on or act.due_on
    place = "" if str(act.place) in act.title else f", {act.place}"
    return f"Ảnh {number}. {act.title}{place}, ngày {on.day}/{on.month}/{on.year}"


def _small(proof: Proof) -> bytes:
    """Return the photo as a JPEG of at most 1000 px a side, b"" where it is lost or damaged."""
    try:
        with Image.open(BytesIO(read_file(proof.file))) as photo:
            photo.thumbnail((SIDE, SIDE))
            out = BytesIO()
            photo.convert("RGB").save(out, "JPEG", quality=QUALITY)
            return out.getvalue()
    except (Unfit, OSError, ValueError, SyntaxError):
        return b""
