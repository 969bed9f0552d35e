"""Coverage of a province or the nation, counted in memory for any days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lantoa.commune.models import Place
from lantoa.kit.periods import Period
from lantoa.reach.memory.acts import Acts
from lantoa.reach.memory.over_places import parts_of
from lantoa.reach.memory.parquet import export, name_places, needed
from lantoa.reach.memory.parts import Part, add
from lantoa.reach.memory.upkeep import NotYet, Told, everything, fresh

__all__ = ["Answer", "NotYet", "Part", "coverage", "export_words"]

KEPT = 256
"""So many answers are kept beside the acts they were counted from."""


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
    acts = fresh()
    asked = (place, period, campaigns, refs)
    held = [(acts.base, acts.read_again), (acts.tail, ())]
    return Answer(add(_parts(one, without, *asked) for one, without in held if one), acts.as_of)


def _parts(
    acts: Acts,
    without: tuple[int, ...],
    place: Place,
    period: Period,
    campaigns: Sequence[int] | None,
    refs: Sequence[str] | None,
) -> list[Part]:
    """Count once what is asked again of the same acts: they never change."""
    campaigns = None if campaigns is None else tuple(campaigns)
    refs = None if refs is None else tuple(refs)
    key = (without, place.pk, place.kind, period, campaigns, refs)
    if key not in acts.answers:
        if len(acts.answers) >= KEPT:
            acts.answers.clear()
        acts.answers[key] = parts_of(
            acts, place, period, without=without, campaigns=campaigns, refs=refs
        )
    return list(acts.answers[key])


def export_words(folder: Path, *, on: date, told: Told = lambda done, of: None) -> int:
    """Read every commune's ledger and write it as Parquet (`parquet.export`), and the names of
    its places beside it; return the rows of words.

    Raises `Unfit` where pyarrow is missing.
    """
    needed()
    rows = export(everything(told=told), folder, on=on)
    places = Place.objects.order_by("path")
    name_places(folder, ((p.pk, p.code, str(p), p.kind, p.parent_id) for p in places.iterator()))
    return rows
