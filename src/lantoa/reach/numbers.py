"""The numbers of one tally: taken from a hamlet's reach, added, taken away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lantoa.reach.measured import HamletReach
from lantoa.reach.models import GROUPS, MEASURES, Tally
from lantoa.reach.rules import Counts

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


def of_reach(part: HamletReach) -> Numbers:
    """Return a hamlet's reach as the numbers of its row."""
    known = {"hamlets": 1, "silent": int(part.is_silent)}
    measures = [known[name] if name in known else getattr(part, name) for name in MEASURES]
    return Numbers(measures, _group(part.by_channel), _group(part.by_pillar))


def _group(counted: Mapping[str, Counts]) -> Group:
    return {
        key: [counts.offered, counts.delivered, counts.engaged]
        for key, counts in sorted(counted.items())
        if counts.offered
    }


def of_row(row: Tally) -> Numbers:
    """Return the numbers that a stored row holds."""
    groups = (dict(sorted(getattr(row, name).items())) for name in GROUPS)
    return Numbers([getattr(row, name) for name in MEASURES], *groups)
