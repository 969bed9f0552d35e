"""A directive of two pages is looked through without touching the mouse."""

import pytest
from playwright.sync_api import Page, expect

from lantoa.intake.models import Directive
from tests.journeys.conftest import DESK, LETTER, PHONE, Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STROKES = 120  # two minutes at one stroke a second


def sent_in(town: Town) -> Page:
    """Send the letter in and return the page that answers, ready for keys."""
    page = town.page_of("officer")
    page.goto("/van-ban/moi/")
    page.locator("input[type=file]").first.set_input_files(str(LETTER))
    with page.expect_navigation():
        page.get_by_role("button", name="Gửi và đọc").press("Enter")
    return page


def test_the_letter_is_reviewed_by_keyboard_alone(make_town: "object") -> None:
    town: Town = make_town(DESK)  # type: ignore[operator]
    page = sent_in(town)
    expect(page.locator("#con-lai")).to_contain_text("mục cần xem")

    strokes = 0
    while (left := page.locator("[data-asks]").count()) and strokes < STROKES:
        expect(page.locator("[data-asks]:focus")).to_have_count(1)
        page.keyboard.press("Enter")
        strokes += 1
        expect(page.locator("[data-asks]")).to_have_count(left - 1)

    assert page.locator("[data-asks]").count() == 0
    assert strokes < STROKES
    expect(page.locator("#con-lai")).not_to_contain_text("mục cần xem")

    points = page.locator(".ask .chip.now")
    while left := points.count():
        expect(page.locator(".ask input:focus")).to_have_count(1)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        strokes += 1
        expect(points).to_have_count(left - 1)
    assert strokes < STROKES
    expect(page.locator("#con-lai")).not_to_contain_text("cần làm rõ")


def test_a_field_is_opened_changed_and_saved_by_keys(make_town: "object") -> None:
    town: Town = make_town(DESK)  # type: ignore[operator]
    page = sent_in(town)
    expect(page.locator(".entry:focus")).to_have_count(1)

    page.keyboard.press("s")
    expect(page.locator(".entry .input:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".entry .input")).to_have_count(0)
    expect(page.locator(".entry:focus")).to_have_count(1)
    page.keyboard.press("s")
    expect(page.locator(".entry .input:focus")).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.type("UBND xã Hữu Lũng, tỉnh Lạng Sơn")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_text("đã sửa").first).to_be_visible()
    assert Directive.objects.get().issuer == "UBND xã Hữu Lũng, tỉnh Lạng Sơn"


def test_the_line_that_a_phone_jumps_to_is_in_sight(make_town: "object") -> None:
    town: Town = make_town(PHONE)  # type: ignore[operator]
    page = sent_in(town)

    page.locator("#subject").get_by_role("link", name="Xem chỗ này").click()

    lit = page.locator(".letter .lit").first
    expect(lit).to_be_in_viewport()
    page.wait_for_function(
        "() => document.querySelector('.letter .lit').getBoundingClientRect().top >="
        " document.querySelector('.pane-h').getBoundingClientRect().bottom"
    )
