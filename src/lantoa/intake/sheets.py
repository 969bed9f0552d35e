"""A printed page as words with their places, set into lines; columns apart by a tab."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import cast

from lantoa.kit.text import nfc

Box = tuple[float, float, float, float]
PRINTED, SEEN = "printed", "seen"
SURE = 0.93
NOWHERE = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Mark:
    """One printed word: text, box (left, top, width, height), how surely it was read, 0 to 1."""

    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True)
class Run:
    """Words that stand together on one height, left to right."""

    marks: tuple[Mark, ...]

    @property
    def text(self) -> str:
        """Return the words with one blank between them."""
        return " ".join(mark.text for mark in self.marks)

    @property
    def box(self) -> Box:
        """Return the box around the words."""
        return around(mark.box for mark in self.marks)


@dataclass(frozen=True)
class Row:
    """One printed line: its cells (runs apart by a tab), none for a gap between paragraphs."""

    cells: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """Return the line as the reading rules take it."""
        return "\t".join(cell.text for cell in self.cells)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the words of all cells, left to right."""
        return tuple(mark for cell in self.cells for mark in cell.marks)


@dataclass(frozen=True)
class Sheet:
    """One printed page: rows with boxes in fractions of the page, its picture and size in pixels.

    `how` is PRINTED (text layer) or SEEN (OCR); `source` counts the files sent, from 0.
    """

    rows: tuple[Row, ...]
    width: int = 0
    height: int = 0
    how: str = PRINTED
    source: int = 0
    picture: bytes = b""

    @property
    def text(self) -> str:
        """Return the lines of the page."""
        return "\n".join(row.text for row in self.rows)


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around boxes (one at least)."""
    known = list(boxes)
    left, top = min(b[0] for b in known), min(b[1] for b in known)
    right, bottom = max(b[0] + b[2] for b in known), max(b[1] + b[3] for b in known)
    return left, top, right - left, bottom - top


def spread(text: str, box: Box, confidence: float = 1.0) -> Run:
    """Return the words of a text whose box is known as a whole, each over its share of letters."""
    words, at, marks = text.split(), 0, []
    each = box[2] / max(1, len(" ".join(words)))
    for word in words:
        place = (box[0] + at * each, box[1], len(word) * each, box[3])
        marks.append(Mark(word, place, confidence))
        at += len(word) + 1
    return Run(tuple(marks))


def rows_of(runs: Iterable[Run], apart: float = 0.8) -> Iterator[Row]:
    """Yield the printed lines from top to bottom: runs on one height are cells of one line.

    Runs nearer than `apart` times their height are one cell. An empty row stands where the
    white between two lines is wide.
    """
    waiting = sorted((run for run in runs if run.marks), key=_middle)
    line: list[Run] = []
    for run in waiting:
        if line:
            high = max(_height(line[0]), _height(run))
            step = _middle(run) - _middle(line[0])
            if step > 0.6 * high:
                yield _row(line, apart)
                if step > 2.4 * high:
                    yield Row()
                line = []
        line.append(run)
    if line:
        yield _row(line, apart)


def _middle(run: Run) -> float:
    return median(mark.box[1] + mark.box[3] / 2 for mark in run.marks)


def _height(run: Run) -> float:
    return median(mark.box[3] for mark in run.marks)


def _row(line: list[Run], apart: float) -> Row:
    runs = sorted(line, key=lambda run: run.box[0])
    cells, high = [runs[0]], _height(runs[0])
    for run in runs[1:]:
        left, _, width, _ = cells[-1].box
        if run.box[0] - (left + width) > apart * high:
            cells.append(run)
        else:
            cells[-1] = Run(cells[-1].marks + run.marks)
    return Row(tuple(cells))


def sheet_of(text: str) -> Sheet:
    """Return a page without places from plain lines, columns apart by tabs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    tidy = (nfc(line.replace("\u00a0", " ")) for line in lines)
    return Sheet(tuple(Row(tuple(spread(c, NOWHERE) for c in line.split("\t"))) for line in tidy))


def scaled(rows: Sequence[Row], width: float, height: float) -> tuple[Row, ...]:
    """Return rows whose boxes are fractions of a page of that size."""

    def small(mark: Mark) -> Mark:
        x, y, w, h = mark.box
        part = (x / width, y / height, w / width, h / height)
        box = tuple(round(min(1.0, max(0.0, v)), 4) for v in part)
        return replace(mark, box=cast(Box, box))

    return tuple(
        Row(tuple(Run(tuple(map(small, cell.marks))) for cell in row.cells)) for row in rows
    )
