"""The one policy, judged by what each person sees."""

from datetime import date

import pytest

from lantoa.commune.models import Household, Place, Seat, Unit
from lantoa.commune.queries import commune_of, hamlets_with_homes, may, require, seen, visible_to
from lantoa.kit.errors import NotAllowed, NotThere
from tests.world import World


def test_a_village_head_sees_the_households_of_his_own_hamlet_only(world: World) -> None:
    head = world.people["hamlet"]

    rows = visible_to(head, Household.objects.all())

    assert rows.count() == 40
    assert set(rows.values_list("seats__hamlet__name", flat=True)) == {world.hamlets[0].name}


def test_associations_and_the_province_never_see_households(world: World) -> None:
    for role in ("association", "province", "operator", "viewer"):
        assert not visible_to(world.people[role], Household.objects.all()).exists()


def test_an_officer_of_another_commune_finds_nothing_here(world: World) -> None:
    stranger = world.people["stranger"]

    with pytest.raises(NotThere):
        seen(stranger, Place.objects.all(), pk=world.hamlets[0].pk)
    with pytest.raises(NotThere):
        seen(stranger, Unit.objects.all(), pk=world.women.pk)


def test_a_head_may_not_change_the_neighbours_households(world: World) -> None:
    head = world.people["hamlet"]

    assert may(head, "household.change", world.hamlets[0])
    with pytest.raises(NotAllowed):
        require(head, "household.change", world.hamlets[1])


def test_hamlets_come_in_vietnamese_order_with_their_households(world: World) -> None:
    rows = list(hamlets_with_homes(commune_of(world.people["officer"])))

    assert [row.name for row in rows] == ["Ao Vối", "Đồng Trám", "Gốc Sấu"]
    assert [row.households for row in rows] == [40, 40, 40]


def test_a_household_that_moved_away_is_no_longer_seen_by_its_old_head(world: World) -> None:
    moved = Household.objects.filter(seats__hamlet=world.hamlets[0]).first()
    assert moved is not None

    moved.seats.update(to_on=date(2025, 9, 1))
    Seat.objects.create(household=moved, hamlet=world.hamlets[1], bit=40, from_on=date(2025, 9, 2))

    assert moved not in visible_to(world.people["hamlet"], Household.objects.all())
    assert moved in visible_to(world.people["hamlet2"], Household.objects.all())
