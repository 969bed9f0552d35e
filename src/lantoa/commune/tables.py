"""A table that a person made in Excel: read into rows of text, written back without formulas."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lantoa.commune.file_kinds import AUDIO, DOCX, IMAGE, PDF, WORDS, sort_of
from lantoa.kit.errors import Unfit
from lantoa.kit.sheet_rows import MOST_COLUMNS, MOST_ROWS, rows_of
from lantoa.kit.text import UNSEEN, nfc

MARKS = "\t;,"
AGAIN = "Trong Excel chọn Lưu thành… “CSV UTF-8” hoặc “.xlsx” rồi gửi lại."
NO_TABLES = frozenset({IMAGE, PDF, DOCX, AUDIO, "rtf", "odt"})
STRANGE = re.compile("[\u0080-\u009f¡-©«-¹»-¿×÷ß¤]")
NARROWEST, WIDEST, LOOKED_AT = 8, 36, 500
"""Widths of a sheet's columns in letters, and how many rows tell them."""
RISKY = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")


def read_table(data: bytes, *, as_written: bool = False) -> list[list[str]]:
    """Return the rows of a CSV (comma, semicolon, tab; UTF-8, UTF-16, Windows-1258) or .xlsx.

    Cells are NFC text without edges; empty rows stay, so that row numbers are Excel's. A formula
    gives what it came to; `as_written`: itself, for those who refuse formulas. Raises
    `Unfit` when the file is no table, too long, or its letters cannot be told.
    """
    if not data.strip():
        raise Unfit("Tệp không có dòng nào. Hãy chọn lại tệp danh sách.")
    kind = sort_of(data).kind
    if kind in NO_TABLES:
        raise Unfit(f"Tệp này là {WORDS[kind]}, không phải bảng tính. {AGAIN}")
    rows = _sheet(data, as_written=as_written) if data[:2] == b"PK" else _csv(_decoded(data))
    while rows and not any(rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS:
        raise Unfit(f"Danh sách dài quá {MOST_ROWS} dòng. Hãy chia thành nhiều tệp.")
    return rows


def write_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV that Excel opens with its Vietnamese letters: UTF-8 with its mark."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_sheet(rows: Iterable[Sequence[object]], *, title: str) -> bytes:
    """Return an .xlsx: numbers stay numbers, all else is text, so that 0912 keeps its 0."""
    return write_book({title: rows})


def write_book(sheets: Mapping[str, Iterable[Sequence[object]]]) -> bytes:
    """Return an .xlsx of several sheets by their titles, each as in `write_sheet`.

    The first row is the head: bold, it stays while the rest moves. Columns are as wide as what
    stands in them; a line of one cell is a remark and may run over its neighbours.
    """
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        page, held = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31]), list(rows)
        for number, width in _widths(held[:LOOKED_AT]).items():
            page.column_dimensions[get_column_letter(number)].width = width
        page.freeze_panes = "A2" if len(held) > 1 else None
        for n, row in enumerate(held):
            cells = [_cell(page, value) for value in row]
            for cell in cells if n == 0 and len(cells) > 1 else []:
                cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
            page.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _widths(rows: Sequence[Sequence[object]]) -> dict[int, int]:
    """Return the width of each column (from 1), in letters."""
    found: dict[int, int] = {}
    for row in (row for row in rows if len(row) > 1):
        for number, value in enumerate(row, 1):
            letters = len(str("" if value is None else value)) + 2
            found[number] = min(WIDEST, max(letters, found.get(number, NARROWEST)))
    return found


def _cell(page: object, value: object) -> WriteOnlyCell:
    if isinstance(value, int | float | Decimal):
        return WriteOnlyCell(page, value=value)
    cell = WriteOnlyCell(page, value=safe(value))
    cell.number_format = "@"
    return cell


def safe(cell: object) -> str:
    """Return the cell as text that no spreadsheet takes for a formula; numbers stay numbers.

    The one place where this is done: every CSV, every sheet, every table to copy goes through it.
    Signs that nobody sees are left out: a sheet cannot hold them.
    """
    if isinstance(cell, int | float | Decimal):
        return str(cell)
    text = "" if cell is None else UNSEEN.sub("", str(cell))
    return f"'{text}" if _is_risky(text) else text


def _is_risky(text: str) -> bool:
    """Say whether a spreadsheet may read the text as a formula or a command."""
    return text.lstrip().startswith(RISKY) or text[:1] in ("\t", "\r", "\n")


def _tidy(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else " ".join(nfc(str(cell)).split())
    return text[1:] if text[:1] == "'" and _is_risky(text[1:]) else text


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\x00" in data:
        raise Unfit(f"Đây không phải tệp danh sách. {AGAIN}")
    else:
        encodings = ["utf-8-sig", "cp1258"]
    for encoding in encodings:
        try:
            text = nfc(data.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding != "cp1258" or not STRANGE.search(text):
            return text
    raise Unfit(f"Chữ trong tệp không đúng bảng mã (có thể là phông .VnTime cũ). {AGAIN}")


def _csv(text: str) -> list[list[str]]:
    lines = text.split("\n", 20)[:20]
    first = next((line for line in lines if any(mark in line for mark in MARKS)), "")
    mark = max(MARKS, key=first.count)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            cells = [_tidy(cell) for cell in row[:MOST_COLUMNS]]
            if len(rows) <= MOST_ROWS or any(cells):
                rows.append(cells)
            if len(rows) > MOST_ROWS + 1:
                break
    except csv.Error:
        raise Unfit(f"Không đọc được bảng trong tệp. {AGAIN}")
    return rows


def _sheet(data: bytes, *, as_written: bool) -> list[list[str]]:
    if sort_of(data).kind != "sheet":
        raise Unfit(f"Đây không phải bảng tính .xlsx. {AGAIN}")
    rows = rows_of(data, as_written=as_written)
    if rows is None:
        raise Unfit(f"Bảng tính bị hỏng. {AGAIN}")
    return [[_tidy(cell) for cell in row] for row in rows]
