"""How things stood before a merger or split: where work was planned, whose an outlet was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lantoa.commune.models import Commune, Place, PlaceChange
from lantoa.commune.queries import Passage, lineage
from lantoa.kit.bits import from_int, pack, to_int, unpack
from lantoa.kit.errors import Unfit
from lantoa.kit.say import date_in_full
from lantoa.outreach.models import Activity

Marks = Mapping[int, Mapping[str, Sequence[int]]]


@dataclass(frozen=True)
class Earlier:
    """The hamlet that a planned row stood in before a change, and the way from there."""

    place: Place
    way: Passage

    def marks(self, told: Marks) -> Marks:
        """Return ticks of today's hamlet as the old one's. Raises `Unfit` for those of others."""
        return {
            self.place.pk if hamlet == self.way.after else hamlet: {
                mark: self._back(bits) for mark, bits in sets.items()
            }
            for hamlet, sets in told.items()
        }

    def _back(self, bits: Sequence[int]) -> list[int]:
        ticked = to_int(pack(bits))
        mine = self.way.back(ticked)
        if strangers := (ticked & ~self.way.carry(mine)).bit_count():
            last = date_in_full(self.place.to_on) if self.place.to_on else ""
            raise Unfit(
                f"{strangers} hộ đánh dấu không thuộc {self.place}, nơi làm việc này (đến hết ngày "
                f"{last}). Bỏ đánh dấu các hộ ấy; làm ở thôn khác thì ghi thành việc riêng."
            )
        return unpack(from_int(mine))

    def whole(self, told: Mapping[int, str]) -> Mapping[int, str]:
        """Return the mark of all of today's hamlet as one of all of the old one."""
        here = {self.way.after: self.place.pk}
        return {here.get(hamlet, hamlet): mark for hamlet, mark in told.items()}


def owners_on(day: date, commune: Commune) -> dict[int, int]:
    """Return the unit (id) that each outlet (id) which a later change of hamlets moved had then."""
    found: dict[int, int] = {}
    for followed in _followed(commune.pk).filter(on__gt=day).order_by("-on", "-pk"):
        found |= {outlet: unit for outlet, unit, _place in followed["outlets"]}
    return found


def _followed(commune: int) -> QuerySet[PlaceChange, dict[str, Any]]:
    """Return what the ledger moved with each change of the commune that still holds."""
    held = PlaceChange.objects.filter(commune=commune, undone_at__isnull=True)
    return held.filter(facts__has_key="followed").values_list(
        "facts__followed__outreach", flat=True
    )


def planned_in(row: Activity, older: Sequence[Place]) -> Earlier | None:
    """Return the one of `older` hamlets that the row was planned in; None where it was in none."""
    if not older or row._state.adding:
        return None
    homes = {place.pk: place for place in older}
    for followed in _followed(row.campaign.commune_id):
        for pk, _unit, place, *_ in followed["work"]:
            if pk == row.pk and place in homes:
                ways = lineage([row.place_id])[row.place_id]
                return Earlier(homes[place], next(way for way in ways if way.before == place))
    return None
