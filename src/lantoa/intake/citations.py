"""Papers cited by number, anywhere in the text, with the day where it is given."""

import re
from dataclasses import dataclass
from datetime import date

from lantoa.intake.codes import true_code
from lantoa.intake.passages import Passage
from lantoa.kit.periods import real_day

CITED = re.compile(
    r"(?:\bs.{1,2} ?(?:_ ?)?|\b(?:quyet|dinh|hoach|thi|dien|trinh|luat|tu|quyet dinh) )"
    r"(\d{1,5} ?[-/] ?(?:\d{4} ?/ ?)?[a-z]+(?: ?[-/] ?[a-z0-9]+){0,3}"
    r"|\d{1,3} ?/ ?\d{4} ?/ ?(?:ubtv)?qh\d{1,2})(?=[\W_]|$)"
)
DAY = re.compile(
    r"^\W{0,3}ng.{1,3}y (\d{1,2})(?: ?th.{1,3}ng |/|-|\.)(\d{1,2})(?: ?n.{1,4}m |/|-|\.)(\d{4})"
)


@dataclass(frozen=True)
class Citation:
    """A cited paper: its number, its day if printed, where, and the end of the whole citation."""

    number: str
    issued_on: date | None
    at: Passage
    start: int
    end: int


def cited(text: Passage) -> list[Citation]:
    """Return every citation in the passage, in order, repeated ones included."""
    found = []
    for m in CITED.finditer(text.plain):
        printed = re.sub(r"\s", "", text.text[m.start(1) : m.end(1)])
        if not re.search(r"[A-ZĐ]{2}", printed):
            continue
        day = DAY.match(text.plain[m.end() : m.end() + 40])
        end = m.end() + (day.end() if day else 0)
        found.append(
            Citation(true_code(printed), _date(day), text.cut(m.start(1), end), m.start(), end)
        )
    return found


def _date(match: re.Match[str] | None) -> date | None:
    if not match:
        return None
    return real_day(int(match[3]), int(match[2]), int(match[1]))


def sources(texts: list[Passage]) -> list[Citation]:
    """Return each cited paper once, with its day if any mention gives it.

    "88-NQ" beside "88-NQ/TW" is the same paper, named short.
    """
    best: dict[str, Citation] = {}
    for text in texts:
        for one in cited(text):
            known = best.get(one.number)
            if known is None or (known.issued_on is None and one.issued_on):
                best[one.number] = one
    whole = {number.split("/")[0] for number in best if "/" in number}
    return [one for number, one in best.items() if number not in whole]
