"""What compiled counting does to one word of 64 households."""

from collections.abc import Callable
from typing import TypeVar

import numba
import numpy as np

from lantoa.reach.acts import Array, Words
from lantoa.reach.tasks import FIRST, THRICE, TWO_CHANNELS

U = np.uint64
ZERO, STEP = U(0), U(1)
PAIRS, FOURS, EIGHTS, EACH = (
    U(number)
    for number in (0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F, 0x0101010101010101)
)
Tables = tuple[Array, ...]
Word = int | np.uint64
Levels = tuple[Word, Word, Word]
F = TypeVar("F", bound=Callable[..., object])


def code(function: F) -> F:
    """Compile the function on its first call and keep it; others may run meanwhile."""
    compiled: F = numba.njit(nogil=True, cache=True)(function)
    return compiled


@code
def lay(
    words: Words,
    word: Word,
    lists: Tables,
    run: tuple[Word, Word],
    levels: Levels,
    by_channel: Words,
) -> Levels:
    """Lay a run of rows over one word; return who was reached once, twice, thrice."""
    once, twice, thrice = levels
    for n in range(run[0], run[1]):
        held = words[lists[0][n] + word]
        thrice |= twice & held
        twice |= once & held
        once |= held
        by_channel[lists[1][n]] |= held
    return once, twice, thrice


@code
def lay_pillars(
    words: Words,
    word: Word,
    lists: Tables,
    run: tuple[Word, Word],
    by_pillar: Words,
) -> None:
    """Lay rows over one word, pillar by pillar."""
    for m in range(run[0], run[1]):
        by_pillar[lists[3][m]] |= words[lists[2][m] + word]


@code
def ones(word: Word) -> Word:
    """Count the bits of a word: the compiler knows this sum as one instruction."""
    word = word - ((word >> U(1)) & PAIRS)
    word = (word & FOURS) + ((word >> U(2)) & FOURS)
    return (((word + (word >> U(4))) & EIGHTS) * EACH) >> U(56)


@code
def add(
    line: Array,
    mask: Word,
    levels: Levels,
    by_pillar: Words,
    by_channel: Words,
) -> None:
    """Add the seated households of one word to every number of its hamlet."""
    for level in range(THRICE + 1):
        line[level] += ones(levels[level] & mask)
    pillars, channels = len(by_pillar) - 1, len(by_channel) - 1
    for pillar in range(pillars):
        line[FIRST + pillar] += ones(by_pillar[pillar] & mask)
    once, twice = ZERO, ZERO
    for channel in range(channels):
        held = by_channel[channel] & mask
        twice |= once & held
        once |= held
        line[FIRST + pillars + channel] += ones(held)
    line[TWO_CHANNELS] += ones(twice)
