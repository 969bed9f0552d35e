"""The same counting as `by_numpy`, compiled by numba where it is installed."""

import numpy as np

from lantoa.reach.memory.acts import Array, Words
from lantoa.reach.memory.numba_steps import LANES, STEP, ZERO, U, code, keep, lay, lay_pillar, ones
from lantoa.reach.memory.tasks import FIRST, ROWS, Task

Tables = tuple[Array, ...]
Word = int | np.uint64


def by_numba(task: Task, begin: int, end: int, found: Array) -> None:
    """Fill `found` for hamlets from `begin` to `end`, eight words of a hamlet at a time."""
    acts, heard = task.acts, task.heard
    _count(
        (acts.width, acts.seat_from, acts.row_from, acts.bit_from, acts.day, acts.sort),
        (acts.bits, heard.words, task.mask),
        (heard.from_, heard.sort, heard.bits),
        _columns(task),
        (task.months.start, task.months.stop, task.since, task.until),
        (begin, end, task.columns),
        found,
    )


def _columns(task: Task) -> Tables:
    """Return per sort where a block holds its channel (0: not asked), its first pillar, the others.

    A sort without a pillar takes the column of `ROWS`, which is no set.
    """
    sorts, pillars = np.arange(len(task.usable)), task.pillars
    channel = np.where(task.usable, FIRST + pillars.shape[1] + task.channel, 0)
    rest, first = pillars.copy(), np.full(len(sorts), ROWS)
    if pillars.shape[1]:
        at = pillars.argmax(axis=1)
        first = np.where(pillars.any(axis=1), FIRST + at, ROWS)
        rest[sorts, at] = False
    more_from = np.concatenate([[0], np.cumsum(rest.sum(axis=1))])
    more = FIRST + np.nonzero(rest)[1]
    lanes = int(LANES)
    tables = (channel * lanes, first * lanes, more_from, more * lanes)
    return tuple(table.astype(np.uint64) for table in tables)


@code
def _count(
    acts: Tables,
    words: tuple[Words, ...],
    heard: Tables,
    table: Tables,
    span: tuple[int, ...],
    part: tuple[int, ...],
    found: Array,
) -> None:
    columns = U(part[2])
    block, mask = np.zeros(columns * LANES, U), np.zeros(LANES, U)
    for hamlet in range(U(part[0]), U(part[1])):
        wide, seat = U(acts[0][hamlet]), U(acts[1][hamlet])
        line = found[hamlet - U(part[0])]
        for word in range(ZERO, wide, LANES):
            block[:] = ZERO
            rows = _rows(acts, words[0], table, span, hamlet, word, block)
            rows += _entries(heard, words[1], table, hamlet, word, block)
            if rows != ZERO:
                keep(mask, words[2], seat + word, wide - word)
                for column in range(columns):
                    line[column] += ones(block, column * LANES, mask)
            line[ROWS] = rows


@code
def _rows(
    acts: Tables,
    words: Words,
    table: Tables,
    span: tuple[int, ...],
    hamlet: Word,
    word: Word,
    block: Words,
) -> Word:
    wide, row_from, bit_from, day, sort = U(acts[0][hamlet]), acts[2], acts[3], acts[4], acts[5]
    number: Word = ZERO
    for month in range(U(span[0]), U(span[1])):
        at = U(bit_from[month, hamlet]) + word
        for row in range(U(row_from[month, hamlet]), U(row_from[month, hamlet + STEP])):
            kind = U(sort[row])
            if span[2] <= day[row] and day[row] <= span[3] and table[0][kind] != ZERO:
                _lay(words, table, kind, at, block)
                number += STEP
            at += wide
    return number


@code
def _entries(
    heard: Tables, words: Words, table: Tables, hamlet: Word, word: Word, block: Words
) -> Word:
    number: Word = ZERO
    for entry in range(U(heard[0][hamlet]), U(heard[0][hamlet + STEP])):
        _lay(words, table, U(heard[1][entry]), U(heard[2][entry]) + word, block)
        number += STEP
    return number


@code
def _lay(words: Words, table: Tables, kind: Word, at: Word, block: Words) -> None:
    lay(block, table[0][kind], table[1][kind], words, at)
    for held in range(table[2][kind], table[2][kind + STEP]):
        lay_pillar(block, table[3][held], words, at)
