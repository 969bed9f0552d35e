"""Assignments printed as a table: number, unit, work, due day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantoa.intake.closed_words import phrases
from lantoa.intake.layout import Line, Para
from lantoa.intake.passages import Passage, plain
from lantoa.intake.unit_words import is_verb, known_units, low
from lantoa.intake.units import unit_at

DUE = re.compile(
    r"(\|? ?(xong |hoan thanh )?(truoc|ngay|den het|den|tu ngay|trong|thang|quy|thuong xuyen)\b"
    r"[^;]{0,18})?\b\d{1,2}/\d{1,2}(/\d{4})?$|\|? ?\b(xong truoc|den het|truoc ngay|hang (ngay|tuan"
    r"|thang)|thuong xuyen|hoan thanh truoc)$"
)
PLACES_KINDS = ("xã", "phường", "tỉnh", "thôn", "bản", "ấp")
ROW = re.compile(r"\w{1,2}[.)]? (?=[^\W\d_])")


@dataclass(frozen=True)
class Row:
    """One row: who, what, by when (empty where the table does not say)."""

    unit: Passage
    work: Passage
    due: Passage


def rows(table: Para) -> Iterator[Row]:
    """Yield the table's rows; wrapped lines are put back into their columns."""
    group: list[Line] = []
    for line in table.table:
        if group and _opens(line):
            yield _row(group)
            group = []
        group.append(line)
    if group:
        yield _row(group)


def _opens(line: Line) -> bool:
    """Say whether the line is a row's first: a number (or its misreading), then a unit."""
    if len(line.cells) > 2:
        return bool(re.fullmatch(r"\W*\w{1,3}[.)]?", line.cells[0].text))
    m = ROW.match(line.whole.plain)
    return bool(m) and unit_at(line.whole.text, m.end() if m else 0) is not None


def _row(group: list[Line]) -> Row:
    parts = [_cells(line, first=n == 0) for n, line in enumerate(group)]
    if len(group[0].cells) <= 2:
        parts = _merged_lines(group)
    unit, work, due = (
        Passage(tuple(word for part in parts for word in part[column].words)) for column in range(3)
    )
    return Row(unit.trim(), work.trim(), due.trim(" |;,"))


Three = tuple[Passage, Passage, Passage]
NONE = Passage(())


def _cells(line: Line, *, first: bool) -> Three:
    """Return a line's unit, work and due where the columns are known."""
    cells = list(line.cells[1:] if first else line.cells)
    dated = bool(cells) and bool(DUE.search(cells[-1].plain)) and len(cells[-1].text) < 40
    due = cells.pop() if dated and len(cells) > 1 else NONE
    if len(cells) >= 3 and not due:
        due = cells.pop()
    if len(cells) == 1:
        return (NONE, cells[0], due)
    return (cells[0], cells[1], due) if cells else (NONE, NONE, due)


def _merged_lines(group: list[Line]) -> list[Three]:
    """Return the same where each printed line holds all its columns, without a sign between."""
    found: list[Three] = []
    unit = NONE
    for n, line in enumerate(group):
        whole = line.whole
        if n == 0 and (m := ROW.match(whole.plain)):
            whole = whole.cut(m.end())
        due = DUE.search(whole.plain)
        last = whole.cut(due.start()) if due else NONE
        whole = whole.cut(0, due.start()) if due else whole
        edge = _first_edge(whole) if n == 0 else _rest_edge(unit, whole)
        unit = unit + whole.cut(0, edge).trim(" |")
        found.append((whole.cut(0, edge), whole.cut(edge).trim(" |_"), last))
    return found


def _first_edge(line: Passage) -> int:
    """Return where the work starts: the first capital letter that opens a verb, past the head."""
    words = list(re.finditer(r"\S+", line.text))
    for m in words[2:]:
        if line.text[m.start()].isupper() and is_verb(line.text[m.start() :]):
            return m.start()
    known = known_units().match(low(line.text))
    if known and known.group().split()[-1] in PLACES_KINDS:
        return known.end()
    return len(line.text)


def _rest_edge(unit: Passage, line: Passage) -> int:
    """Return how much of a wrapped line completes the unit's name, by the list of known units."""
    so_far = unit.plain.strip()
    best = 0
    for entry in phrases("units"):
        name = plain(entry)
        if name.startswith(so_far + " "):
            rest = name[len(so_far) + 1 :]
            if line.plain.startswith(rest) and len(rest) > best:
                best = len(rest)
    return best
