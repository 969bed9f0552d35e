"""Work of reach: done inside the change that touches it, or asked for by the timetable."""

from lantoa.plan.models import Campaign
from lantoa.reach.actions import audit, follow, follow_ground
from lantoa.reach.actions import count_in as count_done
from lantoa.reach.actions import open_periods as open_for
from lantoa.reach.memory import upkeep
from lantoa.reach.mornings import take_morning as write_morning


def retally(*activities: int) -> None:
    """Bring the tallies up to date with these activities (ids), whatever became of them.

    Called with `kit.jobs.at_once` by every action that changes what was done before: a row
    corrected (the old row and the new one), taken back, or whose audience grew.
    """
    follow(activities)


def count_in(activity: int) -> None:
    """Count an activity (id) in that was done just now: logged or confirmed.

    Called with `kit.jobs.at_once`; quicker than `retally` on a day with much work.
    """
    count_done(activity)


def retally_hamlets(*hamlets: int) -> None:
    """Bring the tallies of these hamlets (ids) up to date in every campaign and period.

    Called with `kit.jobs.at_once` by every action that changes the ground under the ledger:
    seats, moves, merges, splits, zones, pauses of outlets.
    """
    follow_ground(hamlets)


def open_periods() -> None:
    """Give every hamlet its row in each period that has begun, in every running campaign."""
    for campaign in _campaigns(state=Campaign.RUNNING):
        open_for(campaign)


def take_morning() -> None:
    """Write down where every campaign stands as the day begins."""
    write_morning()


def audit_all() -> None:
    """Count every campaign anew beside its tallies; what differs is mended and put on record."""
    for campaign in _campaigns():
        audit(campaign)


def _campaigns(**only: str) -> list[Campaign]:
    return list(Campaign.objects.filter(**only).select_related("commune__place"))


def lay_acts() -> None:
    """Write the file of all communes' acts anew, where there are many and some have changed."""
    if upkeep.is_wanted():
        upkeep.make()
