"""What came since yesterday: the households that the newest activities added, hamlet by hamlet."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from lantoa.commune.queries import Passage, hamlets_on, lineage, seating
from lantoa.kit import clock
from lantoa.kit.bits import to_int
from lantoa.outreach.models import Activity, Audience
from lantoa.plan.models import Campaign
from lantoa.reach.asking import Asked
from lantoa.reach.contacts import done
from lantoa.reach.rules import SURETIES


def since_yesterday(campaign: Campaign, asked: Asked) -> dict[int, int]:
    """Return how many households each hamlet (id) gained; hamlets that gained none are left out.

    New is what the commune received since yesterday began, whatever day the work was done; what a
    new correction replaced was known before. What was told of a hamlet that was merged or split
    since counts for the hamlet that took its place. Only ticked households are counted, for
    broadcasts are known by zones, not by news: asking for those, or for how often, answers
    nothing. Nor does asking for days that are over.
    """
    if clock.today() not in asked.period or asked.often or asked.surety == SURETIES[0]:
        return {}
    since = clock.local(clock.today() - timedelta(days=1))
    new = Activity.objects.filter(campaign=campaign, state=Activity.DONE, received_at__gte=since)
    ways = _ways(campaign, new)
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    for hamlet, bits, received_at in _ticked(campaign, asked, new, ways).values_list(
        "hamlet_id", "bits", "activity__received_at"
    ):
        held = after if received_at and received_at >= since else before
        for way in ways[hamlet]:
            held[way.after] = held.get(way.after, 0) | way.carry(to_int(bytes(bits)))
    if not after:
        return {}
    here = {place: one.on(clock.today()) for place, one in seating(after, away=False).items()}
    gained = {
        hamlet: (bits & here[hamlet] & ~before.get(hamlet, 0)).bit_count()
        for hamlet, bits in after.items()
    }
    return {hamlet: count for hamlet, count in gained.items() if count}


def _ways(campaign: Campaign, new: QuerySet[Activity]) -> dict[int, list[Passage]]:
    """Return the hamlets where the new activities went, and all whose households now live in the
    same hamlets of today; for each the ways to those.
    """
    ticked = Audience.objects.filter(activity__in=new).order_by()
    touched = set(ticked.values_list("hamlet", flat=True).distinct())
    if not touched:
        return {}
    found: dict[int, list[Passage]] = {}
    standing = hamlets_on(campaign.commune, clock.today()).values_list("pk", flat=True)
    for place, older in lineage(standing).items():
        ways = [Passage(place, place, date.min, 0, -1), *older]
        for way in ways if touched & {way.before for way in ways} else []:
            found.setdefault(way.before, []).append(way)
    return found


def _ticked(
    campaign: Campaign, asked: Asked, new: QuerySet[Activity], hamlets: Iterable[int]
) -> QuerySet[Audience]:
    """Return the ticks so sure in the hamlets, on what is asked."""
    counted = Q(activity__in=done(campaign, asked.period)) | Q(activity__corrected_by__in=new)
    sure = SURETIES[SURETIES.index(asked.surety) :]
    rows = Audience.objects.filter(counted, hamlet__in=list(hamlets), mark__in=sure)
    if asked.channel:
        rows = rows.filter(activity__kind=asked.channel)
    if asked.pillar:
        serving = campaign.activities.filter(pillars__ref=asked.pillar).order_by()
        rows = rows.filter(activity__in=serving)
    return rows.order_by()
