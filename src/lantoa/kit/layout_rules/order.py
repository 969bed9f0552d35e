"""Rules of the order inside the body: headings I., 1., a) and tables that fit the page."""

import re
from collections.abc import Iterator

from lantoa.kit.layout_rules.rule import Hit, Rules
from lantoa.kit.layout_rules.sheet import Sheet
from lantoa.kit.layout_rules.signs import TOP, plain

RULES = Rules()
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _roman(text: str) -> int:
    values = [ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


@RULES.add(
    "muc-lon-dau-cham", "Sau số La Mã của đề mục không phải dấu chấm.", "Viết “I. ”, “II. ”…",
    "Mục V",
)  # fmt: skip
def _top_stop(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("top"):
        if (found := TOP.match(plain(line))) and found[2] != ".":
            yield Hit(line)


@RULES.add(
    "muc-lon-thu-tu", "Đề mục La Mã không theo thứ tự.", "Đánh lại I, II, III… liên tục.",
    "Mục II khoản 6 điểm c",
)  # fmt: skip
def _top_order(sheet: Sheet) -> Iterator[Hit]:
    numbers = [(x, found[1]) for x in sheet.of("top") if (found := TOP.match(plain(x)))]
    for wanted, (line, numeral) in enumerate(numbers, start=1):
        if _roman(numeral) not in (wanted, 1):
            yield Hit(line, f"đang là {numeral}, cần số thứ {wanted}")
            return


@RULES.add(
    "khoan-dau-cham", "Sau số của khoản không phải dấu chấm.", "Viết “1. ”, “2. ”…",
    "Mục II khoản 6 điểm đ",
)  # fmt: skip
def _middle_stop(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("middle", "text"):
        if re.match(r"\d{1,2}[)/]\s", plain(line)):
            yield Hit(line)


@RULES.add(
    "diem-dau-ngoac", "Sau chữ cái của điểm không phải dấu đóng ngoặc đơn.", "Viết “a) ”, “b) ”…",
    "Mục II khoản 6 điểm đ",
)  # fmt: skip
def _point_bracket(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("middle", "text"):
        if re.match(r"[a-eđ][./]\s", plain(line)):
            yield Hit(line)


@RULES.add(
    "bang-vua-trang", "Bảng rộng hơn vùng chữ của trang.",
    "Chỉnh bảng vừa lề (Tự khớp với cửa sổ), hoặc xoay trang ngang.", "Mục I khoản 3",
)  # fmt: skip
def _fits(sheet: Sheet) -> Iterator[Hit]:
    for number, grid in enumerate(sheet.grids):
        page = sheet.pages[min(grid.section, len(sheet.pages) - 1)] if sheet.pages else None
        if page and grid.width is not None and grid.width > page.across + 5:
            inside = (x for x in sheet.lines if x.cell and x.cell[0] == number and x.bare)
            told = f"rộng {grid.width:.0f} mm, vùng chữ {page.across:.0f} mm"
            yield Hit(next(inside, None), told)


@RULES.add(
    "bang-lap-dau", "Bảng dài không lặp lại dòng đầu ở trang sau.",
    "Chọn dòng đầu, đánh dấu “Lặp lại làm hàng tiêu đề”.",
)  # fmt: skip
def _repeats(sheet: Sheet) -> Iterator[Hit]:
    for number, grid in enumerate(sheet.grids):
        if grid.rows > 20 and not grid.repeats:
            inside = (x for x in sheet.of("cell") if x.cell and x.cell[0] == number)
            yield from (Hit(line) for line in list(inside)[:1])
