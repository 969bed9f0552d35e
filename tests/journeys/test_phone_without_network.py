"""What a village head reaches without a network: unplanned work, the duties of the first page."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from lantoa.kit import clock
from lantoa.outreach.models import Activity
from tests.journeys.conftest import PHONE, Town
from tests.journeys.launched import launch_letter
from tests.journeys.test_phone_queue import fill, leaflets, received, send, until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town]) -> Town:
    """Give the launched town on a phone."""
    cache.clear()
    made = make_town(PHONE)
    launch_letter(made)
    return made


@pytest.fixture
def phone(town: Town) -> Page:
    """Give the head's phone, cut off after half a minute on the first page and that of duties."""
    page = town.page_of("hamlet2")
    page.clock.install()
    for address in ("/", "/hoat-dong/ghi/"):
        page.goto(address)
        until(page, "navigator.serviceWorker.controller !== null")
        links = page.locator("a[data-keep]")
        wanted = links.evaluate_all("all => all.map(one => one.pathname + one.search)")
        assert wanted
        page.clock.run_for(21_000)
        for one in wanted:
            until(page, f"caches.match('{one}', {{ cacheName: 'trang' }}).then(Boolean)")
    page.context.set_offline(True)
    return page


def test_unplanned_work_is_logged_without_a_network(town: Town, phone: Page) -> None:
    phone.goto("/hoat-dong/ghi/")
    phone.locator("details.sheet:not(.duty) > summary").click()
    phone.get_by_role("link", name="Họp thôn, hội nghị").click()
    phone.locator("input[name=title]").fill("Họp ngõ giữa")
    phone.locator("input[name=people]").fill("18")
    phone.get_by_role("button", name="Xong, gửi xã").click()
    phone.wait_for_url("**/cho-gui/#*")
    expect(phone.locator("#not-kept")).to_be_hidden()

    phone.context.set_offline(False)
    phone.goto("/cho-gui/")

    received(phone)
    assert Activity.objects.get(title="Họp ngõ giữa").counts["people"] == 18


def test_unplanned_work_that_was_refused_is_mended_with_every_word_still_there(
    town: Town, phone: Page
) -> None:
    def meeting() -> None:
        phone.locator("input[name=title]").fill("Họp ngõ giữa")
        phone.locator("input[name=people]").fill("18")
        phone.get_by_text("Ngày khác, ghi thêm").click()
        phone.locator("input[name=done_on]").fill("2031-01-01")
        phone.get_by_role("button", name="Xong, gửi xã").click()

    phone.goto("/hoat-dong/ghi/?loai=gathering")
    meeting()
    phone.wait_for_url("**/cho-gui/#*")
    phone.context.set_offline(False)
    phone.goto("/cho-gui/")
    expect(phone.get_by_text(re.compile("Cần sửa rồi gửi lại"))).to_be_visible()
    phone.context.set_offline(True)

    phone.get_by_role("link", name="Sửa").click()

    expect(phone.locator("input[name=title]")).to_have_value("Họp ngõ giữa")
    expect(phone.locator("input[name=people]")).to_have_value("18")
    phone.locator("input[name=done_on]").fill(clock.today().isoformat())
    phone.get_by_role("button", name="Xong, gửi xã").click()
    phone.wait_for_url("**/cho-gui/#*")
    phone.context.set_offline(False)
    phone.goto("/cho-gui/")
    received(phone)
    assert Activity.objects.get(title="Họp ngõ giữa").counts["people"] == 18


def test_a_duty_of_the_first_page_opens_without_a_network_and_says_that_it_waits(
    town: Town, phone: Page
) -> None:
    row = leaflets(town)
    phone.goto(f"/hoat-dong/{row.pk}/")
    expect(phone.get_by_role("heading", name=row.title)).to_be_visible()
    phone.goto("/hoat-dong/ghi/")
    fill(phone)
    send(phone)

    phone.goto("/")

    waiting = phone.locator("li", has_text=row.title).get_by_text("Đã ghi, chờ gửi")
    expect(waiting).to_be_visible()


def test_a_page_that_the_phone_does_not_hold_says_that_it_needs_a_network(
    town: Town, phone: Page
) -> None:
    phone.goto("/bao-cao/")

    expect(phone.locator("#not-kept")).to_contain_text("cần có mạng mới mở được")
    phone.get_by_role("link", name=re.compile("Ghi việc đã làm")).click()
    expect(phone.locator("details.duty").first).to_be_visible()
