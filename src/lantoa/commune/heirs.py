"""Who comes after whom: the new hamlets and boards of a change, the boards before a board."""

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


def forebear_boards(board: Unit) -> list[Unit]:
    """Return the boards of hamlets that went whole into the board's hamlet: their work is its own.

    A hamlet that was split is nobody's alone.
    """
    whole = {way.before for way in lineage([board.place_id])[board.place_id]}
    ways = Succession.objects.filter(before__in=whole, change__undone_at__isnull=True)
    parts: dict[int, set[int]] = {}
    for before, after in ways.values_list("before_id", "after_id"):
        parts.setdefault(before, set()).add(after)
    alone = [pk for pk, into in parts.items() if len(into) == 1]
    return list(Unit.objects.filter(place__in=alone, kind="hamlet"))


def began(commune: Commune) -> dict[int, date]:
    """Return since when the hamlets stand that a merger or a split made, by their ids."""
    rows = Place.objects.filter(pk__in=Succession.objects.values("after"), parent=commune.place)
    return {pk: on for pk, on in rows.values_list("pk", "from_on") if on}
