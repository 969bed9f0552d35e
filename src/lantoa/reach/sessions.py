"""Broadcasts by zone × sessions: a year of them is a few stretches a hamlet, not a row a day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from lantoa.channels.base import all_channels
from lantoa.commune.queries import Seating
from lantoa.kit.periods import Period
from lantoa.reach.ledger_acts import Act, Said
from lantoa.reach.mouths import ZONED, Mouth
from lantoa.reach.rules import OFFERED, Contact, union, zone_households

ONE = timedelta(days=1)


@dataclass(eq=False)
class Sessions:
    """What one outlet said by one channel on the same pillars: `days` ascend beside `acts`."""

    channel: str
    pillars: tuple[str, ...]
    days: list[date] = field(default_factory=list)
    acts: list[int] = field(default_factory=list)

    def between(self, first: date, last: date) -> tuple[int, int]:
        """Return where the sessions of these days begin and end in `days`."""
        return bisect_left(self.days, first), bisect_right(self.days, last)


@dataclass(frozen=True)
class Heard:
    """Days in which the same households of a hamlet could hear the sessions."""

    sessions: Sessions
    first: date
    last: date
    households: int

    def within(self, period: Period) -> tuple[int, int]:
        """Return where the sessions begin and end that were heard in `period`."""
        first, last = max(self.first, period.from_on), min(self.last, period.until_on)
        return self.sessions.between(first, last) if first <= last else (0, 0)

    def contact(self, at: int) -> Contact:
        """Return the session at `at` as a contact: one stands for all that offer the same."""
        one = self.sessions
        return Contact(one.acts[at], one.days[at], one.channel, one.pillars, self.households)


def told_apart(
    said: Iterable[Said], known: Mapping[int, Act]
) -> tuple[dict[int, list[Sessions]], dict[int, Act]]:
    """Return the broadcasts by outlet and the other activities by id, but for those `known`."""
    airings: dict[int, list[Sessions]] = {}
    others: dict[int, Act] = {}
    for one in said:
        fresh = [(on, pk) for on, pk in one.on if pk not in known]
        if _is_broadcast(one.kind):
            held = Sessions(one.kind, one.refs, [on for on, _ in fresh], [pk for _, pk in fresh])
            airings.setdefault(one.outlet, []).append(held)
        else:
            others |= {
                pk: Act(pk, one.kind, on, one.outlet, one.place, one.refs) for on, pk in fresh
            }
    return airings, others


def _is_broadcast(kind: str) -> bool:
    """Say whether a channel offers to whoever lies in the zones of its outlet, and no more."""
    channel = all_channels().get(kind)
    return channel is not None and channel.crowd in ZONED and channel.surety == OFFERED


def stretches(
    sessions: Iterable[Sessions], mouths: list[Mouth], seating: Seating, period: Period
) -> Iterator[Heard]:
    """Yield in which days of `period` which households could hear the sessions of an outlet.

    The day is cut where a zone or a pause begins or ends, or a household comes or goes.
    """
    held = list(sessions)
    cuts = {period.from_on}
    for first, last in [*_turns(mouths), *seating.moving]:
        cuts |= {first, last + ONE} if last and last < date.max else {first}
    days = sorted(day for day in cuts if period.from_on <= day <= period.until_on)
    for at, first in enumerate(days):
        last = days[at + 1] - ONE if at + 1 < len(days) else period.until_on
        zones = [mouth.zone for mouth in mouths if mouth.speaks_on(first)]
        if zones:
            seated = seating.on(first)
            parts = (zone_households(whole=z.whole, part=z.part, seated=seated) for z in zones)
            households = union(parts)
            yield from (Heard(one, first, last, households) for one in held)


def _turns(mouths: Iterable[Mouth]) -> Iterator[tuple[date, date | None]]:
    for mouth in mouths:
        yield mouth.from_on, mouth.to_on
        yield from mouth.pauses


def number_in(heard: Iterable[Heard], period: Period) -> int:
    """Count the sessions heard in `period`, each once, however many stretches hold it."""
    ranges: dict[Sessions, list[tuple[int, int]]] = {}
    for one in heard:
        ranges.setdefault(one.sessions, []).append(one.within(period))
    number = 0
    for held in ranges.values():
        reached = 0
        for begin, end in sorted(held):
            number += max(0, end - max(begin, reached))
            reached = max(reached, end)
    return number
