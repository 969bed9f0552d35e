"""What came since yesterday, above communes: one subtraction, nothing small said of any place."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lantoa.commune.models import Place, Unit
from lantoa.kit import clock
from lantoa.reach.area import so_far
from lantoa.reach.area_form import AreaForm
from lantoa.reach.jobs import take_morning
from lantoa.reach.models import Morning
from lantoa.reach.mornings import Since, in_words, since_yesterday
from lantoa.reach.tallying import rebuild
from tests.counting import questions
from tests.reach import ledger
from tests.reach.ledger import make_campaign
from tests.world import World

DAY = date(2025, 9, 28)


@pytest.fixture
def campaign(world: World):
    made = make_campaign(world)
    did(made, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(10)})
    return made


def did(campaign, kind, **facts):
    ledger.did(campaign, kind, **facts)
    rebuild(campaign)


def morning_of(days_ago: int) -> None:
    """Take the morning's figures and let them be of an earlier day."""
    take_morning()
    Morning.objects.filter(on=clock.today()).update(on=clock.today() - timedelta(days=days_ago))


def page(world, role, code, **asked):
    answer = world.client(role).get(reverse("reach:area", args=[code]), asked)
    return answer.content.decode().replace("\u00a0", " ")


@pytest.fixture
def nation(world: World, campaign):
    board = Unit(kind="province", place=Place.objects.get(code="VN")).named("Bộ")
    board.save()
    world.person("province", board, key="nation")
    return world


@pytest.mark.django_db
def test_province_and_nation_say_what_came_since_yesterday(nation, campaign):
    morning_of(1)
    did(campaign, "leaflet", unit=nation.boards[1], on=DAY, reached={"delivered": range(8)})

    assert "Từ hôm qua đến nay thêm 8 hộ: " in page(nation, "province", "20")
    assert "+8." in page(nation, "province", "20")
    assert "Từ hôm qua đến nay thêm 8 hộ: tỉnh Lạng Sơn +8." in page(nation, "nation", "VN")


@pytest.mark.django_db
def test_nothing_is_said_without_a_morning_of_days_or_of_so_few(nation, campaign):
    assert "Từ hôm qua" not in page(nation, "province", "20")
    morning_of(1)
    did(campaign, "leaflet", unit=nation.boards[1], on=DAY, reached={"delivered": range(4)})

    assert "Từ hôm qua" not in page(nation, "province", "20")
    did(campaign, "leaflet", unit=nation.boards[2], on=DAY, reached={"delivered": range(9)})
    assert "Từ hôm qua" in page(nation, "province", "20")
    assert "Từ hôm qua" not in page(nation, "province", "20", ht="leaflet")
    days = QueryDict("tu=2025-09-01&den=2025-09-20")
    assert not AreaForm(days, place=Place.objects.get(code="20")).is_plain


@pytest.mark.django_db
def test_where_yesterdays_morning_was_missed_the_last_one_says_its_day(nation, campaign):
    morning_of(3)
    did(campaign, "leaflet", unit=nation.boards[1], on=DAY, reached={"delivered": range(8)})

    assert "Từ đầu ngày 26/9 đến nay thêm 8 hộ" in page(nation, "province", "20")
    Morning.objects.update(on=clock.today() - timedelta(days=9))
    assert "đến nay thêm" not in page(nation, "province", "20")


@pytest.mark.django_db
def test_a_morning_taken_twice_is_the_first_and_old_ones_go(world, campaign):
    morning_of(40)
    take_morning()
    did(campaign, "leaflet", unit=world.boards[1], on=DAY, reached={"delivered": range(8)})

    take_morning()

    assert [(one.on, one.delivered) for one in Morning.objects.all()] == [(clock.today(), 10)]


@pytest.mark.django_db
def test_a_campaign_that_began_since_has_all_of_it_new(world, campaign):
    morning_of(1)
    newer = make_campaign(world)
    did(newer, "leaflet", unit=world.boards[1], on=DAY, reached={"delivered": range(7)})

    province = Place.objects.get(code="20")
    now = so_far(province).parts
    found = since_yesterday(province, "delivered", now)

    assert found.more == {world.commune.place_id: 7}
    assert questions(lambda: since_yesterday(province, "delivered", now)) == 2


changes = st.lists(st.tuples(st.integers(-40, 40), st.integers(40, 60)), max_size=6)


@given(changes)
def test_no_change_of_one_to_four_households_is_said_or_left_over(held):
    more = {n: change for n, (change, _) in enumerate(held) if change}
    homes = {n: number for n, (_, number) in enumerate(held)}
    names = {n: f"xã {n}" for n in homes}

    said = in_words(Since(clock.real_now().date(), more), names, homes)

    for n, change in more.items():
        if f"xã {n} " in said:
            assert abs(change) >= 5
            assert homes[n] - abs(change) not in (1, 2, 3, 4)
    dark = [n for n in more if f"xã {n} " not in said]
    assert not said or len(dark) != 1 or abs(more[dark[0]]) >= 5
