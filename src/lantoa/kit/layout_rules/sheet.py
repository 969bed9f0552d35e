"""A Word file laid out for judging: its lines in reading order, its sections, its tables."""

from dataclasses import dataclass, field

from lantoa.kit.layout_rules.looks import Element, Layout, Look, Looks


@dataclass
class Line:
    """One paragraph; `cell` is its table, row and column; `part` the component that it is."""

    index: int
    text: str
    looks: list[tuple[Look, str]]
    layout: Layout
    section: int
    cell: tuple[int, int, int] | None = None
    ruled: bool = False
    drawn: bool = False
    numbered: bool = False
    breaks: bool = False
    part: str = ""

    @property
    def bare(self) -> str:
        """Return the text without the blanks around it."""
        return self.text.strip()

    def share(self, mark: str) -> float:
        """Return the part, 0 to 1, of the letters whose look has `mark` ("bold", "italic")."""
        count = sum(len(text) for _, text in self.looks)
        marked = sum(len(text) for look, text in self.looks if getattr(look, mark))
        return marked / count if count else 0.0

    @property
    def capitals(self) -> bool:
        """Say whether every letter is a capital, typed or shown so."""
        letters = [
            letter.upper() if look.caps else letter
            for look, text in self.looks
            for letter in text
            if letter.isalpha()
        ]
        return bool(letters) and all(letter == letter.upper() for letter in letters)

    @property
    def sizes(self) -> set[float]:
        """Return the sizes of its letters, in points."""
        return {look.size for look, _ in self.looks}


@dataclass
class Page:
    """A section: paper and margins in millimetres, how pages are numbered, its headers."""

    width: float
    height: float
    margins: dict[str, float]
    starts: str | None
    numerals: str
    hides_first: bool
    headers: dict[str, Element] = field(default_factory=dict)
    footers: dict[str, Element] = field(default_factory=dict)

    @property
    def across(self) -> float:
        """Return the width between the margins."""
        return self.width - self.margins.get("left", 0) - self.margins.get("right", 0)


@dataclass
class Grid:
    """A table: the section it stands in, its width in millimetres if said, its rows."""

    section: int
    width: float | None
    rows: int
    repeats: bool


@dataclass
class Sheet:
    """One document, ready for the rules; `hamlet` papers do not stand under the decree."""

    looks: Looks
    lines: list[Line]
    pages: list[Page]
    grids: list[Grid]
    hamlet: bool = False

    def of(self, *parts: str) -> list[Line]:
        """Return the lines that are one of these components."""
        return [line for line in self.lines if line.part in parts]
