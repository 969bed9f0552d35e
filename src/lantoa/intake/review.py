"""The review page's two sides: the source's lines, and what was read out of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from lantoa.intake.fields import value_at
from lantoa.intake.learned import key_of
from lantoa.intake.quantities import targets
from lantoa.intake.words import EVERY, VEHICLES, label_of

Facts = Mapping[str, object]
HEAD = ("number", "kind", "issuer", "place", "issued_on", "subject")
REST = ("addressees", "attachments", "copies_to")
SIGNER = ("signer.authority", "signer.title", "signer.name")
SHOWN = {
    "pillars": ("title",),
    "assignments": ("unit", "duties"),
    "dates": ("on", "what"),
    "reporting": ("from", "to", "via", "every", "due"),
}
ALWAYS = {"subject", "issuer", "pillars.title", "assignments.unit", "signer.name"}
"""Names, the subject and headings: looked at even where the machine is sure."""
TITLES = {
    "pillars": ("Nội dung trọng tâm", "nội dung trọng tâm"),
    "assignments": ("Ai làm gì", "đơn vị"),
    "dates": ("Mốc thời gian", "mốc thời gian"),
    "reporting": ("Chế độ báo cáo", "chế độ báo cáo"),
}


@dataclass(frozen=True)
class Place:
    """Where a field stands: lines from 0, both included; sure from 0 to 1; who corrected it."""

    first: int
    last: int
    confidence: float
    corrected_by: str


Piece = tuple[str, bool]


@dataclass(frozen=True)
class Entry:
    """One field: its path, name, lines of (words, whether doubtful), where it stands.

    `taught` is what had been read before an earlier correction was put in.
    """

    path: str
    label: str
    lines: tuple[tuple[Piece, ...], ...]
    place: Place | None
    taught: str = ""
    seen: bool = False

    @property
    def id(self) -> str:
        """Return the path as an anchor."""
        return self.path.replace(".", "-")

    @property
    def doubtful(self) -> int:
        """Count the doubtful words."""
        return sum(doubt for line in self.lines for _, doubt in line)

    @property
    def asks(self) -> bool:
        """Say whether a person has still to look at it: doubtful words, names, headings always."""
        if self.seen or not self.lines:
            return False
        return bool(self.doubtful) or bool(self.taught) or key_of(self.path) in ALWAYS


@dataclass(frozen=True)
class Row:
    """One row of a list, with its number as printed, its fields, and what its duties count."""

    path: str
    ref: str
    entries: tuple[Entry, ...]
    targets: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the path as an anchor."""
        return self.path.replace(".", "-")


@dataclass(frozen=True)
class Sheet:
    """A list of rows under its heading; `new` is the path at which a further row starts."""

    name: str
    title: str
    noun: str
    rows: tuple[Row, ...]
    new: str

    @property
    def new_id(self) -> str:
        """Return the new row's path as an anchor."""
        return self.new.replace(".", "-")


@dataclass(frozen=True)
class Review:
    """All that the right side shows."""

    head: tuple[Entry, ...]
    sheets: tuple[Sheet, ...]
    channels: Entry
    rest: tuple[Entry, ...]

    @property
    def entries(self) -> list[Entry]:
        """Return every field in the order of the page."""
        rows = [entry for sheet in self.sheets for row in sheet.rows for entry in row.entries]
        return [*self.head, *rows, self.channels, *self.rest]

    @property
    def has_doubts(self) -> bool:
        """Say whether any word is underlined as doubtful."""
        return any(entry.doubtful for entry in self.entries)

    @property
    def to_look_at(self) -> list[Entry]:
        """Return the fields that a person has still to look at."""
        return [entry for entry in self.entries if entry.asks]


def review(fields: Facts, beside: Facts, places: Mapping[str, Place]) -> Review:
    """Return the form as the page shows it; `beside` as in `keeping.rest_of`."""
    unsure = cast("Mapping[str, list[list[int]]]", beside.get("unsure", {}))
    learned = cast("Mapping[str, str]", beside.get("learned", {}))
    seen = set(cast("list[str]", beside.get("seen", [])))

    def entry(path: str) -> Entry:
        value = value_at(dict(fields), path)
        doubts = {(line, word) for line, word in unsure.get(path, [])}
        told = value if isinstance(value, list) and path != "channels" else [say(path, value)]
        shown = tuple(_pieces(str(text), n, doubts) for n, text in enumerate(told) if text)
        place = places.get(path) or _around(path, places)
        return Entry(path, label_of(path), shown, place, learned.get(path, ""), path in seen)

    return Review(
        head=tuple(entry(path) for path in HEAD),
        sheets=tuple(_sheet(fields, name, entry) for name in SHOWN),
        channels=entry("channels"),
        rest=tuple(entry(path) for path in (*REST, *SIGNER)),
    )


def _pieces(text: str, line: int, doubts: set[tuple[int, int]]) -> tuple[Piece, ...]:
    """Part a text into runs of sure words and single doubtful ones."""
    runs: list[Piece] = []
    for n, word in enumerate(text.split()):
        doubt = (line, n) in doubts
        if runs and not runs[-1][1] and not doubt:
            runs[-1] = (f"{runs[-1][0]} {word}", False)
        else:
            runs.append((word, doubt))
    return tuple(runs)


def _sheet(fields: Facts, name: str, entry: Callable[[str], Entry]) -> Sheet:
    rows = cast("list[Facts]", fields.get(name) or [])
    title, noun = TITLES[name]
    shown = tuple(
        Row(
            f"{name}.{n}",
            str(row.get("ref") or ""),
            tuple(entry(f"{name}.{n}.{key}") for key in SHOWN[name]),
            tuple(
                target
                for duty in cast("list[str]", row.get("duties") or [])
                for target in targets(str(duty))
            ),
        )
        for n, row in enumerate(rows)
    )
    return Sheet(name, title, noun, shown, f"{name}.{len(rows)}.{SHOWN[name][0]}")


def _around(path: str, places: Mapping[str, Place]) -> Place | None:
    """Return the place of the row, or of a list's first to last entry."""
    row = ".".join(path.split(".")[:2])
    if row in places:
        return places[row]
    parts = [place for known, place in places.items() if known.startswith(path + ".")]
    if not parts:
        return None
    first, last = min(p.first for p in parts), max(p.last for p in parts)
    return Place(first, last, min(p.confidence for p in parts), "")


def say(path: str, value: object) -> str:
    """Return a field's value as a person reads it."""
    key = path.split(".")[-1]
    if key == "channels":
        return " · ".join(VEHICLES.get(str(v), str(v)) for v in cast("list[str]", value or []))
    if key in ("on", "issued_on") and value:
        day = date.fromisoformat(str(value))
        return f"{day.day}/{day.month}/{day.year}"
    if key == "every":
        return EVERY.get(str(value), str(value or ""))
    return str(value or "")


def lines(raw: str) -> list[list[tuple[int, str]]]:
    """Return the source as blocks of lines, each with its number from 0; blank lines part them."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for n, line in enumerate(raw.split("\n")):
        if line.strip():
            blocks[-1].append((n, line.replace("\t", "   ")))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
