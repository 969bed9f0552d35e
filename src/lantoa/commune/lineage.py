"""The ground through time: which hamlets stood on a day, who sat in them, what became of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from lantoa.commune.models import Absence, Commune, Place, Seat, Succession
from lantoa.kit.bits import stored_to_int
from lantoa.kit.rows import ask, columns, marks, row_of


@dataclass(frozen=True)
class Passage:
    """Households that went from one hamlet (`before`) to another (`after`), which took its place.

    `before` stood until the day before `on`. `mask` holds their old bits; their new bits lie
    `shift` higher. So a merger is a shift, a split a mask, and two passages in a row are one.
    """

    before: int
    after: int
    on: date
    shift: int
    mask: int

    def carry(self, bits: int) -> int:
        """Return a set of the old hamlet's households in the new hamlet's bits."""
        return (bits & self.mask) << self.shift

    def back(self, bits: int) -> int:
        """Return a set of the new hamlet's households in the old hamlet's bits."""
        return bits >> self.shift & self.mask

    def then(self, later: "Passage") -> "Passage":
        """Return this passage and a later one as one."""
        mask = self.mask & (later.mask >> self.shift)
        return Passage(self.before, later.after, self.on, self.shift + later.shift, mask)


def lineage(hamlets: Iterable[int]) -> dict[int, list[Passage]]:
    """Return for each hamlet (id) the passages into it from all hamlets before it, however far.

    What an activity reached is written in the bits of the hamlet that stood then: read it for
    today's hamlet by `passage.carry(bits)`. Hamlets without forebears have an empty list. One
    query where nothing ever changed, one more for each generation. Changes taken back are not
    there.
    """
    found: dict[int, list[Passage]] = {hamlet: [] for hamlet in hamlets}
    newest = {hamlet: [Passage(hamlet, hamlet, date.min, 0, -1)] for hamlet in found}
    while newest:
        nearer = _parents(newest)
        older: dict[int, list[Passage]] = {}
        for parent in nearer:
            for passage in newest[parent.after]:
                whole = parent.then(passage)
                if whole.mask:
                    found[whole.after].append(whole)
                    older.setdefault(whole.before, []).append(whole)
        newest = older
    return found


PARENTS = """
    SELECT way.before_id, way.after_id, change."on", way.shift, way.bits
    FROM lantoa_succession AS way JOIN lantoa_placechange AS change ON change.id = way.change_id
    WHERE way.after_id IN ({places}) AND change.undone_at IS NULL ORDER BY way.id"""


def _parents(hamlets: Iterable[int]) -> list[Passage]:
    places = list(hamlets)
    rows = ask(PARENTS.format(places=marks(places)), places)
    return [Passage(b, a, on, shift, stored_to_int(bits)) for b, a, on, shift, bits in rows]


def hamlets_on(commune: Commune, day: date) -> QuerySet[Place]:
    """Return the hamlets that stood on `day`, in Vietnamese order.

    The first list of hamlets holds for earlier days too; what a merger or a split made does not.
    """
    rows = Place.objects.filter(kind=Place.HAMLET, parent=commune.place_id)
    rows = rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=day))
    return rows.exclude(from_on__gt=day, pk__in=_made()).order_by("sort_key")


EVER = """
    SELECT {place}, EXISTS (SELECT 1 FROM lantoa_succession WHERE after_id = place.id)
    FROM lantoa_place AS place WHERE place.parent_id = %s AND place.kind = %s
    ORDER BY place.sort_key"""


def who_stood(commune: Commune) -> Callable[[date], list[Place]]:
    """Return what answers `hamlets_on` for any day: every hamlet there ever was, read once."""
    asked = EVER.format(place=columns(Place, "place"))
    ever = [row_of(Place, facts) for facts in ask(asked, [commune.place_id, Place.HAMLET])]

    def on(day: date) -> list[Place]:
        return [
            place
            for place, (made,) in ever
            if (place.to_on is None or place.to_on >= day)
            and not (made and place.from_on and place.from_on > day)
        ]

    return on


def forebears_on(hamlet: Place, day: date) -> list[Place]:
    """Return the hamlets that stood on `day` where `hamlet`, made by a merger or split, did not."""
    if hamlet.from_on is None or day >= hamlet.from_on:
        return []
    older = [passage.before for passage in lineage([hamlet.pk])[hamlet.pk]]
    rows = Place.objects.filter(pk__in=older, to_on__gte=day)
    return list(rows.exclude(from_on__gt=day, pk__in=_made()).order_by("sort_key"))


def _made() -> QuerySet[Succession, int]:
    return Succession.objects.values_list("after", flat=True)


def hamlets_gone(commune: Commune, since: date) -> QuerySet[Place]:
    """Return the hamlets that a merger or split ended on `since` or later, in Vietnamese order.

    What a change made that was taken back never stood.
    """
    unmade = Succession.objects.filter(change__undone_at__isnull=False).values("after")
    rows = Place.objects.filter(kind=Place.HAMLET, parent=commune.place_id, to_on__gte=since)
    return rows.exclude(pk__in=unmade).order_by("sort_key")


def away_on(hamlets: Iterable[int], day: date) -> dict[int, int]:
    """Return for each hamlet the seats (bits) whose household lived away for work on `day`."""
    found = dict.fromkeys(hamlets, 0)
    begun = Q(from_on__isnull=True) | Q(from_on__lte=day)
    lasting = Q(to_on__isnull=True) | Q(to_on__gte=day)
    rows = Absence.objects.filter(begun, lasting, household__seats__hamlet__in=list(found))
    seats = rows.values_list("household__seats__hamlet", "household__seats__bit").distinct()
    for hamlet, bit in seats.order_by():
        if hamlet in found:
            found[hamlet] |= 1 << bit
    return found


def sizes(hamlets: Iterable[int]) -> dict[int, int]:
    """Return how many households each hamlet has today."""
    rows = Seat.objects.filter(hamlet__in=list(hamlets), to_on__isnull=True).order_by()
    return dict(rows.values_list("hamlet").annotate(number=Count("pk")))


def moved_from(seat: Seat) -> Seat | None:
    """Return the seat that the household left for this one; None where it never moved.

    A merger, a split gives a new seat too: what reached the household then comes along with it.
    """
    earlier = Seat.objects.filter(household=seat.household_id, to_on__lte=seat.from_on)
    older = earlier.exclude(pk=seat.pk).select_related("hamlet").order_by("-to_on", "-pk").first()
    taken_over = [way.before for way in lineage([seat.hamlet_id])[seat.hamlet_id]]
    return None if older is None or older.hamlet_id in taken_over else older
