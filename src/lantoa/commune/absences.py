"""Households that live away for work (đi làm ăn xa): since when, until when."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from lantoa.commune.models import Absence, Household
from lantoa.kit import clock


def note_absences(households: Iterable[Household], *, since: date | None) -> None:
    """Open or close the absences (đi làm ăn xa) of households to what `household.away` says.

    `since` None: they lived away before anybody wrote it down.
    """
    rows = {row.pk: row for row in households}
    open_now = Absence.objects.filter(household__in=rows, to_on__isnull=True)
    known = set(open_now.values_list("household", flat=True))
    Absence.objects.bulk_create(
        Absence(household=row, from_on=since)
        for row in rows.values()
        if row.away and row.pk not in known
    )
    home = [pk for pk in known if not rows[pk].away]
    over = Q(from_on__isnull=True) | Q(from_on__lt=clock.today())
    ended = open_now.filter(household__in=home)
    ended.filter(over).update(to_on=clock.today() - timedelta(days=1))
    Absence.objects.filter(household__in=home, to_on__isnull=True).delete()
