"""Rules of letters: family, encoding, colour, underlining."""

import re
import unicodedata
from collections.abc import Iterator

from lantoa.kit.layout_rules.looks import Look
from lantoa.kit.layout_rules.rule import Hit, Rules
from lantoa.kit.layout_rules.sheet import Line, Sheet

RULES = Rules()
FAMILY = "Mục I khoản 4"
OLD = re.compile(r"\.vn|vni[- ]|vntime|^vk ", re.I)
BLACK = ("AUTO", "000000", "WINDOWTEXT")


def _lettered(sheet: Sheet) -> Iterator[tuple[Line, Look]]:
    for line in sheet.lines:
        for look, _ in line.looks:
            yield line, look


def _once(sheet: Sheet, off: dict[str, Line]) -> Iterator[Hit]:
    """Hit the first line of each kind of fault, so that a whole paper in Arial is one finding."""
    for what, line in off.items():
        yield Hit(line, what)


@RULES.add(
    "phong-chu", "Phông chữ không phải Times New Roman.",
    "Chọn toàn văn bản, đặt phông Times New Roman.", FAMILY,
)  # fmt: skip
def _family(sheet: Sheet) -> Iterator[Hit]:
    off: dict[str, Line] = {}
    for line, look in _lettered(sheet):
        if look.font != "Times New Roman" and not OLD.search(look.font):
            off.setdefault(f"đang là {look.font}", line)
    return _once(sheet, off)


@RULES.add(
    "phong-cu", "Dùng phông bảng mã cũ (TCVN3, VNI).",
    "Chuyển mã sang Unicode rồi đặt phông Times New Roman.", FAMILY,
)  # fmt: skip
def _old_family(sheet: Sheet) -> Iterator[Hit]:
    off: dict[str, Line] = {}
    for line, look in _lettered(sheet):
        if OLD.search(look.font):
            off.setdefault(f"đang là {look.font}", line)
    return _once(sheet, off)


@RULES.add("mau-chu", "Chữ không phải màu đen.", "Đặt màu chữ đen.", FAMILY)
def _color(sheet: Sheet) -> Iterator[Hit]:
    off: dict[str, Line] = {}
    for line, look in _lettered(sheet):
        if look.color not in BLACK:
            off.setdefault(f"mã màu {look.color}", line)
    return _once(sheet, off)


@RULES.add(
    "unicode-dung-san", "Chữ có dấu gõ rời (Unicode tổ hợp), tìm kiếm và ký số dễ sai.",
    "Đặt bộ gõ về Unicode dựng sẵn rồi chuyển mã đoạn này.",
)  # fmt: skip
def _composed(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.lines:
        if not unicodedata.is_normalized("NFC", line.text):
            yield Hit(line)


@RULES.add(
    "gach-chan", "Dùng gạch chân (Underline).",
    "Bỏ gạch chân; đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu vẽ bằng nét liền.",
)  # fmt: skip
def _underlined(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.lines:
        if line.part not in ("", "cell") and line.share("underline") > 0.3:
            yield Hit(line)
