"""The closed lists: units, places, verbs and fixed phrases that official papers share."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lantoa.commune.places import listed

DATA = Path(__file__).parent / "data"


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return the entries of a list in `data/`: one a line, or several apart by ' | '."""
    return tuple(_entries(DATA / f"{name}.txt"))


def _entries(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield from (entry.strip() for entry in line.split("|") if entry.strip())


@cache
def places() -> dict[str, tuple[str, ...]]:
    """Return the communes ("xã …") by the name of their province ("tỉnh …")."""
    named = {place.code: f"{place.word} {place.name}" for place in listed()}
    found: dict[str, list[str]] = {name: [] for code, name in named.items() if len(code) == 2}
    for place in listed():
        if place.parent:
            found[named[place.parent]].append(named[place.code])
    return {province: tuple(communes) for province, communes in found.items()}
