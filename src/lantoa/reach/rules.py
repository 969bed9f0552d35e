"""Who was reached, how surely, how often: set arithmetic on the households of one hamlet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from lantoa.reach.recall_rules import Answers as Answers
from lantoa.reach.small_counts import is_small as is_small
from lantoa.reach.small_counts import unsaid as unsaid

OFFERED, DELIVERED, ENGAGED = "offered", "delivered", "engaged"
SURETIES = (OFFERED, DELIVERED, ENGAGED)
LABELS = {OFFERED: "Có thể nghe, thấy", DELIVERED: "Đã nhận tận hộ", ENGAGED: "Đã tham gia"}
"""The three sureties (mức tiếp cận), weakest first: each holds the next."""


class Contact(NamedTuple):
    """What one activity did in one hamlet: on which day, by which channel, on which pillars.

    The households offered, delivered, engaged are whole numbers made by `kit.bits.to_int`; each
    holds the next (`nested`).
    """

    activity: int
    on: date
    channel: str
    pillars: tuple[str, ...]
    offered: int
    delivered: int = 0
    engaged: int = 0


def nested(sets: Mapping[str, int]) -> tuple[int, int, int]:
    """Return the households offered, delivered, engaged of sets by the strongest surety alone."""
    engaged = sets.get(ENGAGED, 0)
    delivered = engaged | sets.get(DELIVERED, 0)
    return delivered | sets.get(OFFERED, 0), delivered, engaged


class Counts(NamedTuple):
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


def often(sets: Iterable[int]) -> tuple[int, int, int]:
    """Return the households in one or more, two or more, three or more of `sets`."""
    once = twice = thrice = 0
    for held in sets:
        thrice |= twice & held
        twice |= once & held
        once |= held
    return once, twice, thrice


def reached(contacts: Iterable[Contact], surety: str) -> int:
    """Return the households that any of `contacts` reached at `surety` or more surely."""
    return union(getattr(contact, surety) for contact in contacts)


def counts(contacts: Iterable[Contact], seated: int) -> Counts:
    """Return how many of the seated households were reached at each surety."""
    return _counted(
        _together((one.offered, one.delivered, one.engaged) for one in contacts), seated
    )


Nested = tuple[int, int, int]


def _together(parts: Iterable[Nested]) -> Nested:
    """Return the households in any of some nested sets, surety by surety."""
    offered = delivered = engaged = 0
    for part in parts:
        offered |= part[0]
        delivered |= part[1]
        engaged |= part[2]
    return offered, delivered, engaged


def _counted(sets: Nested, seated: int) -> Counts:
    offered, delivered, engaged = sets
    return Counts(
        (offered & seated).bit_count(),
        (delivered & seated).bit_count(),
        (engaged & seated).bit_count(),
    )


def _by_week(days: Mapping[date, int]) -> dict[int, int]:
    """Return what was delivered on `days` by week; the first day of all was a Monday."""
    weeks: dict[int, int] = {}
    for day, households in days.items():
        week = (day.toordinal() - 1) // 7
        weeks[week] = weeks.get(week, 0) | households
    return weeks


NOBODY = (0, 0, 0)


def coverage(contacts: Iterable[Contact], seated: int) -> Coverage:
    """Return what `contacts` reached of the households seated in one hamlet."""
    channels: dict[str, Nested] = {}
    pillars: dict[str, Nested] = {}
    acts: dict[int, int] = {}
    days: dict[date, int] = {}
    for activity, on, channel, refs, offered, delivered, engaged in _distinct(contacts):
        held = channels.get(channel, NOBODY)
        channels[channel] = (held[0] | offered, held[1] | delivered, held[2] | engaged)
        for pillar in refs:
            held = pillars.get(pillar, NOBODY)
            pillars[pillar] = (held[0] | offered, held[1] | delivered, held[2] | engaged)
        if delivered:
            acts[activity] = acts.get(activity, 0) | delivered
            days[on] = days.get(on, 0) | delivered
    whole = _together(channels.values())
    twice, thrice = _often(acts.values(), seated)
    two_days, three_days = _often(days.values(), seated)
    two_weeks, three_weeks = _often(_by_week(days).values(), seated)
    return Coverage(
        households=seated.bit_count(),
        all=_counted(whole, seated),
        by_channel={key: _counted(held, seated) for key, held in sorted(channels.items())},
        by_pillar={key: _counted(held, seated) for key, held in sorted(pillars.items())},
        two_channels=_often((held[1] for held in channels.values()), seated)[0],
        twice=twice,
        thrice=thrice,
        two_days=two_days,
        three_days=three_days,
        two_weeks=two_weeks,
        three_weeks=three_weeks,
        missed=seated & ~whole[1],
    )


def _often(delivered: Iterable[int], seated: int) -> tuple[int, int]:
    """Return how many seated households something was delivered to twice, three times."""
    _, twice, thrice = often(delivered)
    return (twice & seated).bit_count(), (thrice & seated).bit_count()


def _distinct(contacts: Iterable[Contact]) -> Iterator[Contact]:
    """Yield what adds something: a year of broadcasts offers the same households every day."""
    seen: set[tuple[str, tuple[str, ...], int]] = set()
    for contact in contacts:
        if contact.delivered:
            yield contact
        elif (key := (contact.channel, contact.pillars, contact.offered)) not in seen:
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
