"""What a paper is and is about: the kind's line, "V/v …", the title under the kind."""

import re

from lantoa.intake.layout import Line
from lantoa.intake.passages import Passage, passage

KIND_NAMES = {
    "ke hoach": "kế hoạch", "thong bao": "thông báo", "chi thi": "chỉ thị",
    "quyet dinh": "quyết định", "huong dan": "hướng dẫn", "cong dien": "công điện",
    "chuong trinh": "chương trình", "to trinh": "tờ trình", "bao cao": "báo cáo",
    "giay moi": "giấy mời", "ket luan": "kết luận", "nghi quyet": "nghị quyết",
    "phuong an": "phương án", "de an": "đề án", "quy che": "quy chế",
    "loi keu goi": "lời kêu gọi", "thu ngo": "thư ngỏ", "thong tri": "thông tri",
    "quy dinh": "quy định",
}  # fmt: skip
KIND_LINE = re.compile(
    r"(" + "|".join(KIND_NAMES) + r")(?: (?:lien tich|lien nganh|phoi hop|hanh dong))?\W*"
)
ISSUED = re.compile(
    r"ng.{1,3}y (\d{1,2}) ?th.{1,3}ng (\d{1,2}) ?n.{1,4}m (\d{4})"
    r"|ng.{1,3}y (\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
)
UNDATED = re.compile(
    r",? ng.{1,2}y[ .…_]*(\d{1,2})?[ .…_]*th.{1,2}ng[ .…_]*(\d{1,2})?[ .…_]*n.{1,2}m(?: (\d{4}))?"
)
"""The place's line whose day is left blank: "Tân Hòa, ngày … tháng … năm 2026"."""
SUBJECT = re.compile(r"^\W*(v ?[/il1|w]{1,2} ?v|v ?[/l1|] ?w|v[vw]|wv)\b[ :]*")
MOTTO = re.compile(r"\W*(?:c.ng h.a x. h.i|.[oe]c l.p\W{0,3}(?:-|tu)|d.ng c.ng san|doan tncs)")
"""The right column, where it is printed below the left one."""
DEAR = re.compile(r"^\W*k.{1,2}nh g(.{1,3}i ?[:.;]?|\w{1,4} ?[:;])|^(?:.{10,80} )?dien ?:$")
OPENER = re.compile(
    r"(can cu|thuc hien|theo |huong ung|trien khai thuc hien|tiep theo|nham |tinh den"
    r"|de (thuc|trien)|trong thoi gian|thoi gian qua|hien nay|truoc tinh hinh|nhan dip"
    r"|vua qua|i\. |1\. |a\. )"
)


def place_before(line: Passage, start: int, end: int) -> Passage:
    """Return the capitalised words before ", ngày …" ("Bến Lau", "TP. Hồ Chí Minh")."""
    kept = []
    for word in reversed(line.cut(start, end).trim(" ,.").words):
        bare = word.text.strip("(),.")
        if not bare or not (bare[0].isupper() or bare == "-" or bare.isdigit()):
            break
        kept.append(word)
    return passage(reversed(kept)).trim(" ,")


def letter_subject(lines: list[Line], n: int, start: int) -> tuple[Passage, int]:
    """Return the words after "V/v", wrapped in a narrow left column, up to a gap or "Kính gửi"."""
    first = lines[n].cells[0] if len(lines[n].cells) > 1 else lines[n].whole
    found = first.cut(start)
    if m := ISSUED.search(found.plain):
        place = place_before(found, 0, m.start())
        if re.search(r"[^\W\d]", place.text):  # else the day of a paper named there
            found = found.cut(0, m.start() - len(place.text) - 2).trim(" ,")
    for at in range(n + 1, len(lines)):
        line = lines[at]
        if not line.cells or DEAR.match(line.whole.plain) or MOTTO.match(line.whole.plain):
            return found.trim(" ,."), at
        found = found + (line.cells[0] if len(line.cells) > 1 else line.whole)
    return found.trim(" ,."), len(lines)


def named_subject(lines: list[Line], n: int) -> tuple[Passage, int]:
    """Return the title under the kind's name: until a gap, a heading or a body's opening words."""
    found = Passage(())
    wide = max((len(line.whole.text) for line in lines if line.cells), default=0)
    for at in range(n, len(lines)):
        line = lines[at]
        if not line.cells:
            if found and not _goes_on(lines, at):
                return found.trim(" ,."), at
            continue
        text = line.whole.plain
        if found and (OPENER.match(text) or DEAR.match(text) or _is_short(found, wide, line)):
            return found.trim(" ,."), at
        found = found + line.whole
    return found.trim(" ,."), len(lines)


def _goes_on(lines: list[Line], at: int) -> bool:
    """Say whether the title goes on after a gap: a short line that cannot open a body."""
    after = next((line for line in lines[at:] if line.cells), None)
    text = after.whole.text.lstrip("_ ") if after else ""
    return (
        bool(text)
        and len(text) < 40
        and (text[0].isdigit() or text[0].islower())
        and (not re.match(r"\d{1,2}[.)]", text))
    )


def _is_short(found: Passage, wide: int, line: Line) -> bool:
    last = [word for word in found.words if word.line == found.last_line]
    length = len(passage(last).text)
    return line.whole.text[:1].isupper() and length + len(line.whole.words[0].text) < 0.8 * wide
