"""The ground that a campaign is planned on: its units and outlets as the planners take them."""

from datetime import date, time
from typing import cast

from lantoa.commune.models import Place, Unit
from lantoa.commune.queries import hamlets, setting, units
from lantoa.intake.queries import demands
from lantoa.kit.periods import Period
from lantoa.kit.text import fold
from lantoa.outreach.cadence import Ground, Mouth
from lantoa.outreach.models import Outlet
from lantoa.plan.models import Campaign

ASSOCIATIONS = ("association", "front")
ON_STAGE = ("van nghe", "van hoa", "bieu dien", "hoi thi", "the thao")


def ground_of(campaign: Campaign) -> tuple[Ground, tuple[str, ...]]:
    """Return the campaign's ground, and the vehicles that its directive names."""
    asked = demands(campaign.directive)
    commune = campaign.commune
    here = {unit.pk: unit for unit in units(commune).select_related("place")}
    office = _mouth(commune.office or next(iter(here.values())), campaign.place)
    outlets = _outlets(campaign)
    ground = Ground(
        span=Period(campaign.from_on, campaign.until_on),
        peaks=_peaks(campaign),
        office=office,
        station=_station(outlets, here, campaign) or office,
        stage=_stage(campaign, here) or office,
        hamlets=tuple(_hamlets(campaign, here)),
        associations=tuple(_associations(campaign, here)),
        outlets=outlets,
        radio_times=radio_times(cast(list[str], setting(commune, "radio_times"))),
        cadences=dict(asked.cadences),
    )
    return ground, tuple(asked.channels)


def radio_times(written: list[str]) -> tuple[time, ...]:
    """Return the hours of the radio ("05:30") as times, in order."""
    return tuple(sorted(time.fromisoformat(one) for one in written))


def _mouth(unit: Unit, place: Place, outlet: Outlet | None = None) -> Mouth:
    return Mouth(
        unit=unit.pk,
        place=place.pk,
        name=outlet.name if outlet else unit.name,
        outlet=outlet.pk if outlet else None,
    )


def _outlets(campaign: Campaign) -> dict[str, tuple[Mouth, ...]]:
    rows = Outlet.objects.filter(
        commune=campaign.commune, closed_on__isnull=True, parent__isnull=True
    )
    found: dict[str, tuple[Mouth, ...]] = {}
    for outlet in rows.select_related("unit", "place").order_by("pk"):
        mouth = _mouth(outlet.unit, outlet.place or campaign.place, outlet)
        found[outlet.kind] = (*found.get(outlet.kind, ()), mouth)
    return found


def _peaks(campaign: Campaign) -> tuple[date, ...]:
    days = campaign.peaks.values_list("on", flat=True)
    return tuple(day for day in days if campaign.from_on <= day <= campaign.until_on)


def _station(
    outlets: dict[str, tuple[Mouth, ...]], here: dict[int, Unit], campaign: Campaign
) -> Mouth | None:
    """Return the radio station, else the team that runs the loudspeakers."""
    if stations := outlets.get("radio"):
        return stations[0]
    team = next((unit for unit in here.values() if unit.kind == "team"), None)
    return _mouth(team, campaign.place) if team else None


def _stage(campaign: Campaign, here: dict[int, Unit]) -> Mouth | None:
    """Return the unit that the directive gives what is performed, if it gives it to one."""
    for row in campaign.assignments.filter(unit__isnull=False).order_by("parent", "order"):
        unit = here.get(row.unit_id or 0)
        if unit and unit.kind != "hamlet" and any(word in fold(row.duty) for word in ON_STAGE):
            return _mouth(unit, campaign.place)
    return None


def _hamlets(campaign: Campaign, here: dict[int, Unit]) -> list[Mouth]:
    boards = {unit.place_id: unit for unit in here.values() if unit.kind == "hamlet"}
    return [
        _mouth(boards[place.pk], place) for place in hamlets(campaign.commune) if place.pk in boards
    ]


def _associations(campaign: Campaign, here: dict[int, Unit]) -> list[Mouth]:
    """Return the associations that the directive gives a duty, each once."""
    rows = campaign.assignments.filter(unit__kind__in=ASSOCIATIONS).order_by("order", "pk")
    found = dict.fromkeys(row.unit_id for row in rows if row.unit_id in here)
    return [_mouth(here[pk], campaign.place) for pk in found if pk]
