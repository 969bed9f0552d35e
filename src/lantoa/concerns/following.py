"""Open concerns follow hamlets that merge or split, to the board that answers for them now."""

from lantoa.commune.queries import Heirs
from lantoa.concerns.models import Concern


def follow(heirs: Heirs) -> list[list[int]]:
    """Hand open concerns of the old boards to the new ones; return what stood there before."""
    rows = Concern.objects.filter(unit__kind="hamlet", unit__place__in=heirs)
    moved = []
    for row in rows.exclude(state=Concern.CLOSED).select_related("unit").order_by("pk"):
        assert row.unit is not None
        place, board = heirs[row.unit.place_id][0]
        moved.append([row.pk, row.unit_id or 0, row.place_id or 0])
        row.place = place if row.place_id in heirs else row.place
        row.unit = board
        row.save(update_fields=["unit", "place"])
    return moved


def unfollow(moved: list[list[int]]) -> None:
    """Hand the concerns back."""
    for pk, unit, place in moved:
        Concern.objects.filter(pk=pk).update(unit=unit, place=place or None)
