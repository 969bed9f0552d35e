"""What reach answers with: a hamlet measured over some days, and hamlets added up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lantoa.commune.models import Place
from lantoa.kit.periods import Period
from lantoa.reach import rules
from lantoa.reach.contacts import Known
from lantoa.reach.models import Tally
from lantoa.reach.rules import SURETIES, Counts


@dataclass(frozen=True)
class HamletReach:
    """What a campaign reached in one hamlet; `delivered` is the headline.

    `living` counts those that do not live away on the last day; channels by kind, pillars by
    number.
    """

    hamlet: Place
    households: int
    living: int
    offered: int
    delivered: int
    engaged: int
    two_channels: int = 0
    twice: int = 0
    thrice: int = 0
    two_days: int = 0
    three_days: int = 0
    two_weeks: int = 0
    three_weeks: int = 0
    activities: int = 0
    by_channel: Mapping[str, Counts] = field(default_factory=dict)
    by_pillar: Mapping[str, Counts] = field(default_factory=dict)

    @property
    def missed(self) -> int:
        """Count the households that nothing was delivered to."""
        return self.households - self.delivered

    @property
    def is_silent(self) -> bool:
        """Say whether nothing at all is known of the hamlet, which is not the same as zero."""
        return not self.activities


@dataclass(frozen=True)
class Whole:
    """The hamlets together: reach adds over places (households of hamlets are disjoint)."""

    households: int
    counts: Counts
    two_channels: int
    twice: int
    thrice: int
    by_channel: Mapping[str, Counts]
    by_pillar: Mapping[str, Counts]


HOW_OFTEN = (
    "two_channels",
    "twice",
    "thrice",
    "two_days",
    "three_days",
    "two_weeks",
    "three_weeks",
)
"""The measures that `Coverage`, `HamletReach` and a tally have under the same name."""


def reach_of(place: Place, known: Known, span: Period) -> HamletReach:
    """Return what is known of one hamlet in `span`, of the households there on its last day."""
    seated = known.seating.on(span.until_on)
    found = rules.coverage(known.during(span), seated)
    return HamletReach(
        hamlet=place,
        households=found.households,
        living=(seated & ~known.seating.away_on(span.until_on)).bit_count(),
        offered=found.all.offered,
        delivered=found.all.delivered,
        engaged=found.all.engaged,
        **{name: getattr(found, name) for name in HOW_OFTEN},
        activities=known.activities(span),
        by_channel=found.by_channel,
        by_pillar=found.by_pillar,
    )


def of_tally(row: Tally) -> HamletReach:
    """Return a stored row as a hamlet's reach; a row of a commune reads alike."""
    return HamletReach(
        hamlet=row.place,
        **{name: getattr(row, name) for name in ("households", "living", *SURETIES, *HOW_OFTEN)},
        activities=0 if row.silent and row.hamlets <= row.silent else max(1, row.activities),
        by_channel={key: Counts(*held) for key, held in row.by_channel.items()},
        by_pillar={key: Counts(*held) for key, held in row.by_pillar.items()},
    )


def together(parts: Sequence[HamletReach]) -> Whole:
    """Return the sums over hamlets of what is said of them together, each by itself."""
    return Whole(
        households=sum(part.households for part in parts),
        counts=rules.total(Counts(p.offered, p.delivered, p.engaged) for p in parts),
        two_channels=sum(part.two_channels for part in parts),
        twice=sum(part.twice for part in parts),
        thrice=sum(part.thrice for part in parts),
        by_channel=_summed([part.by_channel for part in parts]),
        by_pillar=_summed([part.by_pillar for part in parts]),
    )


def _summed(parts: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    keys = sorted({key for part in parts for key in part})
    return {key: rules.total(part.get(key, Counts()) for part in parts) for key in keys}
