"""Questions asked of duties to report: which there are, one of them, what its terms would owe."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from lantoa.commune.models import Unit, User
from lantoa.commune.queries import seen, visible_to
from lantoa.plan.models import Campaign
from lantoa.report.due_days import Owed
from lantoa.report.models import Regime
from lantoa.report.owing import as_said, owed, units_of
from lantoa.report.terms import Terms


def regimes(user: User) -> QuerySet[Regime]:
    """Return the duties that `user` may see, by campaign, with how many dues they made."""
    rows = visible_to(user, Regime.objects.filter(campaign__isnull=False))
    rows = rows.select_related("campaign").annotate(owed=Count("dues", distinct=True))
    return rows.order_by("-campaign", "pk")


def regime(user: User, pk: int) -> Regime:
    """Return one duty; raises `NotThere`."""
    rows = Regime.objects.select_related("campaign__directive", "commune")
    return seen(user, rows, pk=pk)


@dataclass(frozen=True)
class Foreseen:
    """What terms would make units owe."""

    owed: list[Owed]
    units: list[Unit]

    @property
    def last(self) -> Owed | None:
        """Return the last period."""
        return self.owed[-1] if self.owed else None

    @property
    def number(self) -> int:
        """Count the reports."""
        return len(self.owed) * len(self.units)


def foreseen(campaign: Campaign, terms: Terms) -> Foreseen:
    """Return what a duty of these terms would owe; nothing is kept."""
    row = as_said(Regime(campaign=campaign, commune=campaign.commune), terms)
    return Foreseen(owed(row), units_of(row, terms.units))
