"""What the restorer knows: syllables, how their letters are misread, which follow each other.

`data/restorer.npz` is built by `training/build.py`; see docs/decisions/0040-restoring.md.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "data" / "restorer.npz"
BITS = 14
Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Follows:
    """Back-off n-grams up to three: natural logarithms, keys packed 14 bits a syllable."""

    one: Floats
    back_one: Floats
    two_keys: Ints
    two: Floats
    back_two: Floats
    three_keys: Ints
    three: Floats

    def pairs(self, left: Ints, right: Ints) -> tuple[Floats, Floats, NDArray[np.bool_]]:
        """Return ln P(right | left), the back-off of each pair and whether it was seen."""
        keys = (left[:, None] << BITS) | right[None, :]
        at, seen = _found(self.two_keys, keys)
        lower = self.back_one[left][:, None] + self.one[right][None, :]
        chance = np.where(seen, self.two[at], lower)
        return chance, np.where(seen, self.back_two[at], np.float32(0)), seen

    def triples(self, left: Ints, middle: Ints, right: Ints) -> Floats:
        """Return ln P(right | left, middle) as an array [left, middle, right]."""
        _, back, known = self.pairs(left, middle)
        lower, _, follows = self.pairs(middle, right)
        chance = back[:, :, None] + lower[None, :, :]
        a, b, c = np.nonzero(known[:, :, None] & follows[None, :, :])
        if a.size:
            keys = (((left[a] << BITS) | middle[b]) << BITS) | right[c]
            at, seen = _found(self.three_keys, keys)
            chance[a[seen], b[seen], c[seen]] = self.three[at[seen]]
        return chance


def _found(keys: Ints, wanted: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return at, keys[at] == wanted


@dataclass(frozen=True)
class Tree:
    """The syllables as a tree, level by level: each node's parent, letter and syllable (-1)."""

    parents: tuple[Ints, ...]
    letters: tuple[Ints, ...]
    ends: tuple[Ints, ...]
    starts: tuple[Ints, ...]


@dataclass(frozen=True)
class Model:
    """The restorer's knowledge, read-only."""

    syllables: tuple[str, ...]
    numbers: dict[str, int]
    tree: Tree
    upper: Ints
    strings: dict[str, int]
    misread: Floats
    follows: Follows
    pairs: dict[str, tuple[Ints, Floats]]
    names: Floats
    families: Floats
    given: Floats


@cache
def model() -> Model:
    """Load the model (well under a second), once."""
    with np.load(FILE) as kept:
        data = {name: kept[name] for name in kept.files}
    syllables = tuple(bytes(data["syllables"]).decode().split("\n"))
    strings = bytes(data["strings"]).decode().split("\n")
    return Model(
        syllables,
        {syllable: n for n, syllable in enumerate(syllables)},
        _tree(data),
        data["upper"].astype(np.int64),
        {string: n for n, string in enumerate(strings)},
        _decoded(data, "misread").reshape(data["misread"].shape),
        _follows(data),
        _memory(data),
        *(data[name].astype(np.float32) / 8 for name in ("names", "families", "given")),
    )


def _decoded(data: dict[str, NDArray[np.uint8]], name: str) -> Floats:
    """Return logarithms kept as bytes: an eighth of a unit each, below zero."""
    return -(data[name].astype(np.float32)) / np.float32(12)


def _follows(data: dict[str, NDArray[np.uint8]]) -> Follows:
    return Follows(
        _decoded(data, "one"),
        data["back_one"].astype(np.float32),
        np.cumsum(data["two_steps"].astype(np.int64)),
        _decoded(data, "two"),
        data["back_two"].astype(np.float32),
        np.cumsum(data["three_steps"].astype(np.int64)),
        _decoded(data, "three"),
    )


def _tree(data: dict[str, NDArray[np.uint8]]) -> Tree:
    parents, letters, ends, starts = [], [], [], []
    sizes = data["level_sizes"].astype(np.int64)
    edges = np.concatenate([[0], np.cumsum(sizes)])
    for low, high in pairwise(edges):
        parent = data["parents"][low:high].astype(np.int64)
        parents.append(parent)
        letters.append(data["letters"][low:high].astype(np.int64))
        ends.append(data["ends"][low:high].astype(np.int64))
    for level, parent in enumerate(parents[1:]):
        starts.append(np.searchsorted(parent, np.arange(len(parents[level]) + 1)))
    starts.append(np.zeros(len(parents[-1]) + 1, dtype=np.int64))
    return Tree(tuple(parents), tuple(letters), tuple(ends), tuple(starts))


def _memory(data: dict[str, NDArray[np.uint8]]) -> dict[str, tuple[Ints, Floats]]:
    """Return by printed word the syllables it stood for in training, with ln P(printed | it)."""
    words = bytes(data["seen_words"]).decode().split("\n")
    edges = np.concatenate([[0], np.cumsum(data["seen_sizes"].astype(np.int64))])
    numbers = data["seen_numbers"].astype(np.int64)
    chances = _decoded(data, "seen")
    return {
        word: (numbers[low:high], chances[low:high])
        for word, low, high in zip(words, edges[:-1], edges[1:], strict=True)
    }
