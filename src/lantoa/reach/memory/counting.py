"""Counts a task in memory: every measure of every hamlet, in one pass over its words."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

import numpy as np

from lantoa.reach.memory.acts import Acts, Array, Words
from lantoa.reach.memory.by_numpy import by_numpy
from lantoa.reach.memory.runs import starts
from lantoa.reach.memory.tasks import FIRST, ONCE, ROWS, THRICE, TWICE, TWO_CHANNELS, Task

SMALL, LARGE = 2**20, 10 * 2**20
"""Bytes of words below which compiled code gains nothing, and below which threads do not."""

Engine = Callable[[Task, int, int, Array], None]


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


def count(task: Task, part: slice | None = None, *, engine: Engine | None = None) -> Reached:
    """Return the numbers of the hamlets in `part` (all without).

    A household that sits in the hamlet on the period's last day counts; those that left do not.
    """
    begin, end = (0, task.acts.hamlets) if part is None else (part.start, part.stop)
    found = np.zeros((end - begin, task.columns), dtype=np.uint32)
    work = engine or engine_for(task.acts)
    alone = work is by_numpy or task.acts.bits.nbytes < LARGE
    cuts = _cuts(task.acts, begin, end, 1 if alone else os.cpu_count() or 1)

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
    return households_in(sets[begins[0] : begins[-1]], begins - begins[0])


def households_in(sets: Words, begins: Array) -> Array:
    """Return how many bits each set has whose first word lies at `begins` (one more at the end)."""
    return np.diff(starts(np.bitwise_count(sets))[begins])


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
        return cast(Engine, import_module("lantoa.reach.memory.by_numba").by_numba)
    return by_numpy
