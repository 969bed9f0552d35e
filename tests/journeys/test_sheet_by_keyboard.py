"""A filled paper sheet is typed without touching the mouse: scan, figures, Enter, save."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from lantoa.outreach import sheet_actions
from lantoa.outreach.models import Activity
from tests.journeys.conftest import DESK, Town
from tests.journeys.launched import launch_letter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town]) -> Town:
    """Give the launched town on the office's screen."""
    made = make_town(DESK)
    launch_letter(made)
    return made


def typed(page: Page, *keys: str) -> None:
    """Type text and press named keys, as one hand on the keyboard does."""
    for key in keys:
        if key in ("Enter", "Space", "Control+Enter"):
            page.keyboard.press(key)
        else:
            page.keyboard.type(key)


def test_scan_type_and_save_with_the_keyboard_alone(town: Town) -> None:
    board = town.world.boards[1]
    sheet = sheet_actions.make_sheet(
        board, date(2025, 9, 1), by=town.world.people["officer"], uid=uuid4()
    )
    free = sheet.lines.filter(planned=None)[0]
    page = town.page_of("officer")
    page.goto("/hoat-dong/phieu/")
    expect(page.get_by_label("Mã phiếu")).to_be_focused()
    typed(page, f"https://xa.example/hoat-dong/phieu/?ma={sheet.code}", "Enter")
    page.wait_for_url(f"**/phieu/{sheet.pk}/")
    boxes = page.locator("#phieu input:not([type=hidden])")
    expect(boxes.first).to_be_focused()

    while (name := page.evaluate("document.activeElement.id")) != f"o_d{free.order}_title":
        if name.endswith(("_copies", "_people", "_posts", "_homes")):
            typed(page, "12")
        typed(page, "Enter")
    typed(page, "Control+Enter")

    expect(page.get_by_text("dòng từ phiếu giấy, xã đã nhận")).to_be_visible()
    round_ = Activity.objects.get(unit=board, kind="leaflet")
    assert (round_.state, round_.counts["copies"], round_.told_how) == ("done", 12, "paper")
