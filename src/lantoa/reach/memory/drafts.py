"""Some communes as they were read, before they are laid together in memory."""

from dataclasses import dataclass, field

import numpy as np

from lantoa.reach.memory.acts import Array, Words

NOTHING = np.zeros(0, dtype=np.int64)
NO_WORDS = np.zeros(0, dtype=np.uint64)
SPARE = np.zeros(8, dtype=np.uint64)
"""Laid after the last set, so that eight words can be read from wherever one begins."""


@dataclass
class Draft:
    """Some communes as they were read: hamlets in tree order, everything else in any order.

    Hamlets, zones and voices are numbered from 0 in each draft. `marks` are commune and journal
    line; `stands` first and last day; `movers` and `away` hamlet, bit, in, out; `rows` hamlet,
    day, sort; `zones` hamlet, voice, in, out, end and first word in `zone_words` (-1: whole);
    `pauses` zone, in, out; `sessions` voice, sort, day; `known` hamlet, day, campaign,
    number.
    """

    place: Array
    commune: Array
    province: Array
    width: Array
    stands: tuple[Array, Array]
    lasting: Words
    marks: tuple[Array, Array]
    movers: tuple[Array, ...] = (NOTHING,) * 4
    away: tuple[Array, ...] = (NOTHING,) * 4
    rows: tuple[Array, ...] = (NOTHING,) * 3
    row_words: Words = field(default_factory=lambda: NO_WORDS)
    zones: tuple[Array, ...] = (NOTHING,) * 6
    zone_words: Words = field(default_factory=lambda: NO_WORDS)
    pauses: tuple[Array, ...] = (NOTHING,) * 3
    sessions: tuple[Array, ...] = (NOTHING,) * 3
    voices: int = 0
    known: tuple[Array, ...] = (NOTHING,) * 4


def starts(counts: Array) -> Array:
    """Return where each part begins when parts of these lengths follow one another."""
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


def spread(begins: Array, lengths: Array) -> Array:
    """Return begin, begin + 1, … for each part, all parts in one line."""
    shift = np.repeat(begins - starts(lengths)[:-1], lengths)
    return shift + np.arange(len(shift))


def columns(rows: list[tuple[int, ...]], number: int) -> tuple[Array, ...]:
    """Return rows of numbers as that many columns."""
    table = np.array(rows, dtype=np.int64).reshape(-1, number)
    return tuple(table[:, at] for at in range(number))
