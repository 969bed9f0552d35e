"""An attacker outside the commune learns nothing by order, by subtraction, by drilling down."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from lantoa.commune import ground
from lantoa.commune.models import Commune, Place, Unit
from lantoa.kit import clock
from lantoa.outreach.models import Audience
from lantoa.reach import board as boards
from lantoa.reach import outside, queries
from lantoa.reach.asking import Asked
from lantoa.reach.memory import upkeep
from lantoa.reach.tallying import open_periods, rebuild
from tests.reach.ledger import did, make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)
ABOVE = ("area", "area_csv", "area_geojson")
QUESTIONS: list[dict[str, str]] = [
    {}, {"ht": "leaflet"}, {"muc": "offered", "xep": "con"}, {"tu": "2025-09-10"},
    {"tu": "2025-09-01", "den": "2025-09-12", "ht": "leaflet"}, {"lan": "two_channels"},
]  # fmt: skip


@pytest.fixture
def campaign(world: World):
    return make_campaign(world)


@pytest.fixture
def nation(world: World):
    board = Unit(kind="province", place=Place.objects.get(code="VN")).named("Bộ")
    board.save()
    world.person("province", board, key="nation")
    return world.client("nation")


@pytest.fixture
def neighbour(world: World):
    """A second commune of the province, of which twenty of fifty households were reached."""
    places = Place.objects.filter(kind=Place.COMMUNE, path__startswith="/20/")
    place = places.exclude(pk__in=Commune.objects.values("place")).first()
    with clock.at(clock.local(date(2025, 8, 1))):
        commune = ground.make_commune(place.code)
        hamlet = ground.add_hamlet(commune, name="Một", word="thôn", households=50)
    campaign = make_campaign(replace(world, commune=commune))
    board = Unit.objects.get(kind="hamlet", place=hamlet)
    did(campaign, "leaflet", unit=board, on=DAY, reached={"delivered": range(20)})
    open_periods(campaign)
    rebuild(campaign)
    return commune


def all_pages(client, code):
    """Return every page and file of a place as told, without what changes at each look."""
    found = []
    for asked in QUESTIONS:
        for name in ABOVE:
            answer = client.get(reverse(f"reach:{name}", args=[code]), asked)
            assert answer.status_code == 200
            found.append(re.sub(r"[\w-]{32,}", "", answer.content.decode()))
    return found


@pytest.mark.parametrize("counts", [(1, 2, 3, 4), (116, 118, 119)])
def test_no_page_above_a_commune_changes_with_its_small_count(
    world, campaign, neighbour, nation, counts
):
    """Channels, days, how often, the weeks' chart, files: all of them, of nation and province."""
    seen: list[list[str]] = []
    for count in counts:
        Audience.objects.all().delete()
        campaign.activities.all().delete()
        for n, board in enumerate(world.boards):
            here = range(max(0, min(40, count - 40 * n)))
            did(campaign, "leaflet", unit=board, on=DAY, reached={"delivered": here})
        open_periods(campaign)
        rebuild(campaign)
        upkeep._held = upkeep._Held()
        seen.append([*all_pages(nation, "VN"), *all_pages(nation, "20")])

    for pages in seen:
        for one, two in zip(pages, seen[0], strict=True):
            assert one == two


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


def test_a_small_commune_stays_unsaid_and_out_of_the_sum(world, campaign):
    tiles, _ = tiles_of(campaign, {"A": 31, "B": 3, "C": 39}, kind=Place.COMMUNE)

    assert [line.told.delivered for line in outside.lines(tiles)] == [31, None, None]
    assert outside.together(tiles)["delivered"] == 31 + 0 + 40


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
    assert ". Trong các xã nêu được số: cao nhất thôn D 50" in said({"A": 39, "D": 20, "E": 10})
