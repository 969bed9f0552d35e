"""Rules of the head: nation and motto, the agency, the lines drawn under them."""

import re
from collections.abc import Iterator, Sequence

from lantoa.kit.layout_rules.rule import Hit, Rules
from lantoa.kit.layout_rules.sheet import Line, Sheet
from lantoa.kit.layout_rules.signs import plain

RULES = Rules()
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = "Độc lập - Tự do - Hạnh phúc"
HEAD = ("nation", "motto", "parent", "issuer", "number", "dated", "matter")


def missing(sheet: Sheet, part: str) -> Iterator[Hit]:
    """Hit the paper when it has no line that is `part`."""
    if not sheet.of(part):
        yield Hit(None)


@RULES.add(
    "quoc-hieu-thieu", "Không thấy Quốc hiệu.", f"Thêm dòng “{NATION[0]}” ở đầu, bên phải.",
    "Mục II khoản 1 điểm a",
)  # fmt: skip
def _nation(sheet: Sheet) -> Iterator[Hit]:
    return missing(sheet, "nation")


@RULES.add(
    "quoc-hieu-loi-van", "Quốc hiệu viết chưa đúng.", f"Viết đúng: “{NATION[0]}”.",
    "Mục II khoản 1 điểm a",
)  # fmt: skip
def _nation_words(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("nation") if plain(x).upper() not in NATION)


@RULES.add(
    "tieu-ngu-thieu", "Không thấy Tiêu ngữ.", f"Thêm dòng “{MOTTO}” dưới Quốc hiệu.",
    "Mục II khoản 1 điểm b",
)  # fmt: skip
def _motto(sheet: Sheet) -> Iterator[Hit]:
    return missing(sheet, "motto")


@RULES.add(
    "tieu-ngu-loi-van", "Tiêu ngữ viết chưa đúng.",
    f"Viết đúng “{MOTTO}”: gạch nối, có cách chữ, hoa chữ đầu cụm từ.", "Mục II khoản 1 điểm b",
)  # fmt: skip
def _motto_words(sheet: Sheet) -> Iterator[Hit]:
    off = (x for x in sheet.of("motto") if plain(x) != MOTTO and not x.capitals)
    return (Hit(x) for x in off)


@RULES.add(
    "quoc-hieu-ben-phai", "Quốc hiệu không ở bên phải trang.",
    "Đặt Quốc hiệu, Tiêu ngữ ở ô bên phải của bảng hai cột đầu trang.", "Mục II khoản 1 điểm a",
)  # fmt: skip
def _on_the_right(sheet: Sheet) -> Iterator[Hit]:
    sides = {x.cell[2] for x in sheet.of("issuer") if x.cell}
    for line in sheet.of("nation"):
        if line.cell and sides and line.cell[2] <= max(sides):
            yield Hit(line)


@RULES.add(
    "co-quan-thieu", "Không thấy tên cơ quan ban hành.", "Ghi tên cơ quan ở đầu, bên trái.",
    "Mục II khoản 2 điểm a",
)  # fmt: skip
def _issuer(sheet: Sheet) -> Iterator[Hit]:
    return missing(sheet, "issuer")


def _ruled_below(sheet: Sheet, line: Line) -> bool:
    """Say whether a rule is drawn at a line, or below it before the next words."""
    for below in sheet.lines[line.index :]:
        if below is not line and (below.bare or below.cell != line.cell) and not below.ruled:
            return False
        if below.drawn or (below.ruled and (below is line or not below.bare)):
            return True
    return False


def _unruled(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Hit]:
    """Hit the last of these lines if no rule is drawn below it.

    Where both rules of the head are shapes, Word may anchor them at any of its lines.
    """
    for line in lines[-1:]:
        shapes = sum(x.drawn for x in sheet.of(*HEAD, "") if x.index < line.index + 6)
        if shapes < 2 and not _ruled_below(sheet, line):
            yield Hit(line)


@RULES.add(
    "ke-duoi-tieu-ngu", "Dưới Tiêu ngữ chưa có đường kẻ ngang.",
    "Vẽ nét liền dưới Tiêu ngữ, dài bằng dòng chữ.", "Mục II khoản 1 điểm b",
)  # fmt: skip
def _motto_rule(sheet: Sheet) -> Iterator[Hit]:
    return _unruled(sheet, sheet.of("motto"))


@RULES.add(
    "ke-duoi-co-quan", "Dưới tên cơ quan ban hành chưa có đường kẻ ngang.",
    "Vẽ nét liền dưới tên cơ quan, dài 1/3 đến 1/2 dòng chữ.", "Mục II khoản 2 điểm b",
)  # fmt: skip
def _issuer_rule(sheet: Sheet) -> Iterator[Hit]:
    return _unruled(sheet, sheet.of("issuer"))


@RULES.add(
    "ke-duoi-trich-yeu", "Dưới trích yếu chưa có đường kẻ ngang.",
    "Vẽ nét liền dưới trích yếu, dài 1/3 đến 1/2 dòng chữ.", "Mục II khoản 5 điểm b",
)  # fmt: skip
def _abstract_rule(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of("abstract")[-1:]:
        if not _ruled_below(sheet, line):
            yield Hit(line)


@RULES.add(
    "dau-trang-dung-bang", "Đầu văn bản canh bằng dấu cách hoặc phím Tab, mở máy khác sẽ lệch.",
    "Đặt đầu văn bản trong bảng hai cột không viền.",
)  # fmt: skip
def _head_in_columns(sheet: Sheet) -> Iterator[Hit]:
    for line in sheet.of(*HEAD):
        if re.search(r"\S(\t| {4,})\s*\S", line.text):
            yield Hit(line)
