"""A make-believe province or nation, seeded: the product's own file, and tables for the others."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from lantoa.kit import clock
from lantoa.reach.memory import acts_file
from lantoa.reach.memory.acts import OPEN, Acts, number_of
from lantoa.reach.memory.drafts import Draft, Sorts
from lantoa.reach.memory.laying import lay
from lantoa.reach.memory.runs import spread, starts

YEAR = 2025
FIRST = number_of(date(YEAR, 1, 1))
CHANNELS = (("leaflet", 1), ("visit", 1), ("gathering", 2), ("class", 2), ("culture", 2))
REFS = ("1", "2", "3", "4", "5")
ALL = ~np.uint64(0)


@dataclass(frozen=True)
class Size:
    """How much of the nation: places, households, acts a hamlet and year.

    `rows` are the months (from 0) of which a row a contact is written: of the nation only the
    quarter that everybody is asked for, since nobody reads the others.
    """

    provinces: int
    communes: int
    hamlets: int
    households: int
    rows: range
    acts: float = 27.9


SIZES = {
    "province": Size(1, 142, 3_981, 1_200_000, range(12)),
    "nation": Size(34, 3_321, 90_000, 27_000_000, range(3, 6)),
}


@dataclass(frozen=True)
class Made:
    """The data of one scale: acts in memory and the folder with everything written."""

    acts: Acts
    folder: Path
    contacts: int

    @property
    def rows(self) -> str:
        """Return the pattern of the tables with one row a contact, of the months of `Size.rows`."""
        return str(self.folder / "rows" / "*.parquet")

    @property
    def words(self) -> str:
        """Return the pattern of the tables with 64 households a row."""
        return str(self.folder / "words" / "*.parquet")


def folder(scale: str, seed: int) -> Path:
    """Return where data of this scale and seed is kept between runs."""
    home = os.environ.get("LANTOA_HOME")
    cache = os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")
    top = Path(home) / "bench" if home else Path(cache) / "lantoa"
    return top / f"reach-{scale}-{seed}-{acts_file.VERSION}"


def made(scale: str, seed: int, tell: Callable[[str], None]) -> Made:
    """Return the data of the scale, made on the first call and read after."""
    place = folder(scale, seed)
    done = place / "done"
    if not done.exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        tell(f"making {scale} data in {place}")
        acts = _laid(SIZES[scale], np.random.default_rng(seed))
        acts_file.write(place / "acts.bin", acts, made_at=datetime.now(clock.ZONE))
        contacts = _write_tables(acts, place, SIZES[scale].rows, tell)
        done.write_text(str(contacts))
    return Made(acts_file.read(place / "acts.bin").acts, place, int(done.read_text()))


def _laid(size: Size, rng: np.random.Generator) -> Acts:
    people = rng.lognormal(0, 0.4, size.hamlets)
    seats = np.maximum(20, people * size.households / people.sum()).astype(np.int64)
    seats[0] += size.households - seats.sum()
    width = (seats + 63) // 64
    commune = np.sort(rng.integers(0, size.communes, size.hamlets))
    counts = rng.poisson(size.acts, size.hamlets)
    hamlet = np.repeat(np.arange(size.hamlets), counts)
    sorts, rows, long = Sorts(), len(hamlet), width[hamlet]
    for kind, surety in CHANNELS:
        for ref in REFS:
            sorts.of(1, kind, [ref], weakest=0, surety=surety)
    radio = [sorts.of(1, "radio", [ref], weakest=0, surety=0) for ref in REFS]
    lasting = _full(seats, width)
    zones = np.flatnonzero(rng.random(size.hamlets) < 0.85)
    sessions = np.repeat(np.arange(size.communes), 730)
    draft = Draft(
        place=1_000_000 + np.arange(size.hamlets),
        commune=100_000 + commune,
        province=1 + commune * size.provinces // size.communes,
        width=width,
        stands=(np.zeros(size.hamlets, int), np.full(size.hamlets, OPEN)),
        lasting=lasting,
        marks=(np.arange(size.communes), np.ones(size.communes, int)),
        rows=(hamlet, FIRST + rng.integers(0, 365, rows), rng.integers(0, 25, rows)),
        row_words=_drawn(long, rng) & lasting[spread(starts(width)[hamlet], long)],
        zones=(zones, commune[zones], np.zeros(len(zones), int), np.full(len(zones), OPEN),
               np.full(len(zones), OPEN), np.full(len(zones), -1)),
        sessions=(sessions, np.array(radio)[rng.integers(0, 5, len(sessions))],
                  FIRST + np.tile(np.arange(730) // 2, size.communes)),
        voices=size.communes,
    )  # fmt: skip
    return lay([draft], sorts)


def _full(seats: np.ndarray, width: np.ndarray) -> np.ndarray:
    """Return sets that hold every seat: full words, and what is left in the last."""
    words = np.full(int(width.sum()), ALL, dtype=np.uint64)
    last = np.cumsum(width) - 1
    words[last] = ALL >> ((64 - seats % 64) % 64).astype(np.uint64)
    return words


def _drawn(width: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return random sets: an act reaches an eighth, a quarter, half … of its hamlet."""
    total = int(width.sum())
    one, two, three = (rng.integers(0, 2**64, total, dtype=np.uint64) for _ in range(3))
    shares = rng.choice(5, len(width), p=[0.36, 0.25, 0.2, 0.14, 0.05]).astype(np.uint8)
    share = np.repeat(shares, width)
    found = np.where(share >= 2, one, one & two)
    found &= np.where(share == 0, three, ALL)
    found |= np.where(share >= 3, two, np.uint64(0))
    found |= np.where(share == 4, three, np.uint64(0))
    return found


def _write_tables(acts: Acts, place: Path, asked: range, tell: Callable[[str], None]) -> int:
    """Write words (64 households) and rows (one a contact), a file a month; count the contacts."""
    (place / "rows").mkdir()
    (place / "words").mkdir()
    contacts = 0
    for month in range(len(acts.month)):
        first, last = (int(acts.row_from[month, at]) for at in (0, -1))
        hamlet = np.repeat(np.arange(acts.hamlets), np.diff(acts.row_from[month].astype(np.int64)))
        begins = int(acts.bit_from[month, 0])
        width = acts.width[hamlet].astype(np.int64)
        words = acts.bits[begins : begins + int(width.sum())]
        row = np.repeat(np.arange(last - first), width)
        facts = {
            "act": np.arange(first, last, dtype=np.int32),
            "hamlet": hamlet.astype(np.int32),
            "day": acts.day[first:last].astype(np.int16),
            "channel": (acts.sort[first:last] // 5).astype(np.int8),
            "pillar": (acts.sort[first:last] % 5).astype(np.int8),
        }
        order = spread(np.zeros(len(width), dtype=np.int64), width).astype(np.int32)
        columns = {name: column[row] for name, column in facts.items()}
        table = pa.table(columns | {"word": order, "bits": words.view(np.int64)})
        pq.write_table(table, place / "words" / f"{month:02d}.parquet", compression="zstd")
        contacts += int(np.bitwise_count(words).sum(dtype=np.int64))
        if month in asked:
            _write_rows(acts, place / "rows" / f"{month:02d}.parquet", words, columns, order)
        tell(f"  month {month + 1}/{len(acts.month)}: {contacts:,} contacts")
    return contacts


def _write_rows(
    acts: Acts, path: Path, words: np.ndarray, columns: dict[str, np.ndarray], order: np.ndarray
) -> None:
    step = 1_000_000
    with pq.ParquetWriter(path, _ROWS, compression="zstd", compression_level=1) as writer:
        for start in range(0, len(words), step):
            part = slice(start, start + step)
            bits = np.unpackbits(words[part].view(np.uint8), bitorder="little")
            at = np.flatnonzero(bits).astype(np.int64)
            word = at >> 6
            facts = {name: column[part][word] for name, column in columns.items()}
            seat = acts.seat_from[facts["hamlet"]] * 64 + order[part][word].astype(np.int64) * 64
            facts["household"] = (seat + (at & 63)).astype(np.int32)
            writer.write_table(pa.table(facts, schema=_ROWS))


_ROWS = pa.schema(
    [("act", pa.int32()), ("hamlet", pa.int32()), ("day", pa.int16()), ("channel", pa.int8()),
     ("pillar", pa.int8()), ("household", pa.int32())]
)  # fmt: skip


def day(month: int, on: int) -> date:
    """Return a day of the data's year."""
    return date(YEAR, month, 1) + timedelta(days=on - 1)
