"""Counts a period in memory: every measure of every hamlet, in one pass over its words."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

import numpy as np

from lantoa.kit.periods import Period
from lantoa.reach.acts import Acts, Array, Words, months_of, number_of
from lantoa.reach.laying import spread
from lantoa.reach.seated import Heard, heard, seated

ONCE, TWICE, THRICE, TWO_CHANNELS, ROWS, FIRST = 0, 1, 2, 3, 4, 5
"""Columns of the counts; from `FIRST` on a column a pillar, then a column a channel."""

SMALL = 10 * 2**20
"""Below so many bytes, compiled code gains nothing over numpy."""
HAMLETS_AT_ONCE = 4096


@dataclass(frozen=True)
class Task:
    """One question made ready: which months and days, which rows, over which households."""

    acts: Acts
    months: range
    since: int
    until: int
    usable: Array
    channel: Array
    pillars: Array
    mask: Words
    heard: Heard

    @property
    def columns(self) -> int:
        """Count the columns of the answer."""
        return int(FIRST + self.pillars.shape[1] + len(self.acts.channels))


@dataclass(frozen=True)
class Reached:
    """Numbers of households per hamlet of one surety; `by_pillar` and `by_channel` are tables.

    `activities` counts what reached the hamlet; sessions that zones bring count once a sort.
    """

    once: Array
    twice: Array
    thrice: Array
    two_channels: Array
    activities: Array
    by_pillar: Array
    by_channel: Array


Engine = Callable[[Task, int, int, Array], None]


def made_ready(
    acts: Acts,
    period: Period,
    surety: str,
    *,
    refs: Sequence[str] | None = None,
    campaigns: Sequence[int] | None = None,
    mask: Words | None = None,
) -> Task:
    """Return the question as a task; `refs` are the pillars asked for (all without)."""
    since, until = number_of(period.from_on), number_of(period.until_on)
    usable = acts.usable(surety, campaigns)
    asked = [acts.refs.index(ref) for ref in refs or () if ref in acts.refs]
    pillars = acts.sort_pillars if refs is None else acts.sort_pillars[:, asked]
    first, last = months_of(np.array([since, until]))
    return Task(
        acts=acts,
        months=range(*np.searchsorted(acts.month, [first, last + 1]).tolist()),
        since=since,
        until=until,
        usable=usable,
        channel=acts.sort_channel.astype(np.int64),
        pillars=np.ascontiguousarray(pillars),
        mask=seated(acts, until) if mask is None else mask,
        heard=heard(acts, usable, since, until),
    )


def count(task: Task, part: slice | None = None, *, engine: Engine | None = None) -> Reached:
    """Return the numbers of the hamlets in `part` (all without).

    A household that sits in the hamlet on the period's last day counts; those that left do not.
    """
    begin, end = (0, task.acts.hamlets) if part is None else (part.start, part.stop)
    found = np.zeros((end - begin, task.columns), dtype=np.uint32)
    work = engine or engine_for(task.acts)
    cuts = _cuts(task.acts, begin, end, 1 if work is by_numpy else os.cpu_count() or 1)

    def one(cut: tuple[int, int]) -> None:
        work(task, *cut, found[cut[0] - begin : cut[1] - begin])

    if len(cuts) > 1:
        list(_hands().map(one, cuts))
    elif cuts:
        one(cuts[0])
    pillars = FIRST + task.pillars.shape[1]
    return Reached(
        once=found[:, ONCE],
        twice=found[:, TWICE],
        thrice=found[:, THRICE],
        two_channels=found[:, TWO_CHANNELS],
        activities=found[:, ROWS],
        by_pillar=found[:, FIRST:pillars],
        by_channel=found[:, pillars:],
    )


def households(acts: Acts, sets: Words, part: slice) -> Array:
    """Return how many households each hamlet of `part` has in `sets`."""
    begins = acts.seat_from[part.start : part.stop + 1]
    sums = np.concatenate(
        [[0], np.cumsum(np.bitwise_count(sets[begins[0] : begins[-1]]), dtype=int)]
    )
    return np.diff(sums[begins - begins[0]])


@cache
def _hands() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="reach")


def _cuts(acts: Acts, begin: int, end: int, parts: int) -> list[tuple[int, int]]:
    """Return `parts` runs of hamlets with about the same number of words."""
    words = acts.seat_from[begin : end + 1]
    wanted = np.linspace(words[0], words[-1], parts + 1)
    edges = begin + np.searchsorted(words, wanted)
    edges[0], edges[-1] = begin, end
    return [(a, b) for a, b in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True) if a < b]


def engine_for(acts: Acts) -> Engine:
    """Return compiled code where numba is installed and the acts are many, numpy otherwise."""
    if acts.bits.nbytes >= SMALL and find_spec("numba"):
        return cast(Engine, import_module("lantoa.reach.compiled").by_numba)
    return by_numpy


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
