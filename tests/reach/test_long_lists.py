"""The walking list of a big hamlet comes in parts, lane by lane; the phone keeps them all."""

from datetime import date
from uuid import uuid4

import pypdfium2
import pytest
from django.urls import reverse

from lantoa.commune.models import Household, Seat
from lantoa.commune.queries import Home
from lantoa.kit.bits import pack, unpack
from lantoa.reach.queries import Walking
from lantoa.reach.walk_queries import MOST, parts
from tests.reach.ledger import did, make_campaign
from tests.world import World

TODAY = date(2025, 9, 29)


def hamlet_of(lanes: list[int], gone: range = range(0)) -> Walking:
    """Return the walk of a hamlet with lanes of so many households; who has `gone` is reached."""
    order, bit = [], 0
    for number, size in enumerate(lanes):
        order += [Home(bit + n, f"Hộ {bit + n}", f"Ngõ {number}", n, False) for n in range(size)]
        bit += size
    return Walking(order, ~int.from_bytes(pack(gone), "little"), [])


def sizes(walking: Walking) -> list[int]:
    return [len(part.homes) for part in parts(walking)[0]]


def test_a_hamlet_of_usual_size_stands_on_one_page() -> None:
    assert sizes(hamlet_of([200, 250])) == [450]
    assert sizes(hamlet_of([])) == []


def test_parts_end_where_lanes_end_and_are_about_as_long_as_each_other() -> None:
    assert sizes(hamlet_of([40] * 12)) == [240, 240]
    assert [part.words for part in parts(hamlet_of([40] * 12))[0]] == [
        "Ngõ 0 – Ngõ 5", "Ngõ 6 – Ngõ 11",
    ]  # fmt: skip


def test_a_lane_longer_than_a_page_is_parted_and_its_doors_are_numbered_on() -> None:
    found = parts(hamlet_of([1_000, 20]))[0]

    assert [(part.first, len(part.homes)) for part in found] == [(1, 340), (341, 340), (681, 340)]
    assert all(len(part.homes) <= MOST for part in found)


def test_no_door_falls_between_a_part_kept_before_and_one_opened_after_others_left() -> None:
    kept = parts(hamlet_of([30] * 40))[0]
    start = kept[1].homes[0].bit

    later, at = parts(hamlet_of([30] * 40, gone=range(100, start + 50)), start)

    seen = {
        home.bit for home in (*kept[0].homes, *(one for part in later[at:] for one in part.homes))
    }
    assert seen >= {home.bit for part in later for home in part.homes}
    assert later[at].first == 101


@pytest.fixture
def big(world: World):
    """Give the first hamlet 600 households along twelve lanes."""
    hamlet = world.hamlets[0]
    homes = Household.objects.bulk_create(
        Household(head=f"Chủ hộ {n}", lane=f"Ngõ {n // 50 + 1}", lane_order=n) for n in range(560)
    )
    Seat.objects.bulk_create(
        Seat(household=home, hamlet=hamlet, bit=40 + n, from_on=date(2025, 1, 1))
        for n, home in enumerate(homes)
    )
    return hamlet


@pytest.mark.django_db
def test_each_part_has_its_own_page_and_the_ticks_of_others_go_with_it(world: World, big) -> None:
    campaign = make_campaign(world)
    url = reverse("reach:walk", args=[campaign.pk, big.pk])
    client = world.client("hamlet")

    first = client.get(url)
    shown, more = first.context["lanes"], first.context["after"][0]
    second = client.get(url, {"nha": more.homes[0].bit})

    assert sum(len(lane.doors) for lane in shown) == 300
    assert f'href="?nha={more.homes[0].bit}" rel="next" data-keep' in first.content.decode()
    assert second.context["count"] == 600
    assert second.context["here"].first == 301
    facts = {"uid": str(uuid4()), "done_on": "2025-09-29", "h45": "delivered", "h399": "absent"}
    refused = client.post(f"{url}?nha={more.homes[0].bit}", facts)
    assert '<input type="hidden" name="h45" value="delivered">' in refused.content.decode()
    client.post(f"{url}?nha={more.homes[0].bit}", facts | {"what": "visit"})
    marks = {one.mark: unpack(bytes(one.bits)) for one in campaign.activities.get().audiences.all()}
    assert marks == {"delivered": [45], "absent": [399]}


@pytest.mark.django_db
def test_the_paper_has_every_part(world: World, big) -> None:
    campaign = make_campaign(world)
    did(campaign, "visit", unit=world.boards[0], on=TODAY, reached={"delivered": [599]})

    paper = world.client("hamlet").get(reverse("reach:walk_paper", args=[campaign.pk, big.pk]))

    pages = pypdfium2.PdfDocument(paper.content)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "599 hộ. Chưa nhận tận hộ" in text
    assert all(name in text for name in ("Chủ hộ 0", "Chủ hộ 300", "Chủ hộ 558", "Hộ 40"))
