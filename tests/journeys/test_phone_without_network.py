"""What a village head reaches without a network: unplanned work, the duties of the first page."""

import re

import pytest
from playwright.sync_api import Page, expect

from lantoa.kit import clock
from lantoa.outreach.models import Activity
from tests.journeys import phone as hand
from tests.journeys.conftest import Town, follow
from tests.journeys.phone import DUTIES, back, cut, fetched_ahead, leaflets, queued, received
from tests.journeys.phone import town as town

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def phone(town: Town) -> Page:
    """Give the head's phone, cut off after half a minute on the first page and that of duties."""
    page = town.page_of("hamlet2")
    page.clock.install()
    for address in ("/", DUTIES):
        page.goto(address)
        links = page.locator("a[data-keep]")
        wanted = links.evaluate_all("all => all.map(one => one.pathname + one.search)")
        assert wanted
        fetched_ahead(page, *wanted)
    cut(page)
    return page


def send(page: Page) -> None:
    page.get_by_role("button", name="Xong, gửi xã").click()
    queued(page)


def test_unplanned_work_is_logged_without_a_network(town: Town, phone: Page) -> None:
    phone.goto(DUTIES)
    phone.locator("details.sheet:not(.duty) > summary").click()
    follow(phone, "Họp thôn, hội nghị")
    phone.locator("input[name=title]").fill("Họp ngõ giữa")
    phone.locator("input[name=people]").fill("18")
    send(phone)
    expect(phone.locator("#not-kept")).to_be_hidden()

    back(phone)

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
        send(phone)

    phone.goto("/hoat-dong/ghi/?loai=gathering")
    meeting()
    back(phone)
    expect(phone.get_by_text(re.compile("Cần sửa rồi gửi lại"))).to_be_visible()
    cut(phone)

    follow(phone, "Sửa")

    expect(phone.locator("input[name=title]")).to_have_value("Họp ngõ giữa")
    expect(phone.locator("input[name=people]")).to_have_value("18")
    phone.locator("input[name=done_on]").fill(clock.today().isoformat())
    send(phone)
    back(phone)
    received(phone)
    assert Activity.objects.get(title="Họp ngõ giữa").counts["people"] == 18


def test_a_duty_of_the_first_page_opens_without_a_network_and_says_that_it_waits(
    town: Town, phone: Page
) -> None:
    row = leaflets(town)
    phone.goto(f"/hoat-dong/{row.pk}/")
    expect(phone.get_by_role("heading", name=row.title)).to_be_visible()
    phone.goto(DUTIES)
    hand.fill(phone)
    hand.send(phone)

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
