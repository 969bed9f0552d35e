"""Files on their way: a phone sends them piece by piece, and goes on where the line broke.

The offsets are those of the tus protocol (Upload-Offset, Upload-Length), without its step that
makes an upload first: on a slow line that step costs as much as a piece.
"""

import fcntl
import hashlib
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from lantoa.commune.models import User
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, SendAgain, Unfit

KEPT = timedelta(days=14)
MOST_PIECE = 2**20
MOST_WAITING = 200 * 2**20


def offset(by: User, uid: UUID) -> int:
    """Return how many bytes of `by`'s file `uid` are here."""
    path = _path(by, uid)
    return path.stat().st_size if path.exists() else 0


def add_piece(by: User, uid: UUID, *, at: int, data: bytes, sha256: str) -> int:
    """Put the piece that begins at byte `at` to the file; return how many bytes are here now.

    A piece that came before changes nothing. Raises `AlreadyChanged` for a gap and for a piece
    hurt on the way (`sha256` is the piece's, hex), `Unfit` for more than a person may have waiting.
    """
    if hashlib.sha256(data).hexdigest() != sha256 or len(data) > MOST_PIECE:
        raise AlreadyChanged
    path = _path(by, uid)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    waiting = sum(one.stat().st_size for one in path.parent.iterdir())
    if at + len(data) > settings.UPLOAD_MAX_BYTES or waiting + len(data) > MOST_WAITING:
        raise Unfit("Tệp gửi quá nặng. Hãy gửi ảnh nhỏ hơn hoặc ít ảnh hơn.")
    with path.open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        here = file.seek(0, 2)
        if at > here:
            raise AlreadyChanged
        file.write(data[here - at :])
        file.flush()
        return file.tell()


def add_whole_file(by: User, uid: UUID, *, data: bytes) -> None:
    """Put a file that came whole (handed in on a stick) where `whole_file` finds it."""
    path = _path(by, uid)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(data)


def whole_file(by: User, uid: UUID, *, sha256: str) -> bytes:
    """Return the file once all of it is here; raises `SendAgain` and forgets one that is not."""
    path = _path(by, uid)
    data = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(data).hexdigest() != sha256:
        path.unlink(missing_ok=True)
        raise SendAgain
    return data


def forget(*, now: float | None = None) -> int:
    """Take away pieces that nobody came back for in two weeks; return how many files went."""
    limit = (clock.real_now().timestamp() if now is None else now) - KEPT.total_seconds()
    old = [one for one in _folder().glob("*/*") if one.stat().st_mtime < limit]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _folder() -> Path:
    return Path(settings.FILES).parent / "dang-gui"


def _path(by: User, uid: UUID) -> Path:
    return _folder() / str(by.pk) / str(uid)
