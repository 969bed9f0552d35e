"""What of a reading is kept in the table: the form, the rest that the plan needs, the spans."""

from collections.abc import Iterator
from datetime import date

from lantoa.intake.passages import Passage
from lantoa.intake.reading import Reading, form

Facts = dict[str, object]


def fields_of(reading: Reading) -> Facts:
    """Return the reading form without the text, which has a column of its own."""
    return {key: value for key, value in form(reading).items() if key != "text"}


def rest_of(reading: Reading) -> Facts:
    """Return what the form has no place for, list entries in the form's order.

    `unsure` gives by path which words of a field are doubtful, `unread` the paths with words that
    no list knows, `about` the field that each open point is about. What a garbled paper says
    of a pillar stays as it came.
    """
    span = reading.window
    return {
        "pillars": [
            {
                "quote": one.body.raw if reading.garbled else one.body.text,
                "garbled": reading.garbled,
            }
            for one in reading.pillars
        ],
        "assignments": [
            {"quote": _quote(one.quote), "role": _lead(one.role), "invited": one.invited}
            for one in reading.assignments
        ],
        "dates": [{"lead": day.lead, "peak": day.peak} for day in reading.days],
        "cadences": {one.kind: one.every for one in reading.vehicles if one.every},
        "window": [_iso(span.from_on), _iso(span.until_on)],
        "window_is_printed": span.printed,
        "about": [point.about for point in reading.points],
        "unread": [path for path, lines in _said(reading) if any(line.unread for line in lines)],
        "unsure": {path: at for path, lines in _said(reading) if (at := _doubtful(lines))},
    }


def _quote(words: Passage) -> str:
    """Return the words as read where all are sure, else as they came."""
    return words.text if words.sure else words.raw


def _doubtful(lines: list[Passage]) -> list[list[int]]:
    """Return the unsure words as [line of the field, word of the line], from 0."""
    return [
        [n, k] for n, line in enumerate(lines) for k, word in enumerate(line.words) if not word.sure
    ]


def _said(reading: Reading) -> Iterator[tuple[str, list[Passage]]]:
    """Yield every field's path with its words, a line for each entry of a list."""
    head, tail = reading.head, reading.tail
    yield "issuer", [head.issuer]
    yield "place", [head.place]
    yield "subject", [head.subject]
    yield "addressees", head.addressees
    for n, pillar in enumerate(reading.pillars):
        yield f"pillars.{n}.title", [pillar.title]
    for n, one in enumerate(reading.assignments):
        yield f"assignments.{n}.unit", [one.unit]
        yield f"assignments.{n}.duties", one.duties
    for n, day in enumerate(reading.days):
        yield f"dates.{n}.what", [day.what]
    for n, report in enumerate(reading.reports):
        parts = {"from": report.by, "to": report.to, "via": report.via, "due": report.due}
        yield from ((f"reporting.{n}.{key}", [words]) for key, words in parts.items())
    yield "attachments", tail.attachments
    yield "copies_to", tail.copies_to
    yield "signer.authority", [tail.authority]
    yield "signer.title", [tail.title]
    yield "signer.name", [tail.name]


def _lead(role: str) -> str:
    return "support" if role == "support" else "lead"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def places_of(reading: Reading) -> Iterator[tuple[str, Passage]]:
    """Yield every field's path with the words it was read from."""
    head, tail = reading.head, reading.tail
    yield "number", head.number_at
    yield "issuer", head.issuer
    yield "place", head.place
    yield "issued_on", head.issued_at
    yield "subject", head.subject
    yield from _each("based_on", [one.at for one in reading.citations])
    yield from _each("addressees", head.addressees)
    yield from _each("pillars", [one.title for one in reading.pillars], ".title")
    yield from _each("channels", [one.at for one in reading.vehicles])
    for n, one in enumerate(reading.assignments):
        yield f"assignments.{n}.unit", one.unit
        yield f"assignments.{n}.duties", sum(one.duties, Passage(()))
    yield from _each("dates", [day.text + day.what for day in reading.days])
    yield from _each("reporting", [one.at for one in reading.reports])
    yield from _each("attachments", tail.attachments)
    yield from _each("copies_to", tail.copies_to)
    yield "signer.authority", tail.authority
    yield "signer.title", tail.title
    yield "signer.name", tail.name


def _each(name: str, words: list[Passage], part: str = "") -> Iterator[tuple[str, Passage]]:
    for n, at in enumerate(words):
        yield f"{name}.{n}{part}", at
