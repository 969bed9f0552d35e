"""Whom nothing reached in one hamlet, asked of the few rows that can tell."""

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place
from lantoa.commune.queries import Passage, lineage
from lantoa.kit.bits import to_int
from lantoa.kit.periods import Period
from lantoa.outreach.models import Audience
from lantoa.plan.models import Campaign
from lantoa.reach import rules
from lantoa.reach.contacts import done, read
from lantoa.reach.mouths import ZONED
from lantoa.reach.seating import seating

RESULTS = {"absent": "Vắng nhà", "away": "Đi làm ăn xa", "refused": "Không nhận"}

Results = list[tuple[str, int]]


def left_out(
    campaign: Campaign,
    hamlet: Place,
    period: Period,
    *,
    surety: str = rules.DELIVERED,
    pillar: str = "",
) -> tuple[int, Results]:
    """Return the households (bits) of the hamlet that no contact so sure reached in these days.

    Beside them what rounds found at doors, the newest first: (words, households). Zones are asked
    only for what zones can give: a broadcast delivers to nobody. Three queries, four with zones.
    """
    forebears = lineage([hamlet.pk])[hamlet.pk]
    rows = _told(campaign, hamlet, period, forebears)
    results = [(RESULTS[mark], bits) for mark, bits, _ in rows if mark in RESULTS]
    if _zones_can_give(surety):
        known = read(campaign, period, [hamlet.pk])[hamlet.pk]
        held = (c for c in known.contacts if not pillar or pillar in c.pillars)
        return known.seating.on(period.until_on) & ~rules.reached(held, surety), results
    sure = rules.SURETIES[rules.SURETIES.index(surety) :]
    serving = _serving(campaign, pillar) if pillar else None
    reached = rules.union(
        bits
        for mark, bits, activity in rows
        if mark in sure and (serving is None or activity in serving)
    )
    return seating([hamlet.pk])[hamlet.pk].on(period.until_on) & ~reached, results


def _zones_can_give(surety: str) -> bool:
    weaker = rules.SURETIES.index(surety)
    return any(
        rules.SURETIES.index(channel.surety) >= weaker
        for channel in all_channels().values()
        if channel.crowd in ZONED
    )


def _told(
    campaign: Campaign, hamlet: Place, period: Period, forebears: list[Passage]
) -> list[tuple[str, int, int]]:
    """Return (mark, households, activity) of the audiences, the newest first."""
    carry = {passage.before: passage for passage in forebears}
    rows = Audience.objects.filter(
        hamlet__in=[hamlet.pk, *carry], activity__in=done(campaign, period)
    ).order_by("-activity__done_on", "-activity_id")
    found = []
    for place, mark, bits, activity in rows.values_list("hamlet_id", "mark", "bits", "activity_id"):
        held = to_int(bytes(bits))
        found.append((mark, carry[place].carry(held) if place in carry else held, activity))
    return found


def _serving(campaign: Campaign, pillar: str) -> set[int]:
    rows = campaign.activities.filter(pillars__ref=pillar).order_by()
    return set(rows.values_list("pk", flat=True))
