"""Assignments printed as a table: number, unit, work, who helps, due day, in any order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lantoa.intake.columns import DUE, LEAD, SUPPORT, WORK, fitting, order_of, parted
from lantoa.intake.layout import Line, Para
from lantoa.intake.passages import Passage

NUMBER = re.compile(r"\W{0,2}(\w{1,2})[.)|]? (?=[^\W_])")
STROKES = "|_[]{}—="
SPOILT = re.compile(r"[{\[(|!\]]{1,2} (?=[^\W\d_])")
"""A row's number that a scan made a stroke of: "{ Xây dựng kịch bản"."""
NONE = Passage(())


def is_table_head(text: str) -> bool:
    """Say whether a folded line is the header of a table of assignments."""
    unit = r"(don vi|co quan|bo phan|to chuc|chu tri|phu trach)"
    work = r"(nhiem vu|noi dung|cong viec|phan viec|hoat dong|viec (phai|can) lam)"
    text = re.sub(r"co quan, (to chuc, )?don vi", "don vi", text.replace("-", " "))
    both = re.search(rf"{unit}.*{work}|{work}.*{unit}", text)
    return bool(both) and len(text) < 90 and not re.search(r"[;,.:]", text)


def ends_table(mark: str, line: Line) -> bool:
    """Say whether a heading follows the table; rows carry a bare number, headings a sign."""
    text = line.whole.text
    return bool(re.fullmatch(r"[IVX]+|[A-H]", mark)) or (
        mark.isdigit() and text[len(mark) : len(mark) + 1] in ".-" and len(line.cells) == 1
    )


@dataclass(frozen=True)
class Row:
    """One row: who, what, who helps, by when (empty where the table does not say)."""

    unit: Passage
    work: Passage
    support: Passage
    due: Passage


def rows(table: Para) -> Iterator[Row]:
    """Yield the table's rows; wrapped lines are put back into their columns."""
    groups: list[list[Line]] = [[]]
    for line in table.table:
        if _opens(line, len(groups)):
            groups.append([])
        elif _opens(line, len(groups) + 1):
            groups += [[], []]
        groups[-1].append(line)
    header = " ".join([table.title, *(line.whole.plain for line in groups[0])])
    order = order_of(table.title) if _is_full(table.title) else order_of(header)
    for group in filter(None, groups[1:]):
        yield _row(group, order)


def _is_full(title: str) -> bool:
    """Say whether the header's first line names unit and work, so that wraps do not confuse."""
    order = order_of(title)
    return LEAD in order and WORK in order


def _opens(line: Line, number: int) -> bool:
    """Say whether the line is the row of that number (or of what a number was misread as)."""
    text = _bare(line.whole)
    m = NUMBER.match(text.plain)
    if len(line.cells) > 2:
        return bool(re.fullmatch(r"\W*\w{1,3}[.)]?", line.cells[0].text))
    if stroke := SPOILT.match(line.whole.plain):
        return line.whole.text[stroke.end() :][:1].isupper()
    if not m or not text.text[m.end() :][:1].isupper():
        return False
    return m[1].isdigit() and int(m[1]) == number if m[1].isdigit() else len(m[1]) == 1


def _row(group: list[Line], order: list[str]) -> Row:
    if len(group[0].cells) > 2:
        cells = _known(group, order)
    else:
        cells = _merged(group, order)
    unit, work, support, due = (
        cells.get(column, NONE).trim(" |_;,.:-") for column in (LEAD, WORK, SUPPORT, DUE)
    )
    return Row(unit, work, support, due)


def _merged(group: list[Line], order: list[str]) -> dict[str, Passage]:
    """Return the columns where the printed lines run over them; the row's number is left out."""
    lines = [_bare(line.whole) for line in group]
    seen = [_strokes(line.whole) for line in group]
    if m := NUMBER.match(lines[0].plain):
        lines[0] = lines[0].cut(m.end())
        seen[0] = {at - 1 for at in seen[0]}
    return parted(lines, order, seen)


def _bare(line: Passage) -> Passage:
    """Return the line without the strokes that a scan makes of a table's rules."""
    bare = (replace(word, text=word.text.strip(STROKES)) for word in line.words)
    return Passage(tuple(word for word in bare if word.text))


def _strokes(line: Passage) -> set[int]:
    """Return before which words (strokes not counted) a rule between two columns was seen."""
    found: set[int] = set()
    at = 0
    for word in line.words:
        if word.text.startswith("|"):
            found.add(at)
        at += bool(word.text.strip(STROKES))
        if word.text.endswith("|"):
            found.add(at)
    return found


def _known(group: list[Line], order: list[str]) -> dict[str, Passage]:
    """Return the columns where the file itself parts the cells; a wrapped line has its own."""
    cells = dict.fromkeys(order, NONE)
    for n, line in enumerate(group):
        parts = line.cells[1:] if n == 0 or len(line.cells) > len(order) else line.cells
        wide = n == 0 or len(parts) == len(order)
        columns = order if wide else fitting(parts, order, cells)
        for column, part in zip(columns, parts, strict=False):
            cells[column] = cells.get(column, NONE) + part
    return cells
