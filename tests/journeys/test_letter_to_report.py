"""From the letter to the accepted report, by people at browsers."""

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse
from docx import Document
from PIL import Image
from playwright.sync_api import Page, expect

from lantoa.commune.lists_in import import_households
from lantoa.kit import clock
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from tests.journeys.conftest import LETTER, PHONE, Town, follow, press
from tests.journeys.phone import heard, queued

pytestmark = pytest.mark.django_db(transaction=True)

MONDAY = date(2025, 8, 25)


def at(month: int, day: int, hour: int = 9) -> datetime:
    return clock.local(date(2025, month, day), hour)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "to-roi.jpg"
    Image.new("RGB", (640, 480), "#5d7a62").save(
        path, exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00"
    )
    return path


def test_one_letter_becomes_a_campaign_whose_work_is_proved_counted_and_reported(
    town: Town, photo: Path
) -> None:
    town.at(at(8, 25, 8))
    name_households(town)
    officer = town.page_of("officer")
    upload_and_review(officer)
    campaign = Campaign.objects.get()
    submit_and_approve(town, officer)

    before = delivered(officer, campaign)
    town.at(at(9, 28, 17))
    mark_the_round_done(town, photo)
    assert delivered(officer, campaign) == before + 38

    town.at(at(10, 15, 8))
    report_returned_corrected_accepted(town, officer)
    difficulty_raised_and_answered(town, officer)


def name_households(town: Town) -> None:
    rows = "\n".join(f"Hoàng Văn Số {n},Ngõ {n // 10 + 1},{n}" for n in range(40))
    import_households(
        town.world.hamlets[0],
        data=f"Họ tên chủ hộ,Ngõ/xóm,Thứ tự\n{rows}".encode(),
        by=town.world.people["officer"],
        uid=uuid4(),
    )


def upload_and_review(page: Page) -> None:
    page.goto("/van-ban/moi/")
    page.locator("input[type=file]").first.set_input_files(str(LETTER))
    press(page, "Gửi và đọc")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Máy đọc được thế này")

    page.locator("a[data-lines]", has_text="Xem chỗ này").first.click()
    expect(page.locator(".lit, .lights:target").first).to_be_visible()

    page.get_by_role("link", name=re.compile("Sửa.*Trích yếu|Sửa.*[Vv]ề việc")).first.click()
    page.locator("textarea, input[name=value]").first.fill(
        "tuyên truyền thực hiện Nghị quyết số 57-NQ/TW"
    )
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.get_by_text("đã sửa").first).to_be_visible()

    press(page, "Theo hết đề xuất")
    expect(page.get_by_text("Cần làm rõ", exact=True)).to_have_count(0)
    press(page, "Xác nhận, lập đợt")
    page.goto("/dot/")
    expect(page.get_by_text("Tuyên truyền thực hiện Nghị quyết số 57-NQ/TW")).to_be_visible()


def submit_and_approve(town: Town, officer: Page) -> None:
    officer.goto("/noi-dung/")
    press(officer, "Trình")
    chairman = town.page_of("approver")
    chairman.goto(reverse("content:pack"))
    press(chairman, "Duyệt cả tuần")
    expect(
        chairman.get_by_text(re.compile("Không có gì chờ duyệt|đã duyệt", re.I)).first
    ).to_be_visible()
    town.work()


def delivered(page: Page, campaign: Campaign) -> int:
    page.goto(f"/tiep-can/{campaign.pk}/")
    if page.get_by_text("Chưa có tin không phải là 0").count():
        return 0
    return int(page.locator(".figure b").first.inner_text().split("/")[0].strip().replace(".", ""))


def mark_the_round_done(town: Town, photo: Path) -> None:
    head = town.page_of("hamlet", viewport=PHONE)
    head.goto("/")
    follow(head, "Phát tờ rơi đến từng hộ")
    head.locator("input[name=copies]").fill("38")
    tick_households(head)
    head.locator("input#photo").set_input_files(str(photo))
    press(head, "gửi xã")
    # The phone's queue sends it; nothing is said before the commune has it.
    heard(head, Activity.objects.filter(kind="leaflet", state=Activity.DONE).exists)
    expect(head.get_by_text(re.compile("Xã đã nhận")).first).to_be_visible()


def tick_households(head: Page) -> None:
    """Everybody got it but two whole families who work far away."""
    head.locator("input[name=how][value=all]").check()
    head.locator("details", has=head.locator("select")).first.locator("summary").click()
    for number in range(2):
        head.locator("select").nth(number).select_option("away")


def sent_by_queue(head: Page) -> str:
    """Send the report that is open; it goes through the phone's queue. Return its address."""
    expect(head.locator("form[data-live]")).to_be_visible()
    address = head.url
    press(head, "Gửi báo cáo")
    queued(head)
    expect(head.locator("#just-sent.ok")).to_contain_text("Xã đã nhận")  # this one, none before it
    head.goto(address)
    return address


def report_returned_corrected_accepted(town: Town, officer: Page) -> None:
    head = town.page_of("hamlet")
    head.goto("/bao-cao/")
    october = head.locator("li, section", has_text="Kỳ tháng 10").last
    with head.expect_navigation():
        october.get_by_role("button", name="Lập báo cáo").click()
    address = sent_by_queue(head)
    expect(head.get_by_text("Chờ tiếp nhận").first).to_be_visible()

    officer.goto(address)
    officer.get_by_text("Trả lại để sửa").first.click()
    officer.locator("textarea").first.fill("Nhờ xem lại số tờ rơi.")
    press(officer, "Trả lại để sửa")

    head.goto(address)
    expect(head.get_by_text("Nhờ xem lại số tờ rơi.").first).to_be_visible()
    press(head, "Sửa và gửi lại")
    reason = head.locator("[name=why-leaflet_copies]")
    copies = head.locator(".field", has=reason)
    copies.locator("input").first.fill("40")
    copies.get_by_text("Số khác sổ thì ghi lý do").click()
    reason.fill("Phát thêm ở chợ")
    sent_by_queue(head)

    officer.goto(head.url)
    press(officer, "Tiếp nhận")
    expect(officer.get_by_text("Khóa số liệu").first).to_be_visible()
    paper = word_of(officer)
    text = "\n".join(p.text for p in paper.paragraphs)
    assert "BÁO CÁO" in text.upper()
    assert "40" in text + "".join(c.text for t in paper.tables for r in t.rows for c in r.cells)


def difficulty_raised_and_answered(town: Town, officer: Page) -> None:
    head = town.page_of("hamlet")
    head.goto("/kho-khan/moi/")
    head.get_by_label("Loa, thiết bị truyền thanh").check()
    head.locator("input[name=title]").fill("Loa ở đầu thôn không kêu")
    press(head, "Gửi lên xã")
    queued(head)
    expect(head.locator("#sent-rows")).to_contain_text("Loa ở đầu thôn không kêu")
    officer.goto("/kho-khan/")
    follow(officer, "Loa ở đầu thôn không kêu")
    head.goto(officer.url)
    officer.locator("textarea").first.fill("Chiều nay đội kỹ thuật lên sửa.")
    press(officer, "Gửi trả lời")
    head.reload()
    expect(head.get_by_text("Chiều nay đội kỹ thuật lên sửa.")).to_be_visible()


def word_of(page: Page) -> Document:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Tải bản Word").first.click()
    return Document(BytesIO(Path(waiting.value.path()).read_bytes()))
