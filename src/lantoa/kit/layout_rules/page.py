"""Rules of the page: paper, margins, page numbers."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from lantoa.kit.layout_rules.looks import Element, said
from lantoa.kit.layout_rules.rule import Hit, Rules
from lantoa.kit.layout_rules.sheet import Page, Sheet

RULES = Rules()
FIRST = "Mục I khoản"
LONG = 2500  # letters that no single page holds


@RULES.add(
    "kho-giay", "Khổ giấy không phải A4.", "Bố cục trang, Khổ giấy: A4 (210 × 297 mm).",
    f"{FIRST} 1",
)  # fmt: skip
def _paper(sheet: Sheet) -> Iterator[Hit]:
    for page in sheet.pages:
        sides = sorted((page.width, page.height))
        if abs(sides[0] - 210) > 1.5 or abs(sides[1] - 297) > 1.5:
            yield Hit(None, f"đang là {page.width:.0f} × {page.height:.0f} mm")


@RULES.add(
    "chieu-giay", "Văn bản nằm ngang mà không có bảng biểu.", "Xoay trang về chiều dọc.",
    f"{FIRST} 2",
)  # fmt: skip
def _upright(sheet: Sheet) -> Iterator[Hit]:
    for number, page in enumerate(sheet.pages):
        tables = {x.cell[0] for x in sheet.of("cell") if x.cell and x.section == number}
        if page.width > page.height and not tables:
            yield Hit(None)


def _margin(sheet: Sheet, sides: tuple[str, ...], low: float, high: float) -> Iterator[Hit]:
    for page in sheet.pages:
        off = [page.margins[side] for side in sides]
        if any(not low - 0.6 <= mm <= high + 0.6 for mm in off):
            yield Hit(None, "đang là " + ", ".join(f"{mm:.0f} mm" for mm in off))


@RULES.add(
    "le-tren-duoi", "Lề trên hoặc lề dưới ngoài 20–25 mm.", "Đặt lề trên, dưới 20–25 mm.",
    f"{FIRST} 3",
)  # fmt: skip
def _top_and_bottom(sheet: Sheet) -> Iterator[Hit]:
    return _margin(sheet, ("top", "bottom"), 20, 25)


@RULES.add("le-trai", "Lề trái ngoài 30–35 mm.", "Đặt lề trái 30–35 mm.", f"{FIRST} 3")
def _left(sheet: Sheet) -> Iterator[Hit]:
    return _margin(sheet, ("left",), 30, 35)


@RULES.add("le-phai", "Lề phải ngoài 15–20 mm.", "Đặt lề phải 15–20 mm.", f"{FIRST} 3")
def _right(sheet: Sheet) -> Iterator[Hit]:
    return _margin(sheet, ("right",), 15, 20)


def _fields(part: Element | None) -> list[Element]:
    """Return the paragraphs of a header or footer that hold the page's number."""
    lines = [] if part is None else list(part.iter(qn("w:p")))
    return [line for line in lines if any(_numbers(mark) for mark in line.iter())]


def _numbers(mark: Element) -> bool:
    told = mark.text if mark.tag == qn("w:instrText") else None
    told = said(mark, "w:instr") if mark.tag == qn("w:fldSimple") else told
    return bool(told and re.search(r"\bPAGE\b", told))


def _above(page: Page) -> list[Element]:
    return _fields(page.headers.get("default"))


@RULES.add(
    "so-trang-thieu", "Văn bản dài chưa đánh số trang.",
    "Chèn số trang ở đầu trang, giữa lề trên, không hiện ở trang thứ nhất.", f"{FIRST} 7",
)  # fmt: skip
def _numbered(sheet: Sheet) -> Iterator[Hit]:
    long = len(sheet.pages) > 1 or sum(len(line.bare) for line in sheet.lines) > LONG
    edges = [edge for page in sheet.pages for edge in (page.headers, page.footers)]
    if long and not any(_fields(part) for edge in edges for part in edge.values()):
        yield Hit(None)


@RULES.add(
    "so-trang-cuoi-trang", "Số trang đặt ở chân trang.", "Chuyển số trang lên giữa lề trên.",
    f"{FIRST} 7",
)  # fmt: skip
def _on_top(sheet: Sheet) -> Iterator[Hit]:
    if any(_fields(part) for page in sheet.pages for part in page.footers.values()):
        yield Hit(None)


@RULES.add("so-trang-giua", "Số trang không ở giữa lề trên.", "Canh giữa số trang.", f"{FIRST} 7")
def _in_the_middle(sheet: Sheet) -> Iterator[Hit]:
    for page in sheet.pages:
        if any(sheet.looks.layout(line).align != "center" for line in _above(page)):
            yield Hit(None)


@RULES.add(
    "so-trang-dau", "Số trang hiện ở trang thứ nhất.",
    "Đánh dấu “Trang đầu khác” và để trống số ở trang đầu.", f"{FIRST} 7",
)  # fmt: skip
def _first_hidden(sheet: Sheet) -> Iterator[Hit]:
    for page in sheet.pages:
        shown = page.headers.get("first" if page.hides_first else "default")
        if _above(page) and _fields(shown):
            yield Hit(None)


@RULES.add(
    "so-trang-kieu", "Số trang chưa đúng cỡ chữ 13–14, kiểu chữ đứng.",
    "Đặt số trang cỡ 13 hoặc 14, không nghiêng.", f"{FIRST} 7",
)  # fmt: skip
def _number_looks(sheet: Sheet) -> Iterator[Hit]:
    for page in sheet.pages:
        runs = [(run, line) for line in _above(page) for run in line.iter(qn("w:r"))]
        seen = [sheet.looks.run(run, line) for run, line in runs]
        if any(look.italic or not 13 <= look.size <= 14 for look in seen):
            yield Hit(None)


@RULES.add(
    "so-trang-a-rap", "Số trang không phải chữ số Ả Rập hoặc không bắt đầu từ 1.",
    "Định dạng số trang: 1, 2, 3…, bắt đầu từ 1.", f"{FIRST} 7",
)  # fmt: skip
def _arabic(sheet: Sheet) -> Iterator[Hit]:
    for page in sheet.pages:
        if page.numerals != "decimal" or page.starts not in (None, "1"):
            yield Hit(None)
