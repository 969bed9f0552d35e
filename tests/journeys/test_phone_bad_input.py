"""What goes wrong in a hand: every slip is told in plain words, and nothing typed is lost."""

import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from lantoa.kit import clock
from lantoa.outreach.models import Proof
from tests.journeys.conftest import Town, follow
from tests.journeys.phone import controlled, leaflets, met, opened, queued, received, send
from tests.journeys.phone import town as town
from tests.outreach.test_hints import scene

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = "Trời mưa 🌧 <script>alert(1)</script> “Ngõ 3” = 5 & 6"


@pytest.fixture
def duty(town: Town) -> Locator:
    """Give the leaflet round of Ao Vối, whose adults are known, open on its head's phone."""
    town.world.hamlets[1].adults = 30
    town.world.hamlets[1].save()
    page = town.page_of("hamlet2")
    page.goto("/hoat-dong/ghi/")
    controlled(page)
    met(page)
    found = opened(page, "Phát tờ rơi")
    found.locator("input[name=how][value=number]").check()
    found.locator(".more > summary").click()
    found.locator("form").evaluate("form => { form.noValidate = true; }")
    return found


def give(duty: Locator, name: str, mime: str, data: bytes) -> None:
    duty.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": mime, "buffer": data}
    )


def heic() -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(scene(3))).save(out, "HEIF")
    return out.getvalue()


def test_a_film_is_refused_while_heic_and_a_photo_of_forty_megabytes_arrive(
    town: Town, duty: Locator, tmp_path: Path
) -> None:
    said = duty.locator(".kept-files")
    duty.locator("textarea").fill(SCRIPT)
    give(duty, "phim.mp4", "video/mp4", b"\x00\x00\x00\x18ftypmp42" + bytes(2000))
    expect(said).to_contain_text("phim.mp4 là phim, chưa gửi được")
    give(duty, "IMG_1.HEIC", "image/heic", heic())
    expect(said).to_contain_text("máy gửi nguyên cỡ")
    heavy = tmp_path / "to.jpg"
    heavy.write_bytes(scene(1) + bytes(40 * 2**20))
    duty.locator("input[type=file]").set_input_files(heavy)
    expect(said).to_contain_text("rõ, dùng được")
    give(duty, "hong.bin", "application/x-thing", b"????")
    expect(said).to_contain_text("không phải ảnh hay PDF")
    duty.locator("input[name=copies]").fill("36")
    send(duty.page)

    received(duty.page)
    row = leaflets(town)
    assert (row.note, row.counts["copies"]) == (SCRIPT, 36)
    assert [one.file.mime for one in Proof.objects.filter(activity=row)] == ["image/jpeg"] * 2
    assert all(one.file.bytes < 300_000 for one in Proof.objects.filter(activity=row))
    duty.page.goto(f"/hoat-dong/{row.pk}/")
    expect(duty.page.get_by_text("<script>alert(1)</script>")).to_be_visible()


def mended(page: Page, words: str) -> Locator:
    """Open what the commune could not take: told in `words`, everything typed still there."""
    expect(page.locator("#queue-rows li", has_text=words)).to_be_visible()
    follow(page, "Sửa")
    found = page.locator("details.duty[open]")
    expect(found.locator("textarea")).to_have_value(SCRIPT)
    found.locator("form").evaluate("form => { form.noValidate = true; }")
    return found


def test_figures_words_and_days_that_cannot_be_are_told_one_by_one_and_mended(
    town: Town, duty: Locator
) -> None:
    page = duty.page
    duty.locator("textarea").fill(SCRIPT)
    wrong = {"-3": "Ít nhất là", "1000000000": "Nhiều nhất là", "ba mươi": "Chỉ ghi số"}
    for typed, words in wrong.items():
        box = duty.locator("input[name=copies]")
        box.evaluate("(box, typed) => { box.type = 'text'; box.value = typed; }", typed)
        send(page)
        duty = mended(page, words)
    duty.locator("input[name=copies]").fill("36")
    duty.locator("input[name=done_on]").fill(f"{clock.today() + timedelta(days=365)}")
    expect(duty.locator(".hint")).to_contain_text("còn ở phía trước")
    send(page)
    duty = mended(page, "còn ở phía trước")
    duty.locator("input[name=done_on]").fill(f"{clock.today()}")
    send(page)

    received(page)
    row = leaflets(town)
    assert (row.counts["copies"], row.note, row.done_on) == (36, SCRIPT, clock.today())


def test_a_slip_is_asked_about_before_it_is_sent_and_never_held_back(
    town: Town, duty: Locator
) -> None:
    page = duty.page
    give(duty, "anh.jpg", "image/jpeg", scene(8))
    expect(duty.locator(".kept-files")).to_contain_text("rõ, dùng được")
    duty.locator("input[name=copies]").fill("36")
    send(page)
    received(page)
    page.goto("/hoat-dong/ghi/")
    meeting = opened(page, "Họp thôn")
    meeting.locator("input[name=people]").fill("31")
    expect(meeting.locator(".hint").first).to_contain_text("nhiều hơn số người lớn của thôn (30)")
    give(meeting, "zalo.jpg", "image/jpeg", scene(8, side=500, quality=60))
    expect(meeting.locator(".kept-files")).to_contain_text(re.compile("Giống ảnh đã ghi với “Phát"))
    meeting.locator("button.lit").click()
    queued(page)

    received(page)
    expect(page.locator("#hints")).to_contain_text("nhiều hơn số người lớn của thôn (30)")
    expect(page.locator("#hints")).to_contain_text("giống ảnh của việc")
    expect(page.locator("#hints")).not_to_contain_text("Ảnh chụp ngày")
    page.locator("#hints").get_by_role("button", name="Đúng rồi, giữ nguyên").first.click()
    expect(page.locator("#hints")).not_to_contain_text("giống ảnh của việc")


def test_a_slip_is_told_in_vietnamese_beside_its_field_and_goes_when_mended(
    town: Town, duty: Locator
) -> None:
    duty.locator("form").evaluate("form => { form.noValidate = false; }")
    copies = duty.locator("input[name=copies]")
    copies.fill("-3")

    duty.locator("button.lit").click()

    said = duty.get_by_role("alert")
    expect(said).to_have_text("Ghi từ 1 trở lên.")
    expect(copies).to_be_focused()
    expect(copies).to_have_value("-3")
    copies.fill("1000000000")
    expect(said).to_have_count(0)
    duty.locator("button.lit").click()
    expect(said).to_contain_text("Nhiều nhất là")
    copies.fill("")
    duty.locator("button.lit").click()
    expect(said).to_have_text("Điền vào ô này.")
