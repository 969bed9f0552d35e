"""A card in real browsers: one tap lets the first phone in, a second waits, a lost one forgets."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from lantoa.commune import cards
from lantoa.commune.models import Card
from tests.journeys.conftest import DESK, PHONE, Town
from tests.journeys.launched import launch_letter
from tests.journeys.test_phone_queue import until

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "caches.has('trang')"


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town]) -> Town:
    """Give the launched town on a phone."""
    cache.clear()
    made = make_town(PHONE)
    launch_letter(made)
    return made


def phone(town: Town, name: str) -> Page:
    """Return a phone of nobody's yet."""
    window = town.browser.new_context(viewport=PHONE, locale="vi-VN", base_url=town.address)
    window.set_default_timeout(30_000)
    town.windows[name] = window
    return window.new_page()


def enter(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Vào").click()
    page.wait_for_load_state()


def test_the_first_phone_comes_in_a_second_waits_for_the_nod_and_a_lost_one_forgets(
    town: Town,
) -> None:
    head, officer = town.world.people["hamlet2"], town.world.people["officer"]
    made = cards.make_cards(town.world.commune, [head], by=officer, uid=uuid4())
    address = f"/the/{made[0].secret}/"
    first, second = phone(town, "first"), phone(town, "second")
    enter(first, address)
    expect(first.get_by_role("link", name="Ghi việc đã làm")).to_be_visible()

    enter(second, address)
    expect(second.get_by_text("Thẻ này đang dùng ở một máy khác")).to_be_visible()
    office = town.page_of("officer", size=DESK)
    office.goto("/dia-ban/the/")
    office.get_by_role("button", name="Cho máy mới, bỏ máy cũ").click()
    enter(second, address)
    expect(second.get_by_role("link", name="Ghi việc đã làm")).to_be_visible()
    first.goto("/hoat-dong/ghi/?loai=visit")
    expect(first.get_by_role("button", name="Đăng nhập", exact=True)).to_be_visible()

    second.goto("/hoat-dong/ghi/")
    until(second, "navigator.serviceWorker.controller !== null")
    until(second, KEPT)
    office.goto("/dia-ban/the/")
    office.get_by_role("button", name="Mất máy: khóa và xóa").click()
    expect(office.get_by_text("Đã khóa thẻ")).to_be_visible()
    second.goto("/")
    until(second, f"{KEPT}.then((held) => !held)")
    assert Card.objects.get().lost
    second.context.set_offline(True)
    second.goto("/hoat-dong/ghi/")
    expect(second.get_by_role("heading", name="Chưa có mạng")).to_be_visible()
