"""A month's work on paper: a code, half a minute to type, a photo as proof, never twice."""

import io
from datetime import date, timedelta
from uuid import uuid4

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from django.urls import reverse
from PIL import Image

from lantoa.kit.errors import NotAllowed
from lantoa.kit.paper import codes_in
from lantoa.outreach import actions, sheet_actions, sheet_typing
from lantoa.outreach.models import Activity, Proof
from lantoa.outreach.sheet_models import CodeSheet
from lantoa.outreach.sheet_rules import code_in, day_in_month
from tests.counting import questions
from tests.media import mp4
from tests.outreach.campaigns import handed, send

pytestmark = pytest.mark.django_db
MONTH = date(2025, 9, 1)


@pytest.fixture
def sheet(world, campaign) -> CodeSheet:
    """Give the printed sheet of the first hamlet's September."""
    return sheet_actions.make_sheet(world.boards[0], MONTH, by=world.people["officer"], uid=uuid4())


def page_of(sheet: CodeSheet) -> str:
    return reverse("outreach:code_sheet", args=[sheet.pk])


def order_of(sheet: CodeSheet, kind: str) -> int:
    return sheet.lines.filter(planned__kind=kind).order_by("order")[0].order


def printed(world, sheet: CodeSheet) -> bytes:
    answer = send(
        world, "officer", reverse("outreach:code_sheets_print"),
        **{"thang": f"{MONTH}", "don-vi": [sheet.unit_id]},
    )  # fmt: skip
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def picture(pdf: bytes) -> bytes:
    """Return the first page of the paper as a phone would photograph it: turned a little, grey."""
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].render(scale=2).to_pil().convert("RGB")
    out = io.BytesIO()
    page.rotate(4, expand=True, fillcolor="grey").save(out, "JPEG", quality=70)
    return out.getvalue()


def test_the_code_on_the_paper_names_hamlet_month_and_version(world, sheet):
    pdf = printed(world, sheet)

    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
    said = zxingcpp.read_barcodes(np.asarray(page.render(scale=2).to_pil().convert("L")))[0].text
    text = page.get_textpage().get_text_bounded()
    assert code_in(said) == (world.boards[0].pk, MONTH, 1)
    assert sheet.code in text
    for line in sheet.lines.filter(planned__isnull=False).select_related("planned"):
        assert line.planned.title.split(":")[0][:20] in text.replace("\r\n", " ")


def test_the_same_plan_prints_the_same_sheet_and_a_changed_plan_a_next_version(world, sheet):
    officer = world.people["officer"]
    again = sheet_actions.make_sheet(world.boards[0], MONTH, by=officer, uid=uuid4())
    row = sheet.lines.filter(planned__isnull=False)[0].planned
    actions.cancel(row, uid=uuid4(), reason="Trùng lịch", by=officer)

    other = sheet_actions.make_sheet(world.boards[0], MONTH, by=officer, uid=uuid4())

    assert (again.pk, other.version) == (sheet.pk, 2)


def test_figures_typed_in_the_papers_order_become_activities_by_the_ordinary_action(world, sheet):
    order = order_of(sheet, "leaflet")
    typed = {f"d{order}_day": "28", f"d{order}_copies": "36"}

    answer = send(world, "officer", page_of(sheet), **typed)

    row = Activity.objects.get(unit=world.boards[0], kind="leaflet")
    assert answer.status_code == 302
    assert (row.state, row.counts["copies"], row.done_on) == ("done", 36, date(2025, 9, 28))
    assert (row.told_sign, row.on_behalf_of) == ("phiếu giấy", "Người hamlet")


def test_the_same_sheet_typed_twice_is_told_and_not_doubled(world, sheet):
    order = order_of(sheet, "leaflet")
    free = sheet.lines.filter(planned=None)[0].order
    typed = {
        f"d{order}_copies": "36", f"d{free}_title": "Nói ở chợ", f"d{free}_kind": "1",
        f"d{free}_day": "20/9", f"d{free}_figure": "25",
    }  # fmt: skip
    send(world, "officer", page_of(sheet), **typed)
    before = Activity.objects.filter(state="done").count()

    page = world.client("admin").get(page_of(sheet)).content.decode()
    answer = send(world, "admin", page_of(sheet), **typed)

    assert "Phiếu này đã nhập" in page
    assert "Chưa nhập dòng nào" in answer.content.decode()
    assert Activity.objects.filter(state="done").count() == before
    assert Activity.objects.filter(title="Nói ở chợ").count() == 1


def test_a_line_that_a_phone_logged_meanwhile_is_named_and_left(world, sheet):
    order = order_of(sheet, "leaflet")
    row = sheet.lines.get(order=order).planned
    actions.confirm(row, uid=uuid4(), done=handed(world), by=world.people["hamlet"])

    entry = sheet_typing.Entry(order=order, done_on=date(2025, 9, 28), counts={"copies": 36})
    done = sheet_typing.type_sheet(sheet, [entry], by=world.people["officer"], uid=uuid4())

    assert done.known == (order,)
    row.refresh_from_db()
    assert row.counts["copies"] == 30


@pytest.mark.parametrize(
    ("box", "text", "said"),
    [
        ("copies", "-3", "Ít nhất là"),
        ("copies", "1000000000", "Nhiều nhất là"),
        ("copies", "ba mươi", "Chỉ ghi số"),
        ("day", "32", "không phải một ngày"),
        ("day", "30/9", "còn ở phía trước"),
        ("day", "hôm qua", "không phải một ngày"),
        ("day", "😀", "không phải một ngày"),
        ("day", "28/9/2019", "trước đợt này hơn một năm"),
    ],
)
def test_what_does_not_fit_is_told_at_its_line_and_nothing_typed_is_lost(
    world, sheet, box, text, said
):
    order = order_of(sheet, "leaflet")
    typed = {f"d{order}_copies": "36", f"d{order}_day": "28", f"d{order}_{box}": text}

    page = send(world, "officer", page_of(sheet), **typed)

    assert page.status_code == 422
    assert said in page.content.decode()
    assert f'value="{text}"' in page.content.decode()
    assert not Activity.objects.filter(unit=world.boards[0], kind="leaflet", state="done").exists()


@pytest.mark.parametrize("typed", [{"title": "Nói ở chợ", "figure": "25"}, {"figure": "0"}])
def test_other_work_without_its_kind_is_asked_about_and_never_guessed(world, sheet, typed):
    free = sheet.lines.filter(planned=None)[0].order
    boxes = {f"d{free}_{name}": text for name, text in typed.items()}

    page = send(world, "officer", page_of(sheet), **boxes)

    assert f"Dòng {free}: Chưa chọn hình thức" in page.content.decode()
    assert not Activity.objects.filter(title="Nói ở chợ").exists()


def test_a_title_with_signs_that_no_font_has_is_printed_without_them(world, sheet):
    row = sheet.lines.filter(planned__isnull=False)[0].planned
    Activity.objects.filter(pk=row.pk).update(title="Phát tờ rơi 😀 theo 中 mẫu")

    pdf = printed(world, sheet)

    text = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage().get_text_bounded()
    assert "Phát tờ rơi" in text


def test_a_picture_that_would_fill_the_memory_is_not_unpacked_to_look_for_a_code():
    out = io.BytesIO()
    Image.new("1", (8000, 7000)).save(out, "PNG")

    assert codes_in(out.getvalue()) == []
    assert codes_in(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n") == []


def test_one_wrong_line_keeps_the_whole_sheet_back(world, sheet):
    free = sheet.lines.filter(planned=None)[0].order
    order = order_of(sheet, "leaflet")
    typed = {f"d{order}_copies": "36", f"d{free}_kind": "1", f"d{free}_figure": "9"}

    page = send(world, "officer", page_of(sheet), **typed)

    assert f"Dòng {free}: Ghi vài chữ" in page.content.decode()
    assert not Activity.objects.filter(unit=world.boards[0], kind="leaflet", state="done").exists()


def test_not_done_is_written_with_its_reason(world, sheet):
    order = order_of(sheet, "leaflet")

    send(world, "officer", page_of(sheet), **{f"d{order}_reason": "Mưa lớn, đường ngập"})

    row = Activity.objects.get(unit=world.boards[0], kind="leaflet")
    assert (row.state, row.reason) == ("missed", "Mưa lớn, đường ngập")


def test_a_photo_of_the_filled_sheet_finds_its_page_and_proves_what_is_typed(world, sheet):
    photo = io.BytesIO(picture(printed(world, sheet)))
    photo.name = "zalo.jpg"

    answer = send(world, "officer", reverse("outreach:code_sheets"), photo=photo)
    send(world, "officer", page_of(sheet), **{f"d{order_of(sheet, 'leaflet')}_copies": "36"})

    row = Activity.objects.get(unit=world.boards[0], kind="leaflet")
    assert answer["Location"] == page_of(sheet)
    assert Proof.objects.get(activity=row).file.mime == "image/jpeg"


def test_a_photo_without_a_code_is_told_and_a_typed_code_takes_it(world, sheet):
    out = io.BytesIO()
    Image.new("RGB", (900, 700), "olive").save(out, "JPEG")
    for code, status in (("", 422), (sheet.code, 302)):
        out.seek(0)
        out.name = "anh.jpg"

        page = send(world, "officer", reverse("outreach:code_sheets"), photo=out, ma=code)

        assert page.status_code == status
    sheet.refresh_from_db()
    assert sheet.photo is not None


def test_a_film_or_a_stranger_code_is_told_in_words(world, sheet):
    film = io.BytesIO(mp4(b"vide"))
    film.name = "phieu.mp4"
    url = reverse("outreach:code_sheets")

    wrong = send(world, "officer", url, photo=film, ma=sheet.code).content.decode()
    stranger = world.client("officer").get(f"{url}?ma=999-202509-1").content.decode()

    assert "Hãy chụp ảnh thay cho quay phim" in wrong
    assert "Không có phiếu nào mang mã này" in stranger


def test_only_the_office_prints_and_types_sheets(world, sheet):
    with pytest.raises(NotAllowed):
        sheet_actions.make_sheet(world.boards[0], MONTH, by=world.people["hamlet"], uid=uuid4())

    assert world.client("hamlet").get(page_of(sheet)).status_code == 404
    assert world.client("stranger").get(page_of(sheet)).status_code == 404


def test_the_month_is_asked_in_as_few_questions_for_many_hamlets_as_for_one(world, sheet):
    client, url = world.client("officer"), reverse("outreach:code_sheets") + f"?thang={MONTH}"
    one = questions(lambda: client.get(url))
    for board in world.boards[1:]:
        sheet_actions.make_sheet(board, MONTH, by=world.people["officer"], uid=uuid4())

    assert questions(lambda: client.get(url)) == one


@pytest.mark.parametrize(
    ("text", "day"),
    [("28", date(2025, 9, 28)), ("3/10", date(2025, 10, 3)), ("3.9.25", date(2025, 9, 3))],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert day_in_month(text, MONTH) == day


@pytest.mark.parametrize("text", ["", "12", "0-000000-0", "12-202513-1", "tel:0912-202509"])
def test_a_text_without_a_code_is_no_sheet(text):
    assert code_in(text) is None


def test_a_plan_made_again_keeps_what_stands_on_a_printed_sheet_and_says_so(world, campaign, sheet):
    line = sheet.lines.filter(planned__isnull=False).order_by("planned__due_on").first()
    campaign.from_on = line.planned.due_on + timedelta(days=1)
    campaign.save()

    differences = actions.schedule(campaign, by=world.people["officer"])

    line.refresh_from_db()
    assert line.planned is not None
    assert any("còn trên phiếu giấy đã in" in told for told in differences)
    said = world.client("officer").get(page_of(sheet)).content.decode()
    assert line.planned.title in said
