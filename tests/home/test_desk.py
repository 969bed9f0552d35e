"""The first pages: each person finds what they came for."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lantoa.commune import ground
from lantoa.concerns.actions import raise_concern
from lantoa.content import actions as content
from lantoa.content import queries as items
from lantoa.home import desk
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.kit.wave import WaveDay
from lantoa.outreach import actions as outreach
from lantoa.outreach.actions import Done
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from tests.counting import questions
from tests.home.campaigns import launched
from tests.world import World

ZALO = "Mozilla/5.0 (Linux; Android 10) Chrome/90.0 Mobile Safari/537.36 Zalo android/12120"


@pytest.fixture
def campaign(world: World) -> Campaign:
    return launched(world)


def seen(world: World, role: str, path: str = "/", **headers: str) -> str:
    answer = world.client(role).get(path, **headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_brand_new_commune_is_told_how_to_start(world: World) -> None:
    page = seen(world, "officer")

    assert "Thêm văn bản đầu tiên" in page
    assert "Đã có 3 thôn" in page


def test_who_may_not_receive_a_directive_is_not_asked_to(world: World) -> None:
    assert "Thêm văn bản" not in seen(world, "viewer")


def test_the_desk_shows_the_wave_its_peak_and_the_hamlets(world: World, campaign: Campaign) -> None:
    page = seen(world, "officer")

    assert "Chào chị officer, hôm nay thứ Hai 29/9" in page
    assert 'class="wave"' in page
    assert "còn 11 ngày" in page
    assert all(hamlet.name in page for hamlet in world.hamlets)
    assert "/ 120 hộ" in page


def test_the_approver_finds_first_what_waits_for_him(world: World, campaign: Campaign) -> None:
    officer = world.people["officer"]
    content.submit(items.ready(officer, campaign)[:2], by=officer, uid=uuid4())

    page = seen(world, "approver")

    assert page.index("Chờ chị approver duyệt") < page.index('class="wave"')
    assert "Xem và duyệt" in page
    assert "Thêm văn bản" not in page


def test_a_silent_hamlet_stands_before_a_reached_one(world: World, campaign: Campaign) -> None:
    row = campaign.activities.filter(unit=world.boards[2], kind="gathering").first()
    assert row is not None
    done = Done(done_on=row.due_on, counts={"people": 30}, whole={row.place_id: "engaged"})
    outreach.confirm(row, uid=uuid4(), done=done, by=world.people["officer"])

    tiles = desk.desk(world.people["officer"]).tiles

    assert tiles[-1].hamlet == world.hamlets[2]


def test_the_desk_says_the_best_step_where_the_work_got_least_far(
    world: World, campaign: Campaign
) -> None:
    worst = desk.desk(world.people["officer"]).tiles[0].hamlet

    page = seen(world, "officer")

    assert f"Nên làm tiếp ở {worst}." in page
    assert reverse("reach:next", args=[campaign.pk, worst.pk]) in page


def test_what_is_behind_is_shown_with_whom(world: World, campaign: Campaign) -> None:
    page = seen(world, "officer")

    assert "Chưa gửi, cần hỏi thăm" in page
    assert "Thôn Gốc Sấu" in page.split("cần hỏi thăm")[2]


def test_partners_are_never_called_late(world: World, campaign: Campaign) -> None:
    behind = desk.desk(world.people["officer"]).behind
    partners = [one for one in behind if one.unit in (world.women, world.farmers, world.team)]

    page = seen(world, "association")

    assert all(one.is_asked for one in partners)
    assert "quá hạn" not in page.lower()
    assert "Xã đề nghị phối hợp" in page


def test_a_village_heads_phone_has_three_cards_and_one_button(
    world: World, campaign: Campaign
) -> None:
    page = seen(world, "hamlet")

    assert [page.index(card) for card in ("Việc đến hạn", "Đã ghi", "Cần xã giúp")]
    assert page.count("button lit") == 1
    assert "base_desk" not in page
    assert 'class="phone' in page


def test_another_hamlets_work_is_not_on_the_phone(world: World, campaign: Campaign) -> None:
    mine = seen(world, "hamlet")

    assert "Thôn Ao Vối" not in mine


def test_what_was_logged_says_when_the_commune_received_it(
    world: World, campaign: Campaign
) -> None:
    row = campaign.activities.filter(unit=world.boards[0]).exclude(kind="radio").first()
    assert row is not None
    Activity.objects.filter(pk=row.pk).update(
        state="done", done_on=clock.today(), received_at=clock.now() - timedelta(hours=2)
    )

    assert "Xã đã nhận 06:00 hôm nay" in seen(world, "hamlet")


def test_inside_zalo_the_page_works_and_offers_chrome(world: World, campaign: Campaign) -> None:
    page = seen(world, "hamlet", HTTP_USER_AGENT=ZALO)

    assert "Đang mở trong Zalo" in page
    assert 'href="intent://testserver/#Intent;scheme=http;package=com.android.chrome' in page
    assert "Ghi việc đã làm" in page
    assert "Đang mở trong Zalo" not in seen(world, "hamlet")


def test_the_operator_sees_the_sessions_to_come(world: World, campaign: Campaign) -> None:
    assert "Buổi phát sắp tới" in seen(world, "operator")


def test_an_open_difficulty_reaches_the_desk(world: World, campaign: Campaign) -> None:
    raise_concern(
        by=world.people["hamlet"],
        uid=uuid4(),
        title="Hai loa không kêu",
        body="Từ hôm 18",
        campaign=campaign,
    )

    assert "Hai loa không kêu" in seen(world, "officer")


@pytest.mark.parametrize("role", ["admin", "viewer", "association"])
def test_everyone_who_signs_in_finds_a_page(world: World, campaign: Campaign, role: str) -> None:
    assert "<h1" in seen(world, role)


def test_the_province_is_led_to_its_counts(world: World) -> None:
    answer = world.client("province").get("/", follow=True)

    assert answer.redirect_chain[-1][0] == reverse("reach:area", args=["20"])


def test_a_person_without_a_hat_is_told_whom_to_ask(world: World) -> None:
    user = ground.add_person(username="moi", full_name="Người Mới")
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    assert "chưa được giao vai trò" in client.get("/").content.decode()


def test_a_day_of_very_many_reports_is_counted_and_what_is_to_come_still_leads(
    world: World, campaign: Campaign
) -> None:
    officer, today = world.people["officer"], clock.today()
    board = world.boards[0]
    before = desk.desk(officer).today
    done = {"unit": board, "place": board.place, "due_on": today, "done_on": today}
    Activity.objects.bulk_create(
        Activity(campaign=campaign, uid=uuid4(), kind="visit", state=Activity.DONE, **done)
        for _ in range(300)
    )

    after = desk.desk(officer)

    assert after.today.left == before.left
    assert after.today.more + len(after.today.rows) == before.more + len(before.rows) + 300
    assert len(after.today.rows) == desk.MOST_TODAY
    coming = [row for row in after.today.rows if row.state == Activity.PLANNED]
    assert len(coming) == min(before.left, desk.MOST_TODAY) > 0
    assert desk.summary(after).startswith(f"Hôm nay còn {before.left} việc")


def test_days_without_work_done_are_told_as_runs() -> None:
    today = date(2025, 9, 29)
    days = [
        WaveDay(date(2025, 9, 1), missed=1),
        WaveDay(date(2025, 9, 2), planned=1),
        WaveDay(date(2025, 9, 3), done=1),
        WaveDay(date(2025, 9, 5), missed=2),
        WaveDay(date(2025, 9, 30), planned=2),
    ]

    assert desk.holes(days, today) == [
        Period(date(2025, 9, 1), date(2025, 9, 2)),
        Period(date(2025, 9, 5), date(2025, 9, 5)),
    ]


def test_the_desk_asks_no_more_of_the_database_with_more_hamlets(
    world: World, campaign: Campaign
) -> None:
    client = world.client("officer")
    _add_hamlets(world, 1)
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")

    _add_hamlets(world, 19)
    with CaptureQueriesContext(connection) as many:
        page = client.get("/").content.decode()

    assert "Xem thêm 7 nơi" in page
    assert len(many) <= len(few) + 1


@pytest.mark.parametrize(("role", "most"), [("officer", 36), ("approver", 32)])
def test_the_desk_asks_what_belongs_together_at_once(
    world: World, campaign: Campaign, role: str, most: int
) -> None:
    client = world.client(role)

    assert questions(lambda: client.get("/")) <= most


def _add_hamlets(world: World, number: int) -> None:
    with clock.at(clock.local(date(2025, 8, 1), 8)):
        for n in range(number):
            ground.add_hamlet(world.commune, name=f"Bản {n}/{number}", word="bản", households=10)


def test_the_confirm_button_launches_the_campaign(world: World) -> None:
    campaign = launched(world)

    client = world.client("officer")
    answer = client.post(f"/lap-dot/{campaign.directive_id}/", follow=True)

    assert answer.status_code == 200
    assert Campaign.objects.count() == 1
    assert "Đã lập" in answer.content.decode()


def test_only_the_office_confirms_a_directive(world: World, campaign: Campaign) -> None:
    pk = campaign.directive_id

    assert world.client("hamlet").post(f"/lap-dot/{pk}/").status_code == 403
    assert world.client("stranger").post(f"/lap-dot/{pk}/").status_code == 404
    assert world.client("officer").get(f"/lap-dot/{pk}/").status_code == 405


@pytest.mark.parametrize(("ending", "start"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_first_papers_are_word_files_to_edit_and_pdfs_to_keep(
    world: World, campaign: Campaign, ending: str, start: bytes
) -> None:
    client = world.client("officer")
    paths = [
        f"/giay-to/ke-hoach/{campaign.pk}.{ending}",
        f"/giay-to/lich-phat-thanh.{ending}?ngay=2025-09-29",
        f"/giay-to/{campaign.pk}/thon/{world.hamlets[0].pk}.{ending}",
    ]

    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer.content.startswith(start), path
        assert "attachment" in answer["Content-Disposition"]
