"""Every change of what reach keeps: tallies brought up to the ledger, checked, mended."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q

from lantoa.commune.actions import hold, journal
from lantoa.commune.models import Place
from lantoa.outreach.models import Activity, Audience, Zone
from lantoa.plan.models import Campaign
from lantoa.reach.tallying import Rebuilt, open_periods, rebuild, retally
from lantoa.reach.totals import rebuild_totals, retotal

__all__ = ["audit", "follow", "follow_ground", "open_periods", "rebuild"]


@transaction.atomic(savepoint=False)
def follow(activities: Iterable[int]) -> None:
    """Bring the tallies up to date with these activities (ids), whatever became of them."""
    touched: dict[int, tuple[set[int], set[date]]] = {}
    rows = Activity.objects.filter(pk__in=list(activities), done_on__isnull=False).order_by()
    about = rows.values_list("pk", "campaign_id", "done_on", "place_id", "place__kind", "outlet_id")
    for pk, campaign_id, day, place, kind, outlet in about:
        hamlets, days = touched.setdefault(campaign_id, (set(), set()))
        hamlets |= _hamlets_of(pk, outlet) | ({place} if kind == Place.HAMLET else set())
        days |= {day} if day else set()
    for campaign in Campaign.objects.filter(pk__in=touched).select_related("commune__place"):
        hamlets, days = touched[campaign.pk]
        hold(campaign.commune_id)
        retotal(campaign, days)
        if hamlets:
            retally(campaign, hamlets, days)


def _hamlets_of(activity: int, outlet: int | None) -> set[int]:
    """Return the hamlets that an activity may have reached: told, or in a zone of its outlet."""
    found = set(Audience.objects.filter(activity=activity).values_list("hamlet_id", flat=True))
    if outlet is not None:
        own = Q(outlet=outlet) | Q(outlet__parent=outlet)
        found |= set(Zone.objects.filter(own).values_list("hamlet_id", flat=True))
    return found


@transaction.atomic(savepoint=False)
def follow_ground(hamlets: Iterable[int]) -> None:
    """Bring the tallies of these hamlets (ids) up to date in every campaign and period."""
    places = list(hamlets)
    rows = Place.objects.filter(pk__in=places, parent__isnull=False)
    communes = rows.order_by().values("parent_id")
    campaigns = Campaign.objects.filter(commune__place__in=communes)
    for campaign in campaigns.select_related("commune__place"):
        hold(campaign.commune_id)
        retally(campaign, places)


@transaction.atomic
def audit(campaign: Campaign) -> Rebuilt:
    """Count a campaign anew beside what the tallies say; mend them, and put it on record."""
    found = rebuild(campaign)
    days = rebuild_totals(campaign)
    if found.different or days:
        facts: dict[str, object] = {"rows": found.rows, "different": found.different, "days": days}
        journal(None, "reach.mended", campaign, facts, commune=campaign.commune)
    return found
