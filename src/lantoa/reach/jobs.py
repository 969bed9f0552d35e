"""Work of reach that the timetable asks for."""

from lantoa.plan.models import Campaign
from lantoa.reach.actions import recount


def recount_all() -> None:
    """Bring the tallies of every running campaign up to the ledger."""
    for campaign in Campaign.objects.filter(state=Campaign.RUNNING).select_related("commune"):
        recount(campaign)
