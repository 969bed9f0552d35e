"""What the phone of a lost card left, put together again: each work with its photos, in parts."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from lantoa.commune.models import LeftWork
from lantoa.home.handed_in import opened


@dataclass
class Work:
    """One entry of the queue with the photos that came whole; `lacking` names the others."""

    entry: dict[str, object]
    lacking: list[str] = field(default_factory=list)


def uids(entry: dict[str, object]) -> tuple[UUID, UUID]:
    """Return whose piece it is: the work's uid, and its own: the photo's, of a later part its own.

    Raises `ValueError`, `KeyError` or `TypeError` for what is no piece.
    """
    files = entry.get("files")
    if not isinstance(files, list) or not files:
        return UUID(str(entry["uid"])), UUID(str(entry["uid"]))
    (one,) = files
    at, own = int(one.get("at") or 0), UUID(str(one["uid"]))
    return UUID(str(entry["uid"])), uuid5(own, str(at)) if at else own


def works(rows: Sequence[LeftWork]) -> Iterator[Work]:
    """Yield each work once; its pieces are read when it is its turn, for photos are heavy."""
    pieces: dict[UUID, list[LeftWork]] = {}
    for row in rows:
        pieces.setdefault(row.of, []).append(row)
    for held in pieces.values():
        yield _together([opened(bytes(row.data)).entries[0] for row in held])


def _together(entries: list[dict[str, object]]) -> Work:
    parts: dict[str, list[dict[str, object]]] = {}
    for entry in entries:
        for one in entry["files"] if isinstance(entry.get("files"), list) else ():  # type: ignore[attr-defined]
            parts.setdefault(str(one["uid"]), []).append(one)
    whole, lacking = [], []
    for held in parts.values():
        held.sort(key=lambda one: int(str(one.get("at") or 0)))
        data = b"".join(base64.b64decode(str(one["base64"])) for one in held)
        if len(data) == int(str(held[0].get("bytes") or len(data))):
            whole.append({**held[0], "base64": base64.b64encode(data).decode()})
        else:
            lacking.append(str(held[0].get("name", "ảnh")))
    return Work({**entries[0], "files": whole}, lacking)
