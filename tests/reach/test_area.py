"""Nation, province, commune from outside: counts that add up, nothing small, never a household."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse

from lantoa.commune import ground
from lantoa.commune.models import Commune, Place
from lantoa.kit import clock
from lantoa.reach import area
from lantoa.reach.memory.upkeep import NotYet
from lantoa.reach.tallying import open_periods, rebuild
from tests.counting import questions
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


def test_the_province_sees_its_communes_add_up(world, campaign):
    said = plain(page(world, "province", "20"))

    assert "53 trên 120 hộ đã nhận tận hộ, tức 44,2 %" in said
    assert reverse("reach:area", args=["06385"]) in said
    assert "Tính đến 08:00 hôm nay" in said


def test_the_weeks_of_a_province_are_drawn_and_said_with_their_peak(world, campaign):
    campaign.peaks.create(on=date(2025, 10, 10), title="Ngày cao điểm")

    said = plain(page(world, "province", "20"))

    assert "Nhiều nhất là tuần 8/9–14/9: 53 hộ (44,2 %)" in said
    assert "Cao điểm 10/10" in said
    assert said.count('class="peak-ring"') == 1
    assert '<th scope="row">8/9–14/9</th>' in said


def test_the_nation_shows_its_weeks_as_its_provinces_do(nation, campaign):
    assert "Nhiều nhất là tuần 8/9–14/9: 53 hộ" in plain(page(nation, "nation", "VN"))
    assert "Theo tuần" in plain(page(nation, "nation", "20"))


def test_of_two_campaigns_in_a_commune_the_weeks_show_the_newest(world, campaign):
    other = make_campaign(world)
    did(other, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(10)})
    rebuild(other)

    assert "Nhiều nhất là tuần 8/9–14/9: 10 hộ" in plain(page(world, "province", "20"))


def test_in_a_commune_hamlets_are_told_to_the_nearest_five_and_never_a_household(world, campaign):
    answer = page(world, "province", "06385")

    lines = {line.told.code: line.told.delivered for line in answer.context["lines"]}
    assert [lines[hamlet.code] for hamlet in world.hamlets] == [30, 5, 20]
    assert answer.context["sum"]["delivered"] == 53
    assert "làm tròn đến 5" in plain(answer)
    assert "Hộ 1<" not in plain(answer)
    assert "Danh sách hộ" not in plain(answer)


def test_the_nation_sees_provinces_and_goes_down_to_hamlets(nation):
    top = plain(page(nation, "nation", "VN"))
    below = plain(page(nation, "nation", "20"))

    assert reverse("reach:area", args=["20"]) in top
    assert "53 trên 120 hộ" in top
    assert reverse("reach:area", args=["VN"]) in below
    assert page(nation, "nation", "06385").status_code == 200


def test_a_channel_is_added_up_over_provinces_too(nation):
    said = plain(page(nation, "nation", "VN", ht="leaflet"))

    assert "53 trên 120 hộ đã nhận tận hộ bằng tờ rơi đến tận hộ" in said
    assert "0 trên 120 hộ" in plain(page(nation, "nation", "VN", ht="radio"))


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [
        ("province", "VN", 404),
        ("province", "01", 404),
        ("province", "00070", 404),
        ("officer", "06385", 200),
        ("officer", "20", 404),
        ("hamlet", "06385", 404),
        ("association", "06385", 404),
        ("province", "06385-001", 404),
        ("province", "khong-co", 404),
    ],
)
def test_each_sees_their_own_area_alone(world, campaign, role, code, status):
    assert page(world, role, code).status_code == status


def test_only_the_newest_campaign_of_a_commune_is_summed(world, campaign):
    with clock.at(clock.now() + timedelta(hours=1)):
        newer = make_campaign(world)
    did(newer, "visit", unit=world.boards[0], on=DAY, reached={"delivered": range(10)})
    open_periods(newer)
    rebuild(newer)

    parts = area.so_far(Place.objects.get(code="20")).parts

    assert [(part.households, part.delivered) for part in parts] == [(120, 10)]


def test_other_days_are_counted_in_memory_over_all_campaigns(world, campaign):
    newer = make_campaign(world)
    did(newer, "visit", unit=world.boards[0], on=DAY, reached={"delivered": range(25, 40)})

    within = plain(page(world, "province", "20", tu="2025-09-10", den="2025-09-11"))
    after = plain(page(world, "province", "20", tu="2025-09-11", den="2025-09-12"))

    assert "10/9–11/9: 63 trên 120 hộ" in within
    assert "11/9–12/9: chưa xã, phường nào có hoạt động tuyên truyền." in after
    assert 'class="figure"' in within
    assert 'class="figure"' not in after


def test_while_the_file_is_made_the_page_says_so_and_shows_what_it_has(
    world, campaign, monkeypatch
):
    def not_yet(place, period):
        raise NotYet

    monkeypatch.setattr(area, "coverage", not_yet)
    said = plain(page(world, "province", "20", tu="2025-09-10"))

    assert "đang gom số liệu lần đầu" in said
    assert "53 trên 120 hộ" in said


def test_days_the_wrong_way_round_are_told(world, campaign):
    said = plain(page(world, "province", "20", tu="2025-09-10", den="2025-09-01"))

    assert "Ngày cuối phải sau ngày đầu" in said


def test_the_file_rounds_hamlets_too(world, campaign):
    data = world.client("province").get(reverse("reach:area_csv", args=["06385"])).content

    rows = {row[0]: row for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) if row}
    assert rows[world.hamlets[1].code][5] == "5"
    assert "làm tròn đến 5" in data.decode()


def test_without_figures_the_page_says_what_will_come(world):
    assert "Chưa có số liệu" in plain(page(world, "province", "20"))


def test_days_without_any_campaign_or_hamlet_are_said_and_no_zero_is_printed(world, campaign):
    before = plain(page(world, "province", "20", tu="2001-01-01", den="2001-01-31"))

    assert "chưa xã, phường nào có" in before
    assert 'class="figure"' not in before
    assert "0 / " not in before


def more_communes(count):
    places = Place.objects.filter(kind=Place.COMMUNE, path__startswith="/20/")
    for place in places.exclude(pk__in=Commune.objects.values("place"))[:count]:
        with clock.at(clock.local(date(2025, 8, 1))):
            made = ground.make_commune(place.code)
            ground.add_hamlet(made, name="Thôn Một", word="thôn", households=40)
        yield made


def test_a_province_asks_the_same_for_one_commune_and_for_twenty(world, campaign):
    client, address = world.client("province"), reverse("reach:area", args=["20"])
    few = questions(lambda: client.get(address))
    for commune in more_communes(19):
        world.commune = commune
        rebuild_for(world)

    assert questions(lambda: client.get(address)) == few
    assert len(client.get(address).context["lines"]) == 20


def rebuild_for(world):
    made = make_campaign(world)
    open_periods(made)


def test_hamlets_are_told_by_whole_reporting_months_so_that_two_ranges_tell_no_household(
    world, campaign
):
    days = [
        ("2025-09-10", "2025-09-10"),
        ("2025-09-01", "2025-09-09"),
        ("2025-08-15", "2025-09-14"),
    ]
    told = []
    for first, last in days:
        answer = page(world, "province", "06385", tu=first, den=last)
        told.append([line.told for line in answer.context["lines"]])

    assert told[0] == told[1] == told[2]
    assert "15/8–14/9" in plain(answer)


def test_a_commune_is_looked_at_by_content_or_by_how_often_and_one_at_a_time(world, campaign):
    content = page(world, "province", "06385", nd="1.1")
    often = plain(page(world, "province", "20", lan="twice"))
    both = plain(page(world, "province", "06385", nd="1.1", lan="twice"))

    assert "về nội dung 1.1" in plain(content)
    assert content.context["sum"]["value"] == 53
    assert "0 trên 120 hộ nhận từ hai lần hoạt động" in often
    assert "Mỗi lần chỉ xem theo một cách" in both
