"""Old phones and strict offices: the work goes on where no script runs."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from lantoa.kit import clock
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from tests.journeys.conftest import DESK, LETTER, PHONE, Town
from tests.journeys.launched import MONDAY, launch_letter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plain(
    make_town: Callable[[dict[str, int]], Town],
) -> Iterator[Callable[[Town, str, dict[str, int]], Page]]:
    """Return what opens a browser without scripts for a person of the town."""
    windows: list[BrowserContext] = []

    def page_of(town: Town, role: str, size: dict[str, int]) -> Page:
        window = town.browser.new_context(
            viewport=size, locale="vi-VN", base_url=town.address, java_script_enabled=False
        )
        window.set_default_timeout(30_000)
        cookie = town.world.client(role).cookies["sessionid"].value
        window.add_cookies([{"name": "sessionid", "value": cookie, "url": town.address}])
        windows.append(window)
        return window.new_page()

    yield page_of
    for window in windows:
        window.close()


def test_a_village_head_logs_a_round_without_script(
    make_town: Callable[[dict[str, int]], Town],
    plain: Callable[[Town, str, dict[str, int]], Page],
) -> None:
    town = make_town(PHONE)
    campaign = launch_letter(town)
    page = plain(town, "hamlet2", PHONE)

    page.goto("/hoat-dong/ghi/")
    duty = page.locator("details.duty", has_text="Phát tờ rơi đến từng hộ")
    if duty.get_attribute("open") is None:
        duty.locator("summary").first.click()
    duty.locator("input[name=copies]").fill("36")
    duty.locator("input[name=how][value=all]").check()
    duty.get_by_role("button", name=re.compile("gửi xã")).click()

    expect(page.get_by_text(re.compile("Xã đã nhận")).first).to_be_visible()
    row = Activity.objects.get(campaign=campaign, unit=town.world.boards[1], kind="leaflet")
    assert (row.state, row.counts["copies"]) == ("done", 36)


def test_an_officer_reviews_and_confirms_a_letter_without_script(
    make_town: Callable[[dict[str, int]], Town],
    plain: Callable[[Town, str, dict[str, int]], Page],
) -> None:
    town = make_town(DESK)
    town.at(clock.local(MONDAY, 8))
    page = plain(town, "officer", DESK)

    page.goto("/van-ban/moi/")
    page.locator("input[type=file]").first.set_input_files(str(LETTER))
    page.get_by_role("button", name="Gửi và đọc").click()
    page.locator("a[data-lines]", has_text="Xem chỗ này").first.click()
    expect(page.locator(".lights:target")).to_be_visible()
    page.get_by_role("button", name="Theo hết đề xuất").click()
    page.get_by_role("button", name="Xác nhận, lập đợt").click()

    expect(page.get_by_role("heading", name="Ai làm gì")).to_be_visible()
    assert Campaign.objects.get().activities.exists()
