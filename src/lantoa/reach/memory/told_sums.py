"""Runs of hamlets that lie in one place each, and their sums."""

from dataclasses import dataclass

import numpy as np

from lantoa.reach.memory.acts import Array
from lantoa.reach.small_counts import LEAST


@dataclass(frozen=True)
class Runs:
    """Runs of hamlets that belong to one child place each; hamlets that are not `kept` add none."""

    places: Array
    begins: Array
    kept: Array

    def sum(self, numbers: Array) -> Array:
        """Return the sums of the kept hamlets per child; of a table, per column."""
        return _sums(self._kept_of(numbers), self.begins)

    def _kept_of(self, numbers: Array) -> Array:
        if self.kept.all():
            return numbers
        found: Array = numbers * (self.kept if numbers.ndim == 1 else self.kept[:, None])
        return found


@dataclass(frozen=True)
class ToldRuns(Runs):
    """The same where each commune adds what may be told of it alone (`small_counts.added`)."""

    communes: Array
    homes: Array

    @classmethod
    def of(cls, runs: Runs, commune: Array, households: Array) -> "ToldRuns":
        """Return such runs; `commune` and `households` are those of each hamlet."""
        communes = begins(commune)
        homes = _sums(runs._kept_of(households), communes)
        return cls(runs.places, runs.begins, runs.kept, communes, homes)

    def sum(self, numbers: Array) -> Array:
        """Return the sums per child of what each commune adds to them."""
        counts = _sums(self._kept_of(numbers), self.communes)
        homes = self.homes if counts.ndim == 1 else self.homes[:, None]
        return _sums(added_each(counts, homes), np.searchsorted(self.communes, self.begins))


def begins(places: Array) -> Array:
    """Return where in `places` each run of one place begins."""
    found: Array = np.flatnonzero(np.concatenate([[True], places[1:] != places[:-1]]))
    return found


def added_each(counts: Array, homes: Array) -> Array:
    """Return `small_counts.added` of every count, nobody and everybody included."""
    is_small = (counts < LEAST) | (homes - counts < LEAST)
    found: Array = np.where(is_small, np.where(2 * counts < homes, 0, homes), counts)
    return found


def _sums(numbers: Array, at: Array) -> Array:
    found: Array = np.add.reduceat(numbers, at, axis=0, dtype=np.int64)
    return found
