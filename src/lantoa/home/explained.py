"""A change of hamlets explained: households and reach on both sides of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from lantoa.commune.models import Commune, Place, PlaceChange
from lantoa.kit import clock
from lantoa.kit.http import id_in
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.reach.queries import HamletReach, coverage


@dataclass(frozen=True)
class Side:
    """Hamlets of one side of the day: each with its households and what reached them."""

    rows: tuple[HamletReach, ...]
    households: int
    offered: int
    delivered: int
    engaged: int


@dataclass(frozen=True)
class Explained:
    """`before` and `then` count the same days: before the change by the old hamlets, after it by
    the new ones. `now` goes on to today, or to the last day of a new hamlet that ended since. What
    `then` and `before` differ by are households that left or came to be known; what `now` has more
    came by work after the day.
    """

    campaign: Campaign
    until_on: Period
    before: Side
    then: Side
    now: Side

    @property
    def agrees(self) -> bool:
        """Say whether both sides tell the same of the same days."""
        one, other = self.before, self.then
        return (one.households, one.delivered) == (other.households, other.delivered)


def all_changes() -> QuerySet[PlaceChange]:
    """Return the changes of hamlets, the newest day first."""
    return PlaceChange.objects.select_related("commune__place", "by")


def changes_of(commune: Commune) -> QuerySet[PlaceChange]:
    """Return the commune's changes of hamlets, the newest day first."""
    return all_changes().filter(commune=commune)


def campaign_of(change: PlaceChange, asked: str) -> Campaign | None:
    """Return the campaign to explain the change by: the one asked for, else one that spans it."""
    rows = Campaign.objects.filter(commune=change.commune).select_related("commune__place")
    if (pk := id_in(asked)) is not None and (found := rows.filter(pk=pk).first()):
        return found
    return rows.filter(from_on__lt=change.on, until_on__gte=change.on).first()


def explained(change: PlaceChange, campaign: Campaign | None) -> Explained | None:
    """Return the totals of both sides; None for a new name, or where no campaign spans the day."""
    spans = campaign is not None and campaign.from_on < change.on
    if campaign is None or not spans or change.kind == PlaceChange.RENAME or change.undone_at:
        return None
    old, new = _places(change.before), _places(change.after)
    days = Period(campaign.from_on, change.on - timedelta(days=1))
    until = min(max(clock.today(), change.on), campaign.until_on)
    return Explained(
        campaign=campaign,
        until_on=days,
        before=_side(coverage(campaign, days, of=old)),
        then=_side(coverage(campaign, days, of=new)),
        now=_side([_as_long_as(campaign, place, until) for place in new]),
    )


def _as_long_as(campaign: Campaign, place: Place, until: date) -> HamletReach:
    """Return what reached a hamlet until the day, or until it ended by a later change."""
    last = min(until, place.to_on or until)
    return coverage(campaign, Period(campaign.from_on, last), of=[place])[0]


def _places(codes: Sequence[str]) -> list[Place]:
    found = {place.code: place for place in Place.objects.filter(code__in=codes)}
    return [found[code] for code in codes]


def _side(rows: Sequence[HamletReach]) -> Side:
    return Side(
        rows=tuple(rows),
        households=sum(row.households for row in rows),
        offered=sum(row.offered for row in rows),
        delivered=sum(row.delivered for row in rows),
        engaged=sum(row.engaged for row in rows),
    )
