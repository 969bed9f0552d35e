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
