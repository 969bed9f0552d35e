"""Whom an activity reached, in words; and the doors of a hamlet to tick."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place, Seat
from lantoa.commune.queries import walk
from lantoa.kit.bits import count, unpack
from lantoa.kit.say import num
from lantoa.outreach.models import Activity, Zone
from lantoa.outreach.rules import MARKS


@dataclass(frozen=True)
class Door:
    """A household to tick: its bit, its name or number, and the mark that stands now."""

    bit: int
    name: str
    is_away: bool
    mark: str


@dataclass(frozen=True)
class Lane:
    """The households along one lane, in walking order."""

    name: str
    doors: tuple[Door, ...]

    @property
    def ticked(self) -> int:
        """Count the doors with a mark."""
        return sum(bool(door.mark) for door in self.doors)


def words(activity: Activity) -> list[str]:
    """Return whom it reached as sentences; [] when nothing is known yet."""
    told = Counter[str]()
    places: dict[str, set[int]] = {}
    for row in activity.audiences.all():
        told[row.mark] += count(bytes(row.bits))
        places.setdefault(row.mark, set()).add(row.hamlet_id)
    if told:
        return [
            f"{MARKS[mark]}: {num(told[mark])} hộ"
            + (f" ở {len(places[mark])} thôn" if len(places[mark]) > 1 else "")
            for mark in MARKS
            if told[mark]
        ] or ["Không hộ nào nghe, thấy được."]
    return _zone_words(activity)


def _zone_words(activity: Activity) -> list[str]:
    channel = all_channels()[activity.kind]
    if channel.crowd not in ("zone", "members"):
        return []
    if activity.outlet_id is None:
        return []
    day = activity.done_on or activity.due_on
    zones = list(_zones(activity.outlet_id, day))
    if not zones:
        return ["Điểm này chưa ghi vùng nghe, thấy: vào Điểm tuyên truyền để bổ sung."]
    seated = Counter(
        Seat.objects.filter(hamlet__in={zone.hamlet_id for zone in zones}, to_on__isnull=True)
        .order_by()
        .values_list("hamlet_id", flat=True)
    )
    whole = {zone.hamlet_id for zone in zones if zone.whole}
    parts: dict[int, set[int]] = {}
    for zone in zones:
        if zone.hamlet_id not in whole:
            parts.setdefault(zone.hamlet_id, set()).update(unpack(bytes(zone.bits)))
    homes = sum(seated[pk] for pk in whole) + sum(len(bits) for bits in parts.values())
    return [f"{MARKS['offered']}: {num(homes)} hộ ở {len(whole | set(parts))} thôn, khu phố"]


def _zones(outlet: int, day: date) -> list[Zone]:
    rows = Zone.objects.filter(Q(outlet=outlet) | Q(outlet__parent=outlet), from_on__lte=day)
    return list(rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=day)))


def lanes(activity: Activity, told: Mapping[int, str]) -> list[Lane]:
    """Return the hamlet's doors by lane with what was ticked; [] for a whole commune.

    `told` (bit → mark) is what was just sent and did not fit; without it the stored marks show.
    """
    if activity.place.kind != Place.HAMLET:
        return []
    standing = dict(told)
    for row in activity.audiences.all() if not told else ():
        standing.update(dict.fromkeys(unpack(bytes(row.bits)), row.mark))
    found: dict[str, list[Door]] = {}
    for seat in walk(activity.place):
        home = seat.household
        door = Door(
            bit=seat.bit,
            name=home.head or f"Hộ {seat.bit + 1}",
            is_away=home.away,
            mark=standing.get(seat.bit, ""),
        )
        found.setdefault(home.lane or "Các hộ", []).append(door)
    return [Lane(name, tuple(doors)) for name, doors in found.items()]
