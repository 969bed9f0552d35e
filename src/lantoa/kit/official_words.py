"""The words of an official paper, final and printable, each line under the name of its style."""

import re
from dataclasses import dataclass

from lantoa.kit.text import nfc

UNPRINTED = re.compile(
    "[^\u0020-\u007e\u00a0-\u024f\u0300-\u0377\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20be"
    "\u2100-\u214f\u2153-\u2154\u2190-\u2195\u2211-\u2212\u221a\u221e\u2248\u2260\u2264-\u2265"
    "\u25a0-\u25a1\u25aa-\u25ab\u25cf\u2070-\u2071\u2074-\u208e]"
)
BOX, PICTOGRAPH = "\u25a1", "[\ufe00-\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]+"
PICTOGRAPHS = re.compile(f"^{PICTOGRAPH} ?| ?{PICTOGRAPH}")
"""With the blank that set them off."""


@dataclass(frozen=True)
class Line:
    """One line or paragraph: its style, its words, and the bold words that it opens with."""

    style: str
    text: str
    lead: str = ""


@dataclass(frozen=True)
class Grid:
    """A bordered table: header and rows of cells, each a tuple of lines."""

    header: tuple[Line, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True)
class Photo:
    """A photo with the line under it."""

    data: bytes
    caption: Line


@dataclass(frozen=True)
class Photos:
    """Photos, two beside each other."""

    held: tuple[Photo, ...]


Part = Line | Grid | Photos


@dataclass(frozen=True)
class Sheet:
    """An annex: its heading lines, its parts, and how the page lies."""

    heading: tuple[Line, ...]
    parts: tuple[Part, ...]
    landscape: bool


@dataclass(frozen=True)
class Laid:
    """The whole paper in reading order; marks are `RULE` or the signs that stand there.

    `name` and `author` stand in the file's own facts.
    """

    name: str
    author: str
    issuer: tuple[Line, ...]
    issuer_mark: str
    crown: tuple[Line, ...]
    number: tuple[Line, ...]
    dated: Line
    title: tuple[Line, ...]
    title_mark: str
    opening: tuple[Line, ...]
    parts: tuple[Part, ...]
    received: tuple[Line, ...]
    signed: tuple[Line, ...]
    annexes: tuple[Sheet, ...]


def printable(text: str) -> str:
    """Return the words without pictographs; a letter that no paper's font has becomes a box."""
    plain = PICTOGRAPHS.sub("", text.replace("\u2610", BOX))
    return UNPRINTED.sub(BOX, nfc(f"|{plain}|".replace("\t", " "))[1:-1])


def line(style: str, text: str, lead: str = "") -> Line:
    """Return a line of printable words."""
    return Line(style, printable(text), printable(lead))
