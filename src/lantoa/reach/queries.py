"""Questions of reach: which households of which hamlet, by what, and whom nobody reached yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.commune.models import Place, User
from lantoa.commune.queries import Home, hamlets, homes, may, seen, who_stood
from lantoa.kit import clock
from lantoa.kit.errors import NotThere
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.plan.queries import Work
from lantoa.reach import rules
from lantoa.reach.behind import acts_behind
from lantoa.reach.contacts import done, read
from lantoa.reach.hamlet_reach import HamletReach, Whole, of_tally, reach_of, together
from lantoa.reach.memory.coverage import Answer, NotYet, Part, export_words
from lantoa.reach.memory.coverage import coverage as coverage_in_memory
from lantoa.reach.missed import RESULTS, Results, left_out
from lantoa.reach.models import Tally
from lantoa.reach.proposing import proposal
from lantoa.reach.proposing_words import Told, told
from lantoa.reach.recall_queries import to_ask
from lantoa.reach.running_totals import figures, figures_of
from lantoa.reach.spans import CAMPAIGN
from lantoa.reach.tally_queries import added, communes_so_far, hamlets_in, weeks

__all__ = [
    "Answer",
    "Door",
    "HamletReach",
    "NotYet",
    "Part",
    "Told",
    "Walking",
    "Whole",
    "acts_behind",
    "added",
    "communes_so_far",
    "coverage",
    "coverage_in_memory",
    "done",
    "doors_at",
    "every_home",
    "export_words",
    "figures",
    "figures_of",
    "hamlet",
    "hamlets_in",
    "measured",
    "next_steps",
    "not_reached",
    "period_of",
    "so_far",
    "still_to_go",
    "to_ask",
    "together",
    "visible_hamlets",
    "weeks",
]


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


@dataclass(frozen=True)
class Walking:
    """A hamlet's households in walking order, those to go to (bits), what rounds found there."""

    order: list[Home]
    wanted: int
    results: Results

    @property
    def homes(self) -> list[Home]:
        """Return the households to go to."""
        return [home for home in self.order if self.wanted >> home.bit & 1]

    def before(self, bit: int | None) -> int:
        """Count those to go to that come before a household, which may have left the list."""
        at = next((n for n, home in enumerate(self.order) if home.bit == bit), 0)
        return sum(self.wanted >> home.bit & 1 for home in self.order[:at])


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
    places = who_stood(campaign.commune)(span.until_on) if of is None else of
    return measured(campaign, span, places)


def measured(work: Work, period: Period, places: Sequence[Place]) -> list[HamletReach]:
    """Return what the work reached in each of these hamlets, each household once; of all campaigns
    of a commune (`work`) a household that two of them reached is still one.
    """
    known = read(work, period, [place.pk for place in places])
    return [reach_of(place, known[place.pk], period) for place in places]


def so_far(user: User, campaign: Campaign) -> list[HamletReach]:
    """Return each hamlet that `user` may see, from the campaign's first day to now.

    Read from the tallies; only hamlets that have none yet are counted.
    """
    places = {place.pk: place for place in visible_hamlets(user, campaign)}
    stored = {}
    for row in Tally.objects.filter(campaign=campaign, grain=CAMPAIGN, place__in=places):
        row.place = places[row.place_id]
        stored[row.place_id] = of_tally(row)
    fresh = [place for pk, place in places.items() if pk not in stored]
    if fresh:
        stored |= {part.hamlet.pk: part for part in coverage(campaign, of=fresh)}
    return [stored[pk] for pk in places]


def next_steps(campaign: Campaign, hamlet: Place) -> list[Told]:
    """Return at most three next steps for the hamlet in words, the quickest first."""
    return told(proposal(campaign, hamlet))


def visible_hamlets(user: User, campaign: Campaign) -> list[Place]:
    """Return the hamlets whose reach `user` may see."""
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
    """Return the households of the hamlet without a contact so sure, as its head walks the lanes.

    `pillar` (its number) asks for contacts on that content alone. Each door says what the newest
    round found there.
    """
    found = still_to_go(campaign, hamlet, period, surety=surety, pillar=pillar)
    return doors_at(found.homes, found.results)


def still_to_go(
    campaign: Campaign,
    hamlet: Place,
    period: Period | None = None,
    *,
    surety: str = rules.DELIVERED,
    pillar: str = "",
) -> Walking:
    """Return the households of `not_reached` as they are walked: `doors_at` draws some of them."""
    span = period_of(campaign, period)
    missed, results = left_out(campaign, hamlet, span, surety=surety, pillar=pillar)
    return Walking(homes(hamlet), missed, results)


def every_home(campaign: Campaign, hamlet: Place) -> Walking:
    """Return all households of the hamlet as its head walks the lanes: a round's whole list."""
    _missed, results = left_out(campaign, hamlet, period_of(campaign))
    return Walking(homes(hamlet), -1, results)


def doors_at(some: Sequence[Home], results: Results) -> list[Door]:
    """Return the doors of these households, each with what the newest round found there."""
    return [
        Door(
            bit=home.bit,
            name=home.head or f"Hộ {home.bit + 1}",
            lane=home.lane,
            is_away=home.away,
            result=next((label for label, held in results if held >> home.bit & 1), ""),
        )
        for home in some
    ]
