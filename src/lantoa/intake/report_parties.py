"""Whom a clause that asks for a report names: who reports, to whom, through what."""

import re

from lantoa.intake.passages import Passage
from lantoa.intake.report_times import NONE
from lantoa.intake.report_words import (
    BARE_RECEIVER,
    CONTACT,
    DIRECT,
    MAIL,
    MANY,
    OF_WHOM,
    OPENING,
    RESIDENTS,
    TO,
    TO_END,
    VIA,
)
from lantoa.intake.unit_words import low
from lantoa.intake.units import unit_at

FRONTED = re.compile(r"(?:(?:trong )?truong hop|moi khi|khi|neu|phat hien)\b")
BETWEEN = re.compile(r"\W*(?:(?:phải|cần|thì|hãy) ?){0,2}")
HAPPENS = re.compile(r"\b(?:khi|neu) (?:co|xay ra|phat sinh|phat hien)\b(?: [^\s,;.]+){1,5} $")
ORDERS = re.compile(r" (?:giao|đề nghị|yêu cầu|phân công) ")
AFTER = re.compile(r"\b(?:của|cho|với|về|do|qua|đến|tới|tại|và|bởi)$")


def receiver_of(clause: Passage, verb: int) -> Passage:
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


def subject_of(clause: Passage, verb: int, *, told: bool = False) -> Passage:
    """Return the unit that the clause speaks of: the first before the verb that is no object."""
    colon = clause.colon(verb)
    small = low(clause.text)
    of = OF_WHOM.match(small)
    if of and of.end() < verb and (unit := unit_at(clause.text, of.end())):
        return clause.cut(unit.start, min(unit.end, verb)).trim()
    if of and told and (group := MANY.match(small, of.end())):
        return clause.cut(*group.span())
    for m in re.finditer(r"[^\W\d_]+", small[:verb]):
        if m.start() <= colon or AFTER.search(small[: m.start()].rstrip()):
            continue
        opens = m.start() == 0 or OPENING.search(small[: m.start()])
        unit = unit_at(clause.text, m.start()) if opens else None
        if unit and not ORDERS.match(small, unit.end):
            return clause.cut(unit.start, min(unit.end, verb)).trim()
        many = RESIDENTS.match(small, m.start()) or (told and MANY.match(small, m.start()))
        if opens and many:
            return clause.cut(*many.span())
    head = unit_at(clause.text) if told and colon > 0 else None
    if head and head.end in (colon - 1, colon):
        return clause.cut(head.start, head.end).trim()
    return _right_before(clause, verb)


def after_happening(clause: Passage, verb: int) -> tuple[int, int] | None:
    """Return where who reports stands after what is waited for, told first and with commas.

    "Khi phát hiện tàu, bè có dấu hiệu lạ, Trưởng khu dân cư báo ngay …": a name in capitals, or of
    many ("các cơ sở lưu trú, nhà bè"), goes before a word of the happening that a name may open.
    """
    if not FRONTED.match(clause.plain):
        return None
    small, found = low(clause.text), []
    for m in re.finditer(r", (?=[^\W\d_])", small[:verb]):
        unit = unit_at(clause.text, m.end())
        if unit and BETWEEN.fullmatch(small[unit.end : max(verb, unit.end)]):
            found.append((unit.start, min(unit.end, verb)))
    named = [one for one in found if _is_name(clause.text[one[0] :])]
    return next(iter(named or found), None)


def _is_name(text: str) -> bool:
    return text[:1].isupper() or text.startswith(("các ", "mọi ", "từng "))


def _right_before(clause: Passage, verb: int) -> Passage:
    """Return the named unit that ends at the verb ("khi có ca mới Trạm Y tế báo cáo …")."""
    for m in re.finditer(r"(?<= )[^\W\d_]+", clause.text[:verb]):
        if m.group()[0].isupper() and HAPPENS.search(clause.plain[: m.start()]):
            unit = unit_at(clause.text, m.start())
            if unit and verb - 2 <= unit.end <= verb:
                return clause.cut(unit.start, min(unit.end, verb)).trim()
    return NONE


def via_of(clause: Passage, verb: int) -> Passage:
    small = low(clause.text)
    known = CONTACT.search(small, verb)
    m = VIA.search(small, verb)
    if m and not (known and known.start() < m.start() < known.end() and not m.group(1)):
        start = m.start(m.lastindex or 0)
        return clause.cut(start, m.end(1) if m.group(1) else m.end()).trim(" ;,")
    if known:
        return clause.cut(*known.span(1)).trim(" ;,")
    if m := MAIL.search(clause.text):
        return clause.cut(m.start(), m.end())
    return NONE
