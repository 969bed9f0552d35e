"""Who was reached, how surely, how often: set arithmetic on the households of one hamlet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

OFFERED, DELIVERED, ENGAGED = "offered", "delivered", "engaged"
SURETIES = (OFFERED, DELIVERED, ENGAGED)
LABELS = {OFFERED: "Có thể nghe, thấy", DELIVERED: "Đã nhận tận hộ", ENGAGED: "Đã tham gia"}
"""The three sureties (mức tiếp cận), weakest first: each holds the next."""


@dataclass(frozen=True)
class Contact:
    """What one activity did in one hamlet: by which channel, on which pillars, to whom.

    `sets` holds households by surety, each a whole number made by `kit.bits.to_int`; the
    strongest surety alone need be there.
    """

    activity: int
    channel: str
    pillars: tuple[str, ...]
    sets: Mapping[str, int]

    def reached(self, surety: str) -> int:
        """Return the households reached at `surety` or more surely."""
        households = 0
        for stronger in SURETIES[SURETIES.index(surety) :]:
            households |= self.sets.get(stronger, 0)
        return households


@dataclass(frozen=True)
class Counts:
    """Numbers of households, nested: engaged ≤ delivered ≤ offered."""

    offered: int = 0
    delivered: int = 0
    engaged: int = 0


@dataclass(frozen=True)
class Coverage:
    """What a campaign reached in one hamlet of `households`; the headline is `all.delivered`.

    `two_channels`, `twice` and `thrice` count households that had *delivered* contacts by two
    channels, or in two or three activities. `missed` are the households without one.
    """

    households: int
    all: Counts
    by_channel: Mapping[str, Counts] = field(default_factory=dict)
    by_pillar: Mapping[str, Counts] = field(default_factory=dict)
    two_channels: int = 0
    twice: int = 0
    thrice: int = 0
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


def at_least(times: int, sets: Iterable[int]) -> int:
    """Return the households that are in `times` or more of `sets` (times from 1)."""
    levels = [0] * times
    for found in sets:
        for level in range(times - 1, 0, -1):
            levels[level] |= levels[level - 1] & found
        levels[0] |= found
    return levels[-1]


def reached(contacts: Iterable[Contact], surety: str) -> int:
    """Return the households that any of `contacts` reached at `surety` or more surely."""
    return union(contact.reached(surety) for contact in contacts)


def counts(contacts: Iterable[Contact], seated: int) -> Counts:
    """Return how many of the seated households were reached at each surety."""
    held = list(contacts)
    numbers = {surety: (reached(held, surety) & seated).bit_count() for surety in SURETIES}
    return Counts(**numbers)


def coverage(contacts: Iterable[Contact], seated: int) -> Coverage:
    """Return what `contacts` reached of the households seated in one hamlet."""
    held = list(contacts)
    channels = _grouped(held, lambda contact: (contact.channel,))
    pillars = _grouped(held, lambda contact: contact.pillars)
    by_activity = _grouped(held, lambda contact: (str(contact.activity),))
    acts = [reached(group, DELIVERED) & seated for group in by_activity.values()]
    mouths = [reached(group, DELIVERED) & seated for group in channels.values()]
    return Coverage(
        households=seated.bit_count(),
        all=counts(held, seated),
        by_channel={key: counts(group, seated) for key, group in channels.items()},
        by_pillar={key: counts(group, seated) for key, group in pillars.items()},
        two_channels=at_least(2, mouths).bit_count(),
        twice=at_least(2, acts).bit_count(),
        thrice=at_least(3, acts).bit_count(),
        missed=seated & ~reached(held, DELIVERED),
    )


def _grouped(
    contacts: Iterable[Contact], keys: Callable[[Contact], tuple[str, ...]]
) -> dict[str, list[Contact]]:
    groups: dict[str, list[Contact]] = {}
    for contact in contacts:
        for key in keys(contact):
            groups.setdefault(key, []).append(contact)
    return dict(sorted(groups.items()))


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
