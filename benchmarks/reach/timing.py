"""How long something takes: the median of a few runs, and how busy the machine was."""

import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import numpy as np

T = TypeVar("T")


def median_ms(work: Callable[[], T], *, runs: int) -> tuple[T, float]:
    """Return what the work gave and the median of its milliseconds."""
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        found = work()
        took.append((time.perf_counter() - began) * 1000)
    return found, round(statistics.median(took), 3)


def by_turns_ms(
    one: Callable[[], object], other: Callable[[], object], *, runs: int
) -> tuple[float, float]:
    """Return the medians of both, run by turns, so that load and cold memory meet both alike."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for work, found in zip((one, other), took, strict=True):
            began = time.perf_counter()
            work()
            found.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(took[0]), 3), round(statistics.median(took[1]), 3)


def processor_ms(work: Callable[[], object], *, runs: int) -> float:
    """Return the least milliseconds of processor time, all threads together: load hides none."""
    took = []
    for _ in range(runs):
        began = time.process_time()
        work()
        took.append((time.process_time() - began) * 1000)
    return round(min(took), 3)


class ReadOnce:
    """Reads the words once with every core, and nothing else."""

    def __init__(self, words: np.ndarray) -> None:
        self.parts = np.array_split(words, os.cpu_count() or 1)
        self.hands = ThreadPoolExecutor(len(self.parts))

    def __call__(self) -> object:
        """Read them all."""
        return list(self.hands.map(np.bitwise_or.reduce, self.parts))
