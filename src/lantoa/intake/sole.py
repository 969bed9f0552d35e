"""Orders without a unit of their own: they are for the one whom the lead-in sentence asks."""

import re
from collections.abc import Iterator

from lantoa.intake.assignment import Assignment
from lantoa.intake.layout import Para
from lantoa.intake.passages import Passage
from lantoa.intake.phrasing import duties_in
from lantoa.intake.sentences import announces, section_kind, sentences
from lantoa.intake.unit_words import is_verb, low
from lantoa.intake.units import is_generic, unit_at

ASKED = re.compile(
    r"\b(?:đề nghị|yêu cầu|giao(?! ban (?!xây|tổ|tuyên|dân|chỉ|quản|thường|công|nhân|điều|giám))"
    r"|phân công)(?: cho)? (?=[^\W\d_])"
)
APART = frozenset({"report", "money", "time", "aim", "state", "form"})


def for_the_asked(
    everything: list[Para], taken: set[int], addressees: list[Passage], *, others: bool
) -> Iterator[Assignment]:
    """Yield the numbered orders that name no unit as duties of the one asked to do them.

    `taken` are the paragraphs that are someone's already; where there are `others`, "các cơ quan,
    đơn vị" means them and gets nothing. Without a lead-in, a sole addressee is asked.
    """
    asked = addressees[0] if len(addressees) == 1 else Passage(())
    duties: list[Passage] = []
    for para in everything:
        if section_kind(para) in APART:
            continue
        if lead := _asked_by(para):
            asked = lead
        elif id(para) in taken:
            continue
        elif asked and para.mark_or_bullet and _is_order(para):
            duties += duties_in(para.body)
    if asked and duties and not (others and is_generic(asked.text)):
        yield Assignment(asked, duties)


def _asked_by(para: Para) -> Passage:
    """Return whom the paragraph's announcing sentence asks, or nothing."""
    for sentence in sentences(para.body):
        if not announces(sentence):
            continue
        for m in ASKED.finditer(low(sentence.text)):
            if unit := unit_at(sentence.text, m.end()):
                return sentence.cut(unit.start, unit.end).trim()
    return Passage(())


def _is_order(para: Para) -> bool:
    text = para.body.text
    return is_verb(text) and unit_at(text) is None and not text.rstrip().endswith(":")
