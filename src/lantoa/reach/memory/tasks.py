"""A question to memory made ready: which rows, which days, over which households."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lantoa.kit.periods import Period
from lantoa.reach.memory.acts import Acts, Array, Words, months_of, number_of
from lantoa.reach.memory.seated import Heard, heard, seated

ONCE, TWICE, THRICE, TWO_CHANNELS, ROWS, FIRST = 0, 1, 2, 3, 4, 5
"""Columns of the counts; from `FIRST` on a column a pillar, then a column a channel."""


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


def made_ready(
    acts: Acts,
    period: Period,
    surety: str,
    *,
    refs: Sequence[str] | None = None,
    campaigns: Sequence[int] | None = None,
    mask: Words | None = None,
    part: slice | None = None,
) -> Task:
    """Return the question as a task; `refs` are the pillars asked for (all without).

    With `part` only these hamlets can be counted.
    """
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
        heard=heard(acts, usable, since, until, part or slice(0, acts.hamlets)),
    )
