"""Questions of the tallies: reach of standard periods, read without counting anything again."""

from collections.abc import Iterable

from django.db.models import QuerySet

from lantoa.commune.models import Place, User
from lantoa.commune.queries import visible_to
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.reach.models import Tally
from lantoa.reach.spans import CAMPAIGN, WEEK
from lantoa.reach.tally_numbers import Numbers, of_row, total


def communes_so_far(user: User) -> QuerySet[Tally]:
    """Return each commune's campaigns from their first day to now, as far as `user` may see."""
    rows = Tally.objects.filter(grain=CAMPAIGN, place__kind=Place.COMMUNE)
    return visible_to(user, rows).select_related("place", "campaign__commune__place")


def hamlets_in(campaign: Campaign, grain: str, period: Period | None = None) -> QuerySet[Tally]:
    """Return the hamlets' rows of one standard period (of the campaign so far without `period`).

    Empty where the period is none of the standard ones: then `coverage` counts it exactly.
    """
    rows = Tally.objects.filter(campaign=campaign, grain=grain, place__kind=Place.HAMLET)
    if period is not None:
        rows = rows.filter(from_on=period.from_on, until_on=period.until_on)
    return rows.select_related("place").order_by("place__sort_key")


def weeks(campaign: Campaign, place: Place) -> QuerySet[Tally]:
    """Return a hamlet's or the commune's weeks in time, for a chart; each counted by itself."""
    rows = Tally.objects.filter(campaign=campaign, place=place, grain=WEEK)
    return rows.order_by("from_on")


def added(rows: Iterable[Tally]) -> Numbers:
    """Return the sum of communes (or hamlets) over *places*, for a province or the nation."""
    return total(of_row(row) for row in rows)
