"""The acts of many communes in memory: whom each one reached, as words of 64 households."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from lantoa.reach.rules import SURETIES

Array = npt.NDArray[Any]
Words = npt.NDArray[np.uint64]

FIRST_DAY = date(2000, 1, 1)
ALWAYS, OPEN = 0, 65_535
"""Days are numbers since `FIRST_DAY` in 16 bits (to 2179); `OPEN` is an end that has not come."""


def number_of(day: date) -> int:
    """Return the day's number; days outside the file's span take its nearest end."""
    return min(OPEN - 1, max(ALWAYS + 1, (day - FIRST_DAY).days))


def day_of(number: int) -> date:
    """Return the day of a number."""
    return FIRST_DAY + timedelta(days=int(number))


def months_of(days: Array) -> Array:
    """Return the number of the month that each day lies in."""
    return (np.datetime64(FIRST_DAY) + days.astype(np.int64)).astype("datetime64[M]").astype(int)


@dataclass(frozen=True, eq=False)
class Acts:
    """Hamlets in the order of their tree, their households, and the acts that reached them.

    A hamlet of n seats has `width` = ⌈n / 64⌉ words, low bit first (`kit.bits`). Arrays that end
    in `_from` hold where each hamlet's part begins, with one entry more at the end. Rows of acts
    lie by month, then hamlet, then day, so that a period is read in long straight runs.
    """

    place: Array
    """Id of the hamlet, (H,)."""
    commune: Array
    """Id of the commune's place, (H,)."""
    province: Array
    """Id of the province's place, (H,)."""
    width: Array
    """Words per set of the hamlet, (H,)."""
    stand_in: Array
    stand_out: Array
    """First and last day of the hamlet, (H,); hamlets that a merger closed stay."""
    lasting: Words
    """Who was always here and still is: a set a hamlet, one after the other."""
    mover_from: Array
    mover_bit: Array
    mover_in: Array
    mover_out: Array
    """Seats with a beginning or an end: day of each, `ALWAYS` or `OPEN` where there is none."""
    away_from: Array
    away_bit: Array
    away_in: Array
    away_out: Array
    """Seats of households that live away for work, and in which days."""
    month: Array
    """Number of each month (since 1970-01) that has rows, (B,)."""
    row_from: Array
    """First row of each hamlet in each month, (B, H + 1)."""
    bit_from: Array
    """First word of those rows in `bits`, (B, H + 1)."""
    day: Array
    sort: Array
    bits: Words
    """Per row: its day, its sort, and its set of `width` words."""
    zone_from: Array
    zone_voice: Array
    zone_in: Array
    zone_out: Array
    zone_end: Array
    zone_bits: Array
    zone_words: Words
    """Zones of each hamlet: the voice heard, from when to when somebody sits there, until when it
    is a zone at all (of a hamlet that others took the place of, longer), and the word its set
    begins at (-1: the whole hamlet)."""
    pause_from: Array
    pause_in: Array
    pause_out: Array
    """Per zone: the pauses of its outlet."""
    voice_from: Array
    run_sort: Array
    run_from: Array
    run_day: Array
    """Per voice (an outlet with sessions): a run of ascending days for each sort of session."""
    known_from: Array
    known_day: Array
    known_campaign: Array
    known_number: Array
    """Days on which so many activities touched the hamlet that reached no household by bits."""
    sort_campaign: Array
    sort_channel: Array
    sort_weakest: Array
    sort_surety: Array
    sort_pillars: Array
    """Per sort; `sort_pillars` is a table of booleans, sorts by refs."""
    mark_commune: Array
    mark_seq: Array
    """Per commune (its id): the last line of its journal that is surely in here."""
    channels: tuple[str, ...]
    refs: tuple[str, ...]

    @cached_property
    def seat_from(self) -> Array:
        """Return where each hamlet's set begins in `lasting`, (H + 1,)."""
        return np.concatenate([[0], np.cumsum(self.width, dtype=np.int64)])

    @cached_property
    def run_key(self) -> Array:
        """Return run and day of each session as one ascending number, to search in."""
        runs = np.repeat(np.arange(len(self.run_sort)), np.diff(self.run_from))
        return (runs.astype(np.int64) << 16) | self.run_day.astype(np.int64)

    @cached_property
    def answers(self) -> dict[Any, Any]:
        """Return what was already counted of these acts, by what was asked; gone with them."""
        return {}

    @property
    def hamlets(self) -> int:
        """Count the hamlets."""
        return len(self.place)

    @property
    def nbytes(self) -> int:
        """Return the bytes of all arrays together."""
        return sum(v.nbytes for v in vars(self).values() if isinstance(v, np.ndarray))

    def usable(self, surety: str, campaigns: Sequence[int] | None = None) -> Array:
        """Return per sort whether its rows answer a question of this surety and campaign."""
        asked = SURETIES.index(surety)
        found = (self.sort_weakest <= asked) & (asked <= self.sort_surety)
        if campaigns is not None:
            found &= np.isin(self.sort_campaign, np.asarray(campaigns, dtype=np.int64))
        return found

    def inside(self, place: int | None) -> slice:
        """Return the run of hamlets of a province, a commune or a hamlet (id; None: all)."""
        if place is None:
            return slice(0, self.hamlets)
        for level in (self.province, self.commune, self.place):
            held = np.flatnonzero(level == place)
            if len(held):
                return slice(int(held[0]), int(held[-1]) + 1)
        return slice(0, 0)
