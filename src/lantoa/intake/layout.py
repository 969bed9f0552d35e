"""How an official paper is laid out: head, body as a numbered tree, tail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lantoa.intake.passages import Passage, Word, passage

Cells = tuple[Passage, ...]
WITH_THIS = re.compile(r"\((?:ban hanh )?kem theo\b")
PAGE_NUMBER = re.compile(r"(trang )?\W{0,2}\d{1,3}(\W{0,2}|/\d{1,3}[^\w.]{0,2})")


@dataclass(frozen=True)
class Line:
    """A printed line: its number from 0 and its cells (one, unless columns are known)."""

    n: int
    cells: Cells

    @property
    def whole(self) -> Passage:
        """Return the line as one passage."""
        return sum(self.cells[1:], self.cells[0]) if self.cells else Passage(())


@dataclass
class Para:
    """A paragraph with its number: `ref` as printed with its parents, level 0 = unnumbered.

    `sign` is what a bullet is printed as.
    """

    body: Passage
    mark: str = ""
    ref: str = ""
    level: int = 0
    bullet: bool = False
    sign: str = ""
    table: list[Line] = field(default_factory=list)
    children: list["Para"] = field(default_factory=list)

    @property
    def mark_or_bullet(self) -> bool:
        """Say whether the paragraph is an item of a list."""
        return bool(self.mark) or self.bullet

    @property
    def title(self) -> str:
        """Return the folded text, to ask what kind of heading it is."""
        return self.body.plain


@dataclass
class Paper:
    """A paper in its three parts; `sections` is the body as a tree."""

    head: list[Line]
    body: list[Line]
    tail: list[Line]
    sections: list[Para] = field(default_factory=list)

    def paragraphs(self) -> list[Para]:
        """Return every paragraph of the body in printed order."""
        return [para for section in self.sections for para in _flat(section)]


def _flat(para: Para) -> list[Para]:
    return [para] + [below for child in para.children for below in _flat(child)]


def lines_of(rows: Sequence[Sequence[Sequence[Word]]]) -> list[Line]:
    """Return the printed lines that carry text; page numbers and stray signs become blank."""
    lines: list[Line] = []
    for n, cells in enumerate(rows):
        line = Line(n, tuple(passage(cell) for cell in cells if cell))
        text = line.whole.plain if line.cells else ""
        numbered = text and n > 20 and PAGE_NUMBER.fullmatch(text) and lines[-1].cells
        if numbered and not _ends_line_before(lines[-1], text):
            continue
        stray = not re.search(r"\w.*\w", text) or bool(PAGE_NUMBER.fullmatch(text))
        stray = stray and not (n > 5 and _ends_line_before(lines[-1], text))
        lines.append(Line(n, ()) if stray else line)
    return lines


def _ends_line_before(before: Line, text: str) -> bool:
    """Say whether a lone number or letter is the last word of the sentence above ("… 1 / m.")."""
    open_above = bool(before.cells) and before.whole.text.rstrip()[-1:].isalnum()
    return open_above and bool(re.fullmatch(r"\(?\w{1,3}[.;)]{1,2}", text))


def is_tail(text: str) -> bool:
    """Say whether a folded line opens the list of recipients ("Nơi nhận")."""
    return bool(re.match(r"n.?[oi0] ?nh.{1,2}n ?[:;.]|noi nhan", text))


def enacted(tail: list[Line], kind: re.Pattern[str]) -> tuple[list[Line], list[Line]]:
    """Return the tail, and the paper printed behind it ("KẾ HOẠCH … (Ban hành kèm theo …)")."""
    for at, line in enumerate(tail):
        if not (line.cells and line.whole.text.isupper() and kind.fullmatch(line.whole.plain)):
            continue
        for end, after in enumerate(tail[at : at + 12], at):
            if after.cells and WITH_THIS.search(after.whole.plain):
                closes = (n for n in range(end, len(tail)) if ")" in tail[n].whole.text)
                return tail[:at], tail[next(closes, end) + 1 :]
    return tail, []


def split(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines before "Nơi nhận" and those from it on."""
    for at in range(len(lines) - 1, 0, -1):
        if lines[at].cells and is_tail(lines[at].whole.plain):
            return lines[:at], lines[at:]
    for at in range(len(lines) - 1, 0, -1):
        if "./." in lines[at].whole.text:
            return lines[: at + 1], lines[at + 1 :]
    return lines, []
