"""A paper is sent page by page, waits, is read, and its lines are lit on the picture."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lantoa.intake.models import Directive
from tests.journeys.conftest import DESK, Town, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPEN = Path(__file__).parents[1] / "data" / "directives"
READING = re.compile(r"/van-ban/\d+/")


def photograph(page: Page, *names: str) -> None:
    """Take photos with the camera button, one after another."""
    for name in names:
        with page.expect_file_chooser() as camera:
            page.get_by_role("button", name="Chụp một trang").click()
        camera.value.set_files(OPEN / name)


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [str(one["id"]) for one in found]


def test_photos_are_gathered_put_in_order_and_sent_after_the_line_broke(town: Town) -> None:
    page = town.page_of("officer")
    page.goto("/van-ban/moi/")

    photograph(page, "02.p2.jpg", "02.jpg", "05.jpg")
    page.get_by_role("button", name="Bỏ trang 3").click()
    page.get_by_role("button", name="Đưa lên trước trang 2").click()
    assert faults(page) == []
    page.context.set_offline(offline=True)
    page.get_by_role("button", name="Gửi và đọc").click()
    expect(page.get_by_text("Các trang vẫn còn ở đây")).to_be_visible()
    page.context.set_offline(offline=False)
    press(page, "Gửi và đọc")
    assert READING.search(page.url)

    expect(page.get_by_text("Đang chờ đọc")).to_be_visible()
    sizes = [(OPEN / name).stat().st_size for name in ("02.jpg", "02.p2.jpg")]
    kept = Directive.objects.get().pages.values_list("file__name", "file__bytes")
    assert [name for name, _ in kept] == ["trang 1.jpg", "trang 2.jpg"]
    assert [size for _, size in kept] == sizes
    press(page, "Dừng đọc")
    expect(page.get_by_role("heading", name="Đã dừng đọc")).to_be_visible()
    assert faults(page) == []


def test_what_was_refused_leaves_the_pages_on_the_screen(town: Town, tmp_path: Path) -> None:
    (tmp_path / "thu.rar").write_bytes(b"Rar!\x1a\x07")
    page = town.page_of("officer")
    page.goto("/van-ban/moi/")
    photograph(page, "02.jpg")

    page.locator("input[name=papers]").set_input_files(tmp_path / "thu.rar")
    page.get_by_role("button", name="Gửi và đọc").click()

    expect(page.get_by_text("giải nén")).to_be_visible()
    expect(page.locator("#trang li")).to_have_count(2)
    assert not Directive.objects.exists()


def test_a_paper_waits_is_read_and_lights_the_line_of_a_field(
    make_town: Callable[[dict[str, int]], Town],
) -> None:
    town = make_town(DESK)
    page = town.page_of("officer")
    page.goto("/van-ban/moi/")
    page.locator("input[name=papers]").set_input_files(OPEN / "05.pdf")
    press(page, "Gửi và đọc")
    assert READING.search(page.url)
    town.work()

    expect(page.locator("svg.paper")).to_have_count(2)
    page.wait_for_load_state()
    page.locator("#subject").focus()

    lit = page.locator(".box.lit")
    expect(lit.first).to_be_visible()
    line = int(str(lit.first.get_attribute("id")).removeprefix("d"))
    assert "V/v" in Directive.objects.get().raw.split("\n")[line]
    assert faults(page) == []
