"""Rules of the title, the matter of a letter and whom it is addressed to."""

import re
from collections.abc import Iterator

from lantoa.kit.layout_rules.rule import Hit, Rules
from lantoa.kit.layout_rules.sheet import Line, Sheet
from lantoa.kit.layout_rules.signs import plain

RULES = Rules()


@RULES.add(
    "ten-loai-thieu", "Không thấy tên loại văn bản, cũng không thấy “Kính gửi” của công văn.",
    "Ghi tên loại (BÁO CÁO, KẾ HOẠCH…) hoặc “V/v …” và “Kính gửi: …”.", "Mục II khoản 5",
)  # fmt: skip
def _kind(sheet: Sheet) -> Iterator[Hit]:
    if not sheet.of("kind", "to"):
        yield Hit(None)


@RULES.add(
    "trich-yeu-thieu", "Dưới tên loại không có trích yếu.", "Thêm một câu trích yếu ngắn gọn.",
    "Mục II khoản 5 điểm b",
)  # fmt: skip
def _abstract(sheet: Sheet) -> Iterator[Hit]:
    if sheet.of("kind") and not sheet.of("abstract"):
        yield Hit(sheet.of("kind")[0])


@RULES.add("trich-yeu-dau-cham", "Trích yếu có dấu chấm cuối câu.", "Bỏ dấu chấm cuối trích yếu.")
def _no_stop(sheet: Sheet) -> Iterator[Hit]:
    for part in ("abstract", "matter"):
        yield from (Hit(x) for x in sheet.of(part)[-1:] if plain(x).endswith("."))


@RULES.add(
    "ve-viec-thieu", "Công văn thiếu dòng “V/v …”.", "Thêm “V/v …” dưới số, ký hiệu.",
    "Mục II khoản 5 điểm b", agency=True,
)  # fmt: skip
def _matter(sheet: Sheet) -> Iterator[Hit]:
    if sheet.of("to") and not sheet.of("kind", "matter"):
        yield Hit(sheet.of("to")[0])


@RULES.add(
    "ve-viec-viet-tat", "Trích yếu công văn không mở đầu bằng “V/v”.", "Viết “V/v …”.",
    "Mục II khoản 5 điểm b", agency=True,
)  # fmt: skip
def _matter_words(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("matter") if not plain(x).startswith("V/v "))


@RULES.add(
    "ve-viec-gian", "“V/v …” chưa cách dòng số, ký hiệu 6 pt.", "Đặt khoảng cách trước 6 pt.",
    "Mục II khoản 5 điểm b", agency=True,
)  # fmt: skip
def _matter_gap(sheet: Sheet) -> Iterator[Hit]:
    after = next((x.layout.after for x in sheet.of("number")), 0)
    for line in sheet.of("matter")[:1]:
        if max(after, line.layout.before) < 5.5:
            yield Hit(line)


@RULES.add(
    "kinh-gui-thieu", "Công văn thiếu “Kính gửi”.", "Thêm “Kính gửi: …” trước nội dung.",
    "Mục II khoản 9 điểm b", agency=True,
)  # fmt: skip
def _addressed(sheet: Sheet) -> Iterator[Hit]:
    if sheet.of("matter") and not sheet.of("kind", "to"):
        yield Hit(sheet.of("matter")[0])


@RULES.add(
    "kinh-gui-hai-cham", "Sau “Kính gửi” thiếu dấu hai chấm.", "Viết “Kính gửi: …”.",
    "Mục II khoản 9 điểm d",
)  # fmt: skip
def _to_colon(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("to") if not re.match(r"kính gửi\s*:", plain(x), re.I))


@RULES.add(
    "kinh-gui-mot-dong", "Gửi nhiều nơi nhưng viết chung một dòng.",
    "Mỗi nơi một dòng riêng, đầu dòng gạch “-”.", "Mục II khoản 9 điểm d",
)  # fmt: skip
def _a_line_each(sheet: Sheet) -> Iterator[Hit]:
    return (Hit(x) for x in sheet.of("to", "addressee") if ";" in plain(x).rstrip("; "))


@RULES.add(
    "kinh-gui-gach-dau", "Nơi được gửi không có gạch đầu dòng.", "Thêm “- ” đầu dòng.",
    "Mục II khoản 9 điểm d",
)  # fmt: skip
def _to_dash(sheet: Sheet) -> Iterator[Hit]:
    return undashed(sheet.of("addressee"))


@RULES.add(
    "kinh-gui-dau-cau", "Danh sách Kính gửi chưa kết thúc bằng “;” và dòng cuối “.”.",
    "Đặt “;” cuối mỗi dòng, “.” cuối dòng cuối cùng.", "Mục II khoản 9 điểm d",
)  # fmt: skip
def _to_ends(sheet: Sheet) -> Iterator[Hit]:
    return unended(sheet.of("addressee"))


@RULES.add(
    "can-cu-dau-cau", "Các căn cứ chưa kết thúc bằng “;” và căn cứ cuối bằng “.”.",
    "Mỗi căn cứ một dòng, cuối dòng “;”, căn cứ cuối cùng “.”.", "Mục II khoản 6 điểm a",
)  # fmt: skip
def _ground_ends(sheet: Sheet) -> Iterator[Hit]:
    return unended(sheet.of("ground"))


def undashed(lines: list[Line]) -> Iterator[Hit]:
    """Hit the lines of a list that do not begin with a dash."""
    return (Hit(x) for x in lines if not x.numbered and not re.match(r"[-–]\s?\S", plain(x)))


def unended(lines: list[Line]) -> Iterator[Hit]:
    """Hit the lines of a list that do not end with a semicolon, the last with a full stop."""
    for line in lines:
        if not plain(line).endswith("." if line is lines[-1] else ";"):
            yield Hit(line)
