"""Answers what is asked of reach: from the tallies where they hold it, else from the ledger."""

from collections.abc import Sequence

from lantoa.commune.models import Place, User
from lantoa.commune.queries import hamlets_on, may
from lantoa.kit import clock
from lantoa.plan.models import Campaign
from lantoa.reach import queries, spans
from lantoa.reach.asking import Asked
from lantoa.reach.contacts import Known, read
from lantoa.reach.measured import HamletReach, of_tally, reach_of


def answer(user: User, campaign: Campaign, asked: Asked) -> list[HamletReach]:
    """Return what was reached in each hamlet that `user` may see, as it is asked.

    A standard period is read from the tallies in one query; other days, or a content by one
    channel, are counted exactly from the ledger.
    """
    return _stored(user, campaign, asked) or _counted(
        campaign, asked, [place for place in _places(campaign, asked) if sees(user, place)]
    )


def of_hamlet(user: User, campaign: Campaign, asked: Asked, hamlet: Place) -> HamletReach:
    """Return one hamlet as it is asked."""
    stored = _stored(user, campaign, asked, hamlet)
    return (stored or _counted(campaign, asked, [hamlet]))[0]


def sees(user: User, place: Place) -> bool:
    """Say whether `user` may see the reach of the place."""
    return may(user, "reach.see", place)


def _places(campaign: Campaign, asked: Asked) -> list[Place]:
    return list(hamlets_on(campaign.commune, min(asked.period.until_on, clock.today())))


def _stored(
    user: User, campaign: Campaign, asked: Asked, hamlet: Place | None = None
) -> list[HamletReach]:
    if not asked.grain or (asked.channel and asked.pillar) or (asked.often and asked.is_part):
        return []
    period = None if asked.grain == spans.CAMPAIGN else asked.period
    rows = queries.hamlets_in(campaign, asked.grain, period)
    rows = rows.filter(place=hamlet) if hamlet else rows
    return [of_tally(row) for row in rows if sees(user, row.place)]


def _counted(campaign: Campaign, asked: Asked, places: Sequence[Place]) -> list[HamletReach]:
    known = read(campaign, asked.period, [place.pk for place in places])
    return [reach_of(place, _kept(known[place.pk], asked), asked.period) for place in places]


def _kept(known: Known, asked: Asked) -> Known:
    """Keep the contacts of the pillar by the channel where both, or how often, are asked."""
    if not (asked.is_part and (asked.often or (asked.pillar and asked.channel))):
        return known
    return known.only(
        asked.period,
        lambda one: (
            (not asked.pillar or asked.pillar in one.pillars) and asked.channel in ("", one.channel)
        ),
    )
