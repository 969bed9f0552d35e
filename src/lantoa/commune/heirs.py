"""Who comes after whom: the new hamlets and boards of a change, the boards before a board."""

from collections.abc import Iterable
from datetime import date

from lantoa.commune.lineage import lineage
from lantoa.commune.models import Commune, Place, PlaceChange, Succession, Unit
from lantoa.kit.bits import to_int

Heirs = dict[int, list[tuple[Place, Unit]]]


def heirs_of(change: PlaceChange) -> Heirs:
    """Return for each old hamlet (id) the new ones with their boards, the largest share first."""
    new = {row.code: row for row in Place.objects.filter(code__in=change.after)}
    boards = {
        unit.place_id: unit
        for unit in Unit.objects.filter(place__in=new.values(), kind="hamlet").order_by("pk")
    }
    shares: dict[int, list[tuple[int, Place]]] = {
        pk: [(0, new[change.after[0]])]
        for pk in Place.objects.filter(code__in=change.before).values_list("pk", flat=True)
    }
    ways = list(change.successions.select_related("after").order_by("pk"))
    for pk in {way.before_id for way in ways}:
        shares[pk] = []
    for way in ways:
        shares[way.before_id].append((to_int(bytes(way.bits)).bit_count(), way.after))
    return {
        pk: [(place, boards[place.pk]) for _, place in sorted(held, key=lambda pair: -pair[0])]
        for pk, held in shares.items()
    }


def forebear_boards(boards: Iterable[Unit]) -> list[Unit]:
    """Return boards of hamlets that went whole into these boards' hamlets: their work is theirs.

    Boards without a hamlet have no forebears.
    """
    places = {board.place_id for board in boards if board.kind == "hamlet"}
    return list(Unit.objects.filter(place__in=went_into(places), kind="hamlet"))


def went_into(hamlets: Iterable[int]) -> list[int]:
    """Return the hamlets (ids) that went whole into these; one that was split is nobody's alone."""
    whole = {way.before for ways in lineage(hamlets).values() for way in ways}
    if not whole:
        return []
    ways = Succession.objects.filter(before__in=whole, change__undone_at__isnull=True)
    parts: dict[int, set[int]] = {}
    for before, after in ways.values_list("before_id", "after_id"):
        parts.setdefault(before, set()).add(after)
    return [pk for pk, into in parts.items() if len(into) == 1]


def began(commune: Commune) -> dict[int, date]:
    """Return since when the hamlets stand that a merger or a split made, by their ids."""
    rows = Place.objects.filter(pk__in=Succession.objects.values("after"), parent=commune.place)
    return {pk: on for pk, on in rows.values_list("pk", "from_on") if on}
