"""Work of reach: done inside the change that touches it, or asked for by the timetable."""

from lantoa.commune.models import Place
from lantoa.plan.models import Campaign
from lantoa.reach.actions import recount


def retally(*activities: int) -> None:
    """Bring the roll-ups up to date with these activities (ids), whatever became of them.

    Called with `kit.jobs.at_once` by every action that changes what was done: a row logged,
    confirmed, corrected (the old row and the new one), taken back, or whose audience grew.
    """
    for campaign in Campaign.objects.filter(activities__in=activities).distinct():
        recount(campaign)


def retally_hamlets(*hamlets: int) -> None:
    """Bring the roll-ups of these hamlets (ids) up to date in every campaign and period.

    Called with `kit.jobs.at_once` by every action that changes the ground under the ledger:
    seats, moves, merges, splits, zones, pauses of outlets.
    """
    for campaign in Campaign.objects.filter(commune__place__in=_communes(hamlets)):
        recount(campaign)


def _communes(hamlets: tuple[int, ...]) -> list[int]:
    rows = Place.objects.filter(pk__in=hamlets, parent__isnull=False)
    return [pk for pk in rows.values_list("parent_id", flat=True).distinct() if pk]


def recount_all() -> None:
    """Bring the tallies of every running campaign up to the ledger."""
    for campaign in Campaign.objects.filter(state=Campaign.RUNNING).select_related("commune"):
        recount(campaign)
