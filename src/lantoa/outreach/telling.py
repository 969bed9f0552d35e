"""Who may tell the office what was done, by telephone or on paper: units and their people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from lantoa.commune.models import Commune, Membership, Unit
from lantoa.commune.queries import units
from lantoa.commune.rules import DOERS
from lantoa.kit import clock
from lantoa.outreach.models import Activity
from lantoa.outreach.queries import standing


@dataclass(frozen=True)
class Teller:
    """A unit that may ring: its people, how much is due there."""

    unit: Unit
    people: tuple[str, ...]
    due: int


def tellers(commune: Commune, until: date) -> list[Teller]:
    """Return the units that do the work, hamlets first, with what is due until then."""
    worn = Membership.objects.on(clock.today()).filter(role__in=DOERS)
    doers = list(units(commune).filter(pk__in=worn.values("unit")))
    doers += list(units(commune).filter(kind="hamlet").exclude(pk__in=[one.pk for one in doers]))
    doers.sort(key=lambda one: (one.kind != "hamlet", one.sort_key))
    rows = standing().filter(unit__in=doers, state=Activity.PLANNED, due_on__lte=until)
    due = dict(rows.order_by().values_list("unit").annotate(number=Count("pk")))
    names = _people(doers)
    return [Teller(one, tuple(names.get(one.pk, ())), due.get(one.pk, 0)) for one in doers]


def people_of(unit: Unit) -> list[str]:
    """Return the names of those who do the unit's work today, the longest in it first."""
    return _people([unit]).get(unit.pk, [])


def _people(of: Sequence[Unit]) -> dict[int, list[str]]:
    worn = Membership.objects.on(clock.today()).filter(unit__in=of, role__in=DOERS)
    found: dict[int, list[str]] = {}
    for unit, name in worn.order_by("from_on", "pk").values_list("unit_id", "user__full_name"):
        found.setdefault(unit, []).append(name)
    return found
