"""A card in real browsers: one tap lets the first phone in, a second waits, a lost one forgets."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from lantoa.commune import cards
from lantoa.commune.models import Card
from tests.journeys.conftest import DESK, Town, press
from tests.journeys.phone import controlled, cut, until
from tests.journeys.phone import town as town

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "caches.has('trang')"


def enter(page: Page, address: str) -> None:
    page.goto(address)
    press(page, "Vào")


def test_the_first_phone_comes_in_a_second_waits_for_the_nod_and_a_lost_one_forgets(
    town: Town,
) -> None:
    head, officer = town.world.people["hamlet2"], town.world.people["officer"]
    made = cards.make_cards(town.world.commune, [head], by=officer, uid=uuid4())
    address = f"/the/{made[0].secret}/"
    first, second = (town.window(name).new_page() for name in ("first", "second"))
    enter(first, address)
    expect(first.get_by_role("link", name="Ghi việc đã làm")).to_be_visible()

    enter(second, address)
    expect(second.get_by_text("Thẻ này đang dùng ở một máy khác")).to_be_visible()
    office = town.page_of("officer", viewport=DESK)
    office.goto("/dia-ban/the/")
    press(office, "Cho máy mới, bỏ máy cũ")
    enter(second, address)
    expect(second.get_by_role("link", name="Ghi việc đã làm")).to_be_visible()
    first.goto("/hoat-dong/ghi/?loai=visit")
    expect(first.get_by_role("button", name="Đăng nhập", exact=True)).to_be_visible()

    second.goto("/hoat-dong/ghi/")
    controlled(second)
    until(second, KEPT)
    office.goto("/dia-ban/the/")
    press(office, "Mất máy: khóa và xóa")
    expect(office.get_by_text("Đã khóa thẻ")).to_be_visible()
    second.goto("/")
    until(second, f"{KEPT}.then((held) => !held)")
    assert Card.objects.get().lost
    cut(second)
    second.goto("/hoat-dong/ghi/")
    expect(second.get_by_role("heading", name="Chưa có mạng")).to_be_visible()
