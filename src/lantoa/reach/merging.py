"""Two phones that tick one round: what the second brings goes beside the first, nothing twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantoa.commune.models import Place
from lantoa.kit.bits import unpack
from lantoa.kit.errors import NotThere
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from lantoa.reach.walk_queries import kinds


@dataclass(frozen=True)
class Round:
    """A round of the plan: `planned` while nobody has filled it, else the row that did, and what
    was found at the doors since (mark → households)."""

    kind: str
    planned: Activity | None
    filled: Activity | None
    found: Mapping[str, frozenset[int]]


def rounds_of(campaign: Campaign, hamlet: Place, pk: int | None) -> Round | None:
    """Return the round with that id as it stands; None without one. Raises `NotThere`."""
    if pk is None:
        return None
    row = campaign.activities.filter(pk=pk, place=hamlet, kind__in=kinds()).first()
    if row is None:
        raise NotThere
    if row.state == Activity.PLANNED:
        return Round(row.kind, row, None, {})
    rows = campaign.activities.filter(
        place=hamlet, kind=row.kind, state=Activity.DONE, corrected_by__isnull=True
    )
    since = list(rows.filter(due_on__gte=row.due_on).prefetch_related("audiences"))
    found: dict[str, set[int]] = {}
    for one in since:
        for part in one.audiences.all():
            if part.hamlet_id == hamlet.pk:
                found.setdefault(part.mark, set()).update(unpack(bytes(part.bits)))
    held = {mark: frozenset(bits) for mark, bits in found.items()}
    return Round(row.kind, None, since[0] if since else None, held)


def not_yet(told: Round | None, ticks: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Return the ticks that say more than the round already does.

    A household that was handed a leaflet stays so, whatever another phone found at its door.
    """
    if told is None:
        return {mark: list(bits) for mark, bits in ticks.items()}
    handed = told.found.get("delivered", frozenset())
    fresh = {
        mark: sorted(set(bits) - handed - told.found.get(mark, frozenset()))
        for mark, bits in ticks.items()
    }
    return {mark: bits for mark, bits in fresh.items() if bits}
