"""The hats that people wear today: role, unit, the places and units under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from django.contrib.auth.models import AnonymousUser

from lantoa.commune.models import Place, Unit, User
from lantoa.kit import clock
from lantoa.kit.rows import ask, columns, listed, marks, row_of


@dataclass(frozen=True)
class Hat:
    """One role that a person has today: in which unit, over which places and units.

    `areas` are paths of places; `units` the ids of the unit's subtree.
    """

    role: str
    unit: Unit
    areas: tuple[str, ...]
    units: frozenset[int]


AREAS = """
    SELECT place.path FROM lantoa_unitarea AS area
    JOIN lantoa_place AS place ON place.id = area.place_id WHERE area.unit_id = {unit}"""
OWN = """
    SELECT place.path FROM lantoa_unit AS unit JOIN lantoa_place AS place
        ON place.id = unit.place_id
    WHERE unit.id = %s AND NOT EXISTS (SELECT 1 FROM lantoa_unitarea WHERE unit_id = unit.id)"""
WORN = """
    SELECT worn.user_id, worn.role, (
            SELECT {listed}(path, ' ') FROM ({areas} ORDER BY area.id) AS areas), (
            WITH RECURSIVE below(id) AS (SELECT unit.id UNION
                SELECT child.id FROM below JOIN lantoa_unit AS child ON child.parent_id = below.id)
            SELECT {listed}(CAST(id AS text), ' ') FROM below),
        {unit}, {place}
    FROM lantoa_membership AS worn
    JOIN lantoa_unit AS unit ON unit.id = worn.unit_id
    JOIN lantoa_place AS place ON place.id = unit.place_id
    WHERE worn.from_on <= %s AND (worn.to_on IS NULL OR worn.to_on >= %s)
        AND worn.user_id IN ({users}) ORDER BY worn.id"""
"""By hand, for they are asked at every door; only units below the person's own are read."""


def hats(user: User | AnonymousUser) -> tuple[Hat, ...]:
    """Return the hats that `user` wears today; asked once for a user object."""
    if not isinstance(user, User):
        return ()
    if getattr(user, "_hats", None) is None:
        read_hats([user])
    return cast("tuple[Hat, ...]", user._hats)  # type: ignore[attr-defined]


def read_hats(users: Sequence[User]) -> None:
    """Read the hats of many people in one query, so that `hats` of each asks nothing more."""
    people, today = [user.pk for user in users], str(clock.today())
    found: dict[int, list[Hat]] = {}
    for user, role, areas, below, *facts in ask(
        _worn().format(users=marks(people)), [today, today, *people]
    ):
        unit, rest = row_of(Unit, facts)
        unit.place, _ = row_of(Place, rest)
        places = tuple(areas.split(" ")) if areas else (unit.place.path,)
        hat = Hat(role, unit, places, frozenset(map(int, below.split(" "))))
        found.setdefault(user, []).append(hat)
    for one in users:
        one._hats = tuple(found.get(one.pk, ()))  # type: ignore[attr-defined]


@cache
def _worn() -> str:
    """Return the statement with the columns of units and places; `{users}` stays to be filled."""
    return WORN.format(
        listed=listed(),
        areas=AREAS.format(unit="unit.id"),
        unit=columns(Unit, "unit"),
        place=columns(Place, "place"),
        users="{users}",
    )


def areas_of(unit: Unit) -> list[str]:
    """Return the paths of the places that the unit works in: its areas, else its own place."""
    return [path for (path,) in ask(f"{AREAS.format(unit='%s')} UNION ALL {OWN}", [unit.pk] * 2)]
