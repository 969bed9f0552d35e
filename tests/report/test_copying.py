"""Figures in another body's columns: the form comes in once, every period fits it."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lantoa.commune.tables import write_csv, write_sheet
from lantoa.report import outside
from lantoa.report.matching import nearest, ranked
from lantoa.report.models import OutsideForm
from tests.reach.ledger import did
from tests.report.way import DAY, drafted, sent

pytestmark = pytest.mark.django_db
HEADINGS = ("STT", "Đơn vị", "Số tờ rơi đã phát", "Số hộ đã nhận tận hộ", "Ghi chú")


def bring_in(world, role="officer", **typed):
    asked = {"uid": str(uuid4()), "title": "Biểu 01 của Sở", **typed}
    return world.client(role).post(reverse("report:outsides"), asked)


@pytest.mark.parametrize("write", [write_csv, lambda rows: write_sheet(rows, title="Biểu")])
def test_a_form_comes_in_from_excel_in_its_own_order_and_finds_its_figures(world, campaign, write):
    file = SimpleUploadedFile("bieu", write([("Biểu số 01",), HEADINGS, ("1", "", "", "", "")]))

    answer = bring_in(world, file=file)

    form = OutsideForm.objects.get()
    assert answer.url == reverse("report:outside", args=[form.pk])
    assert [column["label"] for column in form.columns] == list(HEADINGS)
    assert [column["source"] for column in form.columns] == [
        "@order", "@unit", "leaflet_copies", "reach_delivered", "",
    ]  # fmt: skip


def test_the_offices_figures_stand_in_the_forms_columns_with_a_row_for_each_hamlet(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 1035})
    sent(world, world.boards[0])
    report = drafted(world, world.office, "officer")
    bring_in(world, text="\n".join(HEADINGS))
    form = OutsideForm.objects.get()

    table = outside.in_form(form, report)
    page = world.client("officer").get(
        reverse("report:numbers", args=[report.pk]), {"bieu": form.pk}
    )

    first = table.rows[0]
    assert [cell.plain for cell in first[:3]] == ["1", str(world.boards[0]), "1035"]
    assert first[2].shown == "1.035"
    assert len(table.rows) == 2
    assert "Theo Biểu 01 của Sở" in page.content.decode()
    assert 'data-plain="1035"' in page.content.decode()


def test_what_a_column_takes_is_changed_by_hand(world, campaign):
    bring_in(world, text="TT\nCột lạ")
    form = OutsideForm.objects.get()
    address = reverse("report:outside", args=[form.pk])

    world.client("officer").post(address, {"uid": str(uuid4()), "source": ["@order", "items"]})
    stale = world.client("officer").post(address, {"uid": str(uuid4()), "source": ["@order"]})

    form.refresh_from_db()
    assert [column["source"] for column in form.columns] == ["@order", "items"]
    assert stale.status_code == 422


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": "  \n "}, "Không thấy dòng tên cột nào"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 hong")}, "không phải bảng tính"),
        ({"title": "", "text": "TT"}, "Tên biểu"),
    ],
)
def test_a_form_that_cannot_be_read_is_told_what_to_do(world, campaign, typed, says):
    answer = bring_in(world, **typed)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not OutsideForm.objects.exists()


def test_a_cell_to_copy_is_no_formula_either(world, campaign):
    bring_in(world, text="=cmd\nĐơn vị")
    board = world.boards[0]
    board.name = "=HYPERLINK(1)"
    board.save()
    report = sent(world, board)

    table = outside.in_form(OutsideForm.objects.get(), report)

    assert table.rows[0][1].plain.startswith(("'", "Thôn", "thôn"))


def test_names_of_figures_are_matched_by_their_words_and_codes():
    known = [("a", "Số buổi phát thanh"), ("b", "Số tờ rơi đã phát"), ("c", "Số hộ đã nhận tận hộ")]

    assert nearest("Buổi phát thanh trong kỳ", known) == "a"
    assert nearest("Diện tích rừng", known) == ""
    assert ranked("phát thanh mấy buổi", known)[0] == "a"
    assert ranked("b", known) == ["b"]


def test_households_of_something_else_are_not_what_is_asked_for():
    known = [("reach", "Số hộ được tiếp cận"), ("vneid", "Số người đã cài VNeID")]

    assert ranked("Số hộ đã cài VNeID", known) == ["vneid"]
    assert ranked("Số hộ", known) == ["reach"]
