"""Every change of what reach keeps: tallies brought up to the ledger, checked, mended."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction

from lantoa.commune.actions import hold, journal
from lantoa.commune.models import Place
from lantoa.plan.models import Campaign
from lantoa.reach.memory.recounting import Recounted, recount
from lantoa.reach.recall_actions import close as close_recall
from lantoa.reach.recall_actions import draw as draw_recall
from lantoa.reach.running_totals import grow, rebuild_totals, retotal
from lantoa.reach.tallying import Rebuilt, open_periods, rebuild, retally
from lantoa.reach.touched import Touched, held, touched_by

__all__ = [
    "Rebuilt",
    "Recounted",
    "audit",
    "close_recall",
    "count_in",
    "draw_recall",
    "follow",
    "follow_ground",
    "open_periods",
    "rebuild",
    "recount",
]


@transaction.atomic(savepoint=False)
def follow(activities: Iterable[int]) -> None:
    """Bring the tallies up to date with these activities (ids), whatever became of them."""
    touched = touched_by(activities)
    for campaign in held(touched):
        retotal(campaign, touched[campaign.pk].days)
        _retally(campaign, touched[campaign.pk])


@transaction.atomic(savepoint=False)
def count_in(activity: int) -> None:
    """Count an activity (id) in that was done just now and counted nowhere before.

    Its figures are added without adding the whole day up anew; hamlets are counted as always.
    """
    touched = touched_by([activity])
    for campaign in held(touched):
        for day, figures in touched[campaign.pk].figures:
            grow(campaign, day, figures)
        _retally(campaign, touched[campaign.pk])


def _retally(campaign: Campaign, touched: Touched) -> None:
    if touched.hamlets:
        retally(campaign, touched.hamlets, touched.days)


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
def audit(campaign: Campaign, *, only: date | None = None) -> Rebuilt:
    """Count a campaign anew beside what the tallies say; mend them, and put it on record.

    With `only` the month and the quarter that hold that day, and no running totals.
    """
    found = rebuild(campaign, only=only)
    days = 0 if only else rebuild_totals(campaign)
    if found.different or days:
        facts: dict[str, object] = {"rows": found.rows, "different": found.different, "days": days}
        journal(None, "reach.mended", campaign, facts, commune=campaign.commune)
    return replace(found, days=days)
