"""Rows of a Word table as printed lines: head and foot side by side, other rows a line each."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

CELL, PARA, BREAK = "\x07", "\r", "\x0b"
SIDE_BY_SIDE = re.compile(
    r"CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN|ĐOÀN TNCS|Nơi nhận|^Số ?:?|Độc lập ?[-–]",
    re.MULTILINE,
)
"""What stands in the head or foot, which Word papers set as a table of two columns."""
OPENS = re.compile(r"\W{0,3}Nơi nhận")


def row_lines(cells: Sequence[str]) -> Iterator[str]:
    """Yield a row's lines, cells apart by tabs; those of head and foot stand side by side."""
    columns = [re.split(r"[\n\r\x0b]", cell.strip()) for cell in cells]
    several = any(len(column) > 1 for column in columns)
    if len(columns) == 2 and several and any(SIDE_BY_SIDE.search(cell) for cell in cells):
        for left, right in zip_longest(*columns, fillvalue=""):
            yield f"{' '.join(left.split())}\t{' '.join(right.split())}".rstrip("\t")
        return
    yield "\t".join(" ".join(" ".join(column).split()) for column in columns)


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of letters in which `CELL` ends a cell, two of them a row, `PARA` the rest.

    Two of them are an empty cell as well: where the row is narrower than those above, it goes on.

    Where a row's first cell opens is not marked: its last paragraph, all of it in the head of the
    paper, and from "Nơi nhận" on in the foot.
    """
    cells: list[str] = []
    said, width = False, 0
    for mark in re.finditer(f"([^{CELL}]*)({CELL}{{1,}}|$)", text):
        part, ends = mark[1], mark[2]
        if not ends:
            if cells:
                yield from row_lines(cells)
            yield from _paragraphs(part)
            return
        if not cells:
            before, part = _apart(part, said)
            width = 0 if before else width
            yield from _paragraphs(before)
        cells.append(part)
        if len(ends) < 2:
            continue
        if width > 2 and len(cells) + len(ends) - 2 < width:
            cells += [""] * (len(ends) - 1)
            continue
        cells += [""] * (len(ends) - 2)
        yield from row_lines(cells)
        width = max(width, len(cells)) if len(cells) > 2 else 0
        cells, said = [], True


def _paragraphs(text: str) -> Iterator[str]:
    yield from re.split(f"[{PARA}{BREAK}]", text.removesuffix(PARA)) if text else ()


def _apart(text: str, said: bool) -> tuple[str, str]:
    """Return what stands before a row, and the row's first cell."""
    pieces = text.split(PARA)
    start = next((n for n, piece in enumerate(pieces) if OPENS.match(piece)), len(pieces) - 1)
    if not said and len(pieces) < 6:
        start = 0
    return PARA.join(pieces[:start]), PARA.join(pieces[start:])
