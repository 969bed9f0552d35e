"""Read the plain text of a directive for printing: what is head, body, table, foot.

Two kinds of text are read. A text *as written* has one paragraph a line, `left | right` for the
two columns of head and foot, and `| cell | cell |` for the row of a table. A text *as printed* is
what a text layer gives (NN.txt): lines already broken, columns merged; it is set line for line.
After a form feed stands what a decision encloses: it begins a page of its own and has no foot.
"""

import re

from benchmarks.intake.layout import (
    BOTTOM,
    FOOT_LEFT,
    FOOT_RIGHT,
    HEAD_LEFT,
    HEAD_RIGHT,
    HEADING,
    INDENT,
    ITEM,
    LEFT,
    RIGHT,
    Setter,
    width,
)

MOTTO = re.compile(r"^(.+?) (CỘNG HÒA XÃ HỘI.*|Độc lập - .*|ĐẢNG CỘNG SẢN.*|ĐOÀN TNCS .*)$")
NUMBER = re.compile(r"^(Số ?:? ?\S*(?: ?/ ?\S+)?) (\S.*, ngày\b.*)$")
OFFICE = re.compile(r"^(Nơi nhận ?:|- .*?[;,.)]) (\S.*)$")
KEPT = re.compile(r"^(- Lưu.*?[.)]) ([A-ZĐÀ-Ỹ]\S+(?: [A-ZĐÀ-Ỹ]\S+){1,4})$")
FOOT = re.compile(r"^Nơi nhận ?:")
BASIS = re.compile(r"^(?:Căn cứ|Theo đề nghị|Xét|Thực hiện).*;$")


def is_printed(text: str) -> bool:
    """Tell a text as printed from one as written."""
    return "|" not in text and max(map(len, text.splitlines())) < 112


def split(line: str, foot: bool) -> tuple[str, str] | None:
    """Return the two columns of a line of head or foot, None when it has only one."""
    if "|" in line:
        left, _, right = line.partition("|")
        return left.strip(), right.strip()
    for shape in (OFFICE, KEPT) if foot else (MOTTO, NUMBER):
        found = shape.match(line)
        if found and (shape is not OFFICE or found[2].isupper()):
            return found[1].strip(), found[2].strip()
    return None


def set_text(text: str, size: float, numbered_from: int) -> Setter:
    """Set a whole directive and return its pages."""
    printed = is_printed(text)
    text, *enclosed = text.split("\f")
    lines = [line.strip() for line in text.splitlines() if not re.fullmatch(r"\s*\d{1,2}", line)]
    while lines and not lines[0]:
        lines.pop(0)
    if printed:
        longest = max(width(line, 1) for line in lines)
        size = min(size, (RIGHT - LEFT) / longest)
    setter = Setter(size, numbered_from)
    head, foot = _parts(lines)
    _head(setter, lines[:head])
    (_printed if printed else _written)(setter, lines[head:foot])
    _foot(setter, lines[foot:])
    for paper in enclosed:
        setter.need(BOTTOM)
        _written(setter, [line.strip() for line in paper.strip().splitlines()])
    return setter


def _parts(lines: list[str]) -> tuple[int, int]:
    foot = max((i for i, line in enumerate(lines) if FOOT.match(line)), default=len(lines))
    for i, line in enumerate(lines[:foot]):
        if line.startswith("Kính gửi") or (
            i > 1
            and line.isupper()
            and not split(line, False)
            and not re.match(r"SỰ$|HỎA TỐC", line)
        ):
            return i, foot
    return 0, foot


def _head(setter: Setter, lines: list[str]) -> None:
    size = setter.size
    for number, line in enumerate(lines):
        left, right = split(line, foot=False) or (line, "")
        if not line:
            setter.gap(6)
            continue
        small = left.startswith("V/v") or (number > 2 and not right and not left.startswith("Số"))
        style = "Bold" if number else "Regular"
        if left.startswith(("Số", "V/v")) or small:
            style = "Regular"
        date = "Italic" if "ngày" in right else "Bold"
        sizes = (size - 2 if small else size - 1, size if date == "Italic" else size - 1)
        setter.columns((left, right), (HEAD_LEFT, HEAD_RIGHT), (style, date), sizes)
        if right.startswith("Độc lập"):
            setter.underline(330, 480)
    setter.gap(8)


def _title(setter: Setter, lines: list[str]) -> int:
    """Set the kind and the subject; return how many lines they took."""
    if not lines or not lines[0].isupper():
        return 0
    end = next((i for i, line in enumerate(lines) if not line), 1)
    setter.centred(lines[0], setter.size, "Bold")
    for line in lines[1:end]:
        setter.centred(line, setter.size, "Bold")
    setter.underline(255, 375)
    setter.gap(8)
    return end


def _written(setter: Setter, lines: list[str]) -> None:
    at = _title(setter, lines)
    table: list[list[str]] = []
    for line in [*lines[at:], ""]:
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if table:
            _table(setter, table)
            table = []
        if not line:
            setter.gap(4)
        elif line.isupper() and len(line) < 60 and not ITEM.match(line):
            setter.centred(line, setter.size, "Bold")
        else:
            setter.paragraph(line, _style(line))


def _style(line: str) -> str:
    if BASIS.match(line) or line.startswith(("(Gửi kèm", "(Kèm theo", "(Đính kèm")):
        return "Italic"
    return "Bold" if HEADING.match(line) else "Regular"


def _table(setter: Setter, rows: list[list[str]]) -> None:
    longest = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    wanted = [min(max(n, 5), 48) ** 0.75 for n in longest]
    scale = (RIGHT - LEFT) / sum(wanted)
    spans, left = [], LEFT
    for want in wanted:
        spans.append((left, left + want * scale))
        left += want * scale
    for number, row in enumerate(rows):
        setter.row(row, spans, "Regular" if number else "Bold")
    setter.y += 6


def _printed(setter: Setter, lines: list[str]) -> None:
    at = _title(setter, lines)
    before = ""
    for number, line in enumerate(lines[at:], at):
        if not line:
            setter.gap(5)
            before = ""
            continue
        after = lines[number + 1] if number + 1 < len(lines) else ""
        start = not before or bool(ITEM.match(line)) or width(before, setter.size) < 390
        room = width(line, setter.size) + (INDENT if start else 0)
        left = LEFT + INDENT if start and room <= RIGHT - LEFT + 4 else LEFT
        full = bool(after) and not ITEM.match(after) and room > 405
        setter.need(setter.size * 1.25)
        setter.printed(line, left, _style(line), full)
        before = line


def _foot(setter: Setter, lines: list[str]) -> None:
    setter.gap(4)
    setter.need(setter.size * 1.3 * min(len(lines), 7))
    size = setter.size
    for line in lines:
        if not line:
            setter.gap(size)
            continue
        alone = ("", line) if not line.startswith(("-", "Nơi nhận")) else (line, "")
        left, right = split(line, foot=True) or alone
        style = "BoldItalic" if left.startswith("Nơi nhận") else "Regular"
        setter.columns(
            (left, right),
            (FOOT_LEFT, FOOT_RIGHT),
            (style, "Bold"),
            (size if style == "BoldItalic" else size - 2.5, size),
            centre=False,
        )
