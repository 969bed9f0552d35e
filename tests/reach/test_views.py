"""The pages of reach: who sees which hamlet, and what each figure opens."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from lantoa.commune import ground
from tests.counting import questions
from tests.reach.ledger import did, make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)


@pytest.fixture
def campaign(world: World):
    made = make_campaign(world)
    did(made, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(30)})
    return made


def page(world, role, name, *args, **asked):
    return world.client(role).get(reverse(f"reach:{name}", args=args), asked)


def test_the_board_shows_every_hamlet_and_the_whole(world, campaign):
    answer = page(world, "officer", "board", campaign.pk)

    said = answer.content.decode()
    assert answer.status_code == 200
    assert all(hamlet.name in said for hamlet in world.hamlets)
    assert "75 %" in said.replace("\u00a0", " ")
    assert "/ 120 hộ" in said
    assert "chưa có tin" in said


def test_the_first_page_leads_to_the_newest_campaign(world, campaign):
    answer = page(world, "officer", "start")

    assert answer.url == reverse("reach:board", args=[campaign.pk])


def test_a_head_is_led_to_the_own_hamlet(world, campaign):
    answer = page(world, "hamlet", "start")

    assert answer.url == reverse("reach:hamlet", args=[campaign.pk, world.hamlets[0].pk])


def test_without_a_campaign_the_page_says_what_will_come(world):
    assert "Chưa có đợt" in page(world, "officer", "start").content.decode()


def test_each_figure_opens_its_activities(world, campaign):
    said = page(world, "officer", "board", campaign.pk).content.decode()

    assert f"{reverse('outreach:ledger')}?dot={campaign.pk}" in said
    assert "loai=leaflet" in said


@pytest.mark.parametrize("hamlet", [False, True])
def test_the_activities_behind_a_figure_are_those_of_the_content_that_is_asked(
    world, campaign, hamlet
):
    did(campaign, "visit", unit=world.boards[0], on=DAY, pillars=("1.2",),
        reached={"delivered": range(5)})  # fmt: skip
    client = world.client("officer")
    where = ("hamlet", campaign.pk, world.hamlets[0].pk) if hamlet else ("board", campaign.pk)

    said = page(world, "officer", *where, nd="1.2").content.decode()
    behind = re.search(r'href="(/hoat-dong/\?[^"]*trang-thai=done[^"]*)"', said)
    opened = client.get(unescape(behind[1])).content.decode()

    assert "Phát tờ rơi" not in said.split("Theo hình thức: nội dung 1.2")[1]
    assert "1 hoạt động" in opened
    assert "Mọi nội dung" in opened


def test_other_days_give_other_figures(world, campaign):
    said = page(world, "officer", "board", campaign.pk, tu="2025-09-11").content.decode()

    assert "chưa có hoạt động nào được ghi là đã làm. Chưa có tin không phải là 0." in said
    assert 'class="figure"' not in said


@pytest.mark.parametrize(
    ("year", "words"),
    [("1990", "chưa có đợt tuyên truyền trong những ngày này"), ("2030", "ngày này chưa tới")],
)
def test_days_without_a_campaign_are_not_told_as_zero(world, campaign, year, words):
    days = {"tu": f"{year}-01-01", "den": f"{year}-01-31"}

    board = page(world, "officer", "board", campaign.pk, **days).content.decode()
    hamlet = page(world, "officer", "hamlet", campaign.pk, world.hamlets[0].pk, **days)

    for said in (board, hamlet.content.decode()):
        assert words in said
        assert ("Thôn chưa có tin" in said or "Sổ hoạt động</a> thì" in said) == (year == "1990")
        assert "trên 120 hộ" not in said.replace("\u00a0", " ")
        assert "/ 120 hộ" not in said


def test_days_that_end_before_they_begin_are_said_in_words(world, campaign):
    answer = page(world, "officer", "board", campaign.pk, tu="2025-09-11", den="2025-09-01")

    assert "Ngày cuối phải sau ngày đầu" in answer.content.decode()


@pytest.mark.parametrize("surety", ["offered", "engaged"])
def test_how_often_is_of_what_was_delivered_and_the_form_says_so(world, campaign, surety):
    answer = page(world, "officer", "board", campaign.pk, muc=surety, lan="two_channels")

    assert answer.context["asked"].surety == "delivered"
    assert '<option value="delivered" selected>' in answer.content.decode()
    assert "Số lần đếm theo mức đã nhận tận hộ." in answer.content.decode()


def test_a_village_head_sees_his_own_hamlet_with_its_doors_and_no_other(world, campaign):
    own = page(world, "hamlet", "walk", campaign.pk, world.hamlets[0].pk)
    other = page(world, "hamlet", "hamlet", campaign.pk, world.hamlets[1].pk)
    board = page(world, "hamlet", "board", campaign.pk).content.decode()

    assert "Danh sách hộ cần đến" in own.content.decode()
    assert "Hộ 31" in own.content.decode()
    assert other.status_code == 404
    assert world.hamlets[1].name not in board


def test_leaders_see_counts_but_no_list_of_households(world, campaign):
    said = page(world, "viewer", "hamlet", campaign.pk, world.hamlets[0].pk).content.decode()

    assert "30 <small>/ 40 hộ" in said
    assert "Danh sách hộ cần đến" not in said
    assert "Hộ 31" not in said


@pytest.mark.parametrize("role", ["stranger", "province"])
def test_people_from_elsewhere_find_nothing(world, campaign, role):
    assert page(world, role, "board", campaign.pk).status_code == 404
    assert page(world, role, "hamlet", campaign.pk, world.hamlets[0].pk).status_code == 404


def test_associations_see_no_hamlet_of_the_board(world, campaign):
    said = page(world, "association", "board", campaign.pk).content.decode()

    assert not any(hamlet.name in said for hamlet in world.hamlets)


def test_with_many_hamlets_the_neediest_come_first_and_very_many_are_a_table(world, campaign):
    for n in range(48):
        ground.add_hamlet(world.commune, name=f"Bản {n}", word="bản", households=10)

    said = page(world, "officer", "board", campaign.pk).content.decode()

    assert "<caption" in said
    assert said.index("Bản 7") < said.index(world.hamlets[0].name)


def test_the_board_asks_no_more_for_twenty_hamlets_than_for_three(world, campaign):
    client, address = world.client("officer"), reverse("reach:board", args=[campaign.pk])

    few = questions(lambda: client.get(address))
    for n in range(20):
        ground.add_hamlet(world.commune, name=f"Bản {n}", word="bản", households=10)

    assert questions(lambda: client.get(address)) == few


def test_board_and_hamlet_say_up_to_which_moment_they_count(world, campaign):
    board = page(world, "officer", "board", campaign.pk)
    hamlet = page(world, "hamlet", "hamlet", campaign.pk, world.hamlets[0].pk)

    for said in (board.content.decode(), hamlet.content.decode()):
        assert "Tính đến 08:00 hôm nay" in said
