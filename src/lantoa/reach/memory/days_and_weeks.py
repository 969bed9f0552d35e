"""On how many days and in how many weeks households were reached, counted in memory."""

from collections.abc import Callable, Iterator

import numpy as np

from lantoa.reach.memory.acts import Array, Words
from lantoa.reach.memory.by_numpy import HAMLETS_AT_ONCE
from lantoa.reach.memory.counting import households_in
from lantoa.reach.memory.runs import spread
from lantoa.reach.memory.tasks import Task

SATURDAY = 5
"""The weekday of day 0 (1/1/2000), Monday being 0."""
Key = Callable[[Array], Array]
KEYS: tuple[Key, Key] = (lambda day: day, lambda day: (day + SATURDAY) // 7)
"""What makes two contacts one: the same day, the same week from Monday to Sunday."""


def often(task: Task) -> Array:
    """Return per hamlet who had something on two and three days, in two and three weeks, (H, 4).

    Only rows of acts are looked at: what zones bring is offered, never delivered.
    """
    found = np.zeros((task.acts.hamlets, 4), dtype=np.int64)
    for first in range(0, task.acts.hamlets, HAMLETS_AT_ONCE):
        last = min(task.acts.hamlets, first + HAMLETS_AT_ONCE)
        runs = [_Run(task, first, last) for _ in KEYS]
        for hamlets, days, words in _in_time(task, first, last):
            for run, key in zip(runs, KEYS, strict=True):
                run.lay(hamlets, key(days), words)
        found[first:last] = np.column_stack([column for run in runs for column in run.counted()])
    return found


def _in_time(task: Task, first: int, last: int) -> Iterator[tuple[Array, Array, Array]]:
    """Yield for each rank the hamlets that have a row of it, its day, where its words begin."""
    acts, width = task.acts, task.acts.width[first:last].astype(np.int64)
    for month in task.months:
        rows = acts.row_from[month, first : last + 1].astype(np.int64)
        words = acts.bit_from[month, first:last].astype(np.int64)
        here = np.diff(rows)
        for rank in range(int(here.max(initial=0))):
            hamlets = np.flatnonzero(here > rank)
            row = rows[hamlets] + rank
            days = acts.day[row].astype(np.int64)
            kept = (days >= task.since) & (days <= task.until) & task.usable[acts.sort[row]]
            hamlets = hamlets[kept]
            yield hamlets, days[kept], words[hamlets] + rank * width[hamlets]


class _Run:
    """Who was reached once, twice, three times so far in a run of hamlets, and by what is new.

    Rows of a hamlet come in the order of their days, so that those of one day or week follow one
    another: they are one until the next begins.
    """

    def __init__(self, task: Task, first: int, last: int) -> None:
        self.task, seats = task, task.acts.seat_from[first : last + 1]
        self.seats, self.begins = seats, seats - seats[0]
        self.width = task.acts.width[first:last].astype(np.int64)
        self.key = np.full(last - first, -1, dtype=np.int64)
        self.once, self.twice, self.thrice, self.new = (
            np.zeros(int(self.begins[-1]), dtype=np.uint64) for _ in range(4)
        )

    def lay(self, hamlets: Array, keys: Array, words: Array) -> None:
        """Lay one row of each of the hamlets over what is there."""
        width, begun = self.width[hamlets], self.key[hamlets] != keys
        self._close(spread(self.begins[hamlets[begun]], width[begun]))
        self.key[hamlets] = keys
        self.new[spread(self.begins[hamlets], width)] |= self.task.acts.bits[spread(words, width)]

    def _close(self, columns: Array) -> None:
        new, once = self.new[columns], self.once[columns]
        twice = self.twice[columns]
        self.thrice[columns] |= twice & new
        self.twice[columns] = twice | (once & new)
        self.once[columns] = once | new
        self.new[columns] = 0

    def counted(self) -> tuple[Array, Array]:
        """Return the numbers of seated households reached twice and three times or more."""
        self._close(np.arange(len(self.new)))
        mask: Words = self.task.mask[self.seats[0] : self.seats[-1]]
        twice, thrice = (
            households_in(sets & mask, self.begins) for sets in (self.twice, self.thrice)
        )
        return twice, thrice
