"""Rules of the annexes: numbered, named, on their own pages, named in the paper."""

from collections.abc import Iterator

from lantoa.kit.layout_rules.rule import Hit, Rules
from lantoa.kit.layout_rules.sheet import Sheet
from lantoa.kit.layout_rules.signs import plain

RULES = Rules()
ANNEX = "Mục III khoản 1"
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@RULES.add(
    "phu-luc-la-ma", "Có từ hai phụ lục trở lên mà chưa đánh số La Mã theo thứ tự.",
    "Viết “Phụ lục I”, “Phụ lục II”…", f"{ANNEX} điểm a",
)  # fmt: skip
def _numerals(sheet: Sheet) -> Iterator[Hit]:
    annexes = sheet.of("annex")
    for line, numeral in zip(annexes, NUMERALS, strict=False):
        if len(annexes) > 1 and plain(line).rstrip(".: ").split()[-1] != numeral:
            yield Hit(line)


@RULES.add(
    "phu-luc-ten", "Phụ lục không có tên.", "Ghi tên phụ lục ngay dưới từ “Phụ lục”.",
)  # fmt: skip
def _named(sheet: Sheet) -> Iterator[Hit]:
    titles = {x.index for x in sheet.of("annex_title")}
    for line in sheet.of("annex"):
        below = (x.index for x in sheet.lines[line.index + 1 :] if x.bare)
        if next(below, None) not in titles:
            yield Hit(line)


@RULES.add(
    "phu-luc-trang-moi", "Phụ lục không bắt đầu ở trang mới.",
    "Chèn ngắt phần (Next Page) trước từ “Phụ lục”.", f"{ANNEX} điểm đ",
)  # fmt: skip
def _new_page(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("annex"):
        above = [x for x in sheet.lines[: line.index + 1] if x.index > line.index - 3]
        if not any(x.breaks or x.section != line.section for x in above):
            yield Hit(line)


@RULES.add(
    "phu-luc-so-trang", "Số trang của phụ lục không đánh riêng.",
    "Ngắt phần trước phụ lục, đánh số trang lại từ 1.", f"{ANNEX} điểm đ",
)  # fmt: skip
def _own_pages(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("annex"):
        page = sheet.pages[line.section] if line.section < len(sheet.pages) else None
        if page and (line.section == 0 or page.starts != "1"):
            yield Hit(line)


@RULES.add(
    "phu-luc-chi-dan", "Có phụ lục nhưng trong văn bản không nhắc đến.",
    "Thêm chỉ dẫn trong nội dung, ví dụ “(Chi tiết tại Phụ lục kèm theo)”.", f"{ANNEX} điểm a",
)  # fmt: skip
def _mentioned(sheet: Sheet) -> Iterator[Hit]:
    body = " ".join(plain(x).lower() for x in sheet.of("text", "top", "middle", "ground", "cell"))
    for line in sheet.of("annex")[:1]:
        if "phụ lục" not in body:
            yield Hit(line)
