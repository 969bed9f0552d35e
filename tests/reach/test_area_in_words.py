"""What the pages above a commune say in words: the order, the days, what stays unsaid."""

from datetime import date

import pytest
from django.urls import reverse

from lantoa.reach.tallying import open_periods, rebuild
from tests.reach.above import DAY, page, plain, with_nation, worked
from tests.reach.ledger import did, make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(world: World):
    return worked(world, (30, 3, 20))


@pytest.fixture
def nation(world: World, campaign):
    return with_nation(world)


def test_the_order_is_chosen_above_the_table_and_told_to_readers(world, campaign):
    lowest = plain(page(world, "province", "20", muc="offered"))
    by_name = plain(page(world, "province", "20", xep="ten", muc="offered"))

    assert 'href="?muc=offered&amp;xep=ten#noi"' in lowest
    assert '<th scope="col" aria-sort="ascending">Xã, phường</th>' in by_name
    assert 'aria-sort="ascending">Xã, phường' not in lowest
    assert by_name.count("aria-sort") == lowest.count("aria-sort") == 1
    assert '<input type="hidden" name="xep" value="ten">' in by_name


def test_one_commune_has_one_newest_campaign(world, campaign):
    said = plain(page(world, "province", "06385"))

    assert "Từ đầu đợt mới nhất của xã: 53 trên 120 hộ" in said
    assert "của mỗi xã" not in said


def test_a_content_asked_of_many_communes_is_said_not_to_be_asked(nation):
    said = plain(page(nation, "nation", "VN", nd="1.1"))

    assert "Nội dung là của từng xã" in said
    assert "53 trên 120 hộ" in said
    assert "Nội dung là của từng xã" not in plain(page(nation, "nation", "06385", nd="1.1"))


def test_days_that_have_not_come_are_said_to_be_ahead(world, campaign):
    said = plain(page(world, "province", "20", tu="2025-11-01", den="2025-11-30"))

    assert "1/11–30/11: những ngày này chưa tới." in said
    assert 'class="figure"' not in said


def test_a_week_of_a_few_households_is_unsaid_and_not_nought(world):
    worked(world, (3,))

    said = plain(page(world, "province", "06385"))

    assert "Số hộ từng tuần ở mức này không nêu" in said
    assert '<td class="n">*</td><td class="n">*</td><td class="n">0</td>' in said


def test_a_week_that_nearly_all_were_reached_in_is_unsaid_too(world):
    made = worked(world, (40, 40, 38))
    did(made, "leaflet", unit=world.boards[0], on=date(2025, 9, 17), reached={"delivered": [0]})
    did(made, "leaflet", unit=world.boards[1], on=date(2025, 9, 29), reached={"delivered": [1]})
    did(
        made, "gathering", unit=world.boards[1], on=date(2025, 9, 3), reached={"engaged": range(20)}
    )
    rebuild(made)

    said = plain(page(world, "province", "06385"))

    assert "Nhiều nhất là tuần 1/9–7/9: 20 hộ (16,7 %); tuần này không nêu, mọi hình thức." in said
    assert "118" not in said


def test_a_broadcast_that_knocks_at_no_door_says_where_its_households_are_counted(world):
    made = make_campaign(world)
    did(made, "zalo", unit=world.boards[0], on=DAY, reached={"offered": range(20)})
    open_periods(made)
    rebuild(made)
    words = "Zalo, mạng xã hội chỉ tính ở mức “Có thể nghe, thấy”: 20 hộ"

    assert words in plain(page(world, "province", "20", ht="zalo"))
    board = world.client("officer").get(reverse("reach:board", args=[made.pk]), {"ht": "zalo"})
    assert words in plain(board)
    assert words not in plain(page(world, "province", "20", ht="zalo", muc="offered"))
    assert words not in plain(page(world, "province", "20"))


def test_a_file_has_the_star_that_its_remark_and_the_page_speak_of(world):
    worked(world, (3,))

    said = world.client("province").get(reverse("reach:area_csv", args=["20"])).content.decode()

    assert "06385,xã Hữu Lũng,120,120,*,*,0," in said
    assert "(dấu “*”)" in said
