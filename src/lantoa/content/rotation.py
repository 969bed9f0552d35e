"""Rotation: which item airs when, so that nobody hears the same thing two days running."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Airable:
    """An item that may air: its key, and the content heading (nội dung trọng tâm) it serves."""

    key: str
    pillar: str = ""


@dataclass
class _Log:
    """What has aired so far."""

    times: Counter[str] = field(default_factory=Counter)
    today: set[str] = field(default_factory=set)
    yesterday: set[str] = field(default_factory=set)
    turn: int = 0
    pillar_turns: dict[str, int] = field(default_factory=dict)

    def air(self, item: Airable) -> None:
        self.turn += 1
        self.times[item.key] += 1
        self.today.add(item.key)
        self.pillar_turns[item.pillar] = self.turn


def rotate(
    items: Sequence[Airable], days: Sequence[date], *, each: int = 1
) -> dict[date, tuple[str, ...]]:
    """Return the keys that air on each of `days` (ascending), `each` of them a day.

    Every item airs once before any airs again; no item airs on two days running while there
    are others enough; pillars take turns as far as their numbers of items allow. Without
    items the days come back empty.
    """
    log = _Log()
    plan: dict[date, tuple[str, ...]] = {}
    for day in days:
        log.yesterday, log.today = log.today, set()
        aired: list[str] = []
        for _ in range(min(each, len(items))):
            item = _next(items, log)
            log.air(item)
            aired.append(item.key)
        plan[day] = tuple(aired)
    return plan


def _next(items: Sequence[Airable], log: _Log) -> Airable:
    """Choose the item whose turn it is: least used, not just heard, from a rested pillar."""
    least = min(log.times[item.key] for item in items)
    waiting = Counter(item.pillar for item in items if log.times[item.key] == least)

    def turn(item: Airable) -> tuple[bool, int, bool, bool, int, int]:
        last = log.pillar_turns.get(item.pillar, 0)
        return (
            item.key in log.today,
            log.times[item.key],
            item.key in log.yesterday,
            last > 0 and last == log.turn,
            -waiting[item.pillar],
            last,
        )

    return min(items, key=turn)
