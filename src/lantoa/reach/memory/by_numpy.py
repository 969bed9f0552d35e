"""Counts a task with numpy: every word of every hamlet is a column, acts are laid over them."""

from collections.abc import Iterator

import numpy as np

from lantoa.reach.memory.acts import Array, Words
from lantoa.reach.memory.runs import spread
from lantoa.reach.memory.tasks import FIRST, ONCE, ROWS, THRICE, TWICE, TWO_CHANNELS, Task

HAMLETS_AT_ONCE = 4096


def by_numpy(task: Task, begin: int, end: int, found: Array) -> None:
    """Fill `found` for hamlets from `begin` to `end` by whole-array steps."""
    for first in range(begin, end, HAMLETS_AT_ONCE):
        last = min(end, first + HAMLETS_AT_ONCE)
        _Columns(task, first, last).count(found[first - begin : last - begin])


class _Columns:
    """Every word of a run of hamlets as one column; acts are laid over them one rank at a time.

    Rank k is the k-th row of each hamlet in a month: no hamlet has two rows of one rank, so that
    a rank is one step for all of them.
    """

    def __init__(self, task: Task, first: int, last: int) -> None:
        self.task, self.first, self.last = task, first, last
        self.width = task.acts.width[first:last].astype(np.int64)
        self.begins = task.acts.seat_from[first : last + 1] - task.acts.seat_from[first]
        pillars, channels = task.pillars.shape[1], len(task.acts.channels)
        self.sets = np.zeros((FIRST + pillars + channels, int(self.begins[-1])), dtype=np.uint64)
        self.rows = np.zeros(last - first, dtype=np.int64)

    def count(self, found: Array) -> None:
        """Lay every row of the period over the columns, then count what stands."""
        task = self.task
        for hamlets, sorts, sources in self._ranks():
            self._lay(hamlets, sorts, task.acts.bits, sources)
        for hamlets, sorts, sources in self._heard():
            self._lay(hamlets, sorts, task.heard.words, sources)
        self._two_channels()
        seats = task.acts.seat_from
        self.sets &= task.mask[seats[self.first] : seats[self.last]]
        numbers = np.bitwise_count(self.sets)
        ends = np.cumsum(numbers, axis=1, dtype=np.int64)
        ends = np.concatenate([np.zeros((len(ends), 1), dtype=np.int64), ends], axis=1)
        found[:] = np.diff(ends[:, self.begins], axis=1).T
        found[:, ROWS] = self.rows

    def _ranks(self) -> Iterator[tuple[Array, Array, Array]]:
        acts, task = self.task.acts, self.task
        for month in task.months:
            rows = acts.row_from[month, self.first : self.last + 1].astype(np.int64)
            words = acts.bit_from[month, self.first : self.last].astype(np.int64)
            here = np.diff(rows)
            for rank in range(int(here.max(initial=0))):
                hamlets = np.flatnonzero(here > rank)
                row = rows[hamlets] + rank
                kept = (acts.day[row] >= task.since) & (acts.day[row] <= task.until)
                kept &= task.usable[acts.sort[row]]
                hamlets, row = hamlets[kept], row[kept]
                yield hamlets, acts.sort[row], words[hamlets] + rank * self.width[hamlets]

    def _heard(self) -> Iterator[tuple[Array, Array, Array]]:
        zones = self.task.heard
        begins = zones.from_[self.first : self.last + 1]
        here = np.diff(begins)
        for rank in range(int(here.max(initial=0))):
            hamlets = np.flatnonzero(here > rank)
            entry = begins[hamlets] + rank
            yield hamlets, zones.sort[entry], zones.bits[entry]

    def _lay(self, hamlets: Array, sorts: Array, words: Words, sources: Array) -> None:
        task, width = self.task, self.width[hamlets]
        self.rows[hamlets] += 1
        columns = spread(self.begins[hamlets], width)
        sets = words[spread(sources, width)]
        once, twice = self.sets[ONCE, columns], self.sets[TWICE, columns]
        self.sets[THRICE, columns] |= twice & sets
        self.sets[TWICE, columns] = twice | (once & sets)
        self.sets[ONCE, columns] = once | sets
        pillars = task.pillars.shape[1]
        for pillar in range(pillars):
            held = np.repeat(task.pillars[sorts, pillar], width)
            self.sets[FIRST + pillar, columns[held]] |= sets[held]
        channel = FIRST + pillars + np.repeat(task.channel[sorts], width)
        self.sets[channel, columns] |= sets

    def _two_channels(self) -> None:
        once = np.zeros_like(self.sets[0])
        for heard_by in self.sets[FIRST + self.task.pillars.shape[1] :]:
            self.sets[TWO_CHANNELS] |= once & heard_by
            once |= heard_by
