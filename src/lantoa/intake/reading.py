"""A directive comes in; what it asks is read out. No database, no network, no clock."""

import json
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lantoa.intake import layout
from lantoa.intake.citations import Citation, sources
from lantoa.intake.days import Day, days
from lantoa.intake.duties import Assignment, assignments
from lantoa.intake.files import Unreadable, text_of
from lantoa.intake.head import Head, read_head
from lantoa.intake.layout import Paper, Para
from lantoa.intake.passages import Passage
from lantoa.intake.pillars import Pillar, pillars
from lantoa.intake.points import Point, points
from lantoa.intake.reporting import Reporting, owners_in, owners_of, reportings
from lantoa.intake.restoring import words_of
from lantoa.intake.sentences import section_kind
from lantoa.intake.spans_of_days import Named, Window, span_of
from lantoa.intake.tail import Tail, read_tail
from lantoa.intake.vehicles import Vehicle, vehicles


@dataclass(frozen=True)
class Reading:
    """What a directive says; every part is a passage that knows its source lines (from 0)."""

    raw: str
    lines: tuple[str, ...]
    garbled: bool
    head: Head
    tail: Tail
    paper: Paper
    citations: list[Citation]
    pillars: list[Pillar]
    vehicles: list[Vehicle]
    assignments: list[Assignment]
    days: list[Day]
    reports: list[Reporting]

    @property
    def text(self) -> str:
        """Return the text as best read, line for line with the source."""
        return "\n".join(self.lines)

    @cached_property
    def window(self) -> Window:
        """Return the campaign's days: printed, or proposed."""
        named = [Named(day.on, day.lead, day.peak) for day in self.days]
        return span_of(named, self.head.issued_on)

    @cached_property
    def points(self) -> list[Point]:
        """Return what the directive leaves open."""
        return points(
            self.head.addressees,
            self.assignments,
            self.reports,
            self.days,
            self.window,
            [para.body for para in self.paper.paragraphs()],
            bool(self.tail.attachments),
        )


def read_text(text: str) -> Reading:
    """Read a directive's text (one printed line a line; tabs part known columns)."""
    rows, garbled = words_of(text)
    lines = layout.lines_of(rows)
    front, back = layout.split(lines)
    tail, front = read_tail(front, back)
    head = read_head(front)
    body = front[head.body_from :]
    sections = layout.grow(body)
    paper = Paper(front[: head.body_from], body, back, sections)
    everything = paper.paragraphs()
    texts = _texts(everything)
    units = assignments(_all_sections(sections), everything)
    parts = [para for para in everything if section_kind(para) == "duty"]
    named = [one.unit for one in units]
    owners = {**dict(owners_in(everything, named)), **dict(owners_of(parts, named))}
    return Reading(
        raw=text,
        lines=tuple(" ".join(w.text for cell in row for w in cell) for row in rows),
        garbled=garbled,
        head=head,
        tail=tail,
        paper=paper,
        citations=sources([head.subject, *texts]),
        pillars=pillars(sections),
        vehicles=vehicles(texts),
        assignments=units,
        days=days([head.subject, *texts], head.issued_on),
        reports=reportings(everything, owners),
    )


def _texts(everything: list[Para]) -> list[Passage]:
    """Return the body's passages, table lines included."""
    return [
        text
        for para in everything
        for text in (para.body, *(line.whole for line in para.table))
        if text
    ]


def _all_sections(sections: list[Para]) -> list[Para]:
    """Return the top sections, and those below a section of no kind of its own."""
    found: list[Para] = []
    for section in sections:
        found.append(section)
        if not section_kind(section):
            found += _all_sections(section.children)
    return found


def read_paths(paths: list[Path]) -> Reading:
    """Read the files as pages of one document. Raises `Unreadable`."""
    return read_text("\n".join(text_of(path) for path in paths))


def read_files(paths: list[Path]) -> dict[str, object]:
    """Return the reading form of a document whose pages are `paths`. Raises `Unreadable`."""
    return form(read_paths(paths))


def form(reading: Reading) -> dict[str, object]:
    """Return the reading as the form of docs/reading-form.md; keys always present."""
    head, tail = reading.head, reading.tail
    return {
        "kind": head.kind,
        "number": head.number,
        "issuer": head.issuer.text or None,
        "place": head.place.text or None,
        "issued_on": head.issued_on.isoformat() if head.issued_on else None,
        "subject": head.subject.text or None,
        "based_on": [
            {"number": c.number, "issued_on": c.issued_on.isoformat() if c.issued_on else None}
            for c in reading.citations
        ],
        "addressees": [a.text for a in head.addressees],
        "pillars": [{"ref": p.ref, "title": p.title.text} for p in reading.pillars],
        "channels": [v.kind for v in reading.vehicles],
        "assignments": [
            {"unit": a.unit.text, "duties": [d.text for d in a.duties]} for a in reading.assignments
        ],
        "dates": [
            {"on": d.on.isoformat() if d.on else None, "text": d.text.text, "what": d.what.text}
            for d in reading.days
        ],
        "reporting": [_report(r) for r in reading.reports],
        "attachments": [a.text for a in tail.attachments],
        "copies_to": [c.text for c in tail.copies_to],
        "signer": {
            "authority": tail.authority.text or None,
            "title": tail.title.text or None,
            "name": tail.name.text or None,
        },
        "unclear": [f"{p.code}: {p.detail}" for p in reading.points],
        "text": reading.text,
    }


def _report(one: Reporting) -> dict[str, str | None]:
    return {
        "from": one.by.text or None,
        "to": one.to.text or None,
        "via": one.via.text or None,
        "every": one.every,
        "due": one.due.text or None,
    }


def main(arguments: list[str]) -> int:
    """Print the reading form of the files named on the command line."""
    try:
        answer = read_files([Path(name) for name in arguments])
    except Unreadable as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
