"""Two real installations: a commune's sealed report goes up to its province, is opened again."""

import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PATIENCE, press
from tests.ops.house import House, free_port

PASSWORD = "một mật khẩu rất dài"
SEAL = "from tests.journeys.commune_at_work import *; print(seal_a_report())"
MORE = "from tests.journeys.commune_at_work import *; hand_out_leaflets(6)"
SUM = "Số tờ rơi, tài liệu đã phát"


@contextmanager
def served(house: House, port: int, **env: str) -> Iterator[None]:
    """Serve a house, web and worker, until the block ends."""
    running = house.start("serve", "--port", str(port), **env)
    try:
        _answers(port, running)
        yield
    finally:
        running.send_signal(signal.SIGTERM)
        running.communicate(timeout=120)


def _answers(port: int, running: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + 120
    while running.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/dang-nhap/", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the house did not open")


@pytest.fixture
def houses(laid: Path, tmp_path: Path) -> tuple[House, House]:
    """Return a real commune with its report sealed, and a real province, each in its own home."""
    commune, province = House(tmp_path / "xa"), House(tmp_path / "tinh")
    commune.with_tables(laid).new()
    who = ["--name", "Hà Minh Tuệ", "--username", "tue", "--password-file", "-"]
    province.with_tables(laid).do("new", "--province", "Lạng Sơn", *who, typed=f"{PASSWORD}\n")
    return commune, province


def signed_in(browser: Browser, port: int, name: str) -> Page:
    window = browser.new_context(base_url=f"http://127.0.0.1:{port}", locale="vi-VN",
                                 viewport={"width": 1366, "height": 768})  # fmt: skip
    window.set_default_timeout(PATIENCE)
    page = window.new_page()
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    press(page, "^Đăng nhập$")
    return page


def until(page: Page, words: str) -> None:
    """Look again until the worker has done its part."""
    end = time.monotonic() + 180
    while time.monotonic() < end:
        page.reload()
        if page.get_by_text(words).count():
            return
        time.sleep(0.5)
    raise AssertionError(f"{words}: {page.locator('main').inner_text()}")


def test_a_report_goes_up_is_opened_again_and_the_new_version_comes_as_a_file(
    houses: tuple[House, House], browser: Browser, tmp_path: Path
) -> None:
    commune, province = houses
    report, here, there = commune.tell(SEAL), free_port(), free_port()
    up = {"LANTOA_PROVINCE_URL": f"http://127.0.0.1:{there}/bao-cao/nhan/"}
    with ExitStack() as open_:
        open_.enter_context(served(commune, here, **up))
        officer = signed_in(browser, here, "bich")
        officer.goto(f"/bao-cao/{report}/")
        press(officer, "Gửi tỉnh")
        until(officer, "tự gửi lại khoảng")  # the province's machine is off

        open_.enter_context(served(province, there))
        press(officer, "Gửi ngay")
        until(officer, "Khóa của xã chưa được tỉnh tin")
        clerk = signed_in(browser, there, "tue")
        clerk.goto("/bao-cao/cac-xa/")
        officer.get_by_text("Khóa công khai của xã").click()
        believe(clerk, officer.locator(".key-line").inner_text())
        press(officer, "Gửi lại")
        until(officer, "Đã gửi")
        clerk.goto("/bao-cao/cac-xa/")
        assert total(clerk) == "35"

        commune.tell(MORE)
        officer.reload()
        expect(officer.get_by_text("Sổ đã đổi sau khi khóa.")).to_be_visible()
        write_again(officer)
        until(clerk, "Xã đã mở lại")  # the word has come by itself; the old figures stand
        assert total(clerk) == "35"
        data = tmp_path / "bao-cao.json"
        with officer.expect_download() as handed:
            officer.get_by_role("button", name="Tải tệp đã ký").click()
        handed.value.save_as(data)
        bring(clerk, data)
        assert total(clerk) == "41"
        expect(clerk.get_by_text("Bản 2", exact=True).first).to_be_visible()
        expect(clerk.get_by_text("Xã đã mở lại")).to_have_count(0)
        expect(clerk.get_by_text("Đếm sót một thôn")).to_be_visible()
        bring(clerk, data)
        expect(clerk.get_by_text("không nhận hai lần")).to_be_visible()

    assert "nguyên vẹn" in province.do("verify")
    assert "nguyên vẹn" in commune.do("verify")


def believe(clerk: Page, key: str) -> None:
    clerk.get_by_label("Xã", exact=True).select_option(label="xã Hữu Lũng")
    clerk.get_by_label("Khóa công khai của xã").fill(key)
    press(clerk, "Tin khóa này")
    expect(clerk.get_by_text("Đã tin khóa của xã.")).to_be_visible()


def write_again(officer: Page) -> None:
    """Open the sealed report with a reason, send its next version, have it sealed."""
    officer.get_by_text("Mở lại để sửa").click()
    officer.get_by_label("Lý do mở lại").fill("Đếm sót một thôn")
    press(officer, "Mở lại báo cáo")
    press(officer, "Sửa và gửi lại")
    press(officer, "Gửi báo cáo")
    press(officer, "Tiếp nhận và khóa số liệu")


def bring(clerk: Page, data: Path) -> None:
    clerk.goto("/bao-cao/cac-xa/")
    clerk.get_by_label("Tệp báo cáo đã ký").set_input_files(data)
    press(clerk, "Nhận báo cáo")


def total(clerk: Page) -> str:
    """Return the sum over the communes: its column is told by the head, its row by "Cộng"."""
    heads = clerk.get_by_role("columnheader").all_inner_texts()
    at = next(n for n, head in enumerate(heads) if head.startswith(SUM))
    return clerk.get_by_role("row", name="Cộng 1 xã").locator("th, td").nth(at).inner_text()
