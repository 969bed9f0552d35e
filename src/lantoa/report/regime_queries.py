"""Questions asked of duties to report: which there are, one of them, what its terms would owe."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet, prefetch_related_objects

from lantoa.commune.models import Unit, User
from lantoa.commune.queries import seen, units, visible_to
from lantoa.plan.models import Campaign
from lantoa.plan.queries import Work
from lantoa.report.due_days import Owed
from lantoa.report.models import Due, Regime
from lantoa.report.owing import as_said, blank, owed, units_of
from lantoa.report.regime_models import QUESTION
from lantoa.report.rollup import dues_beside
from lantoa.report.spans import from_now
from lantoa.report.terms import Terms


def regimes(user: User) -> QuerySet[Regime]:
    """Return the duties that `user` may see with how many dues they made: those of every campaign,
    then by campaign.
    """
    rows = visible_to(user, Regime.objects.select_related("campaign"))
    rows = rows.annotate(owed=Count("dues", distinct=True))
    return rows.order_by(F("campaign").desc(nulls_first=True), "pk")


def regime(user: User, pk: int) -> Regime:
    """Return one duty; raises `NotThere`."""
    rows = Regime.objects.select_related("campaign__directive", "commune")
    return seen(user, rows, pk=pk)


def in_use(user: User, work: Work) -> QuerySet[Regime]:
    """Return the duties of `work` that go on, without questions and difficulties."""
    campaign = work if isinstance(work, Campaign) else None
    rows = visible_to(user, Regime.objects.filter(campaign=campaign, stopped_on=None))
    rows = rows.exclude(key__startswith=QUESTION).exclude(every="event")
    return rows.prefetch_related("indicators", "units__place").order_by("pk")


@dataclass(frozen=True)
class Foreseen:
    """What terms would make units owe.

    `doubled` are the duties that ask the same units for a report of the very same days already,
    with how many such periods.
    """

    owed: list[Owed]
    units: list[Unit]
    doubled: list[tuple[Regime, int]]

    @property
    def last(self) -> Owed | None:
        """Return the last period."""
        return self.owed[-1] if self.owed else None

    @property
    def number(self) -> int:
        """Count the reports."""
        return len(self.owed) * len(self.units)


def foreseen(work: Work, terms: Terms, *, but: Regime | None = None) -> Foreseen:
    """Return what a duty of these terms would owe, `but` being changed to them; nothing is kept."""
    return all_foreseen(work, [terms], but=but)[0]


def all_foreseen(
    work: Work, wanted: Sequence[Terms], *, but: Regime | None = None
) -> list[Foreseen]:
    """Return the same of many duties at once, in a fixed number of queries."""
    around = blank(work)
    if around.campaign:
        prefetch_related_objects([around.campaign], "peaks")
    here = list(units(around.commune).order_by("sort_key", "pk"))
    others = dues_beside(around).exclude(regime__key__startswith=QUESTION)
    held = list(others.exclude(regime=but and but.pk).prefetch_related(None))
    found = []
    for terms in wanted:
        row = as_said(blank(work), terms if but else from_now(work, terms))
        told, reporting = owed(row), units_of(row, terms.units, here)
        found.append(Foreseen(told, reporting, _doubled(row, told, reporting, held)))
    return found


def _doubled(
    row: Regime, told: Sequence[Owed], reporting: Sequence[Unit], held: Sequence[Due]
) -> list[tuple[Regime, int]]:
    """Return the other duties of the same units and days: one deed would be told twice."""
    days = {(one.period.from_on, one.period.until_on) for one in told}
    asked = {unit.pk for unit in reporting}
    found: dict[Regime, set[date]] = {}
    for due in held:
        same = due.regime.level == row.level and due.unit_id in asked
        if same and (due.from_on, due.until_on) in days:
            found.setdefault(due.regime, set()).add(due.until_on)
    return [(regime, len(ends)) for regime, ends in found.items()]
