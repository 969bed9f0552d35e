"""Set a directive as Decree 30/2020/NĐ-CP, Annex I, sets it: two-column head and foot, tables.

Lengths are points, from the top left of an A4 page. The text is plain; see `making` for its signs.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).resolve().parents[2] / "src" / "lantoa" / "kit" / "fonts"
LEFT, RIGHT, TOP, BOTTOM = 85.0, 544.0, 58.0, 780.0
HEAD_LEFT, HEAD_RIGHT = (85.0, 262.0), (266.0, 548.0)
FOOT_LEFT, FOOT_RIGHT = (85.0, 290.0), (300.0, 544.0)
INDENT = 36.0
ITEM = re.compile(r"^(?:[-+*•]|[a-zđ]\)|\d+(?:\.\d+)*[.)-]?|[IVX]+[.-]?|[A-E]\.) ")
HEADING = re.compile(r"^(?:[IVX]+[.-]|[A-E]\.|\d+[.-]|Điều \d+\.) .{1,90}[^.;,:]$")


@dataclass(frozen=True)
class Run:
    """Words set in one piece: `width` is what they are stretched to, None for their own."""

    x: float
    y: float
    size: float
    style: str
    text: str
    width: float | None = None


@dataclass
class Page:
    """What stands on one page; rules are (x, y, x, y)."""

    runs: list[Run] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the printed lines as a text layer gives them: columns merged, gaps empty."""
        rows: dict[float, list[Run]] = {}
        for run in self.runs:
            rows.setdefault(round(run.y, 1), []).append(run)
        found = [
            (y, " ".join(r.text for r in sorted(row, key=lambda r: r.x))) for y, row in rows.items()
        ]
        return [text for _, text in sorted(found + [(gap, "") for gap in self.gaps])]


@cache
def _font(style: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"Tinos-{style}.ttf"), 200)


def width(text: str, size: float, style: str = "Regular") -> float:
    """Return how wide `text` is when printed."""
    return _font(style).getlength(text) * size / 200


def wrap(text: str, size: float, style: str, room: float, indent: float = 0.0) -> list[str]:
    """Break `text` into lines no wider than `room` (the first one narrower by `indent`)."""
    lines: list[str] = []
    line = ""
    for word in re.findall(r"\S+", text):
        room_now = room - (indent if not lines else 0)
        if line and width(f"{line} {word}", size, style) > room_now:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line] if line else lines


class Setter:
    """Sets one directive, line after line, on as many pages as it needs."""

    def __init__(self, size: float, numbered_from: int) -> None:
        self.size, self.numbered_from = size, numbered_from
        self.pages: list[Page] = []
        self._new_page()

    def _new_page(self) -> None:
        self.pages.append(Page())
        self.y = TOP
        number = len(self.pages)
        if number >= self.numbered_from:
            self._put(f"{number}", LEFT, RIGHT, self.size, "Regular", y=TOP - 22)

    def _put(
        self, text: str, left: float, right: float, size: float, style: str, y: float | None = None
    ) -> None:
        x = (left + right - width(text, size, style)) / 2
        self.pages[-1].runs.append(Run(x, self.y if y is None else y, size, style, text))

    def need(self, height: float) -> None:
        """Turn the page when `height` no longer fits."""
        if self.y + height > BOTTOM:
            self._new_page()

    def gap(self, height: float = 10.0) -> None:
        """Leave an empty line."""
        if self.y > TOP:
            self.pages[-1].gaps.append(self.y)
            self.y += height

    def centred(self, text: str, size: float, style: str) -> None:
        """Set a heading in the middle."""
        for line in wrap(text, size, style, RIGHT - LEFT - 20):
            self.need(size * 1.3)
            self._put(line, LEFT, RIGHT, size, style)
            self.y += size * 1.3

    def columns(
        self,
        cells: tuple[str, str],
        spans: tuple[tuple[float, float], ...],
        styles: tuple[str, str],
        sizes: tuple[float, float],
        centre: bool = True,
    ) -> None:
        """Set two cells side by side, each wrapped in its own column."""
        parts = [
            wrap(c, size, style, b - a)
            for c, (a, b), style, size in zip(cells, spans, styles, sizes, strict=True)
        ]
        for row in range(max(map(len, parts))):
            self.need(self.size * 1.3)
            for column, (left, right) in enumerate(spans):
                if row < len(parts[column]):
                    self._cell(
                        parts[column][row],
                        left,
                        right,
                        sizes[column],
                        styles[column],
                        centre or column == 1,
                    )
            self.y += self.size * 1.3

    def _cell(
        self, text: str, left: float, right: float, size: float, style: str, centre: bool
    ) -> None:
        if centre:
            self._put(text, left, right, size, style)
        else:
            self.pages[-1].runs.append(Run(left, self.y, size, style, text))

    def underline(self, left: float, right: float) -> None:
        """Draw the short rule below a head or a subject."""
        self.pages[-1].rules.append((left, self.y, right, self.y))
        self.y += 4

    def paragraph(self, text: str, style: str, indent: float = INDENT) -> None:
        """Set one paragraph, its full lines stretched to the margin."""
        lines = wrap(text, self.size, style, RIGHT - LEFT, indent)
        for number, line in enumerate(lines):
            self.need(self.size * 1.29)
            left = LEFT + (indent if number == 0 else 0)
            full = number < len(lines) - 1
            self.printed(line, left, style, full)
        self.y += 3

    def printed(self, line: str, left: float, style: str, full: bool) -> None:
        """Set one line; a `full` one reaches the right margin."""
        room = RIGHT - left
        stretch = room if full and width(line, self.size, style) < room - 1 else None
        self.pages[-1].runs.append(Run(left, self.y, self.size, style, line, stretch))
        self.y += self.size * 1.29

    def row(self, cells: list[str], spans: list[tuple[float, float]], style: str) -> None:
        """Set one row of a table with its borders; a row is not broken over pages."""
        size = self.size - 1
        parts = [wrap(c, size, style, b - a - 8) for c, (a, b) in zip(cells, spans, strict=True)]
        height = max(map(len, parts)) * size * 1.3 + 4
        self.need(height)
        page, top = self.pages[-1], self.y - 2
        for part, (left, _) in zip(parts, spans, strict=True):
            for number, line in enumerate(part):
                page.runs.append(Run(left + 4, self.y + number * size * 1.3, size, style, line))
        page.rules += [(a, top, a, top + height) for a, _ in spans]
        end = spans[-1][1]
        page.rules += [
            (end, top, end, top + height),
            (LEFT, top, end, top),
            (LEFT, top + height, end, top + height),
        ]
        self.y += height
