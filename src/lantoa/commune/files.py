"""The one store of files: by content, out of the web's reach, served only through the policy."""

import hashlib
import os
import re
import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from lantoa.commune.file_kinds import AUDIO, DOCX, IMAGE, PDF, TEXT, WORDS, Sort, sort_of
from lantoa.commune.media_kinds import FILM, NOTHING
from lantoa.commune.models import File, Place, Unit, User
from lantoa.commune.photos import redrawn, without_exif
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.text import nfc

ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png"}
LONGEST_NAME = 120


@transaction.atomic
def store_file(
    by: User | None,
    *,
    data: bytes,
    name: str,
    unit: Unit,
    accept: frozenset[str],
    place: Place | None = None,
    taken_at: datetime | None = None,
    privacy: str = "unit",
    as_sent: bool = False,
) -> File:
    """Keep a file for `unit` and return its row; the same bytes lie on the disk once.

    `accept` holds kinds of `file_kinds`. Photos are redrawn without EXIF, their time in
    `taken_at`; a paper's picture is kept `as_sent`, unopened, a JPEG without its EXIF.
    A machine acts with by=None. Raises `Unfit` for anything else, `NotAllowed`.
    """
    if by is not None:
        require(by, "file.add", unit)
    name = clean_name(name)
    sort = _fitting(data, name=name, accept=accept)
    if sort.kind == IMAGE:
        data, sort, said_at = _picture(data, sort, name=name, as_sent=as_sent)
        taken_at = taken_at or said_at
    digest = hashlib.sha256(data).hexdigest()
    _write(path_of(digest), data)
    same = File.objects.filter(sha256=digest, unit=unit, place=place, privacy=privacy).first()
    return same or File.objects.create(
        sha256=digest,
        mime=sort.mime,
        bytes=len(data),
        name=Path(name).stem[:LONGEST_NAME] + sort.ending,
        unit=unit,
        place=place,
        taken_at=taken_at,
        received_at=clock.now(),
        privacy=privacy,
        by=by,
    )


def _picture(
    data: bytes, sort: Sort, *, name: str, as_sent: bool
) -> tuple[bytes, Sort, datetime | None]:
    """Return a picture as it is kept, its sort, and when its camera says it was taken."""
    if as_sent:
        return without_exif(data), sort, None
    data, mime, said_at = redrawn(data, name=name)
    return data, Sort(IMAGE, mime, ENDINGS[mime]), said_at


def read_file(file: File) -> bytes:
    """Return the file's bytes. Raises `Unfit` when the disk lost or changed them."""
    try:
        data = path_of(file.sha256).read_bytes()
    except FileNotFoundError:
        data = b""
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise Unfit(
            f"Tệp {file.name} trong kho không còn nguyên vẹn. Người quản trị lấy lại được tệp "
            "từ bản sao lưu gần nhất."
        )
    return data


def path_of(digest: str) -> Path:
    """Return where the bytes with this SHA-256 (hex) lie."""
    return Path(settings.FILES) / digest[:2] / digest


def clean_name(name: str) -> str:
    """Return a name fit for a download: no folders, no control or direction signs."""
    name = re.split(r"[/\\]", nfc(name))[-1]
    name = re.sub('[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069"<>|*?:;]', "", name)
    return name.strip(" .")[-LONGEST_NAME:] or "tep"


def _fitting(data: bytes, *, name: str, accept: frozenset[str]) -> Sort:
    if not data.strip(b"\x00 \t\r\n"):
        raise Unfit(f"Tệp {name} không có nội dung. Hãy chọn lại tệp rồi gửi.")
    most = int(settings.UPLOAD_MAX_BYTES)
    if len(data) > most:
        raise Unfit(f"Tệp {name} nặng hơn {most // 2**20} MB. Hãy gửi tệp nhỏ hơn.")
    sort = sort_of(data)
    if sort.kind in accept:
        return sort
    *some, last = [WORDS[k] for k in (IMAGE, PDF, DOCX, TEXT, AUDIO) if k in accept]
    wanted = f"{', '.join(some)} hoặc {last}" if some else last
    raise Unfit(f"Tệp {name} là {WORDS[sort.kind]}, chỗ này chỉ nhận {wanted}. {_advice(sort)}")


def _advice(sort: Sort) -> str:
    return {
        FILM: "Hãy chụp ảnh thay cho quay phim.",
        NOTHING: "Hãy mở thử trên máy: xem, nghe được thì gửi lại cả tệp, không thì ghi lại.",
        "locked": "Hãy mở bằng mật khẩu, bỏ mật khẩu, lưu lại rồi gửi.",
        "old word": "Hãy mở bằng Word, lưu lại dạng .docx rồi gửi.",
        "archive": "Hãy giải nén, rồi gửi từng tệp văn bản ở trong.",
        "rtf": "Hãy mở bằng Word, lưu lại dạng .docx rồi gửi.",
        "macro": "Hãy lưu lại dạng .docx không có macro rồi gửi.",
        "torn": "Hãy mở tệp gốc kiểm tra, rồi gửi lại cả tệp.",
        "program": "Đừng mở tệp này nếu không rõ ai gửi.",
    }.get(sort.kind, "Hãy chọn lại tệp rồi gửi.")


def _write(path: Path, data: bytes) -> None:
    """Write whole or not at all: beside, to the disk, then into place."""
    if path.exists() and path.stat().st_size == len(data):
        return
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
