"""What a hand does with a phone: speaks, shares two photos, opens from Zalo, hands a file in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from lantoa.outreach.models import Proof
from tests.conftest import CHROMIUM
from tests.journeys.conftest import DESK, Town, press
from tests.journeys.phone import (
    DUTIES,
    back,
    cut,
    fill,
    kept,
    leaflets,
    met,
    opened,
    ready,
    received,
    send,
)
from tests.journeys.phone import town as town
from tests.outreach.test_hints import scene

pytestmark = pytest.mark.django_db(transaction=True)
ZALO = (
    "Mozilla/5.0 (Linux; Android 9; SM-J260G) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/119.0.0.0 Mobile Safari/537.36 Zalo android/23110 ZaloTheme/light"
)


@pytest.fixture
def microphone(town: Town) -> Iterator[Browser]:
    """Give a browser that hears a made-up voice."""
    flags = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--no-sandbox"]
    loud = town.browser.browser_type.launch(executable_path=CHROMIUM, args=flags)
    town.browser = loud
    yield loud
    for window in town.windows.values():
        window.close()
    town.windows.clear()
    loud.close()


def test_a_voice_note_is_spoken_without_a_network_and_arrives_as_sound_not_as_words(
    town: Town, microphone: Browser
) -> None:
    page = ready(town.page_of("hamlet2"))
    cut(page)
    fill(page)
    duty = page.locator("details.duty[open]")
    duty.get_by_role("button", name="Nói thêm vài câu").click()
    expect(duty.get_by_role("button", name="Đang ghi, bấm để dừng")).to_be_visible()
    page.wait_for_timeout(1500)
    duty.get_by_role("button", name="Đang ghi, bấm để dừng").click()
    expect(duty.locator(".kept-files")).to_contain_text("Lời nói, chưa ghi thành chữ")
    send(page)
    kept(page)

    back(page)

    received(page)
    (proof,) = Proof.objects.filter(activity=leaflets(town))
    assert proof.file.mime.startswith("audio/")
    assert (proof.words, leaflets(town).note) == ("", "")


def test_two_photos_shared_from_the_gallery_go_to_the_work_that_is_tapped(town: Town) -> None:
    page = ready(town.page_of("hamlet2"))
    cut(page)
    page.evaluate(SHARE, [list(scene(number)) for number in (1, 5)])
    page.goto("/")
    page.goto("/hoat-dong/ghi/#chia-se")
    expect(page.get_by_text("Ảnh vừa chia sẻ (2) đi với việc nào?")).to_be_visible()

    duty = opened(page, "Phát tờ rơi")
    expect(duty.locator(".kept-files li")).to_have_count(2)
    duty.locator("input[name=copies]").fill("36")
    duty.locator("input[name=how][value=number]").check()
    send(page)
    back(page)

    received(page)
    assert Proof.objects.filter(activity=leaflets(town)).count() == 2
    page.goto(DUTIES)
    expect(page.get_by_text("Ảnh vừa chia sẻ")).to_have_count(0)


SHARE = """async (pictures) => {
  const form = new FormData();
  pictures.forEach((bytes, n) =>
    form.append("photo", new File([new Uint8Array(bytes)], `z${n}.jpg`, { type: "image/jpeg" })));
  await fetch("/chia-se/", { method: "POST", body: form, redirect: "manual" });
}"""


def test_inside_zalo_work_is_logged_online_and_chrome_is_offered(town: Town) -> None:
    page = town.page_of("hamlet2", user_agent=ZALO)
    page.goto("/")

    expect(page.get_by_text("Đang mở trong Zalo.")).to_be_visible()
    door = page.get_by_role("link", name="Mở bằng Chrome").get_attribute("href") or ""
    assert door.startswith("intent://")
    assert "package=com.android.chrome" in door
    page.goto(DUTIES)
    fill(page)
    send(page)
    received(page)
    assert leaflets(town).state == "done"


def test_a_queue_saved_as_a_file_is_taken_in_by_the_office_twice_and_counts_once(
    town: Town, tmp_path: Path
) -> None:
    page = ready(town.page_of("hamlet2"))
    met(page)
    cut(page)
    fill(page, photo=True)
    send(page)
    kept(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Lưu thành tệp").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)

    office = town.page_of("officer", viewport=DESK)
    for _ in "ab":
        office.goto("/nhan-tep/")
        office.locator("input[type=file]").set_input_files(file)
        press(office, "Nhận vào sổ")
        expect(office.get_by_text("Xã đã nhận")).to_have_count(2)
        expect(office.get_by_text("Chưa nhận")).to_have_count(0)
    back(page)

    received(page)
    row = leaflets(town)
    assert (row.state, row.counts["copies"]) == ("done", 36)
    assert Proof.objects.filter(activity=row).count() == 1
