"""A table leaves the house without formulas, with its Vietnamese letters whole."""

import csv
import io
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from lantoa.commune.tables import read_table, safe, write_csv, write_sheet
from lantoa.kit import apart
from lantoa.kit.errors import Unfit
from lantoa.kit.sheet_rows import rows_of
from lantoa.kit.text import UNSEEN

STARTS = st.sampled_from(
    ["=", "+", "-", "@", "\t=", " =", "\r", "\n=", "|", "%", "＝", "＠", "'=", ""]
)
ANY = st.builds(str.__add__, STARTS, st.text(st.characters(codec="utf-8"), max_size=30))


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_no_text_begins_as_a_formula_and_none_of_its_letters_is_lost(text):
    made = safe(text)

    assert not made.lstrip().startswith(("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠"))
    assert not made.startswith(("\t", "\r", "\n"))
    assert made.removeprefix("'") in (UNSEEN.sub("", text), UNSEEN.sub("", text).removeprefix("'"))


@given(st.lists(st.lists(ANY, min_size=2, max_size=3), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_neither_a_csv_nor_a_sheet_holds_a_formula_whatever_was_typed(rows):
    text = write_csv(rows).decode("utf-8-sig")
    sheet = load_workbook(io.BytesIO(write_sheet(rows, title="Thử")), data_only=False)

    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)
    assert all(cell.data_type != "f" for row in sheet.worksheets[0] for cell in row)


@pytest.mark.parametrize("number", [-5, 3.5, Decimal("12.5"), 0])
def test_numbers_stay_numbers_below_zero_too(number):
    sheet = load_workbook(io.BytesIO(write_sheet([[number]], title="Thử")))

    assert sheet.worksheets[0]["A1"].value == number
    assert write_csv([[number]]).decode("utf-8-sig").strip() == str(number)


def test_vietnamese_letters_come_back_whole_from_both():
    letters = "Ẳ ậ ệ Ỗ ợ ữ Ỳ đ Đ – Khuôn Nhội, “chợ Đình”"

    for data in (write_csv([[letters, "x"]]), write_sheet([[letters, "x"]], title="Đợt: 1/2")):
        assert read_table(data)[0][0] == unicodedata.normalize("NFC", letters)
    assert write_csv([["x"]]).startswith(b"\xef\xbb\xbf")


def test_a_sheet_that_asks_for_too_much_memory_is_refused_and_ends_nobody_else():
    data = write_sheet([["Họ tên", "Ngõ"], ["Nông Văn Ba", 3]], title="Hộ")

    assert [row[:2] for row in rows_of(data)] == [["Họ tên", "Ngõ"], ["Nông Văn Ba", 3]]
    assert rows_of(data, limits=apart.Limits(memory=apart.MB, seconds=10)) is None


def test_a_csv_is_read_to_its_last_row_with_words_and_no_further_than_a_list_may_be_long():
    short = b"a;b\n" * 5999 + b"c;d\n" + b";\n" * 9000

    assert (len(read_table(short)), read_table(short)[-1]) == (6000, ["c", "d"])
    with pytest.raises(Unfit, match="dài quá 6000 dòng"):
        read_table(short + b"e;f\n" * 2)
