"""A hamlet's households as one walks past them: lane by lane, door by door."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import QuerySet

from lantoa.commune.models import Place, Seat
from lantoa.kit.rows import ask
from lantoa.kit.text import fold, sort_key

ALONG = """
    SELECT seat.bit, home.head, home.lane, home.lane_order, home.away
    FROM lantoa_seat AS seat JOIN lantoa_household AS home ON home.id = seat.household_id
    WHERE seat.hamlet_id = %s AND seat.to_on IS NULL
    ORDER BY seat.bit"""


class Home(NamedTuple):
    """What the walk knows of a household; five thousand of them are made for one page."""

    bit: int
    head: str
    lane: str
    lane_order: int
    away: bool


def seats(hamlet: Place) -> QuerySet[Seat]:
    """Return the hamlet's seats of today along the lane order, with their households."""
    return (
        Seat.objects.filter(hamlet=hamlet, to_on__isnull=True)
        .select_related("household")
        .order_by("household__lane", "household__lane_order", "bit")
    )


def homes(hamlet: Place, wanted: str = "") -> list[Home]:
    """Return the hamlet's households as one walks: lanes in the order that the head set, the others
    after them in Vietnamese order, then along the lane; households without a name yet come last.

    `wanted` keeps those whose head or lane reads like it, marks and capitals aside.
    """
    found = [Home._make(row) for row in ask(ALONG, [hamlet.pk])]
    if like := fold(wanted):
        found = [home for home in found if like in fold(f"{home.head} {home.lane}")]
    place_of = {lane: number for number, lane in enumerate(hamlet.lanes)}
    order = sorted(
        {home.lane for home in found},
        key=lambda lane: (not lane, place_of.get(lane, len(place_of)), sort_key(lane)),
    )
    rank = {lane: number for number, lane in enumerate(order)}
    found.sort(key=lambda home: (not home.head, rank[home.lane], home.lane_order))
    return found


def walk(hamlet: Place, wanted: str = "") -> list[Seat]:
    """Return the seats of `homes`, in the same order."""
    held = {seat.bit: seat for seat in seats(hamlet).order_by()}
    return [held[home.bit] for home in homes(hamlet, wanted)]


def seats_at(hamlet: Place, some: Sequence[Home]) -> list[Seat]:
    """Return the seats of a page of `homes`, in the same order."""
    rows = seats(hamlet).filter(bit__in=[home.bit for home in some]).order_by()
    held = {seat.bit: seat for seat in rows}
    return [held[home.bit] for home in some]


def lanes_of(hamlet: Place) -> list[tuple[str, int]]:
    """Return the hamlet's lanes in walking order, each with its number of households.

    Named households without a lane stand last under "".
    """
    found: dict[str, int] = {}
    for home in homes(hamlet):
        if home.head or home.lane:
            found[home.lane] = found.get(home.lane, 0) + 1
    return sorted(found.items(), key=lambda pair: not pair[0])
