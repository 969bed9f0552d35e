"""Who reports to whom, how often, by when (chế độ báo cáo)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lantoa.intake.layout import Para
from lantoa.intake.passages import Passage
from lantoa.intake.report_clauses import (
    Reporting,
    asked_in,
    every_of,
    read_clause,
    verb_of,
)
from lantoa.intake.report_labels import labelled
from lantoa.intake.report_lists import is_line, spread
from lantoa.intake.report_parties import receiver_of, subject_of
from lantoa.intake.report_sequels import fuller_by, timed_by
from lantoa.intake.report_times import NONE
from lantoa.intake.report_words import (
    ABOUT_REPORTS,
    OTHER_WORK,
    TIME,
)
from lantoa.intake.sentences import clauses, heading, section_kind, sentences

__all__ = ["Reporting", "only_reports", "reportings", "tells_to_report"]

FURTHER = re.compile(
    r"(?:,|,? va) (dot (?:cuoi|dau|\d)(?= gui)|(?:gui )?(?:bao cao|tong hop, bao cao)"
    r"(?= (?:tong ket|so ket|nam|quy|thang|tuan|ket qua|cuoi|nhanh|6 thang|dot|ca nam|theo))"
    r"|(?<=va )bao cao(?= (?:cho |ve |len )?"
    r"(?:so|cong an|ubnd|uy ban|dang uy|chu tich|ban chi|trung tam|phong)\b))"
)
TIME_OR_OFTEN = re.compile(rf"{TIME.pattern}|theo (?:quy|thang|tuan|nam)\b(?! dinh)")
OWN_PARAGRAPH = re.compile(rf"\bbao cao\b.{{0,160}}?(?:{TIME_OR_OFTEN.pattern})")
TIMED = re.compile(r"(dinh ky|h.ng (ngay|tuan|thang|quy)|truoc (ngay|\d)|cham nhat|ket qua)\b")


def reportings(everything: list[Para], owners: dict[int, Passage]) -> list[Reporting]:
    """Return every duty to report, in printed order.

    `owners` gives the unit of a paragraph of the assignment part, by the paragraph's identity.
    """
    found: list[Reporting] = []
    listed: list[tuple[Passage, bool]] = []
    asked = NONE
    before: Reporting | None = None
    together = _in_report_sections(everything)
    forms = {id(para): form for para in everything if (form := _form(para))}
    done = {id(child) for para in everything if id(para) in forms for child in para.children}
    for para in everything:
        found += forms.get(id(para), [])
        if section_kind(para) == "state" or id(para) in {*forms, *done}:
            continue
        told = _is_about_reports(para) or id(para) in together
        if is_line(para):
            listed.append((para.body, told))
            continue
        last, gap = before if id(para) in together and not para.mark_or_bullet else None, 1
        for sentence in sentences(para.body):
            asked = asked_in(sentence) or asked
            speaker = NONE
            gap += 1
            first = len(found)
            for clause in (half for one in clauses(sentence) for half in _halves(one)):
                owner = owners.get(id(para), NONE) or speaker
                if told and last and (later := timed_by(clause, last)):
                    found[-1] = last = before = later
                    continue
                if last and (fuller := fuller_by(clause, found)):
                    found, last, before, gap = fuller, fuller[-1], fuller[-1], 0
                    continue
                for one in read_clause(clause, owner, asked, last, told=told, gap=gap):
                    found.append(one)
                    last, before, gap = one, one, 0
                speaker = speaker or subject_of(clause, len(clause.text), told=told)
            found[first:] = _to_the_last(found[first:])
    return list(spread(found, listed))


def _form(para: Para) -> list[Reporting]:
    """Return the reports of a section about them that is a form."""
    if section_kind(para) != "report":
        return []
    rest = heading(para)[1]
    return labelled([*([rest] if rest else []), *(child.body for child in para.children)])


def _to_the_last(found: list[Reporting]) -> list[Reporting]:
    """Return a sentence's reports; a receiver that it tells with the last is that of all."""
    last = found[-1] if len(found) > 1 else None
    if not last or not last.to or any(one.to or one.by for one in found[1:-1]):
        return found
    if found[0].to or "event" in {one.every for one in found} or last.by.text != found[0].by.text:
        return found
    return [replace(one, to=last.to, via=one.via or last.via) for one in found]


def _in_report_sections(everything: list[Para]) -> set[int]:
    """Return the identities of the paragraphs below a heading about reports."""
    sections = (para for para in everything if section_kind(para) == "report")
    return {id(child) for para in sections for child in para.children}


def _halves(clause: Passage) -> Iterator[Passage]:
    """Part a clause before a further report with a time of its own ("… và báo cáo năm trước …")."""
    start = 0
    for m in FURTHER.finditer(clause.plain):
        first = clause.cut(start, m.start()).trim()
        after = clause.plain[m.end() :]
        if (
            receiver_of(first, 0)
            and TIME_OR_OFTEN.search(first.plain)
            and TIME_OR_OFTEN.search(after)
        ):
            yield first
            start = m.start(1)
    yield clause.cut(start).trim()


def _is_about_reports(para: Para) -> bool:
    """Say whether the paragraph's heading or first words are about reports.

    A paragraph outside all lists that asks for a report with a time is about reports as well.
    """
    if section_kind(para) == "report" or ABOUT_REPORTS.match(para.body.plain):
        return True
    text = para.body.plain
    return not para.mark_or_bullet and bool(OWN_PARAGRAPH.search(text)) and len(text) < 600


def only_reports(para: Para) -> bool:
    """Say whether the paragraph is about reporting alone: no item of a list, or a time, then who.

    "Định kỳ hằng quý, các chi bộ báo cáo …" closes a list of units; it is no unit's further duty.
    """
    first = next(sentences(para.body), NONE)
    return bool(first) and tells_to_report(first, listed=para.mark_or_bullet)


def tells_to_report(sentence: Passage, *, listed: bool) -> bool:
    """Say whether a sentence (an item of a list, or not) asks for a report and nothing else."""
    verb = verb_of(sentence, "")
    if verb is None or not (receiver_of(sentence, verb) or every_of(sentence)):
        return False
    if OTHER_WORK.search(sentence.plain[:verb]):
        return False
    subject, timed = bool(subject_of(sentence, verb)), bool(TIMED.match(sentence.plain))
    return (subject and timed) if listed else (subject or timed)
