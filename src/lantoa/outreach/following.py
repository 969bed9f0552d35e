"""What the ledger keeps of hamlets follows them when they merge or split: zones, mouths, work."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from lantoa.commune.models import Place, PlaceChange, Succession, Unit
from lantoa.commune.queries import Heirs, heirs_of
from lantoa.kit import clock
from lantoa.kit.bits import from_int, to_int
from lantoa.outreach.models import Activity, Audience, Outlet, Zone

Followed = dict[str, list[Any]]
"""What was touched, by name: ids, or rows of ids and what stood there before."""
ONCE = "Hai thôn nay là một: việc này làm chung một lần."


def follow(change: PlaceChange, *, closing: Iterable[int] = ()) -> Followed:
    """Let zones, outlets and planned work go on in the new hamlets; return what was touched.

    `closing` are outlets (ids) that end with the change: a Zalo group that joins another's. What
    belongs to one unit alone goes to the new hamlet that most of the households went to.
    """
    heirs = heirs_of(change)
    zones = _zones(change)
    outlets = _outlets(heirs, set(closing))
    work = _work(change, heirs)
    return {**zones, **outlets, **work}


def _zones(change: PlaceChange) -> Followed:
    """End the old hamlets' zones and open the same households' zones in the new ones."""
    ways = list(change.successions.all())
    old = Zone.objects.filter(hamlet__in={way.before_id for way in ways}, to_on__isnull=True)
    held = list(old.order_by("pk"))
    reached: dict[tuple[int, int], int] = defaultdict(int)
    for zone in held:
        for way in (one for one in ways if one.before_id == zone.hamlet_id):
            mask = to_int(bytes(way.bits))
            part = mask if zone.whole else mask & to_int(bytes(zone.bits))
            reached[zone.outlet_id, way.after_id] |= part << way.shift
    everybody = {
        (outlet, way.after_id): _all_of(ways, held, outlet, way.after_id)
        for outlet in {zone.outlet_id for zone in held}
        for way in ways
    }
    made = [
        Zone.objects.create(
            outlet_id=outlet, hamlet_id=hamlet, from_on=change.on,
            whole=everybody[outlet, hamlet],
            bits=b"" if everybody[outlet, hamlet] else from_int(bits),
        )
        for (outlet, hamlet), bits in reached.items()
        if bits
    ]  # fmt: skip
    ended = [zone.pk for zone in held]
    Zone.objects.filter(pk__in=ended).update(to_on=change.on - timedelta(days=1))
    return {"zones_ended": ended, "zones_made": [zone.pk for zone in made]}


def _all_of(ways: list[Succession], held: list[Zone], outlet: int, after: int) -> bool:
    """Say whether the outlet reached all of every hamlet that goes into `after`."""
    whole = {zone.hamlet_id for zone in held if zone.outlet_id == outlet and zone.whole}
    return all(way.before_id in whole for way in ways if way.after_id == after)


def _outlets(heirs: Heirs, closing: set[int]) -> Followed:
    moved, closed = [], []
    mine = Q(unit__kind="hamlet", unit__place__in=heirs) | Q(place__in=heirs)
    old = Outlet.objects.filter(mine, closed_on__isnull=True).select_related("unit")
    for outlet in old.order_by("pk"):
        if outlet.pk in closing:
            outlet.closed_on = clock.today()
            outlet.zones.filter(to_on__isnull=True).update(to_on=clock.today())
            closed.append(outlet.pk)
        moved.append([outlet.pk, outlet.unit_id, outlet.place_id or 0])
        if outlet.unit.kind == "hamlet" and outlet.unit.place_id in heirs:
            outlet.unit = heirs[outlet.unit.place_id][0][1]
        if outlet.place_id in heirs:
            outlet.place = heirs[outlet.place_id][0][0]
        outlet.save()
    return {"outlets": moved, "outlets_closed": closed}


def _work(change: PlaceChange, heirs: Heirs) -> Followed:
    """Give planned work to the new hamlets; two of a kind on one day become one.

    Work still to come takes the new hamlet's key, so that a re-plan knows it; what is overdue
    goes along as it is. Where a hamlet was split, each part gets the work to come.
    """
    kept = _Kept()
    for row in _planned(heirs):
        old = row.place_id if row.place_id in heirs else row.unit.place_id
        kept.moved.append([row.pk, row.unit_id, row.place_id, row.key, bool(row.edited_at)])
        here, *others = heirs[old]
        to_come = row.due_on >= change.on and row.outlet_id is None
        for place, board in others if to_come else []:
            kept.made.append(_copy(row, place, board, old).pk)
        _hand_over(row, *here, old=old, heirs=heirs, to_come=to_come, kept=kept)
    return {"work": kept.moved, "work_made": kept.made, "work_dropped": kept.dropped}


@dataclass
class _Kept:
    moved: list[object] = field(default_factory=list)
    made: list[object] = field(default_factory=list)
    dropped: list[object] = field(default_factory=list)
    taken: set[object] = field(default_factory=set)


def _planned(heirs: Heirs) -> QuerySet[Activity]:
    mine = Q(unit__kind="hamlet", unit__place__in=heirs) | Q(place__in=heirs)
    rows = Activity.objects.filter(mine, state=Activity.PLANNED, corrected_by__isnull=True)
    return rows.select_related("unit").order_by("due_on", "pk")


def _hand_over(
    row: Activity, place: Place, board: Unit, *, old: int, heirs: Heirs, to_come: bool,
    kept: _Kept,
) -> None:  # fmt: skip
    row.place = place if row.place_id in heirs else row.place
    row.unit = board if row.unit.kind == "hamlet" else row.unit
    same = (row.campaign_id, place.pk, row.kind, row.due_on)
    key = _key(row.key, old, place.pk)
    if to_come and same in kept.taken:
        row.state, row.reason = Activity.CANCELLED, ONCE
        kept.dropped.append(row.pk)
    elif to_come and key != row.key and (row.campaign_id, key) not in kept.taken:
        row.key = key
    else:
        row.edited_at = row.edited_at or clock.now()
    kept.taken |= {same, (row.campaign_id, key)} if to_come else set()
    row.save()


def _key(key: str, old: int, new: int) -> str:
    """Return a planned row's key with the new hamlet in the old one's place ("visit:h12:0")."""
    return re.sub(rf"\bh{old}\b", f"h{new}", key)


def _copy(row: Activity, place: Place, board: Unit, old: int) -> Activity:
    pillars = list(row.pillars.all())
    made = Activity.objects.create(
        campaign_id=row.campaign_id, assignment_id=row.assignment_id, kind=row.kind, unit=board,
        place=place, language=row.language, title=row.title, due_on=row.due_on,
        due_time=row.due_time, key=_key(row.key, old, place.pk),
    )  # fmt: skip
    made.pillars.set(pillars)
    return made


def unfollow(followed: Followed) -> None:
    """Take back what `follow` did."""
    Zone.objects.filter(pk__in=followed["zones_made"]).delete()
    Zone.objects.filter(pk__in=followed["zones_ended"]).update(to_on=None)
    for pk, unit, place in followed["outlets"]:
        Outlet.objects.filter(pk=pk).update(unit=unit, place=place or None)
    Outlet.objects.filter(pk__in=followed["outlets_closed"]).update(closed_on=None)
    Activity.objects.filter(pk__in=followed["work_made"]).delete()
    Activity.objects.filter(pk__in=followed["work_dropped"]).update(
        state=Activity.PLANNED, reason=""
    )
    for pk, unit, place, key, edited in followed["work"]:
        rows = Activity.objects.filter(pk=pk)
        rows.update(unit=unit, place=place, key=key)
        rows.filter(edited_at__isnull=bool(edited)).update(edited_at=None)


def counted_in(change: PlaceChange) -> int:
    """Count what was done or reached in the new hamlets: after that there is no way back."""
    new = Place.objects.filter(code__in=change.after)
    done = Activity.objects.filter(place__in=new).exclude(state=Activity.PLANNED)
    done = done.exclude(reason=ONCE)
    return done.count() + Audience.objects.filter(hamlet__in=new).count()
