"""The make-believe commune is laid by ordinary actions."""

import random
from dataclasses import dataclass
from uuid import UUID, uuid5

from lantoa.commune import actions as ground
from lantoa.commune.actions import COLUMNS, import_households
from lantoa.commune.models import Commune, Place, Unit, User
from lantoa.commune.places import found
from lantoa.demo.people import (
    BOARD,
    GIVEN,
    HAMLETS,
    LANES,
    MIDDLES,
    OFFICE,
    PEOPLE,
    PROVINCE_OFFICE,
    SURNAMES,
    TEAM,
    UNITS,
    DemoHamlet,
)

DEFAULT_PLACE = "06385"
PAPER = UUID("1d7c5f0e-8f1f-4b7e-9a52-7e0f8f9b4a11")


@dataclass
class Cast:
    """The commune on stage: its places, units and people by the names of `people`."""

    commune: Commune
    hamlets: dict[str, Place]
    units: dict[str, Unit]
    people: dict[str, User]

    def board(self, hamlet: str) -> Unit:
        """Return the unit that answers for a hamlet."""
        return self.units[hamlet]


def place_of(issuer: str) -> str:
    """Return the code of the commune that issued the first paper, or of the usual one."""
    name = issuer.removeprefix("UBND ").removeprefix("Ủy ban nhân dân ")
    listed = found(name)
    return listed[0].code if len(listed) == 1 else DEFAULT_PLACE


def lay(place_code: str) -> Cast:
    """Make the commune, its hamlets with named households, its units and people."""
    commune = ground.make_commune(place_code, is_demo=True)
    hamlets = {
        one.name: ground.add_hamlet(
            commune, name=one.name, word=one.word, households=one.households
        )
        for one in HAMLETS
    }
    cast = Cast(commune, hamlets, _units(commune, hamlets), {})
    for person in PEOPLE:
        user = ground.add_person(
            username=person.username, full_name=person.full_name, address=person.address
        )
        ground.give_hat(user, unit=cast.units[person.unit], role=person.role, title=person.title)
        cast.people[person.username] = user
    for one in HAMLETS:
        if not one.zalo:  # no head since September: known by its count only
            continue
        import_households(
            hamlets[one.name],
            data=list_of(one).encode(),
            by=cast.people["bich"],
            uid=uuid5(PAPER, one.name),
        )
    return cast


def _units(commune: Commune, hamlets: dict[str, Place]) -> dict[str, Unit]:
    board = Unit.objects.get(kind="ubnd", place=commune.place)
    units = {BOARD: board, OFFICE: commune.office or board}
    for name, kind, relation in UNITS:
        units[name] = ground.add_unit(
            commune, name=name, kind=kind, relation=relation, parent=board
        )
    units[TEAM] = ground.add_unit(
        commune,
        name=f"{TEAM} {commune.place.name}",
        kind="team",
        relation=Unit.GUEST,
        areas=(commune.place,),
    )
    above = commune.place.path.split("/")[1]
    province = ground.make_province(above, name=PROVINCE_OFFICE, is_demo=True)
    units[PROVINCE_OFFICE] = province.office or board
    for name, hamlet in hamlets.items():
        units[name] = Unit.objects.get(kind="hamlet", place=hamlet)
    return units


def list_of(hamlet: DemoHamlet) -> str:
    """Return the hamlet's list as a head would hand it in: invented names, always the same."""
    draw = random.Random(hamlet.name)  # noqa: S311 - names on a stage, no secret
    surnames, middles, given = SURNAMES.split(), MIDDLES.split(), GIVEN.split()
    taken: set[tuple[str, str]] = set()
    lines = [",".join(COLUMNS)]
    while len(lines) <= hamlet.households:
        lane = LANES[(len(lines) - 1) * len(LANES) // hamlet.households]
        name = f"{draw.choice(surnames)} {draw.choice(middles)} {draw.choice(given)}"
        if (name, lane) not in taken:
            taken.add((name, lane))
            lines.append(f"{name},{lane},{len(lines)},,{'x' if draw.random() < 0.05 else ''}")
    return "\n".join(lines)
