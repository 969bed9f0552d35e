"""The body of an official paper as paragraphs, and these as a tree of numbered sections."""

import re

from lantoa.intake.layout import Line, Para
from lantoa.intake.nesting import PART, adopted, is_under
from lantoa.intake.numbering import (
    ARTICLE,
    BULLET,
    CAPITAL,
    IN_BRACKETS,
    LETTER,
    NUMBER,
    ROMAN,
    marked,
)
from lantoa.intake.passages import Passage, plain
from lantoa.intake.tables import ends_table, is_table_head

ROMAN_MARK = re.compile(r"[IVX]+")


def grow(lines: list[Line]) -> list[Para]:
    """Return the body's paragraphs as a tree of numbered sections."""
    roots: list[Para] = []
    trail: list[Para] = []
    above: Para | None = None
    for para in paragraphs(lines):
        _place(para, trail)
        while trail and trail[-1].level >= para.level > 0:
            trail.pop()
        parent = trail[-1] if trail else None
        if above and is_under(para, above):
            parent = above
        else:
            above = para if para.bullet and para.body.text.rstrip().endswith(":") else None
        (parent.children if parent else roots).append(para)
        if para.level and not para.bullet:
            trail.append(para)
    return list(adopted(roots))


def _place(para: Para, trail: list[Para]) -> None:
    """Give the paragraph its level and full reference, from its mark and what stands above."""
    mark = para.mark
    if not mark or para.bullet:
        para.level = 0
        return
    over = [p for p in trail if PART.fullmatch(p.mark)]
    if PART.fullmatch(mark):
        over = [p for p in over if _is_roman(p.mark) != _is_roman(mark) and p.level == 1][:1]
        para.level = len(over) + 1
        para.ref = f"{over[0].ref}.{mark}" if over else mark
    elif mark[0].isdigit():
        para.level = mark.count(".") + 1 + (over[-1].level if over else 0)
        para.ref = f"{over[-1].ref}.{mark}" if over else mark
    else:
        parent = next((p for p in reversed(trail) if not p.mark.isalpha() or p.level == 1), None)
        para.level = parent.level + 1 if parent else 1
        para.ref = f"{parent.ref}.{mark}" if parent else mark


DASHED = re.compile(r"(xa hoi|the thao|nghe thuat|tai chinh|quan tri)\b")
"""What stands after the dash in a name: "Phòng Văn hóa / - Xã hội"."""
CLOSES = re.compile(
    r"(giao|de nghi|yeu cau|tren day la|nhan duoc|trong qua trinh|rat mong|tran trong)\b"
    r"|(cac|moi|ban|phong|cong an|chi bo|truong) [a-z, ]{2,60}?\b(bao cao|gui (bao cao|ket qua))\b"
)
"""How a paragraph of its own opens, even where the line above is full to its end."""


def _is_roman(mark: str) -> bool:
    return bool(ROMAN_MARK.fullmatch(mark))


def paragraphs(lines: list[Line]) -> list[Para]:
    """Join wrapped lines into paragraphs; a table's lines stay apart under its header."""
    widths = sorted(len(line.whole.text) for line in lines if line.cells)
    wide = widths[int(len(widths) * 0.9)] if widths else 0
    found: list[Para] = []
    before: Line | None = None
    gap = table = False
    for line in lines:
        if not line.cells:
            gap = True
            continue
        mark = marked(line.whole)
        if mark == "-" and before and _is_stroke(before, line, wide):
            mark = ""
        if table and not ends_table(mark, line):
            found[-1].table.append(line)
            continue
        table = is_table_head(line.whole.plain)
        if table or mark or before is None or _breaks(before, line, wide, gap):
            found.append(_opened(line.whole, mark))
        else:
            found[-1].body = found[-1].body + line.whole
        before, gap = line, False
    return found


def _is_stroke(before: Line, line: Line, wide: int) -> bool:
    """Say whether the bullet is a stray stroke: a small letter goes on with a full line above."""
    last = before.whole.text
    rest = line.whole.text.lstrip("-+•*~· .")
    goes_on = rest[:1].islower() or last.count("(") > last.count(")")
    named = bool(DASHED.match(plain(rest)) and re.search(r"van hoa$|hanh chinh$", plain(last)))
    return (goes_on or named) and len(last) > 0.8 * wide and last[-1:].isalnum()


def _breaks(before: Line, line: Line, wide: int, gap: bool) -> bool:
    """Say whether a new paragraph starts: the line before was short, or a gap shows it."""
    text, last = line.whole.text, before.whole.text
    opens = not (text[:1].islower() or text[:1] in "(,;")
    ended = last.rstrip()[-1:] in '.:;?!"'
    if text.startswith("(") and gap:
        return True
    if gap and len(last) > 0.8 * wide and (last.endswith(",") or last.count("(") > last.count(")")):
        return False
    if gap:
        return opens or ended
    if last.rstrip().endswith(".") and CLOSES.match(line.whole.plain):
        return True
    full = 0.97 if last.rstrip().endswith(".") else 0.86
    fits = len(last) + 1 + len(text.split()[0]) < full * wide
    return opens and (fits or last.rstrip().endswith((":", "./.")))


def _opened(line: Passage, mark: str) -> Para:
    if not mark:
        return Para(line)
    folded = plain(line.text)
    for pattern in (ARTICLE, NUMBER, LETTER, IN_BRACKETS, BULLET, ROMAN, CAPITAL):
        if m := pattern.match(folded):
            sign = line.text[0] if mark == "-" else ""
            return Para(line.cut(m.end()), "" if sign else mark, bullet=bool(sign), sign=sign)
    return Para(line)
