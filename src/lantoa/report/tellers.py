"""Which unit's reports tell of an activity: its own, and in a hamlet that hamlet's board."""

from collections.abc import Iterable

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from lantoa.commune.models import Unit
from lantoa.outreach.models import Activity

HAMLET = "hamlet"
THERE = Unit.objects.filter(kind=HAMLET, place=OuterRef("place")).order_by("-pk").values("pk")
TELLER = Case(
    When(unit__kind=HAMLET, then=Coalesce(Subquery(THERE[:1]), F("unit"))), default=F("unit")
)


def of_units(rows: QuerySet[Activity], units: Iterable[int]) -> QuerySet[Activity]:
    """Return those of `rows` that the units (ids) tell of; each row has its `teller` (id).

    What a new board writes down later of a hamlet that went into its own is still that hamlet's:
    its report of the days before a merger tells it, and nobody else's does.
    """
    return rows.annotate(teller=TELLER).filter(teller__in=units)
