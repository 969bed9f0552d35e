"""The walking list (danh sách hộ cần đến): the doors still to knock at, lane by lane."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place, Unit, User
from lantoa.commune.queries import Home, hamlet_unit, hats
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from lantoa.reach.queries import Door, Walking

NO_LANE = "Các hộ"
MOST = 450
"""So many doors stand on one page: a bigger hamlet's list comes in parts."""


@dataclass(frozen=True)
class Lane:
    """The doors along one lane, in walking order; `first` is the number of its first door."""

    name: str
    doors: tuple[Door, ...]
    first: int


@dataclass(frozen=True)
class Part:
    """What one page of a long list holds; `first` is the number of its first door."""

    homes: tuple[Home, ...]
    first: int

    @property
    def words(self) -> str:
        """Name its lanes: "Ngõ 4 – Ngõ 9"."""
        begin, end = (self.homes[at].lane or NO_LANE for at in (0, -1))
        return begin if begin == end else f"{begin} – {end}"


def parts(walking: Walking, start: int | None = None) -> tuple[list[Part], int]:
    """Return the list in parts of `MOST` doors at most, and which of them begins at household
    `start`. A lane is parted only where it is longer than a part.

    A part is named by its first household and not counted: while households leave the list, a part
    that a phone kept and one that it opens later overlap, and no door falls between them.
    """
    homes, at = walking.homes, walking.before(start)
    before, after = list(_cut(homes[:at], 1)), list(_cut(homes[at:], at + 1))
    found = [*before, *after]
    return found, min(len(before), max(0, len(found) - 1))


def _cut(homes: Sequence[Home], first: int) -> Iterator[Part]:
    """Yield parts of about the same size, each up to the end of a lane where that fits."""
    ends = [n for n in range(1, len(homes)) if homes[n].lane != homes[n - 1].lane]
    ends.append(len(homes))
    size = -(-len(homes) // max(1, -(-len(homes) // MOST)))
    begin = 0
    while begin < len(homes):
        fit = [end for end in ends if begin < end <= begin + MOST]
        end = next((one for one in fit if one >= begin + size), fit[-1] if fit else begin + size)
        yield Part(tuple(homes[begin:end]), first + begin)
        begin = end


def lanes(doors: Sequence[Door], first: int = 1) -> list[Lane]:
    """Return the doors lane by lane, as they come; the first of them has the number `first`."""
    found = []
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
