"""The words of memory as Parquet, for engines that exist: DuckDB, Spark and what reads Parquet."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from lantoa.kit.errors import Unfit
from lantoa.reach.memory.acts import Acts, Array, number_of
from lantoa.reach.memory.runs import spread
from lantoa.reach.memory.seated import seated

MOST_PILLARS = 63
Columns = Mapping[str, Array | list[int | str | None]]
HOW_TO_ADD = (
    "Xuất Parquet cần thư viện pyarrow (khoảng 150 MB), không cài sẵn. Thêm vào bằng: "
    ".venv/lantoa/uv pip install --python .venv/bin/python pyarrow"
)


def export(acts: Acts, folder: Path, *, on: date) -> int:
    """Write `words/*.parquet` and `seats.parquet` into `folder`; return the rows of words.

    A row of words is 64 households of one act: place ids, day, channel, `pillars` (one bit a
    pillar, in the order of the file's `refs`), `weakest` and `surety`, word number, and its bits
    as a signed whole number. `seats` holds who lives there on the day. What zones bring is not
    there: a broadcast has no households of its own. Raises `Unfit` without pyarrow.
    """
    needed()
    if len(acts.refs) > MOST_PILLARS:
        raise Unfit(f"Có hơn {MOST_PILLARS} nội dung trọng tâm: hãy xuất từng đợt.")
    shutil.rmtree(folder / "words", ignore_errors=True)
    (folder / "words").mkdir(parents=True)
    facts = {b"refs": " ".join(acts.refs).encode()}
    written = 0
    for month, columns in zip(acts.month.tolist(), _months(acts), strict=True):
        name = np.datetime64(month, "M").item().strftime("%Y-%m")
        written += _put(columns, folder / "words" / f"{name}.parquet", facts)
    hamlet = np.repeat(np.arange(acts.hamlets), acts.width)
    seats = {
        "hamlet": acts.place[hamlet].astype(np.int64),
        "word": _word_numbers(acts.width),
        "bits": seated(acts, number_of(on))[: len(hamlet)].view(np.int64),
    }
    _put(seats, folder / "seats.parquet", facts)
    return written


def name_places(folder: Path, places: Iterable[tuple[int, str, str, str, int | None]]) -> None:
    """Write `places.parquet`: what the numbers of places mean (id, code, name, kind, parent)."""
    columns = zip(("id", "code", "name", "kind", "parent"), zip(*places, strict=True), strict=True)
    _put({name: list(held) for name, held in columns}, folder / "places.parquet", {})


def needed() -> None:
    """Raise `Unfit` where pyarrow is missing, with how to add it."""
    if not find_spec("pyarrow"):
        raise Unfit(HOW_TO_ADD)


def _put(columns: Columns, path: Path, facts: dict[bytes, bytes]) -> int:
    """Write the file whole or not at all; return its rows."""
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    table = arrow.table(columns).replace_schema_metadata(facts)
    draft = path.with_suffix(".new")
    parquet.write_table(table, draft, compression="zstd")
    draft.replace(path)
    return int(table.num_rows)


def _word_numbers(width: Array) -> Array:
    wide = width.astype(np.int64)
    return spread(np.zeros(len(wide), dtype=np.int64), wide).astype(np.int32)


def _months(acts: Acts) -> Iterator[dict[str, Array]]:
    weight = np.int64(1) << np.arange(len(acts.refs), dtype=np.int64)
    pillars = acts.sort_pillars.astype(np.int64) @ weight
    names = np.array(acts.channels or [""], dtype=object)
    for month in range(len(acts.month)):
        rows = acts.row_from[month].astype(np.int64)
        hamlet = np.repeat(np.arange(acts.hamlets), np.diff(rows))
        width = acts.width[hamlet].astype(np.int64)
        first, begins = int(rows[0]), int(acts.bit_from[month, 0])
        act = np.repeat(np.arange(first, int(rows[-1])), width)
        sort, at = acts.sort[act], np.repeat(hamlet, width)
        yield {
            "province": acts.province[at].astype(np.int64),
            "commune": acts.commune[at].astype(np.int64),
            "hamlet": acts.place[at].astype(np.int64),
            "act": act,
            "day": (np.datetime64("2000-01-01") + acts.day[act].astype(np.int64)),
            "campaign": acts.sort_campaign[sort].astype(np.int64),
            "channel": names[acts.sort_channel[sort]],
            "pillars": pillars[sort],
            "weakest": acts.sort_weakest[sort].astype(np.int32),
            "surety": acts.sort_surety[sort].astype(np.int32),
            "word": _word_numbers(width),
            "bits": acts.bits[begins : begins + int(width.sum())].view(np.int64),
        }
