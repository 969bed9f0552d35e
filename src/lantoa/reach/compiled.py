"""The same counting as `counting.by_numpy`, compiled by numba where it is installed."""

from collections.abc import Callable
from typing import TypeVar

import numba
import numpy as np

from lantoa.reach.acts import Array, Words
from lantoa.reach.tasks import FIRST, ROWS, THRICE, TWO_CHANNELS, Task

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


def by_numba(task: Task, begin: int, end: int, found: Array) -> None:
    """Fill `found` for hamlets from `begin` to `end`, hamlet by hamlet, word by word."""
    acts, heard = task.acts, task.heard
    pillar_from = np.concatenate([[0], np.cumsum(task.pillars.sum(axis=1))]).astype(np.int64)
    _count(
        (acts.width, acts.seat_from, acts.row_from, acts.bit_from, acts.day, acts.sort),
        (acts.bits, heard.words, task.mask),
        (heard.from_, heard.sort, heard.bits),
        (task.usable, task.channel, pillar_from, np.nonzero(task.pillars)[1].astype(np.int64)),
        (task.months.start, task.months.stop, task.since, task.until),
        (task.pillars.shape[1], len(acts.channels)),
        begin,
        end,
        found,
    )


@code
def _count(
    acts: Tables,
    words: tuple[Words, ...],
    heard: Tables,
    table: Tables,
    span: tuple[int, ...],
    sizes: tuple[int, int],
    begin: int,
    end: int,
    found: Array,
) -> None:
    width, seat_from = acts[0], acts[1]
    pillars, channels = sizes
    most = _most_rows(acts[2], heard[0], span, begin, end)
    row_at, row_channel = np.empty(most, U), np.empty(most, U)
    pillar_at, pillar_of = np.empty(most * pillars + 1, U), np.empty(most * pillars + 1, U)
    by_pillar, by_channel = np.zeros(pillars + 1, U), np.zeros(channels + 1, U)
    lists = (row_at, row_channel, pillar_at, pillar_of)
    for hamlet in range(begin, end):
        own, own_pillars = _rows(acts, table, span, hamlet, lists)
        all_, all_pillars = _entries(heard, table, hamlet, lists, own, own_pillars)
        line = found[hamlet - begin]
        line[ROWS] = all_
        if all_ == ZERO:
            continue
        seat = U(seat_from[hamlet])
        for word in range(U(width[hamlet])):
            by_pillar[:] = ZERO
            by_channel[:] = ZERO
            levels: Levels = (ZERO, ZERO, ZERO)
            levels = _lay(words[0], word, lists, (ZERO, own), levels, by_channel)
            _lay_pillars(words[0], word, lists, (ZERO, own_pillars), by_pillar)
            levels = _lay(words[1], word, lists, (own, all_), levels, by_channel)
            _lay_pillars(words[1], word, lists, (own_pillars, all_pillars), by_pillar)
            _add(line, words[2][seat + word], levels, by_pillar, by_channel)


@code
def _most_rows(
    row_from: Array, heard_from: Array, span: tuple[int, ...], begin: int, end: int
) -> int:
    most = 0
    for hamlet in range(begin, end):
        rows = heard_from[hamlet + 1] - heard_from[hamlet]
        for month in range(span[0], span[1]):
            rows += row_from[month, hamlet + 1] - row_from[month, hamlet]
        most = max(most, rows)
    return most


@code
def _rows(
    acts: Tables, table: Tables, span: tuple[int, ...], hamlet: int, lists: Tables
) -> tuple[Word, Word]:
    width, row_from, bit_from, day, sort = acts[0], acts[2], acts[3], acts[4], acts[5]
    n: Word = ZERO
    m: Word = ZERO
    wide = U(width[hamlet])
    for month in range(span[0], span[1]):
        at = U(bit_from[month, hamlet])
        for row in range(U(row_from[month, hamlet]), U(row_from[month, hamlet + 1])):
            kind = U(sort[row])
            if span[2] <= day[row] and day[row] <= span[3] and table[0][kind]:
                n, m = _note(table, kind, at, lists, n, m)
            at += wide
    return n, m


@code
def _entries(
    heard: Tables, table: Tables, hamlet: int, lists: Tables, n: Word, m: Word
) -> tuple[Word, Word]:
    for entry in range(U(heard[0][hamlet]), U(heard[0][hamlet + 1])):
        n, m = _note(table, U(heard[1][entry]), U(heard[2][entry]), lists, n, m)
    return n, m


@code
def _note(
    table: Tables, kind: Word, at: Word, lists: Tables, n: Word, m: Word
) -> tuple[Word, Word]:
    lists[0][n] = at
    lists[1][n] = U(table[1][kind])
    for held in range(U(table[2][kind]), U(table[2][kind + STEP])):
        lists[2][m] = at
        lists[3][m] = U(table[3][held])
        m += STEP
    return n + STEP, m


@code
def _lay(
    words: Words,
    word: Word,
    lists: Tables,
    run: tuple[Word, Word],
    levels: Levels,
    by_channel: Words,
) -> Levels:
    once, twice, thrice = levels
    for n in range(run[0], run[1]):
        held = words[lists[0][n] + word]
        thrice |= twice & held
        twice |= once & held
        once |= held
        by_channel[lists[1][n]] |= held
    return once, twice, thrice


@code
def _lay_pillars(
    words: Words,
    word: Word,
    lists: Tables,
    run: tuple[Word, Word],
    by_pillar: Words,
) -> None:
    for m in range(run[0], run[1]):
        by_pillar[lists[3][m]] |= words[lists[2][m] + word]


@code
def _ones(word: Word) -> Word:
    """Count the bits of a word: the compiler knows this sum as one instruction."""
    word = word - ((word >> U(1)) & PAIRS)
    word = (word & FOURS) + ((word >> U(2)) & FOURS)
    return (((word + (word >> U(4))) & EIGHTS) * EACH) >> U(56)


@code
def _add(
    line: Array,
    mask: Word,
    levels: Levels,
    by_pillar: Words,
    by_channel: Words,
) -> None:
    for level in range(THRICE + 1):
        line[level] += _ones(levels[level] & mask)
    pillars, channels = len(by_pillar) - 1, len(by_channel) - 1
    for pillar in range(pillars):
        line[FIRST + pillar] += _ones(by_pillar[pillar] & mask)
    once, twice = ZERO, ZERO
    for channel in range(channels):
        held = by_channel[channel] & mask
        twice |= once & held
        once |= held
        line[FIRST + pillars + channel] += _ones(held)
    line[TWO_CHANNELS] += _ones(twice)
