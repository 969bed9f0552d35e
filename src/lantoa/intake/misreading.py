"""Which syllables a wrongly read word may be, with how likely each would be printed so."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lantoa.intake.restorer_model import Floats, Ints, Model, model

KEPT = 32
BEAM = 11.0
NEVER = np.float32(-60)
LONGEST = 3


@dataclass(frozen=True)
class Guess:
    """Candidates of one printed string: syllable numbers, ln P(printed | it), capitals."""

    numbers: Ints
    chances: Floats
    shapes: tuple[str, ...]


@lru_cache(maxsize=20000)
def guesses(printed: str) -> Guess:
    """Return the likeliest syllables of a printed string, best first."""
    found: dict[int, tuple[float, str]] = {}
    for shape in shapes(printed):
        for number, chance in _walk(printed, shape):
            if number not in found or found[number][0] < chance:
                found[number] = (chance, shape)
    for number, chance in _remembered(printed):
        old = found.get(number)
        shape = old[1] if old else shapes(printed)[0]
        found[number] = (float(np.logaddexp(chance, old[0] if old else -60.0)), shape)
    best = sorted(found.items(), key=lambda item: -item[1][0])[:KEPT]
    return Guess(
        np.array([n for n, _ in best], dtype=np.int64),
        np.array([chance for _, (chance, _) in best], dtype=np.float32),
        tuple(shape for _, (_, shape) in best),
    )


def shapes(printed: str) -> tuple[str, ...]:
    """Return how the true word may be written: "low", "title", "upper"."""
    letters = [c for c in printed if c.isalpha()]
    if len(letters) > 1 and sum(c.isupper() for c in letters) > 0.6 * len(letters):
        return ("upper", "title") if len(letters) < 4 else ("upper",)
    if printed[:1].isupper():
        return ("title", "low") if printed[0] in "GDBUOQIHTSP" else ("title",)
    return ("low",)


def _remembered(printed: str) -> list[tuple[int, float]]:
    numbers, chances = model().pairs.get(printed.lower(), ((), ()))
    return list(zip(map(int, numbers), map(float, chances), strict=True))


def _letter_chances(known: Model, printed: str) -> list[Floats]:
    """Return for strings of 0..3 signs an array [letter, place] of ln P(string | letter)."""
    size = len(printed)
    tables = []
    for length in range(min(LONGEST, size) + 1):
        table = np.full((known.misread.shape[0], size - length + 1), NEVER, dtype=np.float32)
        for at in range(size - length + 1):
            column = known.strings.get(printed[at : at + length])
            if column is not None:
                table[:, at] = known.misread[:, column]
            elif length == 1:
                table[:, at] = -9.0
        tables.append(table)
    return tables


def _walk(printed: str, shape: str) -> list[tuple[int, float]]:
    """Walk down the tree of syllables, all nodes of a level at once, the hopeless ones cut."""
    known = model()
    size = len(printed)
    tables = _letter_chances(known, printed)
    ahead = np.float32(-0.6) * (size - np.arange(size + 1, dtype=np.float32))
    rows = np.full((1, size + 1), NEVER, dtype=np.float32)
    rows[0, 0] = 0
    nodes = np.arange(len(known.tree.letters[0]))
    above = np.zeros(len(nodes), dtype=np.int64)
    found: list[tuple[int, float]] = []
    for level, letters in enumerate(known.tree.letters):
        signs = letters[nodes]
        if shape == "upper" or (shape == "title" and level == 0):
            signs = known.upper[signs]
        rows = _next(rows[above], signs, tables, size)
        best = (rows + ahead).max(axis=1)
        alive = np.nonzero(best > best.max() - BEAM)[0]
        nodes, rows = nodes[alive], rows[alive]
        ends = known.tree.ends[level][nodes]
        for at in np.nonzero((ends >= 0) & (rows[:, size] > -30))[0]:
            found.append((int(ends[at]), float(rows[at, size])))
        nodes, above = _below(known.tree.starts[level], nodes)
        if not len(nodes):
            break
    return found


def _next(rows: Floats, signs: Ints, tables: list[Floats], size: int) -> Floats:
    """Return the rows one true letter further: the printed strings it may have taken."""
    fresh: Floats = rows + tables[0][signs]
    for length in range(1, len(tables)):
        took = rows[:, : size + 1 - length] + tables[length][signs]
        np.maximum(fresh[:, length:], took, out=fresh[:, length:])
    return fresh


def _below(starts: Ints, nodes: Ints) -> tuple[Ints, NDArray[np.int64]]:
    """Return the children of the nodes and, for each, the place of its parent among them."""
    low, high = starts[nodes], starts[nodes + 1]
    counts = high - low
    above = np.repeat(np.arange(len(nodes)), counts)
    offsets = np.arange(len(above)) - np.repeat(np.cumsum(counts) - counts, counts)
    return low[above] + offsets, above
