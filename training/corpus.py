"""The texts that the model learns from, each with a weight. All written for Lan Tỏa."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OWN = Path(__file__).parent / "texts"


def sentences() -> Iterator[tuple[float, str]]:
    """Yield (weight, text)."""
    for path in sorted(OWN.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield 1.0, line
    for path in sorted((ROOT / "src/lantoa/content/themes").glob("*/*.md")):
        yield 1.0, re.sub(r"\{[^}]*\}|[*_#`>|]|^\+\+\+.*?\+\+\+", " ", path.read_text("utf-8"))
    for name in ("units", "phrases", "unit_heads", "verbs"):
        for line in (ROOT / f"src/lantoa/intake/data/{name}.txt").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                for entry in line.split("|"):
                    yield 1.0, entry.strip()
    for row in places():
        yield 0.5, f"{row['word']} {row['name']}"


def places() -> list[dict[str, str]]:
    """Return the national list's rows (word, name)."""
    with (ROOT / "src/lantoa/commune/data/places.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def place_names() -> list[str]:
    """Return the bare names of provinces and communes."""
    return [row["name"] for row in places()]
