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


def processor_ms(work: Callable[[], object], *, runs: int) -> float:
    """Return the least milliseconds of processor time, all threads together: load hides none."""
    took = []
    for _ in range(runs):
        began = time.process_time()
        work()
        took.append((time.process_time() - began) * 1000)
    return round(min(took), 3)


def read_once_ms(words: np.ndarray, *, runs: int = 15) -> float:
    """Return how long it takes to read the words once, with every core."""
    parts = np.array_split(words, os.cpu_count() or 1)
    with ThreadPoolExecutor(len(parts)) as hands:
        return median_ms(lambda: list(hands.map(np.bitwise_or.reduce, parts)), runs=runs)[1]
