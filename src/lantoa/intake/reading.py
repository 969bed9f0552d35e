"""A directive comes in; what it asks is read out. No database, no network, no clock."""

import json
import re
import sys
from pathlib import Path

from lantoa.intake import layout
from lantoa.intake.apart import Died
from lantoa.intake.attachments import said_in
from lantoa.intake.bundle import Bundle, Doubts, Files, taken, with_doubts
from lantoa.intake.citations import sources
from lantoa.intake.days import days
from lantoa.intake.duties import assignments
from lantoa.intake.foreign import NOT_VIETNAMESE, is_foreign
from lantoa.intake.found import Reading
from lantoa.intake.head import read_head
from lantoa.intake.layout import Paper, Para
from lantoa.intake.owners import owners_in, owners_of
from lantoa.intake.passages import Passage
from lantoa.intake.people import spelled
from lantoa.intake.pillars import pillars
from lantoa.intake.reading_form import form
from lantoa.intake.reporting import reportings
from lantoa.intake.restoring import words_of
from lantoa.intake.sections import grow
from lantoa.intake.sentences import section_kind
from lantoa.intake.subjects import KIND_LINE
from lantoa.intake.tables import rows
from lantoa.intake.tail import read_tail
from lantoa.intake.tidying import tidied
from lantoa.intake.trouble import SPENT, Unreadable, fit
from lantoa.intake.upward import orders_nobody
from lantoa.intake.vehicles import vehicles

__all__ = [
    "NOT_VIETNAMESE", "Reading", "Unreadable", "form", "is_foreign", "read_files", "read_paths",
    "read_text",
]  # fmt: skip


def read_text(text: str, doubts: Doubts | None = None, own: tuple[str, ...] = ()) -> Reading:
    """Read a directive's text (one printed line a line; tabs part known columns).

    `doubts` tells by line which words were seen unsurely; `own` are the receiving commune's names.
    """
    printed, garbled = words_of(tidied(text), own)
    if doubts and not garbled:
        printed = with_doubts(printed, doubts)
    lines = layout.lines_of(printed)
    front, back = layout.split(lines)
    back, enclosed = layout.enacted(back, KIND_LINE)
    tail, front = read_tail(front, back)
    if garbled:
        tail.name = spelled(tail.name)
    head = read_head(front)
    body = front[head.body_from :]
    sections = grow(body) + grow(enclosed)
    paper = Paper(front[: head.body_from], body, back, sections)
    everything = paper.paragraphs()
    texts = _texts(everything)
    tail.attachments += said_in(texts) if not tail.attachments else []
    upward = orders_nobody(head, everything)
    units = [] if upward else assignments(_all_sections(sections), everything, head.addressees)
    parts = [para for para in everything if section_kind(para) == "duty"]
    named = [one.unit for one in units]
    owners = {**dict(owners_in(everything, named)), **dict(owners_of(parts, named))}
    return Reading(
        raw=text,
        lines=tuple(" ".join(w.text for cell in row for w in cell) for row in printed),
        garbled=garbled,
        head=head,
        tail=tail,
        paper=paper,
        citations=sources([head.subject, *texts]),
        pillars=pillars(sections),
        vehicles=vehicles([*texts, *_work_cells(everything)]),
        assignments=units,
        days=days([head.subject, *texts, *_due_cells(everything)], head.issued_on, head.year),
        reports=[] if upward else reportings(everything, owners),
    )


def _texts(everything: list[Para]) -> list[Passage]:
    """Return the body's passages, table lines included."""
    return [
        text
        for para in everything
        for text in (para.body, *(line.whole for line in para.table))
        if text
    ]


def _due_cells(everything: list[Para]) -> list[Passage]:
    """Return the times of tables' rows that are printed over two lines and told in neither."""
    found = [row.due for para in everything if para.table for row in rows(para)]
    return [due for due in found if due.first_line < due.last_line and not _in_a_line(due)]


def _work_cells(everything: list[Para]) -> list[Passage]:
    """Return the work of tables' rows, whose words the printed lines tear apart."""
    return [row.work for para in everything if para.table for row in rows(para)]


def _in_a_line(due: Passage) -> bool:
    """Say whether one of the lines names a day by itself."""
    lines = {word.line for word in due.words}
    pieces = [Passage(tuple(w for w in due.words if w.line == line)) for line in lines]
    return any(days([piece], None) or re.search(r"\d/\d+/", piece.text) for piece in pieces)


def _all_sections(sections: list[Para]) -> list[Para]:
    """Return the top sections, and those below a section of no kind of its own."""
    found: list[Para] = []
    for section in sections:
        found.append(section)
        if not section_kind(section):
            found += _all_sections(section.children)
    return found


def read_bundle(bundle: Bundle, own: tuple[str, ...] = ()) -> Reading:
    """Read the pages of one paper; `own` are the receiving commune's names."""
    return read_text(fit(bundle.text, "Văn bản"), bundle.doubts, own)


def read_paths(paths: list[Path]) -> Reading:
    """Read the files as pages of one document. Raises `Unreadable`."""
    for path in paths:
        if not path.is_file():
            raise Unreadable(f"Không thấy tệp {path.name}. Hãy xem lại đường dẫn.")
    files: Files = [(path.name, path.read_bytes()) for path in paths]
    try:
        return read_bundle(taken(files))
    except Died:
        raise Unreadable(SPENT)


def read_files(paths: list[Path]) -> dict[str, object]:
    """Return the reading form of a document whose pages are `paths`. Raises `Unreadable`."""
    return form(read_paths(paths))


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
