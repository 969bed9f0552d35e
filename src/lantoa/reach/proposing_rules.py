"""What to do next in a hamlet: a few steps, chosen greedily, with their arithmetic open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lantoa.reach.rules import DELIVERED, ENGAGED, OFFERED

LEAST_GAIN = 0.5
"""Nothing is proposed that reaches less than one household in two tries."""


@dataclass(frozen=True)
class Costs:
    """What the commune reckons with: a door takes so many minutes with the way to it, a day has so
    many hours for doors, a meeting takes so many hours; at most so many steps are proposed.
    """

    minutes_a_door: int = 10
    hours_a_day: int = 2
    meeting_hours: int = 2
    most_steps: int = 3


@dataclass(frozen=True)
class Yielded:
    """What a kind of work gave before: of `tried` households still left, `gained` were reached.

    A household that three rounds went to is tried three times.
    """

    gained: int = 0
    tried: int = 0
    times: int = 0


@dataclass(frozen=True)
class Rate:
    """How much to expect, and from what: here, or here and in the commune together."""

    share: float
    here: Yielded
    around: Yielded


@dataclass(frozen=True)
class Mouthful:
    """A broadcast that is allowed: the outlet's name, who can hear it, its hours of work, the first
    day on which it speaks."""

    outlet: int
    name: str
    households: int
    hours: float
    on: date | None = None


@dataclass(frozen=True)
class Step:
    """One thing to do. `covers` are the households (bits) of those left that it is meant for.

    `surety` is the strongest it can give: a broadcast offers, it never delivers. `expected` is how
    many of `covers` it will reach by `rate` (a broadcast: all that can hear it), `met` the share of
    them that a meeting beside it is expected to have brought already. `hours` of work.
    """

    kind: str
    name: str
    surety: str
    covers: int
    expected: float
    hours: float
    rate: Rate | None = None
    outlet: int | None = None
    on: date | None = None
    met: float = 0

    @property
    def households(self) -> int:
        """Count the households that it is meant for."""
        return self.covers.bit_count()


def expect(here: Yielded, around: Yielded) -> Rate | None:
    """Return the share to expect, or None where nobody ever tried.

    Small numbers of the hamlet lean on the commune's: its share weighs as much as ten households
    tried here, so that one lucky evening promises little and fifty doors speak for themselves
    (the mean of a beta-binomial with that prior).
    """
    if not here.tried and not around.tried:
        return None
    if not around.tried:
        return Rate(here.gained / here.tried, here, around)
    prior, weight = around.gained / around.tried, 10
    return Rate((here.gained + weight * prior) / (here.tried + weight), here, around)


@dataclass(frozen=True)
class Round:
    """One piece of work in a hamlet: its kind, whom it sought and whom it delivered to (bits)."""

    kind: str
    asked: int
    reached: int


def both(one: Yielded | None, other: Yielded) -> Yielded:
    """Return what two places or times gave together."""
    held = one or Yielded()
    gained, tried = held.gained + other.gained, held.tried + other.tried
    return Yielded(gained, tried, held.times + other.times)


def yielded(rounds: Iterable[Round], seated: int) -> dict[str, Yielded]:
    """Return what each kind of work gave, from rounds in time.

    Only households that nothing had been delivered to count: those a further round meets.
    """
    had, found = 0, dict[str, Yielded]()
    for one in rounds:
        left = one.asked & seated & ~had
        gained = (one.reached & left).bit_count()
        found[one.kind] = both(found.get(one.kind), Yielded(gained, left.bit_count(), 1))
        had |= one.reached
    return found


def broadcast(mouths: Sequence[Mouthful], unheard: int) -> Step | None:
    """Return the one broadcast that most households could hear which were offered nothing yet."""
    best = max(mouths, key=lambda one: (one.households & unheard).bit_count(), default=None)
    if best is None or not best.households & unheard:
        return None
    covers = best.households & unheard
    heard = float(covers.bit_count())
    return Step(
        "radio", best.name, OFFERED, covers, heard, best.hours, outlet=best.outlet, on=best.on
    )


def meeting(left: int, rate: Rate | None, hours: float) -> Step | None:
    """Return a meeting that all those left are asked to, when it can be expected to bring any."""
    expected = rate.share * left.bit_count() if rate else 0.0
    if expected < LEAST_GAIN:
        return None
    return Step("gathering", "", ENGAGED, left, expected, hours, rate)


def doors(
    left: int, sooner: int, rate: Rate | None, days: int, costs: Costs, met: float = 0
) -> Step | None:
    """Return a round to as many doors as the days allow, `sooner` (bits) before the others.

    `met` is the share of them that a meeting proposed beside it is expected to bring already.
    Where nobody ever went from door to door, every door is expected to open: that is said.
    """
    most = int(days * costs.hours_a_day * 60 // costs.minutes_a_door)
    covers = _first(left & sooner, most)
    covers |= _first(left & ~sooner, most - covers.bit_count())
    if not covers:
        return None
    number = covers.bit_count()
    expected = number * (rate.share if rate else 1.0) * (1 - met)
    hours = number * costs.minutes_a_door / 60
    return Step("visit", "", DELIVERED, covers, expected, hours, rate, met=met)


def _first(households: int, most: int) -> int:
    found = 0
    while households and most > 0:
        lowest = households & -households
        found |= lowest
        households ^= lowest
        most -= 1
    return found


def cheapest_first(steps: Iterable[Step | None], most: int) -> tuple[Step, ...]:
    """Return at most so many steps, those that reach most in an hour first."""
    known = [step for step in steps if step is not None]
    ranked = sorted(known, key=lambda step: -step.expected / max(step.hours, 0.01))
    return tuple(ranked[:most])
