"""Questions of the radio: the station with its clusters, zones and pauses; the log; households."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from lantoa.channels.base import Parcel
from lantoa.commune.models import Commune, User
from lantoa.commune.queries import hamlets_with_homes, seen, setting, visible_to, whole_number
from lantoa.content.models import Version
from lantoa.kit import clock
from lantoa.kit.bits import count
from lantoa.kit.official import DEMO_MARK
from lantoa.kit.periods import Period
from lantoa.kit.say import start
from lantoa.outreach.models import Activity, Outlet, Suspension, Zone
from lantoa.outreach.queries import sessions_of


@dataclass(frozen=True)
class Cluster:
    """A loudspeaker cluster: the households in its zones, and its pause of the day if any."""

    outlet: Outlet
    hamlets: tuple[str, ...]
    households: int
    pause: Suspension | None


@dataclass(frozen=True)
class Continuity:
    """How steadily the radio spoke: days with an airing among days that had one planned."""

    aired: int
    planned: int
    gaps: tuple[date, ...] = field(default=())


def outlets(user: User, commune: Commune) -> QuerySet[Outlet]:
    """Return the outlets in use that `user` may see, with zones and pauses at hand."""
    rows = visible_to(user, Outlet.objects.filter(commune=commune, closed_on__isnull=True))
    return (
        rows.select_related("unit__place", "place", "parent")
        .prefetch_related(
            Prefetch("zones", Zone.objects.filter(to_on__isnull=True).select_related("hamlet")),
            Prefetch("suspensions", Suspension.objects.filter(_lasting(clock.today()))),
            "parts",
        )
        .order_by("kind", "parent_id", "pk")
    )


def outlet(user: User, pk: int) -> Outlet:
    """Return one outlet; raises `NotThere`."""
    return seen(user, Outlet.objects.select_related("unit__place", "commune__place"), pk=pk)


def pauses(outlet: Outlet) -> list[Suspension]:
    """Return the outlet's pauses that last today."""
    return list(outlet.suspensions.filter(_lasting(clock.today())).select_related("outlet__unit"))


def _lasting(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def station(commune: Commune) -> Outlet | None:
    """Return the commune's radio station, or None before one was set up."""
    rows = Outlet.objects.filter(commune=commune, kind="radio", parent__isnull=True)
    return rows.filter(closed_on__isnull=True).select_related("unit").first()


def clusters(commune: Commune, on: date | None = None) -> list[Cluster]:
    """Return the station's clusters with the households that each reaches on a day."""
    day = on or clock.today()
    rows = Outlet.objects.filter(
        commune=commune, parent__kind="radio", closed_on__isnull=True
    ).prefetch_related(
        Prefetch("zones", Zone.objects.filter(to_on__isnull=True).select_related("hamlet")),
        Prefetch("suspensions", Suspension.objects.filter(_lasting(day))),
    )
    seats = households(commune)
    return [
        Cluster(
            outlet=row,
            hamlets=tuple(zone.hamlet.name for zone in row.zones.all()),
            households=sum(
                seats.get(zone.hamlet_id, 0) if zone.whole else count(bytes(zone.bits))
                for zone in row.zones.all()
            ),
            pause=next(iter(row.suspensions.all()), None),
        )
        for row in rows.order_by("pk")
    ]


def households(commune: Commune) -> Mapping[int, int]:
    """Return the number of households of each hamlet, by its id."""
    rows = hamlets_with_homes(commune)
    return {place.pk: place.households for place in rows}  # type: ignore[attr-defined]


def continuity(commune: Commune, span: Period) -> Continuity:
    """Return days aired over days planned up to today (bảo đảm thường xuyên, liên tục)."""
    until = Period(span.from_on, min(span.until_on, clock.today()))
    rows = sessions_of(commune, until).exclude(state=Activity.CANCELLED).order_by("due_on")
    rows = rows.exclude(state=Activity.PLANNED, due_on=clock.today())
    days: dict[date, bool] = {}
    for day, state in rows.values_list("due_on", "state"):
        days[day] = days.get(day, False) or state == Activity.DONE
    gaps = tuple(day for day, aired in days.items() if not aired)
    return Continuity(aired=len(days) - len(gaps), planned=len(days), gaps=gaps)


def draft_parcel(version: Version) -> Parcel:
    """Return a version as the radio takes it, before it is known when it goes out."""
    commune = version.item.campaign.commune
    return Parcel(
        title=version.title,
        body=version.body,
        kind=version.item.kind,
        language=version.item.language,
        commune=start(str(commune.place)),
        minutes=_minutes(commune),
        pace=whole_number(commune, "words_per_minute"),
        fingerprint=version.fingerprint,
        watermark=DEMO_MARK if commune.is_demo else "",
    )


def parcel(version: Version, activity: Activity) -> Parcel:
    """Return a version as what its channel takes, with where and when it goes out."""
    return replace(
        draft_parcel(version),
        unit=activity.unit.name,
        place=activity.outlet.name if activity.outlet else start(str(activity.place)),
        on=activity.due_on,
        at=activity.due_time,
    )


def _minutes(commune: Commune) -> float:
    return float(str(setting(commune, "radio_minutes")))
