"""Rules of the body: justified, indented, spaced, no blanks for layout."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lantoa.kit.layout_rules.rule import Hit, Rules
from lantoa.kit.layout_rules.sheet import Line, Sheet
from lantoa.kit.layout_rules.signs import plain

RULES = Rules()
BODY = "Mục II khoản 6 điểm e"
ONE_LINE = 70  # letters that fit one line at size 14: shorter ones need no justifying
HEADINGS = ("top", "middle")


def _texts(sheet: Sheet) -> list[Line]:
    """Return the paragraphs of running text, without what Word numbers itself."""
    return [x for x in sheet.of("text") if not x.numbered and x.layout.align != "center"]


@RULES.add("can-deu", "Đoạn văn chưa canh đều hai lề.", "Canh đều hai bên (Ctrl+J).", BODY)
def _justified(sheet: Sheet) -> Iterator[Hit]:
    for line in _texts(sheet):
        if len(line.bare) > ONE_LINE and line.layout.align != "justify":
            yield Hit(line)


@RULES.add(
    "lui-dau-dong", "Đầu dòng chưa lùi vào 1 cm hoặc 1,27 cm.",
    "Đặt thụt đầu dòng (First line) 1 cm hoặc 1,27 cm.", BODY,
)  # fmt: skip
def _indented(sheet: Sheet) -> Iterator[Hit]:
    for line in _texts(sheet):
        mm = line.layout.indent
        if not 9.5 <= mm <= 13.2 and not line.text.startswith(("\t", " ")):
            yield Hit(line, f"đang là {mm / 10:.2f} cm".replace(".", ","))


@RULES.add(
    "lui-bang-cach", "Đầu dòng lùi bằng dấu cách hoặc phím Tab.",
    "Xóa dấu cách đầu dòng, đặt thụt đầu dòng (First line) 1 cm hoặc 1,27 cm.",
)  # fmt: skip
def _blanks_first(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("text", *HEADINGS):
        if re.match(r"\t| {2,}", line.text):
            yield Hit(line)


@RULES.add(
    "gian-doan", "Khoảng cách giữa các đoạn dưới 6 pt.", "Đặt khoảng cách trước hoặc sau 6 pt.",
    BODY,
)  # fmt: skip
def _apart(sheet: Sheet) -> Iterator[Hit]:
    lines = [x for x in sheet.lines if x.part in ("text", *HEADINGS)]
    for above, line in pairwise(lines):
        gap = max(above.layout.after, line.layout.before)
        if line.index == above.index + 1 and line.part == "text" and gap < 5.5:
            yield Hit(line, f"đang là {gap:g} pt")


@RULES.add(
    "gian-dong", "Khoảng cách dòng ngoài dòng đơn đến 1,5.",
    "Đặt khoảng cách dòng từ 1,0 đến 1,5 lines.", BODY,
)  # fmt: skip
def _line_height(sheet: Sheet) -> Iterator[Hit]:
    for line in _texts(sheet):
        times = line.layout.line
        if times is not None and not 0.99 <= times <= 1.51:
            yield Hit(line, f"đang là {times:.2f}".replace(".", ","))


@RULES.add("mot-co-chu", "Nội dung lẫn hai cỡ chữ.", "Chọn một cỡ 13 hoặc 14 cho toàn bộ nội dung.")
def _one_size(sheet: Sheet) -> Iterator[Hit]:
    texts = sheet.of("text")
    first = next((size for x in texts for size in x.sizes), None)
    for line in texts:
        if line.sizes - {first} and all(13 <= size <= 14 for size in line.sizes):
            yield Hit(line)
            return


@RULES.add(
    "dong-trong", "Nhiều dòng trống liền nhau để đẩy chữ xuống.",
    "Xóa dòng trống, dùng khoảng cách đoạn hoặc ngắt trang (Ctrl+Enter).",
)  # fmt: skip
def _stacked(sheet: Sheet) -> Iterator[Hit]:
    empty = 0
    for line in sheet.lines:
        blank = not (line.bare or line.cell or line.ruled or line.drawn or line.breaks)
        empty = empty + 1 if blank and line.layout.line is not None else 0
        if empty == 3:
            yield Hit(line)


@RULES.add(
    "canh-bang-cach", "Dùng nhiều dấu cách hoặc Tab giữa dòng để canh chữ.",
    "Xóa khoảng trắng thừa; cần cột thì dùng bảng.",
)  # fmt: skip
def _spread(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("text", *HEADINGS, "ground", "abstract"):
        if re.search(r"\S( {3,}|\t\t+)\S", line.text):
            yield Hit(line)


@RULES.add("hai-dau-cach", "Có hai dấu cách liền nhau.", "Chỉ để một dấu cách giữa hai từ.")
def _double(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("text", *HEADINGS, "ground", "abstract"):
        if re.search(r"\S {2}\S", line.text):
            yield Hit(line)


@RULES.add(
    "cach-truoc-dau", "Có dấu cách trước dấu phẩy, chấm, chấm phẩy, hai chấm.",
    "Viết dấu câu liền sau chữ.",
)  # fmt: skip
def _blank_before_mark(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("text", *HEADINGS, "ground", "abstract", "recipient"):
        if re.search(r"\w +[,.;:](\s|$)", line.text):
            yield Hit(line)


@RULES.add(
    "xuong-dong-mem", "Xuống dòng bằng Shift+Enter trong đoạn văn.",
    "Tách thành đoạn mới bằng Enter.",
)  # fmt: skip
def _soft_breaks(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("text") if "\n" in x.text.strip())


@RULES.add(
    "ket-thuc", "Hết nội dung chưa có dấu “./.”.", "Đặt “./.” sau câu cuối cùng.", agency=True
)
def _closed(sheet: Sheet) -> Iterator[Hit]:
    for line in [x for x in sheet.lines if x.part == "text"][-1:]:
        if not plain(line).endswith("./."):
            yield Hit(line)
