"""Writes tallies: what the ledger says of a campaign so far, kept for those who see counts only."""

from collections.abc import Mapping

from django.db import transaction

from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.reach.models import Tally
from lantoa.reach.queries import HamletReach, coverage, period_of
from lantoa.reach.rules import Counts


@transaction.atomic
def recount(campaign: Campaign, period: Period | None = None) -> int:
    """Write the campaign's tallies anew for the period (default: its days so far); safe to repeat.

    Every hamlet gets its row, reached or not, so that nobody is left out of a share. Tallies of a
    campaign "so far" replace the older ones. Returns how many rows stand now.
    """
    span = period_of(campaign, period)
    rows = [row for part in coverage(campaign, span) for row in _rows(campaign, span, part)]
    old = Tally.objects.filter(campaign=campaign, from_on=span.from_on)
    old = old.filter(until_on=span.until_on) if period else old
    old.delete()
    Tally.objects.bulk_create(rows)
    return len(rows)


def _rows(campaign: Campaign, span: Period, part: HamletReach) -> list[Tally]:
    days = {"campaign": campaign, "from_on": span.from_on, "until_on": span.until_on}
    whole = Tally(
        hamlet=part.hamlet,
        by=Tally.ALL,
        offered=part.offered,
        delivered=part.delivered,
        engaged=part.engaged,
        two_channels=part.two_channels,
        twice=part.twice,
        thrice=part.thrice,
        **days,
    )
    keyed: list[tuple[str, Mapping[str, Counts]]] = [
        (Tally.PILLAR, part.by_pillar),
        (Tally.CHANNEL, part.by_channel),
    ]
    return [whole] + [
        Tally(
            hamlet=part.hamlet,
            by=by,
            key=key,
            offered=counts.offered,
            delivered=counts.delivered,
            engaged=counts.engaged,
            **days,
        )
        for by, groups in keyed
        for key, counts in groups.items()
    ]
