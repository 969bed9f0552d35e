"""Answers what is asked of reach: from the tallies where they hold it, else from the ledger."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lantoa.commune.models import Place, User
from lantoa.commune.queries import may
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.reach import queries, spans
from lantoa.reach.asking import Asked
from lantoa.reach.contacts import Known
from lantoa.reach.hamlet_reach import HamletReach, of_tally, reach_of
from lantoa.reach.reading import Reading
from lantoa.reach.rules import Contact, counts


def answer(
    user: User, campaign: Campaign, asked: Asked, ledger: Reading | None = None
) -> list[HamletReach]:
    """Return what was reached in each hamlet that `user` may see, as it is asked.

    A standard period is read from the tallies in one query. Other days are counted exactly from
    the ledger (`ledger`, where the page has one), and so is a part, a content or a channel: its
    channels and contents are those of the part.
    """
    if stored := _stored(user, campaign, asked):
        return stored
    ledger = ledger or Reading(campaign, asked.period)
    places = ledger.places(asked.period.until_on)
    return _counted(ledger, asked, [place for place in places if sees(user, place)])


def of_hamlet(
    user: User, campaign: Campaign, asked: Asked, hamlet: Place, ledger: Reading | None = None
) -> HamletReach:
    """Return one hamlet as it is asked."""
    stored = _stored(user, campaign, asked, hamlet)
    return (stored or _counted(ledger or Reading(campaign, asked.period), asked, [hamlet]))[0]


def sees(user: User, place: Place) -> bool:
    """Say whether `user` may see the reach of the place."""
    return may(user, "reach.see", place)


def weekly(
    ledger: Reading, place: Place, asked: Asked, weeks: Sequence[Period]
) -> dict[date, list[HamletReach]]:
    """Return what each week (by its Monday) reached in a hamlet, or in a commune's hamlets.

    From the tallies in one query, where a commune is one row; else from the ledger. A hamlet that
    a merger or split made has no tallies of the weeks before: those are counted.
    """
    if asked.grain and not asked.is_narrow:
        rows = queries.weeks(ledger.campaign, place).select_related("place")
        held = {row.from_on: [of_tally(row)] for row in rows}
        return _inherited(ledger.campaign, place, asked, weeks) | held
    each = [replace(asked, period=week) for week in weeks if week.from_on <= clock.today()]
    here = _places_by_week(ledger, place, each)
    known = ledger.of({one.pk: one for held in here.values() for one in held}.values())
    counted = _measured if asked.often else _sureties
    return {
        one.period.from_on: [
            counted(hamlet, known[hamlet.pk], one) for hamlet in here[one.period.from_on]
        ]
        for one in each
    }


def _inherited(
    campaign: Campaign, place: Place, asked: Asked, weeks: Sequence[Period]
) -> dict[date, list[HamletReach]]:
    """Return the weeks before a hamlet was made, of the households that it has today."""
    made = place.from_on if place.kind == Place.HAMLET else None
    older = [week for week in weeks if made and week.until_on < made]
    if not older:
        return {}
    ledger = Reading(campaign, Period(older[0].from_on, older[-1].until_on))
    known = ledger.of([place])[place.pk]
    return {week.from_on: [_measured(place, known, replace(asked, period=week))] for week in older}


def _places_by_week(
    ledger: Reading, place: Place, each: Sequence[Asked]
) -> dict[date, Sequence[Place]]:
    """Return the hamlets of each week; asked week by week only where they changed meanwhile."""
    if place.kind == Place.HAMLET or not each:
        return {one.period.from_on: [place] for one in each}
    first, last = (ledger.places(one.period.until_on) for one in (each[0], each[-1]))
    if first == last:
        return {one.period.from_on: first for one in each}
    return {one.period.from_on: ledger.places(one.period.until_on) for one in each}


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


def _stored(
    user: User, campaign: Campaign, asked: Asked, hamlet: Place | None = None
) -> list[HamletReach]:
    if not asked.grain or asked.is_part:
        return []
    period = None if asked.grain == spans.CAMPAIGN else asked.period
    rows = queries.hamlets_in(campaign, asked.grain, period)
    rows = rows.filter(place=hamlet) if hamlet else rows
    return [of_tally(row) for row in rows if sees(user, row.place)]


def _counted(ledger: Reading, asked: Asked, places: Sequence[Place]) -> list[HamletReach]:
    known = ledger.of(places)
    return [_measured(place, known[place.pk], asked) for place in places]


def _kept(known: Known, asked: Asked) -> Known:
    """Keep the contacts of the part that is asked."""
    if not asked.is_part:
        return known
    return known.only(asked.period, lambda one: _fits(asked, one))


def _fits(asked: Asked, one: Contact) -> bool:
    return (not asked.pillar or asked.pillar in one.pillars) and asked.channel in ("", one.channel)
