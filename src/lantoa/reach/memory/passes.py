"""Which campaigns are counted in one pass over the acts, and in which month and quarter."""

from collections.abc import Sequence
from datetime import date, timedelta

from lantoa.commune.models import Place
from lantoa.kit import clock
from lantoa.plan.models import Campaign
from lantoa.reach.models import Tally
from lantoa.reach.spans import MONTH, QUARTER, Span
from lantoa.reach.tallying import calendar_of

LONGEST = 100
"""No month or quarter has more days."""
Pass = tuple[int, tuple[Span, ...]]
"""The how manieth campaign of its commune, and the periods asked."""


def passes(campaigns: Sequence[Campaign], day: date) -> dict[Pass, list[Campaign]]:
    """Return the campaigns that are counted in one pass; of a commune each in a pass of its own.

    A period in which a campaign has neither a row nor a day is not asked of it.
    """
    standing, last = _standing(day), clock.today()
    found: dict[Pass, list[Campaign]] = {}
    seen: dict[int, int] = {}
    for one in campaigns:
        spans = [span for span in calendar_of(one).of(day) if span.grain in (MONTH, QUARTER)]
        until = max(one.from_on, min(last, one.until_on))
        asked = tuple(
            span
            for span in spans
            if (one.pk, span) in standing
            or (span.period.from_on <= until and one.from_on <= span.period.until_on)
        )
        rank = seen[one.commune_id] = seen.get(one.commune_id, -1) + 1
        found.setdefault((rank, asked), []).append(one)
    return found


def _standing(day: date) -> set[tuple[int, Span]]:
    rows = Tally.objects.filter(
        place__kind=Place.COMMUNE,
        grain__in=(MONTH, QUARTER),
        from_on__range=(day - timedelta(days=LONGEST), day),
    )
    facts = rows.order_by().values_list("campaign", "grain", "from_on", "until_on")
    return {(campaign, Span(grain, first, last)) for campaign, grain, first, last in facts}
