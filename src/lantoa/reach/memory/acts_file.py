"""The file that keeps `Acts`: written whole or not at all, read by mapping it into memory."""

import json
import mmap
import os
import zlib
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import numpy as np

from lantoa.reach.memory.acts import Acts, Array

MAGIC = b"LANTOA-ACTS\n"
VERSION = 2
LINE = 64
"""Arrays begin on a cache line."""
NAMES = ("channels", "refs")


class Unreadable(Exception):
    """The file is missing, torn, changed, or of another version: it has to be made anew."""


@dataclass(frozen=True)
class Kept:
    """What a file held, and the moment whose ledger it shows."""

    acts: Acts
    made_at: datetime


def write(path: Path, acts: Acts, *, made_at: datetime) -> int:
    """Write the file in one step, in place of what was there; return its bytes.

    A reader sees the old file or the new one, never half of one.
    """
    arrays = {f.name: getattr(acts, f.name) for f in fields(acts) if f.name not in NAMES}
    shape, at = {}, 0
    for name, array in arrays.items():
        check = zlib.crc32(np.ascontiguousarray(array).data.cast("B")) if array.size else 0
        shape[name] = [array.dtype.str, array.shape, at, check]
        at += -(-array.nbytes // LINE) * LINE
    facts = {"made_at": made_at.isoformat(), "arrays": shape, "bytes": at}
    head = json.dumps(facts | {name: getattr(acts, name) for name in NAMES}).encode()
    lead = MAGIC + b"%08d%08d%010d\n" % (VERSION, len(head), zlib.crc32(head)) + head
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with draft.open("wb") as file:
            file.write(lead.ljust(_start(len(head)), b"\0"))
            for array in arrays.values():
                data = np.ascontiguousarray(array).tobytes()
                file.write(data.ljust(-(-len(data) // LINE) * LINE, b"\0"))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path.stat().st_size


def _start(head: int) -> int:
    return -(-(len(MAGIC) + 27 + head) // LINE) * LINE


def read(path: Path) -> Kept:
    """Return the file mapped into memory; raises `Unreadable` unless every byte is as written."""
    try:
        with path.open("rb") as file:
            lead = file.read(len(MAGIC) + 27)
            head = _head(lead, file.read(int(lead[len(MAGIC) + 8 : len(MAGIC) + 16])))
            start = _start(int(lead[len(MAGIC) + 8 : len(MAGIC) + 16]))
            if os.fstat(file.fileno()).st_size != start + int(head["bytes"]):
                raise Unreadable("another length than written")
            whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        arrays: dict[str, Any] = {
            name: _array(whole, start, facts) for name, facts in head["arrays"].items()
        }
        arrays |= {name: tuple(head[name]) for name in NAMES}
        return Kept(Acts(**arrays), datetime.fromisoformat(head["made_at"]))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise Unreadable(str(error)) from error


def _head(lead: bytes, head: bytes) -> dict[str, Any]:
    if lead[: len(MAGIC)] != MAGIC or int(lead[len(MAGIC) :][:8]) != VERSION:
        raise Unreadable("not a file of this version")
    if zlib.crc32(head) != int(lead[len(MAGIC) + 16 :]):
        raise Unreadable("its head was changed")
    return cast(dict[str, Any], json.loads(head))


def _array(whole: mmap.mmap, start: int, facts: list[Any]) -> Array:
    kind, shape, at, check = facts
    count = int(np.prod(shape, dtype=np.int64))
    array = np.frombuffer(whole, dtype=np.dtype(kind), count=count, offset=start + at)
    if count and zlib.crc32(array.data.cast("B")) != check:
        raise Unreadable("its content was changed")
    return array.reshape(shape)
