"""Names on a sheet become ticks; doubled rows, strangers and doubts are told and not counted."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lantoa.commune.models import Seat
from lantoa.commune.tables import read_table, write_csv, write_sheet
from lantoa.outreach.models import Activity
from lantoa.outreach.named import Found, doors_named, table_of
from tests.outreach.campaigns import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def hamlet(world):
    names = {0: ("Chu Văn Bảo", "Ngõ 1"), 1: ("Vi Thị Loan", "Ngõ 1"), 2: ("Vi Thị Loan", "Ngõ 2")}
    for bit, (head, lane) in names.items():
        home = Seat.objects.get(hamlet=world.hamlets[0], bit=bit).household
        home.lane = lane
        home.headed_by(head).save()
    return world.hamlets[0]


def named(hamlet, text):
    return doors_named(hamlet, table_of(text))


def test_a_door_named_twice_is_one_and_the_repeated_lines_are_told(hamlet):
    found = named(hamlet, "chu van bao\nCHU VĂN BẢO\nHộ 5\n\nChu Văn Bảo, ngõ 1")

    assert found == Found(bits=(0, 4), doubled=(2, 5))
    assert found.words == "2 dòng trùng, hộ ấy chỉ tính một lần: 2, 5."


def test_strangers_and_two_of_one_name_are_told_with_their_lines(hamlet):
    found = named(hamlet, "Người Lạ\nVi Thị Loan\nVi Thị Loan\tNgõ 2")

    assert found.bits == (2,)
    assert found.strangers == ((1, "Người Lạ"),)
    assert found.unsure == ((2, "Vi Thị Loan: có 2 hộ cùng tên"),)
    assert "1 dòng không có trong danh sách thôn, chưa tính: Người Lạ (dòng 1)." in found.words
    assert "chưa rõ là hộ nào, chưa tính: Vi Thị Loan: có 2 hộ cùng tên (dòng 2)." in found.words


def test_one_of_the_same_name_from_another_lane_is_asked_for_not_guessed(hamlet):
    found = named(hamlet, "Chu Văn Bảo, Ngõ 9\nChu Văn Bảo, 0912345678\nHộ 5, Ngõ 7")

    assert found.bits == (0, 4)
    assert found.unsure == ((1, "Chu Văn Bảo: tệp ghi Ngõ 9, thôn ghi Ngõ 1"),)


@pytest.mark.parametrize("written", [write_csv, lambda rows: write_sheet(rows, title="Hộ")])
def test_a_file_with_its_heading_is_read_by_its_columns(hamlet, written):
    rows = [("STT", "Ngõ", "Họ và tên"), (1, "Ngõ 2", "Vi Thị Loan"), (2, "", "Người Lạ"), (3,)]

    found = doors_named(hamlet, read_table(written(rows)))

    assert (found.bits, found.strangers) == ((2,), ((3, "Người Lạ"),))


def test_a_long_list_of_strangers_is_cut_and_counted(hamlet):
    words = named(hamlet, "\n".join(f"Người Lạ {n}" for n in range(25))).words

    assert words.startswith("25 dòng không có")
    assert words.endswith("và 5 dòng nữa.")


def test_the_page_ticks_whom_it_found_and_counts_nobody_yet(world, hamlet, round_):
    url = f"/hoat-dong/{round_.pk}/theo-ten/"

    page = send(world, "hamlet", url, ten="Chu Văn Bảo\nNgười Lạ\nchu van bao").content.decode()

    assert "Đã đánh dấu 1 hộ" in page
    assert "1 dòng trùng, hộ ấy chỉ tính một lần: 3." in page
    assert "chưa tính: Người Lạ (dòng 2)" in page
    assert Activity.objects.get(pk=round_.pk).state == Activity.PLANNED
    assert send(world, "hamlet2", url, ten="Chu Văn Bảo").status_code == 404


def test_a_file_that_is_no_table_is_told_on_the_page(world, hamlet, round_):
    torn = SimpleUploadedFile("ds.xlsx", b"PK\x03\x04 torn")

    page = send(world, "hamlet", f"/hoat-dong/{round_.pk}/theo-ten/", tep=torn)

    assert page.status_code == 200
    assert "không phải bảng tính" in page.content.decode()
