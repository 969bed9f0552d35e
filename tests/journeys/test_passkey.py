"""A passkey in a real browser: added once, signs in without a word typed, taken away again."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from lantoa.commune.models import Passkey
from lantoa.kit import clock
from tests.journeys.conftest import PHONE, Town, press

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "mật khẩu dài của Bích"
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def page(make_town: Callable[[dict[str, int]], Town]) -> Page:
    """Give an officer's phone with a fingerprint reader."""
    town = make_town(PHONE)
    town.at(clock.local(date(2025, 9, 29), 8))
    officer = town.world.people["officer"]
    officer.set_password(PASSWORD)
    officer.save()
    made = town.page_of("officer")
    line = made.context.new_cdp_session(made)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return made


def test_a_key_is_added_signs_in_without_a_password_and_is_taken_away(page: Page) -> None:
    page.goto("/khoa/")
    page.get_by_label("Tên máy này").fill("Máy bàn <b>số 1</b>")
    page.get_by_role("button", name="Thêm khóa trên máy này").click()
    expect(page.get_by_role("alert")).to_contain_text("Gõ mật khẩu đang dùng")
    page.get_by_label("Mật khẩu đang dùng").fill(PASSWORD)
    press(page, "Thêm khóa trên máy này")
    expect(page.get_by_text("Máy bàn <b>số 1</b>")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/dang-nhap/?next=/khoa/")
    press(page, "Đăng nhập bằng khóa của máy")
    expect(page.get_by_text("dùng gần nhất")).to_be_visible()
    press(page, "Bỏ khóa")
    expect(page.get_by_text("Chưa có khóa nào")).to_be_visible()
    assert not Passkey.objects.exists()

    page.context.clear_cookies()
    page.goto("/dang-nhap/")
    page.get_by_role("button", name="Đăng nhập bằng khóa của máy").click()
    expect(page.get_by_role("alert").filter(has_text="mật khẩu")).to_be_visible()
