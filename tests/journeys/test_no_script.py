"""Old phones and strict offices: the work goes on where no script runs."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from lantoa.kit import clock
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from tests.journeys.conftest import DESK, LETTER, PHONE, Town, press
from tests.journeys.launched import MONDAY, launch_letter

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_village_head_logs_a_round_without_script(
    make_town: Callable[[dict[str, int]], Town],
) -> None:
    town = make_town(PHONE)
    campaign = launch_letter(town)
    page = town.page_of("hamlet2", java_script_enabled=False)

    page.goto("/hoat-dong/ghi/")
    duty = page.locator("details.duty", has_text="Phát tờ rơi đến từng hộ")
    if duty.get_attribute("open") is None:
        duty.locator("summary").first.click()
    duty.locator("input[name=copies]").fill("36")
    duty.locator("input[name=how][value=all]").check()
    with page.expect_navigation():
        duty.get_by_role("button", name=re.compile("gửi xã")).click()

    expect(page.get_by_text(re.compile("Xã đã nhận")).first).to_be_visible()
    row = Activity.objects.get(campaign=campaign, unit=town.world.boards[1], kind="leaflet")
    assert (row.state, row.counts["copies"]) == ("done", 36)


def test_an_officer_reviews_and_confirms_a_letter_without_script(
    make_town: Callable[[dict[str, int]], Town],
) -> None:
    town = make_town(DESK)
    town.at(clock.local(MONDAY, 8))
    page = town.page_of("officer", java_script_enabled=False)

    page.goto("/van-ban/moi/")
    page.locator("input[type=file]").first.set_input_files(str(LETTER))
    press(page, "Gửi và đọc")
    page.locator("a[data-lines]", has_text="Xem chỗ này").first.click()
    expect(page.locator(".lights:target")).to_be_visible()
    press(page, "Theo hết đề xuất")
    press(page, "Xác nhận, lập đợt")

    expect(page.get_by_role("heading", name="Ai làm gì")).to_be_visible()
    assert Campaign.objects.get().activities.exists()
