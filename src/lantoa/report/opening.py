"""Duties opened: the campaign's regimes and, beforehand, every due of its days."""

from collections.abc import Sequence

from django.db import transaction

from lantoa.commune.actions import journal
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.intake.queries import demands
from lantoa.intake.rules import ReadReporting
from lantoa.plan.models import Campaign
from lantoa.report import regimes
from lantoa.report.models import Regime
from lantoa.report.owing import put_dues

UNDEFINED = ("period-undefined", "no-report-deadline", "no-reporter")


@transaction.atomic
def open_regimes(campaign: Campaign, *, by: User) -> list[Regime]:
    """Make the campaign's reporting duties and, beforehand, every due of its days.

    Safe to repeat. A duty "when there is a difficulty" opens the way of concerns and owes nothing.
    """
    require(by, "campaign.launch", campaign)
    return open_for(campaign, demands(campaign.directive).reporting, by=by)


@transaction.atomic
def open_for(campaign: Campaign, reporting: Sequence[ReadReporting], *, by: User) -> list[Regime]:
    """Make the regimes of these duties; what is no longer asked and has no report is taken away."""
    require(by, "campaign.launch", campaign)
    known = regimes.sync_indicators()
    points = campaign.directive.points.filter(code__in=UNDEFINED, choice="")
    is_proposed = points.exists()
    kept = []
    for place, read in enumerate(reporting):
        number = sum(other.by_whom == read.by_whom for other in reporting[:place])
        regime = regimes.put_regime(campaign, number, read, is_proposed=is_proposed)
        regimes.put_indicators(regime, known)
        put_dues(regime)
        kept.append(regime)
    gone = Regime.objects.filter(campaign=campaign, edited_at__isnull=True)
    gone.exclude(pk__in=[regime.pk for regime in kept]).exclude(
        dues__reports__isnull=False
    ).delete()
    journal(by, "regimes.opened", campaign, {"regimes": len(kept)})
    return kept
