"""A commune's reports under another name are put to the right campaign by hand, once for all."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Place, User
from lantoa.commune.queries import province_over, require
from lantoa.kit import clock
from lantoa.report.models import Received, Settled


@transaction.atomic
def settle(rows: Sequence[Received], *, series: str, by: User, uid: UUID) -> None:
    """Put these reports, and all that come under the same name, to `series` ("": each its own)."""
    for row in rows:
        require(by, "province.take_in", row)
    body = {"of": sorted(row.pk for row in rows), "series": series}
    with receipt(by, uid, "province.settle", body) as first:
        for row in rows if first else ():
            facts = {"series": series or row.about, "by": by, "at": clock.now()}
            Settled.objects.update_or_create(place=row.place, about=row.about, defaults=facts)
            _put(row, facts["series"])
            told: dict[str, object] = {"place": row.place.code, "series": series}
            journal(by, "province.settled", row, told, commune=province_over(row.place))


@transaction.atomic
def unsettle(row: Received, *, by: User, uid: UUID) -> None:
    """Let a commune's reports under that name be matched by what they say themselves again."""
    require(by, "province.take_in", row)
    with receipt(by, uid, "province.unsettle", {"of": row.pk}) as first:
        if first and Settled.objects.filter(place=row.place, about=row.about).delete()[0]:
            _put(row, row.about)
            told: dict[str, object] = {"place": row.place.code}
            journal(by, "province.unsettled", row, told, commune=province_over(row.place))


def series_as_settled(place: Place, about: str) -> str:
    """Return what a report that says `about` belongs to."""
    held = Settled.objects.filter(place=place, about=about).first()
    return held.series if held else about


def _put(row: Received, series: object) -> None:
    Received.objects.filter(place=row.place, about=row.about).update(series=series)
