"""Work of reports that actions and the timetable ask for."""

from django.db.models import Q

from lantoa.kit import clock
from lantoa.plan.models import Campaign
from lantoa.report import actions
from lantoa.report.actions import put_dues
from lantoa.report.models import Regime


def open_dues() -> None:
    """Let every hamlet owe what it owes, those added since among them: in running campaigns, and
    beforehand the next periods of duties that belong to no campaign.
    """
    running = Regime.objects.filter(
        Q(campaign__state=Campaign.RUNNING) | Q(campaign__isnull=True, stopped_on__isnull=True)
    )
    for regime in running.select_related("campaign__directive", "commune").order_by("pk"):
        put_dues(regime)


def carry_up() -> None:
    """Send sealed reports that wait up to the province."""
    actions.carry_up(clock.now())
