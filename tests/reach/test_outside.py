"""An attacker outside the commune learns nothing by order, by subtraction, by drilling down."""

from dataclasses import replace
from datetime import date

import pytest

from lantoa.commune.models import Place
from lantoa.reach import board as boards
from lantoa.reach import outside, queries
from lantoa.reach.asking import Asked
from tests.reach.ledger import make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)


@pytest.fixture
def campaign(world: World):
    return make_campaign(world)


def tiles_of(campaign, reached, *, kind=Place.HAMLET, households=40):
    part = queries.coverage(campaign)[0]
    parts = [
        replace(
            part, hamlet=Place(pk=n, name=name, word="thôn", kind=kind), households=households,
            activities=1, offered=count, delivered=count, engaged=0,
        )
        for n, (name, count) in enumerate(reached.items(), start=1)
    ]  # fmt: skip
    asked = Asked(queries.period_of(campaign))
    return boards.tiles(parts, asked), asked


def test_a_hamlet_is_told_to_the_nearest_five_and_its_commune_exactly(world, campaign):
    tiles, _ = tiles_of(campaign, {"A": 31, "B": 3, "C": 19})

    assert [line.told.delivered for line in outside.lines(tiles)] == [30, 5, 20]
    assert outside.together(tiles)["delivered"] == 53
    assert [one.delivered for one in boards.told(tiles)] == [31, 3, 19]


def test_a_small_commune_stays_unsaid_with_the_next_and_is_in_the_sum(world, campaign):
    tiles, _ = tiles_of(campaign, {"A": 31, "B": 3, "C": 22}, kind=Place.COMMUNE)

    assert [line.told.delivered for line in outside.lines(tiles)] == [None, None, 22]
    assert outside.together(tiles)["delivered"] == 31 + 3 + 22


def test_what_is_unsaid_stands_last(world, campaign):
    tiles, _ = tiles_of(campaign, {"A": 3, "B": 31, "C": 39}, kind=Place.COMMUNE)

    for how in ("it", "con", "moi"):
        assert [line.told.value for line in outside.ordered(tiles, how)] == [31, None, None]


@pytest.mark.parametrize("how", list(boards.ORDERS))
@pytest.mark.parametrize("kind", [Place.HAMLET, Place.COMMUNE])
def test_the_order_of_places_tells_no_more_than_their_numbers(world, campaign, how, kind):
    def order(small):
        tiles, _ = tiles_of(campaign, {"A": small, "B": 20, "C": 3 - small, "D": 20}, kind=kind)
        return [line.told.name for line in outside.ordered(tiles, how)]

    assert order(1) == order(2)


def test_the_drawing_of_a_place_holds_what_is_told_alone(world, campaign):
    tiles, _ = tiles_of(campaign, {"A": 31, "B": 18})

    assert [line.tile.value for line in outside.lines(tiles)] == [30, 20]
    assert [line.tile.share for line in outside.lines(tiles)] == [0.75, 0.5]


def test_the_highest_is_said_only_among_places_that_are_told(world, campaign):
    def said(reached):
        tiles, asked = tiles_of(campaign, reached, kind=Place.COMMUNE)
        return outside.sentence(tiles, asked, unit="xã", named="Từ đầu đợt")

    assert ". Cao nhất thôn D 50" in said({"D": 20, "E": 10})
    beside = said({"A": 39, "D": 20, "E": 10, "F": 5})
    assert ". Trong các xã nêu được số: cao nhất thôn E 25" in beside
