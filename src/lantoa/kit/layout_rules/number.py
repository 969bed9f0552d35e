"""Rules of the number, the symbol, the place and the day."""

import re
from collections.abc import Iterator
from datetime import date

from lantoa.kit.layout_rules.head import missing
from lantoa.kit.layout_rules.rule import Hit, Rules
from lantoa.kit.layout_rules.sheet import Line, Sheet
from lantoa.kit.layout_rules.signs import KINDS, kind_of, plain

RULES = Rules()
DAY = re.compile(r"ngày\s*(\d*)\s*tháng\s*(\d*)\s*năm\s*(\d*)", re.I)


@RULES.add(
    "so-thieu", "Không thấy dòng “Số: …/…”.", "Thêm dòng số, ký hiệu dưới tên cơ quan.",
    "Mục II khoản 3 điểm c", agency=True,
)  # fmt: skip
def _number(sheet: Sheet) -> Iterator[Hit]:
    return missing(sheet, "number")


@RULES.add(
    "so-hai-cham", "Sau từ “Số” thiếu dấu hai chấm.", "Viết “Số: ”.", "Mục II khoản 3 điểm c",
    agency=True,
)  # fmt: skip
def _colon(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("number") if not re.match(r"số:", plain(x), re.I))


@RULES.add(
    "so-khong-dung-truoc", "Số nhỏ hơn 10 thiếu số 0 phía trước.", "Viết 01, 02, … 09.",
    "Mục II khoản 3 điểm c", agency=True,
)  # fmt: skip
def _leading_zero(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("number"):
        if re.match(r"số\s*:?\s*[1-9]\s*/", plain(line), re.I):
            yield Hit(line)


@RULES.add(
    "ky-hieu-cach-chu", "Trong số, ký hiệu có cách chữ quanh dấu “/” hoặc “-”.",
    "Viết liền, ví dụ 15/KH-UBND.", "Mục II khoản 3 điểm c", agency=True,
)  # fmt: skip
def _tight(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("number"):
        if re.search(r"\d\s+/|/\s|\s[-–]|[-–]\s", line.text.strip()):
            yield Hit(line)


@RULES.add(
    "ky-hieu-gach-cheo", "Giữa số và ký hiệu thiếu dấu gạch chéo (/).",
    "Viết số, dấu “/” rồi ký hiệu, ví dụ 15/KH-UBND.", "Mục II khoản 3 điểm c", agency=True,
)  # fmt: skip
def _slash(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("number") if "/" not in x.text)


@RULES.add(
    "ky-hieu-in-hoa", "Ký hiệu văn bản chưa in hoa.", "Viết hoa ký hiệu, ví dụ KH-UBND.",
    "Mục II khoản 3 điểm c", agency=True,
)  # fmt: skip
def _symbol_capitals(sheet: Sheet) -> Iterator[Hit]:
    small = {code for code in KINDS.values() if code != code.upper()}
    for line in sheet.of("number"):
        symbol = plain(line).partition("/")[2]
        first, _, rest = symbol.partition("-")
        if rest != rest.upper() or (first != first.upper() and first not in small):
            yield Hit(line)


@RULES.add(
    "cong-van-khong-cv", "Ký hiệu công văn có chữ “CV”.",
    "Bỏ “CV”; ghi cơ quan và đơn vị soạn thảo, ví dụ 05/UBND-VHXH.", "Mục II khoản 3 điểm b",
    agency=True,
)  # fmt: skip
def _no_cv(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("number"):
        if re.search(r"[/-]\s*CV\b|\bCV\s*-", plain(line), re.I):
            yield Hit(line)


@RULES.add(
    "ky-hieu-ten-loai", "Ký hiệu không khớp với tên loại văn bản.",
    "Ghi đúng chữ viết tắt của tên loại: KH, BC, TB, QĐ, TTr…", "Mục II khoản 3 điểm b",
    agency=True,
)  # fmt: skip
def _symbol_fits(sheet: Sheet) -> Iterator[Hit]:
    wanted = next((KINDS.get(kind_of(plain(x))) for x in sheet.of("kind")), None)
    for line in sheet.of("number"):
        symbol = re.split(r"[-–\s]", plain(line).partition("/")[2].strip())[0]
        if wanted and symbol and symbol.upper() != wanted.upper():
            yield Hit(line, f"{wanted} chứ không phải {symbol}")


@RULES.add(
    "ngay-thieu", "Không thấy địa danh và ngày, tháng, năm.",
    "Thêm dòng “<Địa danh>, ngày … tháng … năm …” dưới Tiêu ngữ.", "Mục II khoản 4 điểm c",
)  # fmt: skip
def _dated(sheet: Sheet) -> Iterator[Hit]:
    return missing(sheet, "dated")


@RULES.add(
    "ngay-day-du", "Ngày, tháng, năm chưa viết đầy đủ.",
    "Viết “ngày 05 tháng 01 năm 2026”, không dùng 05/01/2026.", "Mục II khoản 4 điểm b",
)  # fmt: skip
def _in_full(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("dated") if not DAY.search(plain(x)))


@RULES.add(
    "ngay-dau-phay", "Sau địa danh thiếu dấu phẩy.", "Viết “<Địa danh>, ngày …”.",
    "Mục II khoản 4 điểm c",
)  # fmt: skip
def _comma(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("dated") if not re.match(r"[^,]+, ngày", plain(x), re.I))


def _days(sheet: Sheet) -> Iterator[tuple[Line, str, str, str]]:
    for line in sheet.of("dated"):
        if found := DAY.search(plain(line)):
            yield line, found[1], found[2], found[3]


@RULES.add(
    "ngay-so-khong", "Ngày nhỏ hơn 10 thiếu số 0 phía trước.", "Viết 01, 02, … 09.",
    "Mục II khoản 4 điểm b",
)  # fmt: skip
def _day_zero(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(line) for line, day, _, _ in _days(sheet) if len(day) == 1)


@RULES.add(
    "thang-so-khong", "Tháng 1, tháng 2 thiếu số 0 phía trước.", "Viết tháng 01, tháng 02.",
    "Mục II khoản 4 điểm b",
)  # fmt: skip
def _month_zero(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(line) for line, _, month, _ in _days(sheet) if month in ("1", "2"))


@RULES.add("thang-thua-khong", "Tháng 3 đến tháng 9 có số 0 thừa.", "Viết tháng 3, … tháng 9.")
def _month_spare_zero(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(line) for line, _, month, _ in _days(sheet) if re.fullmatch("0[3-9]", month))


@RULES.add(
    "ngay-co-that", "Ngày, tháng không có trong lịch.", "Ghi lại đúng ngày, tháng, năm.",
    "Mục II khoản 4 điểm b",
)  # fmt: skip
def _real(sheet: Sheet) -> Iterator[Hit]:
    for line, day, month, year in _days(sheet):
        try:
            date(int(year or 2000), int(month or 1), int(day or 1))
        except (ValueError, OverflowError):
            yield Hit(line)
