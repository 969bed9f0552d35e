"""A hamlet's households as one walks past them: lane by lane, door by door."""

from django.db.models import QuerySet

from lantoa.commune.models import Place, Seat
from lantoa.kit.text import fold, sort_key


def seats(hamlet: Place) -> QuerySet[Seat]:
    """Return the hamlet's seats of today along the lane order, with their households."""
    return (
        Seat.objects.filter(hamlet=hamlet, to_on__isnull=True)
        .select_related("household")
        .order_by("household__lane", "household__lane_order", "bit")
    )


def walk(hamlet: Place, wanted: str = "") -> list[Seat]:
    """Return the hamlet's seats as one walks: lanes in the order that the head set, the others
    after them in Vietnamese order, then along the lane; households without a name yet come last.

    `wanted` keeps those whose head or lane reads like it, marks and capitals aside.
    """
    like = fold(wanted)
    place_of = {lane: number for number, lane in enumerate(hamlet.lanes)}
    rows = [
        row for row in seats(hamlet) if like in fold(f"{row.household.head} {row.household.lane}")
    ]
    keys = {lane: sort_key(lane) for lane in {row.household.lane for row in rows}}
    return sorted(
        rows,
        key=lambda row: (
            not row.household.head,
            not row.household.lane,
            place_of.get(row.household.lane, len(place_of)),
            keys[row.household.lane],
            row.household.lane_order,
            row.bit,
        ),
    )


def lanes_of(hamlet: Place) -> list[tuple[str, int]]:
    """Return the hamlet's lanes in walking order, each with its number of households.

    Named households without a lane stand last under "".
    """
    found: dict[str, int] = {}
    for row in walk(hamlet):
        if row.household.head or row.household.lane:
            found[row.household.lane] = found.get(row.household.lane, 0) + 1
    return sorted(found.items(), key=lambda pair: not pair[0])
