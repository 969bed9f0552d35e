"""A nation, a province or a commune seen from outside: counts by place, never a household."""

from dataclasses import dataclass
from datetime import datetime

from lantoa.commune.models import Place, User
from lantoa.commune.queries import hats, may
from lantoa.commune.rules import PROVINCE
from lantoa.kit import clock
from lantoa.kit.errors import NotThere
from lantoa.kit.periods import Period
from lantoa.plan.models import Pillar
from lantoa.reach import queries, spans
from lantoa.reach.asking import Asked
from lantoa.reach.hamlet_reach import HamletReach, of_tally
from lantoa.reach.memory.coverage import coverage
from lantoa.reach.models import GROUPS, MEASURES, Tally
from lantoa.reach.tally_numbers import Numbers

BELOW = {
    Place.NATION: (Place.PROVINCE, "tỉnh, thành phố"),
    Place.PROVINCE: (Place.COMMUNE, "xã, phường"),
    Place.COMMUNE: (Place.HAMLET, "thôn"),
}
"""What lies under a place, and what it is called in a sentence."""

IN_MEMORY = ("households", "living", "offered", "delivered", "engaged", "two_channels", "twice",
             "thrice", "by_channel", "by_pillar")  # fmt: skip


@dataclass(frozen=True)
class View:
    """What a place shows: its parts, and the moment up to which every change is in them."""

    place: Place
    parts: list[HamletReach]
    as_of: datetime

    @property
    def unit(self) -> str:
        """Name the parts: tỉnh, xã, thôn."""
        return BELOW[self.place.kind][1]


def area(user: User, code: str) -> Place:
    """Return a nation, province or commune whose counts `user` may see; raises `NotThere`."""
    place = Place.objects.select_related("parent").filter(code=code, kind__in=BELOW).first()
    if place is None or not may(user, "reach.see", place):
        raise NotThere
    return place


def own_area(user: User) -> Place | None:
    """Return the place that a person of the province or the nation looks after."""
    return next((hat.unit.place for hat in hats(user) if hat.role == PROVINCE), None)


def above(user: User, place: Place) -> list[Place]:
    """Return the places around `place` that `user` may see, the widest first."""
    found: list[Place] = []
    one = place.parent
    while one is not None:
        if may(user, "reach.see", one):
            found.insert(0, one)
        one = one.parent
    return found


def so_far(place: Place, *, groups: bool = True) -> View:
    """Return the newest campaign of each commune, from its first day to now.

    Of one campaign a commune: reach adds over places and never over campaigns. Without `groups`
    the nation's counts come without their channels and pillars, which take most of the reading.
    """
    if place.kind == Place.COMMUNE:
        newest = next(iter(_newest(place)), None)
        hamlets = queries.hamlets_in(newest.campaign, spans.CAMPAIGN) if newest else ()
        return View(place, [of_tally(row) for row in hamlets], clock.now())
    if place.kind == Place.PROVINCE:
        return View(place, [of_tally(row) for row in _newest(place)], clock.now())
    return View(place, _by_province(groups), clock.now())


def counted(place: Place, days: Period) -> View:
    """Return what every campaign together reached in exactly these days; raises `NotYet`."""
    found = coverage(place, days)
    places = Place.objects.in_bulk([part.place for part in found.parts])
    parts = [
        HamletReach(
            hamlet=places[part.place],
            activities=0 if part.silent >= part.hamlets else 1,
            **{name: getattr(part, name) for name in IN_MEMORY},
        )
        for part in found.parts
        if part.place in places
    ]
    return View(place, sorted(parts, key=lambda part: part.hamlet.sort_key), found.as_of)


def _newest(place: Place) -> list[Tally]:
    """Return the row of each commune's newest campaign, in Vietnamese order of the communes."""
    rows = Tally.objects.filter(
        grain=spans.CAMPAIGN, place__kind=Place.COMMUNE, place__path__startswith=place.path
    )
    rows = rows.select_related("place", "campaign").order_by(
        "place__sort_key", "place_id", "-campaign__launched_at", "-campaign_id"
    )
    return list({row.place_id: row for row in reversed(rows)}.values())[::-1]


def pillars(place: Place) -> list[Pillar]:
    """Return the contents of a commune's newest campaign; those of several communes differ."""
    newest = next(iter(_newest(place)), None) if place.kind == Place.COMMUNE else None
    return list(newest.campaign.pillars.all()) if newest else []


def _by_province(groups: bool) -> list[HamletReach]:
    """Return the nation's provinces: the newest campaign of each commune, added up."""
    read = (*MEASURES, *GROUPS) if groups else MEASURES
    rows = Tally.objects.filter(grain=spans.CAMPAIGN, place__kind=Place.COMMUNE)
    rows = rows.order_by("place_id", "-campaign__launched_at", "-campaign_id")
    sums: dict[int, Numbers] = {}
    last = 0
    for commune, province, *held in rows.values_list("place_id", "place__parent_id", *read):
        if commune != last:
            last, measures = commune, held[: len(MEASURES)]
            sums.setdefault(province, Numbers()).add(Numbers(measures, *held[len(MEASURES) :]))
    provinces = Place.objects.filter(pk__in=sums).order_by("sort_key")
    return [of_tally(Tally(place=one, **sums[one.pk].columns)) for one in provinces]


def asked_of(view: View, surety: str, channel: str) -> Asked:
    """Return the question of a page that asks for a surety and one channel or all."""
    today = clock.day_of(view.as_of)
    return Asked(Period(today, today), surety=surety, channel=channel)
