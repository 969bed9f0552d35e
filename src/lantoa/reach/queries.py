"""Questions of reach: which households of which hamlet, by what, and whom nobody reached yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lantoa.commune.models import Place, User
from lantoa.commune.lineage import hamlets_on
from lantoa.commune.queries import hamlets, may, seats, seen
from lantoa.kit import clock
from lantoa.kit.errors import NotThere
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.reach import rules
from lantoa.reach.contacts import Known, read
from lantoa.reach.contacts import done as done
from lantoa.reach.missed import RESULTS, left_out
from lantoa.reach.rules import Counts


@dataclass(frozen=True)
class HamletReach:
    """What a campaign reached in one hamlet; `delivered` is the headline.

    `living` counts the households that do not live away; channels by kind, pillars by number.
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
    living: int
    counts: Counts
    two_channels: int
    twice: int
    thrice: int
    by_channel: Mapping[str, Counts]
    by_pillar: Mapping[str, Counts]
    silent: int
    two_days: int = 0
    three_days: int = 0
    two_weeks: int = 0
    three_weeks: int = 0


@dataclass(frozen=True)
class Door:
    """A household to go to: its name, or its number where the hamlet knows counts alone."""

    bit: int
    name: str
    lane: str
    is_away: bool
    result: str

    @property
    def words(self) -> str:
        """Say what is known of the door: how the last round ended, or that they live away."""
        return self.result or (RESULTS["away"] if self.is_away else "")


def period_of(campaign: Campaign, period: Period | None = None) -> Period:
    """Return `period`, or the campaign's days so far."""
    return period or Period(campaign.from_on, max(campaign.from_on, clock.today()))


def coverage(
    campaign: Campaign, period: Period | None = None, *, of: Sequence[Place] | None = None
) -> list[HamletReach]:
    """Return what the campaign reached in each hamlet (`of`, or all that stood at its end).

    Counted straight from the ledger for exactly these days, in a fixed number of queries; of the
    households that live there on the last day.
    """
    span = period_of(campaign, period)
    places = list(hamlets_on(campaign.commune, span.until_on)) if of is None else list(of)
    known = read(campaign, span, [place.pk for place in places])
    return [reach_of(place, known[place.pk], span) for place in places]


def reach_of(place: Place, known: Known, span: Period) -> HamletReach:
    """Return what is known of one hamlet in `span`, of the households there on its last day."""
    seated = known.seating.on(span.until_on)
    whole = rules.coverage((one for one in known.contacts if one.on in span), seated)
    return HamletReach(
        hamlet=place,
        households=whole.households,
        living=(seated & ~known.seating.away).bit_count(),
        offered=whole.all.offered,
        delivered=whole.all.delivered,
        engaged=whole.all.engaged,
        two_channels=whole.two_channels,
        twice=whole.twice,
        thrice=whole.thrice,
        two_days=whole.two_days,
        three_days=whole.three_days,
        two_weeks=whole.two_weeks,
        three_weeks=whole.three_weeks,
        activities=sum(on in span for on in known.acts.values()),
        by_channel=whole.by_channel,
        by_pillar=whole.by_pillar,
    )


def together(parts: Sequence[HamletReach]) -> Whole:
    """Return the sums over hamlets of every measure, each by itself."""
    return Whole(
        households=sum(part.households for part in parts),
        living=sum(part.living for part in parts),
        counts=rules.total(Counts(p.offered, p.delivered, p.engaged) for p in parts),
        two_channels=sum(part.two_channels for part in parts),
        twice=sum(part.twice for part in parts),
        thrice=sum(part.thrice for part in parts),
        by_channel=_summed([part.by_channel for part in parts]),
        by_pillar=_summed([part.by_pillar for part in parts]),
        silent=sum(part.is_silent for part in parts),
        two_days=sum(part.two_days for part in parts),
        three_days=sum(part.three_days for part in parts),
        two_weeks=sum(part.two_weeks for part in parts),
        three_weeks=sum(part.three_weeks for part in parts),
    )


def _summed(parts: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    keys = sorted({key for part in parts for key in part})
    return {key: rules.total(part.get(key, Counts()) for part in parts) for key in keys}


def visible_hamlets(user: User, campaign: Campaign) -> list[Place]:
    """Return the hamlets whose reach `user` may see, with their numbers of households."""
    return [place for place in hamlets(campaign.commune) if may(user, "reach.see", place)]


def hamlet(user: User, pk: int) -> Place:
    """Return a hamlet whose reach `user` may see; raises `NotThere`, for the neighbours' too."""
    place = seen(user, Place.objects.filter(kind=Place.HAMLET), pk=pk)
    if not may(user, "reach.see", place):
        raise NotThere
    return place


def not_reached(
    campaign: Campaign,
    hamlet: Place,
    period: Period | None = None,
    *,
    surety: str = rules.DELIVERED,
    pillar: str = "",
) -> list[Door]:
    """Return the households of the hamlet without a contact so sure, along the lane order.

    `pillar` (its number) asks for contacts on that content alone. Each door says what the newest
    round found there.
    """
    span = period_of(campaign, period)
    missed, results = left_out(campaign, hamlet, span, surety=surety, pillar=pillar)
    return [
        Door(
            bit=seat.bit,
            name=seat.household.head or f"Hộ {seat.bit + 1}",
            lane=seat.household.lane,
            is_away=seat.household.away,
            result=next((label for label, held in results if held >> seat.bit & 1), ""),
        )
        for seat in seats(hamlet)
        if missed >> seat.bit & 1
    ]
