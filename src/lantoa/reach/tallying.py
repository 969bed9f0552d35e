"""Keeps the tallies: the touched hamlet counted anew from the ledger, its commune by difference."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from lantoa.commune.actions import hold
from lantoa.commune.models import Place
from lantoa.commune.queries import whole_number
from lantoa.kit import clock
from lantoa.plan.models import Campaign
from lantoa.reach.contacts import read
from lantoa.reach.ground import Ground, ground_of
from lantoa.reach.models import Tally
from lantoa.reach.spans import MONTH, QUARTER, Calendar, Span, days_between, hull
from lantoa.reach.tally_numbers import Numbers, of_known, total
from lantoa.reach.tally_rows import Key, keep, rows_of


@dataclass(frozen=True)
class Rebuilt:
    """How many rows a rebuild wrote, and how many of those that stood said something else; so many
    `days` of the running totals did too.
    """

    rows: int
    different: int
    days: int = 0


def calendar_of(campaign: Campaign) -> Calendar:
    """Return how the campaign's days fall into standard periods."""
    return Calendar(whole_number(campaign.commune, "closing_day"), campaign.from_on)


def retally(campaign: Campaign, hamlets: Iterable[int], days: Iterable[date] | None = None) -> None:
    """Count these hamlets anew in every standard period that holds one of `days`, or in all.

    Hamlets that took their place are counted with them. A period that nobody opened yet is opened
    for the whole commune. Called inside the change's transaction, under the commune's lock
    (`hold`), as its journal is: two first acts of one hamlet at once both count.
    """
    wanted = _standing(campaign) if days is None else calendar_of(campaign).over(days)
    missing = _put(campaign, hamlets, wanted)
    if missing:
        _put(campaign, _all_hamlets(campaign), missing, opening=True)


@transaction.atomic
def open_periods(campaign: Campaign) -> int:
    """Give every hamlet its row in each period that has begun; say how many periods were opened.

    Safe to repeat. So a hamlet where nothing was done yet counts as silent, not as absent.
    """
    hold(campaign.commune_id)
    last = max(campaign.from_on, min(clock.today(), campaign.until_on))
    due = calendar_of(campaign).over(days_between(campaign.from_on, last))
    if new := due - _standing(campaign):
        _put(campaign, _all_hamlets(campaign), new, opening=True)
    return len(new)


@transaction.atomic
def rebuild(campaign: Campaign, *, only: date | None = None) -> Rebuilt:
    """Count the whole campaign anew and say how many rows had said something else.

    Periods of an old calendar (the closing day or the campaign's first day moved) go away. With
    `only` no more than the month and the quarter that hold that day are counted.
    """
    open_periods(campaign)
    calendar, standing = calendar_of(campaign), _standing(campaign)
    for span in standing:
        if not calendar.has(span):
            Tally.objects.filter(campaign=campaign, grain=span.grain, from_on=span.from_on).delete()
    spans = {span for span in standing if calendar.has(span)}
    if only is not None:
        spans &= {span for span in calendar.of(only) if span.grain in (MONTH, QUARTER)}
    hamlets = _all_hamlets(campaign)
    places = [*hamlets, campaign.commune.place_id] if only else ()
    rows = {key: row for key, row in rows_of(campaign, places, spans).items() if key[0] in spans}
    wanted = _counted(campaign, ground_of(hamlets), spans)
    for span in spans:
        parts = (numbers for (one, _), numbers in wanted.items() if one == span)
        wanted[span, campaign.commune.place_id] = total(list(parts))
    return Rebuilt(len(wanted), keep(campaign, rows, wanted))


def _standing(campaign: Campaign) -> set[Span]:
    rows = Tally.objects.filter(campaign=campaign, place=campaign.commune.place_id)
    return {Span(*facts) for facts in rows.values_list("grain", "from_on", "until_on")}


def _all_hamlets(campaign: Campaign) -> list[int]:
    rows = Place.objects.filter(kind=Place.HAMLET, parent=campaign.commune.place_id)
    return list(rows.order_by().values_list("pk", flat=True))


def _counted(campaign: Campaign, ground: Ground, spans: Iterable[Span]) -> dict[Key, Numbers]:
    """Return the numbers of each hamlet in each of the spans at whose end it stands."""
    (places, passages), asked = ground, list(spans)
    if not asked:
        return {}
    known = read(campaign, hull(asked), places, passages)
    return {
        (span, place.pk): of_known(known[place.pk], span.period)
        for place in places.values()
        for span in asked
        if place.on(span.period.until_on)
    }


def _put(
    campaign: Campaign, hamlets: Iterable[int], spans: Iterable[Span], *, opening: bool = False
) -> set[Span]:
    """Write the hamlets' rows of the spans, and bring their commune's by the difference.

    Returns the spans that nobody opened yet: unless `opening`, nothing is written for those.
    """
    ground, commune = ground_of(hamlets), campaign.commune.place_id
    asked, places = set(spans), ground[0]
    stored = rows_of(campaign, [*places, commune], asked)
    missing = set() if opening else {span for span in asked if (span, commune) not in stored}
    asked -= missing
    rows = {key: row for key, row in stored.items() if key[0] in asked}
    wanted = _counted(campaign, ground, asked)
    for span in asked:
        top = rows.get((span, commune))
        sums = Numbers().add(top) if top else Numbers()
        for place in places:
            if (row := rows.get((span, place))) is not None:
                sums.add(row, -1)
            if (numbers := wanted.get((span, place))) is not None:
                sums.add(numbers)
        wanted[span, commune] = sums
    keep(campaign, rows, wanted)
    return missing
