"""Parts of different lengths, one after another in one array: where each begins and lies."""

import numpy as np

from lantoa.reach.memory.acts import Array

NOTHING = np.zeros(0, dtype=np.int64)
SPARE = np.zeros(8, dtype=np.uint64)
"""Laid after the last set, so that eight words can be read from wherever one begins."""


def starts(counts: Array) -> Array:
    """Return where each part begins when parts of these lengths follow one another."""
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


def spread(begins: Array, lengths: Array) -> Array:
    """Return begin, begin + 1, … for each part, all parts in one line."""
    shift = np.repeat(begins - starts(lengths)[:-1], lengths)
    return shift + np.arange(len(shift))
