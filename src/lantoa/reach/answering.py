"""Answers what is asked of reach: from the tallies where they hold it, else from the ledger."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lantoa.commune.models import Place, User
from lantoa.commune.queries import hamlets_on, may
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.reach import queries, spans
from lantoa.reach.asking import Asked
from lantoa.reach.contacts import Known, read
from lantoa.reach.measured import HamletReach, of_tally, reach_of
from lantoa.reach.rules import Contact, counts


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


def weekly(
    campaign: Campaign, place: Place, asked: Asked, weeks: Sequence[Period]
) -> dict[date, list[HamletReach]]:
    """Return what each week (by its Monday) reached in a hamlet, or in a commune's hamlets.

    From the tallies in one query, where a commune is one row; else the ledger is read once.
    """
    if _is_stored(asked):
        rows = queries.weeks(campaign, place).select_related("place")
        return {row.from_on: [of_tally(row)] for row in rows}
    each = [replace(asked, period=week) for week in weeks if week.from_on <= clock.today()]
    here = _places_by_week(campaign, place, each)
    whole = queries.period_of(campaign)
    known = read(campaign, whole, {one.pk for held in here.values() for one in held})
    counted = _measured if asked.often else _sureties
    return {
        one.period.from_on: [
            counted(hamlet, known[hamlet.pk], one) for hamlet in here[one.period.from_on]
        ]
        for one in each
    }


def _places_by_week(
    campaign: Campaign, place: Place, each: Sequence[Asked]
) -> dict[date, Sequence[Place]]:
    """Return the hamlets of each week; asked week by week only where they changed meanwhile."""
    if place.kind == Place.HAMLET or not each:
        return {one.period.from_on: [place] for one in each}
    first, last = _places(campaign, each[0]), _places(campaign, each[-1])
    if first == last:
        return {one.period.from_on: first for one in each}
    return {one.period.from_on: _places(campaign, one) for one in each}


def _measured(place: Place, known: Known, asked: Asked) -> HamletReach:
    return reach_of(place, _kept(known, asked), asked.period)


def _sureties(place: Place, known: Known, asked: Asked) -> HamletReach:
    """Count the three sureties alone: a chart shows no more, and a year has fifty weeks."""
    seated = known.seating.on(asked.period.until_on)
    found = counts((c for c in known.during(asked.period) if _fits(asked, c)), seated)
    return HamletReach(
        hamlet=place,
        households=seated.bit_count(),
        living=0,
        offered=found.offered,
        delivered=found.delivered,
        engaged=found.engaged,
    )


def _places(campaign: Campaign, asked: Asked) -> list[Place]:
    return list(hamlets_on(campaign.commune, min(asked.period.until_on, clock.today())))


def _stored(
    user: User, campaign: Campaign, asked: Asked, hamlet: Place | None = None
) -> list[HamletReach]:
    if not _is_stored(asked):
        return []
    period = None if asked.grain == spans.CAMPAIGN else asked.period
    rows = queries.hamlets_in(campaign, asked.grain, period)
    rows = rows.filter(place=hamlet) if hamlet else rows
    return [of_tally(row) for row in rows if sees(user, row.place)]


def _is_stored(asked: Asked) -> bool:
    """Say whether tallies hold the answer: not of any days, nor of a content by one channel."""
    return bool(asked.grain) and not _is_narrow(asked)


def _is_narrow(asked: Asked) -> bool:
    return asked.is_part and bool(asked.often or (asked.pillar and asked.channel))


def _counted(campaign: Campaign, asked: Asked, places: Sequence[Place]) -> list[HamletReach]:
    known = read(campaign, asked.period, [place.pk for place in places])
    return [_measured(place, known[place.pk], asked) for place in places]


def _kept(known: Known, asked: Asked) -> Known:
    """Keep the contacts of the pillar by the channel where both, or how often, are asked."""
    if not _is_narrow(asked):
        return known
    return known.only(asked.period, lambda one: _fits(asked, one))


def _fits(asked: Asked, one: Contact) -> bool:
    return (not asked.pillar or asked.pillar in one.pillars) and asked.channel in ("", one.channel)
