"""The same counting as `counting.by_numpy`, compiled by numba where it is installed."""

import numpy as np

from lantoa.reach.acts import Array, Words
from lantoa.reach.compiled_steps import (
    STEP,
    ZERO,
    Levels,
    Tables,
    U,
    Word,
    add,
    code,
    lay,
    lay_pillars,
)
from lantoa.reach.tasks import ROWS, Task


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
            levels = lay(words[0], word, lists, (ZERO, own), levels, by_channel)
            lay_pillars(words[0], word, lists, (ZERO, own_pillars), by_pillar)
            levels = lay(words[1], word, lists, (own, all_), levels, by_channel)
            lay_pillars(words[1], word, lists, (own_pillars, all_pillars), by_pillar)
            add(line, words[2][seat + word], levels, by_pillar, by_channel)


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
