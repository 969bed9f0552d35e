"""Who sat in a hamlet when: of many hamlets at once what is said of each alone."""

from datetime import date

import pytest
from django.db import connection

from lantoa.commune import ground
from lantoa.commune.models import Absence, Place, Seat
from lantoa.commune.seating import SEATS, seating
from lantoa.kit.rows import FEW, ask, listed, marks
from tests.world import World

pytestmark = pytest.mark.django_db


def many(world: World) -> list[int]:
    """Add hamlets, people who came, left, or live away, and return the hamlets."""
    for n in range(FEW + 1):
        place = ground.add_hamlet(world.commune, name=f"Gốc Mít {n}", word="thôn", households=5)
        rows = list(Seat.objects.filter(hamlet=place).order_by("bit"))
        rows[n % 4].to_on = date(2025, 9, 20)
        rows[n % 4].save()
        Absence.objects.create(household=rows[4].household, to_on=date(2025, 10, n + 1))
        Absence.objects.create(household=rows[n % 3].household, from_on=date(2025, 9, n + 1))
    return list(Place.objects.filter(kind=Place.HAMLET).values_list("pk", flat=True))


def test_many_hamlets_are_told_as_each_alone(world: World) -> None:
    places = many(world)

    together = seating(places)

    assert together == {pk: seating([pk])[pk] for pk in places}
    assert any(one.absent for one in together.values())
    assert any(one.moving for one in together.values())


def test_who_sat_when_is_read_from_one_index(world: World) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL weighs small tables by itself")
    places = many(world)

    plan = ask("EXPLAIN QUERY PLAN " + SEATS.format(places=marks(places), listed=listed()), places)

    assert ["COVERING INDEX seat_days" in row[3] for row in plan] == [True]
