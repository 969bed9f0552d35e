"""Who reports to whom, how often, by when (chế độ báo cáo)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lantoa.intake.layout import Para
from lantoa.intake.passages import Passage
from lantoa.intake.report_words import (
    ABOUT_REPORTS,
    AFTERWARDS,
    AT_HOUR,
    BARE_RECEIVER,
    BESIDES,
    CONDITION,
    CONTACT,
    DIRECT,
    EVERY,
    HANDING,
    MAIL,
    MANY,
    NOT_VERB,
    OF_A_KIND,
    OF_WHOM,
    OTHER_WORK,
    REGULAR,
    RESIDENTS,
    SENDING,
    TIME,
    TO,
    TO_END,
    VAGUE,
    VERB,
    VIA,
)
from lantoa.intake.sentences import clauses, section_kind, sentences
from lantoa.intake.unit_words import low
from lantoa.intake.units import unit_at

NONE = Passage(())
AFTER = re.compile(r"\b(?:của|cho|với|về|do|qua|đến|tới|tại|và|bởi)$")
TIMED = re.compile(r"(dinh ky|h.ng (ngay|tuan|thang|quy)|truoc (ngay|\d)|cham nhat|ket qua)\b")
SHARP = re.compile(r"^(?!.*mot lan).*(\d|thu )")
ANOTHER = re.compile(r"bao cao|so ket|tong ket|dot \d|lan \d|ca nam|\d thang")
LIMIT = re.compile(r"vong|ngay$|gio")


@dataclass(frozen=True)
class Reporting:
    """One duty to report; passages are empty where the paper does not say."""

    by: Passage
    to: Passage
    via: Passage
    every: str
    due: Passage
    at: Passage


def reportings(everything: list[Para], owners: dict[int, Passage]) -> list[Reporting]:
    """Return every duty to report, in printed order.

    `owners` gives the unit of a paragraph of the assignment part, by the paragraph's identity.
    """
    found: list[Reporting] = []
    listed: list[Passage] = []
    asked = NONE
    before: Reporting | None = None
    together = {
        id(child)
        for para in everything
        if section_kind(para) == "report"
        for child in para.children
    }
    for para in everything:
        if section_kind(para) == "state":
            continue
        if _is_line(para):
            listed.append(para.body)
            continue
        last = before if id(para) in together else None
        told = _is_about_reports(para) or id(para) in together
        for sentence in sentences(para.body):
            asked = _asked(sentence) or asked
            speaker = NONE
            for clause in clauses(sentence):
                owner = owners.get(id(para), NONE) or speaker
                for one in _read(clause, owner, asked, last, told=told):
                    found.append(one)
                    last = before = one
                speaker = speaker or _subject(clause, len(clause.text))
    return list(_spread(found, listed))


def _is_about_reports(para: Para) -> bool:
    """Say whether the paragraph's heading or first words are about reports."""
    return section_kind(para) == "report" or bool(ABOUT_REPORTS.match(para.body.plain))


def _is_line(para: Para) -> bool:
    """Say whether the paragraph is a line of a list of reports, its receiver named elsewhere."""
    if not para.bullet or not OF_A_KIND.match(para.body.plain):
        return False
    return bool(TIME.search(para.body.plain)) and not _to(para.body, 0)


def _spread(found: list[Reporting], listed: list[Passage]) -> Iterator[Reporting]:
    """Yield the reports; one without a time of its own becomes one a line of the list of times."""
    for one in found:
        if one.due or one.every == "event" or not listed:
            yield one
            continue
        for line in listed:
            every = _every(line)
            yield replace(one, every=every or "once", due=(_dues(line, every) or [NONE])[0])
        listed = []


def only_reports(para: Para) -> bool:
    """Say whether the paragraph is about reporting alone: no item of a list, or a time, then who.

    "Định kỳ hằng quý, các chi bộ báo cáo …" closes a list of units; it is no unit's further duty.
    """
    first = next(sentences(para.body), NONE)
    return bool(first) and tells_to_report(first, listed=para.mark_or_bullet)


def tells_to_report(sentence: Passage, *, listed: bool) -> bool:
    """Say whether a sentence (an item of a list, or not) asks for a report and nothing else."""
    verb = _verb(sentence, "")
    if verb is None or not (_to(sentence, verb) or _every(sentence)):
        return False
    if OTHER_WORK.search(sentence.plain[:verb]):
        return False
    subject, timed = bool(_subject(sentence, verb)), bool(TIMED.match(sentence.plain))
    return (subject and timed) if listed else (subject or timed)


def _asked(sentence: Passage) -> Passage:
    """Return whom the sentence asks ("đề nghị các đơn vị …"), to be the later reporter."""
    small = low(sentence.text)
    if m := re.search(r"(?:đề nghị|yêu cầu) (các (?:cơ quan, )?(?:đơn vị|địa phương)\b)", small):
        return sentence.cut(*m.span(1))
    m = re.search(r"(đề nghị|yêu cầu) (?=các )", small)
    unit = unit_at(sentence.text, m.end()) if m else None
    return sentence.cut(unit.start, unit.end).trim() if unit else NONE


def _read(
    clause: Passage, owner: Passage, asked: Passage, last: Reporting | None, *, told: bool = False
) -> Iterator[Reporting]:
    """Yield what one clause demands; what it leaves out is taken from the clause before."""
    every = _every(clause)
    verb = _verb(clause, every)
    if verb is None and told and (handed := HANDING.search(clause.plain)):
        verb = handed.start() if _to(clause, handed.start()) else None
    if verb is None:
        return
    to, own = _to(clause, verb), _subject(clause, verb, told=told)
    if re.search(r"\bde nghi $", clause.plain[:verb]):
        owner = NONE
    if every == "event" and (m := BESIDES.search(clause.plain)):
        regular = clause.cut(0, m.start())
        if (often := _every(regular)) in (*REGULAR, "periodic") and to:
            due = (_dues(regular, often) or [NONE])[0]
            yield Reporting(own or owner, to, _via(clause, verb), often, due, clause)
    dues = _dues(clause, every)
    if told and not (to or own or every) and dues and LIMIT.search(dues[0].plain):
        yield Reporting(NONE, NONE, _via(clause, verb), "event", dues[0], clause)
        return
    if not to and not (last and every) and not (dues and own):
        return
    by = own or owner or (asked if every == "event" else NONE)
    via = _via(clause, verb)
    if not to and last:
        due = dues[0] if dues else NONE
        yield replace(
            last, every=every, due=due, at=clause, via=via or last.via, by=own or last.by or owner
        )
        return
    for due in dues or [NONE]:
        yield Reporting(by, to, via, every or ("once" if due else "periodic"), due, clause)


def _every(clause: Passage) -> str:
    return next((name for name, words in EVERY if re.search(words, clause.plain)), "")


def _verb(clause: Passage, every: str) -> int | None:
    """Return where the clause's verb of reporting starts, if it has one."""
    colon = clause.text.find(":", 0, 60)
    start = colon + 1 if colon > 0 else 0
    for m in VERB.finditer(clause.plain, start):
        if not NOT_VERB.match(clause.plain, m.start()):
            things = re.search(r"danh sach|ho so", clause.plain[: m.start()])
            return None if things else m.start()
    sent = SENDING.search(clause.plain, start) if every in REGULAR else None
    return sent.start() if sent else None


def _to(clause: Passage, verb: int) -> Passage:
    """Return the receiver: a unit after "về …", "cho …", or right after "báo cáo"."""
    small = low(clause.text)
    for pattern in (TO, DIRECT):
        for m in pattern.finditer(small, verb):
            unit = unit_at(clause.text, m.end())
            if unit is None and not BARE_RECEIVER.match(small, m.end()):
                continue
            end = TO_END.search(clause.plain, m.end())
            while end and unit and end.group()[0] == "," and end.start() < unit.end:
                end = TO_END.search(clause.plain, end.end())
            return clause.cut(m.end(), end.start() if end else None).trim()
    return NONE


def _subject(clause: Passage, verb: int, *, told: bool = False) -> Passage:
    """Return the unit that the clause speaks of: the first before the verb that is no object."""
    colon = clause.text.find(":", 0, verb)
    small = low(clause.text)
    of = OF_WHOM.match(small)
    if of and of.end() < verb and (unit := unit_at(clause.text, of.end())):
        return clause.cut(unit.start, min(unit.end, verb)).trim()
    for m in re.finditer(r"[^\W\d_]+", small[:verb]):
        if m.start() <= colon or AFTER.search(small[: m.start()].rstrip()):
            continue
        opens = m.start() == 0 or re.search(
            r"[,:] $|(?:đề nghị|yêu cầu|giao|mời|cầu|đồng thời) $", small[: m.start()]
        )
        unit = unit_at(clause.text, m.start()) if opens else None
        if unit:
            return clause.cut(unit.start, min(unit.end, verb)).trim()
        many = RESIDENTS.match(small, m.start()) or (told and MANY.match(small, m.start()))
        if opens and many:
            return clause.cut(*many.span())
    return NONE


def _via(clause: Passage, verb: int) -> Passage:
    small = low(clause.text)
    if m := VIA.search(small, verb):
        group = 1 if m.group(1) else 2
        return clause.cut(m.start(group), m.end(group)).trim(" ;,")
    if m := CONTACT.search(small, verb):
        return clause.cut(*m.span(1)).trim(" ;,")
    if m := MAIL.search(clause.text):
        return clause.cut(m.start(), m.end())
    return NONE


def _dues(clause: Passage, every: str) -> list[Passage]:
    """Return by when: one time, or one for each of two reports ("sơ kết …, tổng kết …")."""
    times = [m.span() for m in TIME.finditer(clause.plain) if m.group().strip()]
    if every == "event":
        return _of_event(clause, times)
    sharp = [span for span in times if SHARP.search(clause.plain[slice(*span)])]
    if every == "once" and len(sharp) > 1:
        return [clause.cut(*span).trim(" ;,.") for span in _apart(clause, sharp)]
    hour = AT_HOUR.search(clause.plain) if every == "daily" and not sharp else None
    loose = hour or (
        None if times else AFTERWARDS.search(clause.plain) or VAGUE.search(clause.plain)
    )
    first = (sharp or ([loose.span()] if loose else times))[:1]
    return [clause.cut(*span).trim(" ;,.") for span in first]


def _of_event(clause: Passage, times: list[tuple[int, int]]) -> list[Passage]:
    """Return the limit ("trong vòng 02 giờ"), or what is waited for ("khi có …")."""
    for span in times:
        if LIMIT.search(clause.plain[slice(*span)]):
            return [clause.cut(*span).trim(" ;,.")]
    waits = CONDITION.search(clause.plain)
    return [clause.cut(*waits.span()).trim(" ;,.")] if waits else []


def _apart(clause: Passage, times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the first time, and every later one before which a further report is named."""
    kept = times[:1]
    for span in times[1:]:
        if ANOTHER.search(clause.plain[kept[-1][1] : span[0]]):
            kept.append(span)
    return kept
