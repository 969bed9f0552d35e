"""The order that a village head walks in: of the lanes, of the doors along a lane."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from lantoa.commune.models import Household, Place, User
from lantoa.commune.moves import lock
from lantoa.commune.queries import lanes_of, require, walk
from lantoa.commune.record import journal, receipt
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc

LONGEST = 100


@transaction.atomic
def order_lanes(hamlet: Place, *, lanes: Sequence[str], by: User, uid: UUID) -> Place:
    """Keep the order of the hamlet's lanes. Raises `AlreadyChanged` when they are others by now."""
    require(by, "household.change", hamlet)
    with receipt(by, uid, "household.lanes_ordered", [hamlet.pk, list(lanes)]) as first:
        if first:
            row = lock(hamlet)
            if sorted(lanes) != sorted(lane for lane, _ in lanes_of(row) if lane):
                raise AlreadyChanged
            row.lanes = list(lanes)
            row.save(update_fields=["lanes"])
            journal(by, "household.lanes_ordered", row, {"lanes": len(lanes)})
    hamlet.refresh_from_db()
    return hamlet


@transaction.atomic
def rename_lane(hamlet: Place, *, lane: str, name: str, by: User, uid: UUID) -> Place:
    """Call a lane otherwise, at every household along it; its place in the walk stays.

    Two lanes of one name become one. Raises `Unfit` for an empty or overlong name.
    """
    require(by, "household.change", hamlet)
    with receipt(by, uid, "household.lane_renamed", [hamlet.pk, lane, name]) as first:
        if first:
            row, name = lock(hamlet), nfc(name)
            if not name or len(name) > LONGEST:
                raise Unfit(f"Ghi tên ngõ, nhiều nhất {LONGEST} chữ.", field="name")
            here = [seat.household_id for seat in walk(row) if seat.household.lane == lane]
            Household.objects.filter(pk__in=here).update(lane=name)
            said = [name if one == lane else one for one in row.lanes]
            row.lanes = list(dict.fromkeys(said))
            row.save(update_fields=["lanes"])
            journal(by, "household.lane_renamed", row, {"households": len(here)})
    hamlet.refresh_from_db()
    return hamlet


@transaction.atomic
def order_doors(hamlet: Place, *, lane: str, wanted: Mapping[int, int], by: User, uid: UUID) -> int:
    """Number the doors along a lane 1, 2, 3 … by the places that people wrote (bit → place).

    A door moved to a place stands before the one that has it. Returns how many doors there are.
    """
    require(by, "household.change", hamlet)
    with receipt(by, uid, "household.doors_ordered", [hamlet.pk, lane, dict(wanted)]) as first:
        if first:
            lock(hamlet)
            rows = [seat for seat in walk(hamlet) if seat.household.lane == lane]
            order = {}
            for place, seat in enumerate(rows, start=1):
                said = wanted.get(seat.bit, place)
                order[seat.bit] = (said, said > place, said == place, place)
            rows.sort(key=lambda seat: _key(order[seat.bit]))
            for place, seat in enumerate(rows, start=1):
                seat.household.lane_order = place
            Household.objects.bulk_update(
                [seat.household for seat in rows], ["lane_order"], batch_size=400
            )
            journal(by, "household.doors_ordered", hamlet, {"households": len(rows)})
            first.answer = {"pk": len(rows)}
    return first.pk


def _key(told: tuple[int, bool, bool, int]) -> tuple[int, int, int]:
    """Sort a door that came up before the one that stands there, one that went down after it."""
    said, went_down, stayed, place = told
    return (said, 2 if went_down else 1 if stayed else 0, place)
