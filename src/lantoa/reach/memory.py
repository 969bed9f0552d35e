"""Coverage of a province or the nation, counted in memory for any days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lantoa.commune.models import Place
from lantoa.kit.periods import Period
from lantoa.reach.parts import Part, add
from lantoa.reach.sums import parts_of
from lantoa.reach.upkeep import NotYet, Told, everything, fresh
from lantoa.reach.words import export, needed

__all__ = ["Answer", "NotYet", "Part", "coverage", "export_words"]


@dataclass(frozen=True)
class Answer:
    """Coverage per child place, and the moment up to which every change is in it."""

    parts: list[Part]
    as_of: datetime


def coverage(
    place: Place,
    period: Period,
    *,
    campaigns: Sequence[int] | None = None,
    refs: Sequence[str] | None = None,
) -> Answer:
    """Return what was reached in each child of `place`, for exactly these days.

    Children of the nation are provinces, of a province communes, of a commune hamlets; a place
    where no hamlet stands on the last day is left out. `campaigns` (ids) and `refs` (numbers of
    pillars) narrow the question. The caller asks whether the reader may see these counts.
    Raises `NotYet` while the first file is being made.
    """
    acts, parts = fresh(), []
    if acts.base is not None:
        left = acts.read_again
        parts.append(
            parts_of(acts.base, place, period, without=left, campaigns=campaigns, refs=refs)
        )
    if acts.tail is not None:
        parts.append(parts_of(acts.tail, place, period, campaigns=campaigns, refs=refs))
    return Answer(add(parts), acts.as_of)


def export_words(folder: Path, *, on: date, told: Told = lambda done, of: None) -> int:
    """Read every commune's ledger and write it as Parquet (`words.export`); return the rows.

    Raises `Unfit` where pyarrow is missing.
    """
    needed()
    return export(everything(told=told), folder, on=on)
