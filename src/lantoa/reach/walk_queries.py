"""The walking list (danh sách hộ cần đến): the doors still to knock at, lane by lane."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place, Unit, User
from lantoa.commune.queries import hamlet_unit, hats
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from lantoa.reach.queries import Door

NO_LANE = "Các hộ"


@dataclass(frozen=True)
class Lane:
    """The doors along one lane, in walking order; `first` is the number of its first door."""

    name: str
    doors: tuple[Door, ...]
    first: int


def lanes(doors: Sequence[Door]) -> list[Lane]:
    """Return the doors lane by lane, as they come."""
    found, first = [], 1
    for name, group in groupby(doors, key=lambda door: door.lane or NO_LANE):
        held = tuple(group)
        found.append(Lane(name, held, first))
        first += len(held)
    return found


def kinds() -> list[str]:
    """Return the channels that go from door to door."""
    return [
        kind
        for kind, channel in all_channels().items()
        if channel.crowd == "ticks" and channel.surety == "delivered"
    ]


def rounds(campaign: Campaign, hamlet: Place, asked: int | None = None) -> list[Activity]:
    """Return the planned rounds of the hamlet that ticks can fill: the one asked for (its id), then
    those due first.
    """
    rows = campaign.activities.filter(place=hamlet, state=Activity.PLANNED, kind__in=kinds())
    known = list(rows.order_by("due_on", "pk"))
    first = [row for row in known if row.pk == asked]
    return [*first, *(row for row in known if row.pk != asked)][:3]


def walker(user: User, hamlet: Place) -> Unit | None:
    """Return the unit that the walk counts for: the person's own there, else the hamlet's board."""
    own = [hat.unit for hat in hats(user) if hat.unit.place_id == hamlet.pk]
    return own[0] if own else hamlet_unit(hamlet)
