"""The walk that a village head sets: lanes in his order, doors along them in his order."""

from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lantoa.commune.actions import import_households
from lantoa.commune.lanes import _key, order_doors, order_lanes, rename_lane
from lantoa.commune.models import Place
from lantoa.commune.queries import lanes_of, walk
from lantoa.kit.errors import AlreadyChanged, NotAllowed, Unfit
from tests.world import World

pytestmark = pytest.mark.django_db
LIST = "Chủ hộ,Ngõ\nAn,Ngõ 2\nBình,Ngõ 1\nChi,Ngõ 10\nDũng,Ngõ 1\nÊm,Ngõ 1\n"


@pytest.fixture
def hamlet(world: World) -> Place:
    data = LIST.encode()
    import_households(world.hamlets[0], data=data, by=world.people["hamlet"], uid=uuid4())
    return world.hamlets[0]


def along(hamlet: Place) -> list[str]:
    return [seat.household.head for seat in walk(hamlet) if seat.household.head]


def test_lanes_stand_in_vietnamese_order_until_the_head_says_otherwise(world, hamlet):
    assert lanes_of(hamlet) == [("Ngõ 1", 3), ("Ngõ 2", 1), ("Ngõ 10", 1)]

    order_lanes(hamlet, lanes=["Ngõ 10", "Ngõ 2", "Ngõ 1"], by=world.people["hamlet"], uid=uuid4())

    assert along(hamlet) == ["Chi", "An", "Bình", "Dũng", "Êm"]


def test_a_new_lane_comes_after_those_in_order(world, hamlet):
    head = world.people["hamlet"]
    order_lanes(hamlet, lanes=["Ngõ 10", "Ngõ 2", "Ngõ 1"], by=head, uid=uuid4())

    import_households(hamlet, data="Chủ hộ,Ngõ\nGiang,Ao\n".encode(), by=head, uid=uuid4())

    assert [lane for lane, _ in lanes_of(hamlet)] == ["Ngõ 10", "Ngõ 2", "Ngõ 1", "Ao"]
    with pytest.raises(AlreadyChanged):
        order_lanes(hamlet, lanes=["Ngõ 10"], by=head, uid=uuid4())


def test_a_door_goes_before_the_one_that_has_the_place(world, hamlet):
    head = world.people["hamlet"]
    bits = {seat.household.head: seat.bit for seat in walk(hamlet)}

    order_doors(hamlet, lane="Ngõ 1", wanted={bits["Êm"]: 1}, by=head, uid=uuid4())
    assert along(hamlet)[:3] == ["Êm", "Bình", "Dũng"]
    order_doors(hamlet, lane="Ngõ 1", wanted={bits["Êm"]: 2}, by=head, uid=uuid4())
    assert along(hamlet)[:3] == ["Bình", "Êm", "Dũng"]


@given(st.integers(1, 9), st.integers(1, 9))
def test_a_door_lands_where_it_was_sent(start: int, said: int) -> None:
    doors = {place: (place, False, True, place) for place in range(1, 10)}
    doors[start] = (said, said > start, said == start, start)

    order = sorted(doors, key=lambda place: _key(doors[place]))

    assert order.index(start) == said - 1


def test_a_lane_called_otherwise_keeps_its_place_and_two_of_one_name_are_one(world, hamlet):
    head = world.people["hamlet"]
    order_lanes(hamlet, lanes=["Ngõ 10", "Ngõ 2", "Ngõ 1"], by=head, uid=uuid4())

    rename_lane(hamlet, lane="Ngõ 2", name="Ngõ 1", by=head, uid=uuid4())

    assert lanes_of(hamlet) == [("Ngõ 10", 1), ("Ngõ 1", 4)]
    with pytest.raises(Unfit, match="tên ngõ"):
        rename_lane(hamlet, lane="Ngõ 1", name=" ", by=head, uid=uuid4())


def test_the_neighbours_head_sets_no_order_here(world, hamlet):
    for role in ("hamlet2", "viewer", "association"):
        with pytest.raises(NotAllowed):
            order_lanes(hamlet, lanes=[], by=world.people[role], uid=uuid4())


def test_a_head_orders_the_lanes_on_the_phone_and_the_moved_lane_stays_in_sight(world, hamlet):
    client, url = world.client("hamlet"), reverse("commune:lanes", args=[hamlet.pk])
    facts = {"uid": str(uuid4()), "lane": "Ngõ 10", "len": "1"}

    answer = client.post(url, facts)

    assert answer["Location"] == f"{url}#ngo-2"
    assert "css/phone" in client.get(url).content.decode()
    assert "css/phone" not in world.client("officer").get(url).content.decode()
