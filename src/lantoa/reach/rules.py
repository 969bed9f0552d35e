"""Who was reached, how surely, how often: set arithmetic on the households of one hamlet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from lantoa.reach.recall_rules import Answers as Answers
from lantoa.reach.small_counts import is_small as is_small
from lantoa.reach.small_counts import unsaid as unsaid

OFFERED, DELIVERED, ENGAGED = "offered", "delivered", "engaged"
SURETIES = (OFFERED, DELIVERED, ENGAGED)
LABELS = {OFFERED: "Có thể nghe, thấy", DELIVERED: "Đã nhận tận hộ", ENGAGED: "Đã tham gia"}
"""The three sureties (mức tiếp cận), weakest first: each holds the next."""


@dataclass(frozen=True)
class Contact:
    """What one activity did in one hamlet: on which day, by which channel, on which pillars.

    `sets` holds households by surety, each a whole number made by `kit.bits.to_int`; the
    strongest surety alone need be there.
    """

    activity: int
    on: date
    channel: str
    pillars: tuple[str, ...]
    sets: Mapping[str, int]

    @cached_property
    def nested(self) -> tuple[int, int, int]:
        """Return the households offered, delivered, engaged: each holds the next."""
        engaged = self.sets.get(ENGAGED, 0)
        delivered = engaged | self.sets.get(DELIVERED, 0)
        return delivered | self.sets.get(OFFERED, 0), delivered, engaged

    def reached(self, surety: str) -> int:
        """Return the households reached at `surety` or more surely."""
        return self.nested[SURETIES.index(surety)]


@dataclass(frozen=True)
class Counts:
    """Numbers of households, nested: engaged ≤ delivered ≤ offered."""

    offered: int = 0
    delivered: int = 0
    engaged: int = 0


@dataclass(frozen=True)
class Coverage:
    """What a campaign reached in one hamlet of `households`; the headline is `all.delivered`.

    `two_channels` counts households that had *delivered* contacts by two channels. How often is
    three different things: in two or three activities (`twice`, `thrice`), on two or three days,
    in two or three weeks from Monday to Sunday. `missed` are the households without a delivered
    contact.
    """

    households: int
    all: Counts
    by_channel: Mapping[str, Counts] = field(default_factory=dict)
    by_pillar: Mapping[str, Counts] = field(default_factory=dict)
    two_channels: int = 0
    twice: int = 0
    thrice: int = 0
    two_days: int = 0
    three_days: int = 0
    two_weeks: int = 0
    three_weeks: int = 0
    missed: int = 0


def zone_households(*, whole: bool, part: int, seated: int) -> int:
    """Return the households that a zone holds among those seated on the day."""
    return seated if whole else part & seated


def union(sets: Iterable[int]) -> int:
    """Return the households in any of `sets`."""
    households = 0
    for found in sets:
        households |= found
    return households


def levels(times: int, sets: Iterable[int]) -> list[int]:
    """Return the households in one or more, two or more, … `times` or more of `sets`."""
    found = [0] * times
    for held in sets:
        for level in range(times - 1, 0, -1):
            found[level] |= found[level - 1] & held
        found[0] |= held
    return found


def at_least(times: int, sets: Iterable[int]) -> int:
    """Return the households that are in `times` or more of `sets` (times from 1)."""
    return levels(times, sets)[-1]


def reached(contacts: Iterable[Contact], surety: str) -> int:
    """Return the households that any of `contacts` reached at `surety` or more surely."""
    return union(contact.reached(surety) for contact in contacts)


def counts(contacts: Iterable[Contact], seated: int) -> Counts:
    """Return how many of the seated households were reached at each surety."""
    held = list(contacts)
    numbers = {surety: (reached(held, surety) & seated).bit_count() for surety in SURETIES}
    return Counts(**numbers)


class _Sets(dict[object, list[int]]):
    """Households offered, delivered, engaged, by key."""

    def add(self, key: object, nested: tuple[int, int, int]) -> None:
        """Put the households of one contact under `key`."""
        held = self.setdefault(key, [0, 0, 0])
        held[0] |= nested[0]
        held[1] |= nested[1]
        held[2] |= nested[2]

    def counted(self, seated: int) -> dict[str, Counts]:
        """Return the numbers of seated households by key, in order."""
        return {
            str(key): Counts(*((households & seated).bit_count() for households in held))
            for key, held in sorted(self.items(), key=lambda pair: str(pair[0]))
        }


def _often(delivered: Iterable[int], seated: int) -> list[int]:
    """Return how many seated households something was delivered to once, twice, three times."""
    return [(households & seated).bit_count() for households in levels(3, delivered)]


def _by_week(days: Mapping[int, int]) -> dict[int, int]:
    """Return what was delivered on `days` (ordinals) by week; day 1 was a Monday."""
    weeks: dict[int, int] = {}
    for day, households in days.items():
        week = (day - 1) // 7
        weeks[week] = weeks.get(week, 0) | households
    return weeks


def coverage(contacts: Iterable[Contact], seated: int) -> Coverage:
    """Return what `contacts` reached of the households seated in one hamlet."""
    whole, channels, pillars = (_Sets() for _ in range(3))
    acts: dict[int, int] = {}
    days: dict[int, int] = {}
    for contact in _distinct(contacts):
        nested = contact.nested
        whole.add("", nested)
        channels.add(contact.channel, nested)
        for pillar in contact.pillars:
            pillars.add(pillar, nested)
        if nested[1]:
            on = contact.on.toordinal()
            acts[contact.activity] = acts.get(contact.activity, 0) | nested[1]
            days[on] = days.get(on, 0) | nested[1]
    _, twice, thrice = _often(acts.values(), seated)
    _, two_days, three_days = _often(days.values(), seated)
    _, two_weeks, three_weeks = _often(_by_week(days).values(), seated)
    reached_sets = whole.get("", [0, 0, 0])
    return Coverage(
        households=seated.bit_count(),
        all=whole.counted(seated).get("", Counts()),
        by_channel=channels.counted(seated),
        by_pillar=pillars.counted(seated),
        two_channels=_often((held[1] for held in channels.values()), seated)[1],
        twice=twice,
        thrice=thrice,
        two_days=two_days,
        three_days=three_days,
        two_weeks=two_weeks,
        three_weeks=three_weeks,
        missed=seated & ~reached_sets[1],
    )


def _distinct(contacts: Iterable[Contact]) -> Iterator[Contact]:
    """Yield what adds something: a year of broadcasts offers the same households every day."""
    seen: set[tuple[str, tuple[str, ...], int]] = set()
    for contact in contacts:
        offered, delivered, _ = contact.nested
        if delivered:
            yield contact
        elif (key := (contact.channel, contact.pillars, offered)) not in seen:
            seen.add(key)
            yield contact


def total(parts: Iterable[Counts]) -> Counts:
    """Add counts over hamlets; never over days, pillars, channels or units, which overlap."""
    held = list(parts)
    return Counts(
        offered=sum(part.offered for part in held),
        delivered=sum(part.delivered for part in held),
        engaged=sum(part.engaged for part in held),
    )


def percent(part: int, whole: int) -> int | None:
    """Return the share in whole percent, never rounded up to 100; None of nothing."""
    if not whole:
        return None
    return 100 if part >= whole else min(99, round(100 * part / whole))
