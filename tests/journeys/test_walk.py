"""The village head walks the list: big buttons, taken back, sent; offline, and without script."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from lantoa.commune.models import Household, Seat
from lantoa.kit import clock
from lantoa.kit.bits import unpack
from lantoa.outreach.models import Activity
from tests.journeys.conftest import DESK, PHONE, Town, follow
from tests.journeys.launched import launch_letter
from tests.journeys.phone import (
    HELD,
    back,
    controlled,
    cut,
    fetched_ahead,
    kept,
    opened,
    received,
    until,
)
from tests.reach.ledger import did, make_campaign

pytestmark = pytest.mark.django_db(transaction=True)


def walked(campaign) -> dict[str, list[int]]:
    """Return the marks of the one walk."""
    row = Activity.objects.get(campaign=campaign, kind="visit", state="done")
    return {one.mark: unpack(bytes(one.bits)) for one in row.audiences.all()}


def tick(page: Page, door: str, result: str) -> None:
    """Tap the result of a door."""
    page.get_by_role("group", name=re.compile(rf"^{door}(?!\d)")).get_by_text(result).click()


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town]) -> Town:
    """Give a town on a phone, on the day of the story."""
    made = make_town(PHONE)
    made.at(clock.local(date(2025, 9, 29), 8))
    return made


def list_of(town: Town, campaign) -> str:
    return f"/tiep-can/{campaign.pk}/thon/{town.world.hamlets[0].pk}/di/"


def sent_when_back(town: Town, page: Page) -> tuple[str, dict[str, list[int]]]:
    """Send the ticks while the line is cut, let them go out by themselves, return what stands."""
    page.get_by_role("button", name="Xong, gửi xã").click()
    kept(page)
    page.context.set_offline(False)
    received(page)
    row = Activity.objects.get(unit=town.world.boards[1], kind="leaflet")
    return row.state, {one.mark: list(unpack(bytes(one.bits))) for one in row.audiences.all()}


def test_ticks_are_kept_taken_back_and_sent(town: Town) -> None:
    campaign = make_campaign(town.world)
    page = town.page_of("hamlet")
    page.goto(list_of(town, campaign))

    tick(page, "Hộ 1", "Đã trao")
    tick(page, "Hộ 2", "Vắng nhà")
    tick(page, "Hộ 3", "Đã trao")
    tick(page, "Hộ 3", "Đã trao")
    expect(page.locator("[data-done]")).to_have_text("2")
    page.reload()
    expect(page.locator("[data-done]")).to_have_text("2")
    page.get_by_label("Đến tận nhà nói chuyện").check()
    page.get_by_role("button", name="Xong, gửi xã").click()

    received(page)
    assert walked(campaign) == {"delivered": [0], "absent": [1]}
    page.goto(list_of(town, campaign))
    expect(page.get_by_text("Hộ 1", exact=True)).to_have_count(0)


def test_without_a_network_the_list_opens_and_the_ticks_wait(town: Town) -> None:
    campaign = make_campaign(town.world)
    page = town.page_of("hamlet")
    page.goto(list_of(town, campaign))
    page.evaluate("navigator.serviceWorker.ready.then(Boolean)")
    page.reload()
    until(page, HELD, [list_of(town, campaign)])

    cut(page)
    page.goto(list_of(town, campaign))
    tick(page, "Hộ 5", "Đã trao")
    page.get_by_label("Đến tận nhà nói chuyện").check()
    page.get_by_role("button", name="Xong, gửi xã").click()
    kept(page)
    expect(page.locator("#queue-rows")).to_contain_text("thôn Gốc Sấu, 1 hộ")
    page.goto(list_of(town, campaign))
    expect(page.locator("#d4")).to_contain_text("Chờ gửi")

    back(page)
    received(page)
    assert walked(campaign) == {"delivered": [4]}


def test_the_list_works_without_script(town: Town) -> None:
    campaign = make_campaign(town.world)
    page = town.page_of("hamlet", java_script_enabled=False)
    page.goto(list_of(town, campaign))

    page.locator("input[name=h0][value=delivered]").check()
    page.locator("input[name=what][value=visit]").check()
    page.get_by_role("button", name="Xong, gửi xã").click()

    expect(page.get_by_text("Xã đã nhận: đã trao 1. Còn 39 hộ cần đến.")).to_be_visible()
    assert walked(campaign) == {"delivered": [0]}


def test_the_board_can_be_walked_with_the_keyboard_alone(
    make_town: Callable[[dict[str, int]], Town],
) -> None:
    town = make_town(DESK)
    campaign = launch_letter(town)
    hamlet = town.world.hamlets[0]
    did(campaign, "visit", unit=town.world.boards[0], on=clock.today(),
        reached={"delivered": range(9)})  # fmt: skip
    page = town.page_of("officer")
    page.goto(f"/tiep-can/{campaign.pk}/")

    page.get_by_text("Chọn mức, nội dung, hình thức, kỳ").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Mức tiếp cận").press("ArrowUp")
    with page.expect_navigation():
        page.get_by_role("button", name="Xem", exact=True).press("Enter")
    expect(
        page.get_by_role("heading", name=re.compile("Từng thôn, khu phố: có thể"))
    ).to_be_visible()
    tile = page.get_by_role("link", name=re.compile(f"{hamlet.name}: "))
    tile.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name=re.compile(hamlet.name))).to_be_visible()


def test_the_list_of_a_round_opens_without_a_network_though_nobody_opened_it_before(
    make_town: Callable[[dict[str, int]], Town],
) -> None:
    town = make_town(PHONE)
    launch_letter(town)
    page = town.page_of("hamlet2")
    page.clock.install()
    page.goto("/hoat-dong/ghi/")
    way = opened(page, "Phát tờ rơi").get_by_role("link", name="Đánh dấu từng hộ theo ngõ")
    fetched_ahead(page, str(way.get_attribute("href")))

    cut(page)
    with page.expect_navigation():
        way.click()
    tick(page, "Hộ 1", "Đã trao")
    tick(page, "Hộ 2", "Đi làm ăn xa")
    assert sent_when_back(town, page) == ("done", {"delivered": [0], "away": [1]})


def test_a_long_list_is_walked_in_parts_without_a_network_and_sent_once(
    make_town: Callable[[dict[str, int]], Town],
) -> None:
    town = make_town(PHONE)
    launch_letter(town)
    hamlet = town.world.hamlets[1]
    homes = Household.objects.bulk_create(Household(lane="Ngõ xa") for _ in range(500))
    Seat.objects.bulk_create(
        Seat(household=home, hamlet=hamlet, bit=1000 + n, from_on=date(2025, 1, 1))
        for n, home in enumerate(homes)
    )
    page = town.page_of("hamlet2")
    page.clock.install()
    page.goto("/hoat-dong/ghi/")
    controlled(page)
    way = page.locator("details.duty", has_text="Phát tờ rơi").locator("a[data-keep]").first
    first = str(way.get_attribute("href"))
    fetched_ahead(page, first)
    keys = "caches.open('trang').then((box) => box.keys())"
    until(page, f"{keys}.then((all) => all.some((one) => one.url.includes('nha=')))")

    cut(page)
    page.goto(first)
    tick(page, "Hộ 1001", "Đã trao")
    expect(page.locator("[data-done]")).to_have_text("1")
    follow(page, "Sang phần sau")
    expect(page.get_by_text("1 hộ ngoài phần này")).to_be_visible()
    tick(page, "Hộ 1500", "Vắng nhà")
    assert sent_when_back(town, page) == ("done", {"delivered": [1000], "absent": [1499]})
