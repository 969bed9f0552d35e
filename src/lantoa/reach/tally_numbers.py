"""The numbers of one tally: taken from a hamlet's reach, added, taken away."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lantoa.kit.periods import Period
from lantoa.reach.contacts import Known
from lantoa.reach.models import GROUPS, MEASURES, Tally
from lantoa.reach.rules import Counts, coverage

Group = dict[str, list[int]]


@dataclass
class Numbers:
    """What one row of tallies says: measures in their order, sureties by channel and by pillar.

    A key that reached nobody is left out, so that equal reach is equal numbers.
    """

    measures: list[int] = field(default_factory=lambda: [0] * len(MEASURES))
    by_channel: Group = field(default_factory=dict)
    by_pillar: Group = field(default_factory=dict)

    def add(self, other: "Numbers", sign: int = 1) -> "Numbers":
        """Add another row's numbers, or take them away (`sign` -1); nothing falls below zero."""
        pairs = zip(self.measures, other.measures, strict=True)
        self.measures = [max(0, mine + sign * more) for mine, more in pairs]
        self.by_channel = _added(self.by_channel, other.by_channel, sign)
        self.by_pillar = _added(self.by_pillar, other.by_pillar, sign)
        return self

    @property
    def columns(self) -> dict[str, object]:
        """Return the numbers by the names of the table's columns."""
        groups = {"by_channel": self.by_channel, "by_pillar": self.by_pillar}
        return {**dict(zip(MEASURES, self.measures, strict=True)), **groups}


def _added(mine: Group, more: Group, sign: int) -> Group:
    found = {}
    for key in sorted({*mine, *more}):
        pairs = zip(mine.get(key, (0, 0, 0)), more.get(key, (0, 0, 0)), strict=True)
        if any(sums := [max(0, one + sign * other) for one, other in pairs]):
            found[key] = sums
    return found


def total(rows: Iterable[Numbers]) -> Numbers:
    """Return the sum over places."""
    whole = Numbers()
    for row in rows:
        whole.add(row)
    return whole


def of_known(known: Known, span: Period) -> Numbers:
    """Return what is known of a hamlet in `span` as the numbers of its row: of the households
    that sit there on its last day."""
    seated = known.seating.on(span.until_on)
    reached, activities = coverage(known.during(span), seated), known.activities(span)
    measured = {
        "hamlets": 1,
        "silent": int(not activities),
        "living": (seated & ~known.seating.away_on(span.until_on)).bit_count(),
        "activities": activities,
        "offered": reached.all.offered,
        "delivered": reached.all.delivered,
        "engaged": reached.all.engaged,
    }
    measures = [measured[name] if name in measured else getattr(reached, name) for name in MEASURES]
    return Numbers(measures, _group(reached.by_channel), _group(reached.by_pillar))


def _group(counted: Mapping[str, Counts]) -> Group:
    return {
        key: [counts.offered, counts.delivered, counts.engaged]
        for key, counts in sorted(counted.items())
        if counts.offered
    }


def of_facts(facts: Sequence[Any]) -> Numbers:
    """Return the numbers of a stored row as a cursor gives it: the measures, two groups as text."""
    *measures, by_channel, by_pillar = facts
    return Numbers(measures, _in_order(json.loads(by_channel)), _in_order(json.loads(by_pillar)))


def to_facts(numbers: Numbers) -> tuple[Any, ...]:
    """Return the numbers as they are stored: the measures in their order, two groups as text."""
    return *numbers.measures, json.dumps(numbers.by_channel), json.dumps(numbers.by_pillar)


def of_row(row: Tally) -> Numbers:
    """Return the numbers that a stored row holds."""
    groups = (_in_order(getattr(row, name)) for name in GROUPS)
    return Numbers([getattr(row, name) for name in MEASURES], *groups)


def _in_order(group: Group) -> Group:
    return dict(sorted(group.items()))
