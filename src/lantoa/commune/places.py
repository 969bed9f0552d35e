"""The national list of places: 34 provinces, 3,321 communes, from the snapshot in data/."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lantoa.kit.text import fold

LIST = Path(__file__).parent / "data" / "places.csv"


@dataclass(frozen=True)
class Listed:
    """A place of the national list; `parent` is the province's code of a commune."""

    code: str
    kind: str
    word: str
    name: str
    parent: str


def listed() -> Iterator[Listed]:
    """Yield every place of the list, provinces first."""
    with LIST.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Listed(**row)


def found(wanted: str) -> list[Listed]:
    """Return the communes whose code or whose name without marks is `wanted` ("xã" optional)."""
    key = fold(wanted)
    test: Callable[[Listed], bool] = lambda p: (  # noqa: E731
        p.code == wanted or key in (fold(p.name), fold(f"{p.word} {p.name}"))
    )
    return [place for place in listed() if place.kind == "commune" and test(place)]
