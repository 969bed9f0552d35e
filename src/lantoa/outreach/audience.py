"""Whom an activity reached: ticks and whole hamlets become sets of households."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place, Seat
from lantoa.commune.queries import seated_on, seating
from lantoa.kit import clock
from lantoa.kit.bits import from_int, pack, to_int, unpack
from lantoa.kit.errors import Unfit
from lantoa.kit.rows import add
from lantoa.kit.say import date_in_full
from lantoa.outreach.models import Activity, Audience, Zone
from lantoa.outreach.rules import disjoint, marks_allowed

OFFERED, AWAY = "offered", "away"
Marks = Mapping[int, Mapping[str, Sequence[int]]]
MOST_NAMED = 5


def seated(hamlet_id: int) -> set[int]:
    """Return the bits of the households that live in the hamlet today."""
    rows = Seat.objects.filter(hamlet_id=hamlet_id, to_on__isnull=True)
    return set(rows.order_by().values_list("bit", flat=True))


def count_audience(
    activity: Activity, marks: Marks, *, whole: Mapping[int, str], is_new: bool = False
) -> None:
    """Write down whom `activity` reached, in place of what was written before (nothing if new).

    `marks` maps a hamlet to its households (bits) by mark; `whole` maps a hamlet to the one mark
    of all its households: what is handed over or met in person reaches no house whose people live
    away, unless somebody ticked it. Raises `Unfit` for marks that the channel has not, for
    households that did not live there on the day, and for hamlets outside the activity's place.
    """
    allowed = marks_allowed(all_channels()[activity.kind])
    known = _hamlets(activity, {*marks, *whole})
    rows = []
    for hamlet in known:
        sets = dict(marks.get(hamlet.pk, {}))
        day = activity.done_on or clock.today()
        seats = seating([hamlet.pk], away=bool(whole))[hamlet.pk]
        here = set(unpack(from_int(seats.on(day))))
        if mark := whole.get(hamlet.pk):
            gone = set() if mark == OFFERED else set(unpack(from_int(seats.away_on(day)))) & here
            _fill(sets, mark, here, gone, allowed)
        _check(sets, allowed, here, hamlet, day)
        rows += [
            Audience(activity=activity, hamlet=hamlet, mark=mark, bits=pack(bits))
            for mark, bits in disjoint(sets).items()
        ]
    if not is_new:
        Audience.objects.filter(activity=activity).delete()
    for row in rows:
        add(row)


def _fill(
    sets: dict[str, Sequence[int]], mark: str, here: set[int], gone: set[int],
    allowed: Sequence[str],
) -> None:  # fmt: skip
    """Put everybody `here` under `mark` who is not ticked otherwise, and is not known as `gone`."""
    told = {bit for other, bits in sets.items() if other != mark for bit in bits}
    gone -= told | set(sets.get(mark, ()))
    sets[mark] = sorted(here - told - gone)
    if gone and AWAY in allowed:
        sets[AWAY] = sorted({*sets.get(AWAY, ()), *gone})


def _hamlets(activity: Activity, asked: set[int]) -> list[Place]:
    if asked == {activity.place_id} and activity.place.kind == Place.HAMLET:
        return [activity.place]
    rows = Place.objects.filter(
        pk__in=asked, kind=Place.HAMLET, path__startswith=activity.place.path
    )
    found = list(rows)
    if len(found) != len(asked):
        raise Unfit("Có hộ không thuộc địa bàn của việc này. Tải lại trang rồi đánh dấu lại.")
    return found


def _check(
    sets: Mapping[str, Sequence[int]], allowed: Iterable[str], here: set[int], hamlet: Place,
    day: date,
) -> None:  # fmt: skip
    wrong = [mark for mark, bits in sets.items() if bits and mark not in allowed]
    if wrong:
        raise Unfit("Hình thức này chỉ ghi số người, không đánh dấu từng hộ.")
    strangers = {bit for bits in sets.values() for bit in bits} - here
    if not strangers:
        return
    if late := strangers & seated(hamlet.pk):
        raise Unfit(
            f"{len(late)} hộ đánh dấu đến {hamlet} sau ngày {date_in_full(day)}: "
            f"{_named(hamlet, late)}. Bỏ đánh dấu các hộ ấy, hoặc xem lại ngày làm.",
            field="done_on",
        )
    raise Unfit(f"Có hộ không còn ở {hamlet}. Tải lại trang rồi đánh dấu lại.")


def _named(hamlet: Place, bits: set[int]) -> str:
    """Name some of these households, who are seated there today."""
    rows = Seat.objects.filter(hamlet=hamlet, bit__in=bits).select_related("household")
    names = [seat.household.head or f"Hộ {seat.bit + 1}" for seat in rows.order_by("bit")]
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" và {more} hộ nữa" if more > 0 else "")


def leave_out(activity: Activity, silent: Iterable[int]) -> None:
    """Write down that some clusters (outlet ids) of a session's station were silent.

    Hamlets that only those reach get an empty set, which says that nobody there was reached;
    where another cluster is heard too, its households stay.
    """
    off, day = set(silent), activity.done_on or clock.today()
    hamlets: dict[int, list[Zone]] = {}
    held = Q(from_on__lte=day) & (Q(to_on__isnull=True) | Q(to_on__gte=day))
    for zone in Zone.objects.filter(held, outlet__parent=activity.outlet_id):
        hamlets.setdefault(zone.hamlet_id, []).append(zone)
    Audience.objects.filter(activity=activity).delete()
    mark = all_channels()[activity.kind].surety
    for hamlet, zones in hamlets.items():
        if any(zone.outlet_id in off for zone in zones):
            heard = 0
            for zone in zones:
                if zone.outlet_id not in off:
                    heard |= seated_on(hamlet, day) if zone.whole else to_int(bytes(zone.bits))
            Audience.objects.create(
                activity=activity, hamlet_id=hamlet, mark=mark, bits=from_int(heard)
            )
