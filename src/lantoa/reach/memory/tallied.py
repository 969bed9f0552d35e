"""The numbers of the tallies of all hamlets at once, counted from the acts in memory."""

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.db import connection

from lantoa.kit.periods import Period
from lantoa.reach.memory.acts import Acts, Array, number_of
from lantoa.reach.memory.airings import sessions_heard
from lantoa.reach.memory.counting import count, households
from lantoa.reach.memory.days_and_weeks import often
from lantoa.reach.memory.runs import starts
from lantoa.reach.memory.seated import away, seated, standing
from lantoa.reach.memory.tasks import Task, made_ready
from lantoa.reach.models import MEASURES
from lantoa.reach.rules import DELIVERED, OFFERED, SURETIES


@dataclass(frozen=True, eq=False)
class Rolled:
    """What some campaigns reached in one period, a row a place: `MEASURES` in their order.

    `by_channel` and `by_pillar` hold three sureties by column of their labels. `stands` says
    which places have a row at all.
    """

    place: Array
    stands: Array
    measures: Array
    by_channel: Array
    by_pillar: Array
    channels: tuple[str, ...]
    refs: tuple[str, ...]

    @cached_property
    def groups(self) -> tuple[list[str], list[str]]:
        """Return both groups of each row as they are stored: keys that reached nobody left out."""
        return _told(self.by_channel, self.channels), _told(self.by_pillar, self.refs)

    def rows(self, part: slice) -> Iterator[tuple[object, ...]]:
        """Yield the standing rows of a part: the place's id, the measures, both groups."""
        kept = part.start + np.flatnonzero(self.stands[part])
        channels, pillars = self.groups
        at = kept.tolist()
        columns = self.measures[kept].T.tolist()
        said = ([channels[n] for n in at], [pillars[n] for n in at])
        yield from zip(self.place[kept].tolist(), *columns, *said, strict=True)

    def summed(self, parts: Sequence[slice], places: Sequence[int]) -> "Rolled":
        """Return the sums over these parts, each a row of its place."""
        edges = np.array([(part.start, part.stop) for part in parts], dtype=np.int64)

        def added(table: Array) -> Array:
            kept = table * self.stands.reshape(-1, *[1] * (table.ndim - 1))
            ends = np.cumsum(kept, axis=0, dtype=np.int64)
            ends = np.concatenate([np.zeros_like(ends[:1]), ends])
            return ends[edges[:, 1]] - ends[edges[:, 0]]

        return Rolled(
            place=np.array(places),
            stands=np.ones(len(places), dtype=bool),
            measures=added(self.measures),
            by_channel=added(self.by_channel),
            by_pillar=added(self.by_pillar),
            channels=self.channels,
            refs=self.refs,
        )


def stored_order(label: str) -> tuple[int, bytes]:
    """Return what a label is sorted by in a stored group: jsonb keeps short keys first."""
    told = label.encode()
    return (len(told) if connection.vendor == "postgresql" else 0, told)


def _told(table: Array, labels: Sequence[str]) -> list[str]:
    order = sorted(range(len(labels)), key=lambda at: stored_order(labels[at]))
    names = [json.dumps(labels[at]) for at in order]
    row, key = np.nonzero(table[:, order, 0])
    sureties = (table[row, np.array(order)[key], at].tolist() for at in range(len(SURETIES)))
    said = [
        f"{names[at]}: [{offered}, {delivered}, {engaged}]"
        for at, offered, delivered, engaged in zip(key.tolist(), *sureties, strict=True)
    ]
    ends = starts(np.bincount(row, minlength=len(table))).tolist()
    return [f"{{{', '.join(said[a:b])}}}" for a, b in itertools.pairwise(ends)]


def rolled(acts: Acts, period: Period, campaigns: Sequence[int]) -> Rolled:
    """Return what these campaigns (ids) reached in every hamlet in exactly these days.

    Of one commune no two campaigns may be asked at once: their numbers would be one.
    """
    until = number_of(period.until_on)
    mask, whole = seated(acts, until), slice(0, acts.hamlets)
    tasks = {
        surety: made_ready(acts, period, surety, campaigns=campaigns, mask=mask)
        for surety in SURETIES
    }
    reached = {surety: count(task) for surety, task in tasks.items()}
    sure, times = reached[DELIVERED], often(tasks[DELIVERED])
    activities = _activities(tasks[OFFERED], campaigns)
    measured = {
        "hamlets": np.ones(acts.hamlets, dtype=np.int64),
        "silent": activities == 0,
        "households": households(acts, mask, whole),
        "living": households(acts, mask & ~away(acts, until), whole),
        "activities": activities,
        **{surety: found.once for surety, found in reached.items()},
        **{name: getattr(sure, name) for name in ("two_channels", "twice", "thrice")},
        **dict(zip(("two_days", "three_days", "two_weeks", "three_weeks"), times.T, strict=True)),
    }
    return Rolled(
        place=acts.place.astype(np.int64),
        stands=standing(acts, until),
        measures=np.column_stack([measured[name] for name in MEASURES]).astype(np.int64),
        by_channel=_sureties([found.by_channel for found in reached.values()]),
        by_pillar=_sureties([found.by_pillar for found in reached.values()]),
        channels=acts.channels,
        refs=acts.refs,
    )


def _sureties(tables: Sequence[Array]) -> Array:
    return np.stack(tables, axis=2)


def _activities(task: Task, campaigns: Sequence[int]) -> Array:
    """Count the activities that touched each hamlet: by bits, by sessions, or by neither."""
    acts, since, until = task.acts, task.since, task.until
    found = sessions_heard(acts, task.usable, since, until)
    for month in task.months:
        rows = acts.row_from[month].astype(np.int64)
        held = slice(rows[0], rows[-1])
        kept = (acts.day[held] >= since) & (acts.day[held] <= until)
        kept &= task.usable[acts.sort[held]]
        found += np.diff(starts(kept)[rows - rows[0]])
    known = (acts.known_day >= since) & (acts.known_day <= until)
    known &= np.isin(acts.known_campaign, np.asarray(campaigns, dtype=np.int64))
    found += np.diff(starts(known * acts.known_number.astype(np.int64))[acts.known_from])
    return found
