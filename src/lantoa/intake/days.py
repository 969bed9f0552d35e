"""Days, spans and peaks that the text names; days of cited papers are left out."""

import re
from dataclasses import dataclass, replace
from datetime import date

from lantoa.intake.citations import cited
from lantoa.intake.loose_times import EACH, FROM, HOUR, LOOSE, WEEKDAY
from lantoa.intake.months import bound
from lantoa.intake.passages import Passage
from lantoa.intake.sentences import sentences
from lantoa.intake.told_days import is_over, is_quoted, is_told
from lantoa.kit.periods import real_day

PART = r"(?:sang|trua|chieu|toi|chieu toi|dem)? ?"
LEADS = (
    rf"(?:xong truoc|truoc|sau|{FROM}|ke tu|den het|den|het|cham nhat(?: la)?"
    r"|bat dau tu|vao|trong)? ?"
)
DATED = re.compile(
    rf"\b({LEADS}{HOUR}?{PART}(?:{WEEKDAY}, )?(?:ngay |ng\wy )?)"
    r"(\d{1,2})(?:/ ?|-|\.| thang )(\d{1,2})"
    r"(?:(?:/ ?|-|\.| nam )(\d{4}))?(?![\d/]|\.\d)"
)
LISTED = re.compile(
    r"(?:\b(?:tu )?ngay |(?<=\d), |(?<=\d) va )(\d{1,2})"
    r"(?=(?:(?: den(?: het)?| -| va|,) (?:ngay )?\d{1,2})+(?:/ ?|-|\.| thang )(\d{1,2})"
    r"(?:(?:/ ?|-|\.| nam )(\d{4}))?(?![\d/]))"
)
"""A day whose month is printed once for all: "từ ngày 05 đến 20/10", "ngày 8, 9 và 10/11"."""
YEARLY = re.compile(rf" (?:{EACH}|moi) nam\b")
RANGE = re.compile(rf"\b{FROM} (?:ngay )?[\d/]+ ?- ?$")
PEAK = re.compile(
    r"cao diem|huong ung|\bky niem|chao mung|ngay (?!\d)[a-z]+ [a-z]+|tuan le|le phat"
)
LIMITED = re.compile(rf"(xong|truoc|cham nhat|{FROM}|den|het)\b")
DUTY_DAY = re.compile(r"bao cao|tong hop|so ket|tong ket|truoc|hoan thanh|gui")


@dataclass(frozen=True)
class Day:
    """A day or a loose time; `lead` is from, until, before or at; `what` the words around it.

    `edge` is the day, or the first or last day of a month that opens or closes a span.
    """

    on: date | None
    text: Passage
    what: Passage
    lead: str
    peak: bool = False
    edge: date | None = None


def days(texts: list[Passage], issued_on: date | None, year: int = 0) -> list[Day]:
    """Return the days named in the texts, each once a meaning, in printed order.

    `year` is the paper's, where its day is left blank.
    """
    year = issued_on.year if issued_on else year
    found: dict[tuple[object, str, str], Day] = {}
    for text in texts:
        for sentence in sentences(text):
            for day in _of_sentence(sentence, issued_on, year):
                hour = re.search(r"\b(\d+) gi", day.text.plain)
                key = (day.on or day.text.plain, day.lead, hour.group(1) if hour else "")
                known = found.get(key)
                if known is None:
                    found[key] = day
                elif day.peak and not known.peak:
                    found[key] = replace(known, peak=True)
    return list(found.values())


def _of_sentence(sentence: Passage, issued_on: date | None, year: int) -> list[Day]:
    banned = [(one.start, one.end) for one in cited(sentence)]
    taken: list[tuple[int, int]] = list(banned)
    found = []
    for m in LISTED.finditer(sentence.plain):
        on = real_day(int(m[3] or year), int(m[2]), int(m[1]))
        if on and not _inside(m.start(1), banned):
            taken.append((m.start(), m.end()))
            found.append((m.start(), _day(sentence, m.start(), m.end(), on, issued_on)))
    for m in DATED.finditer(sentence.plain):
        on = None if _inside(m.start(2), banned) else _date(m, year)
        if on and LIMITED.match(m.group()) and is_quoted(sentence.text, m.start()):
            continue
        if on:
            taken.append((m.start(), m.end()))
        if on and (every := YEARLY.match(sentence.plain, m.end())):
            found.append((m.start(), _day(sentence, m.start(), every.end(), None, issued_on)))
        elif on and not is_told(sentence, m, on, issued_on):
            found.append((m.start(), _day(sentence, m.start(), m.end(), on, issued_on)))
    for m in LOOSE.finditer(sentence.plain):
        if m.group().strip() and not (_inside(m.start(), taken) or is_over(m.group(), issued_on)):
            found.append((m.start(), _day(sentence, m.start(), m.end(), None, issued_on)))
    return [day for _, day in sorted(found, key=lambda pair: pair[0])]


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= at < last for first, last in spans)


def _date(match: re.Match[str], year: int) -> date | None:
    printed = match.group(1).strip() or match[4] or "thang" in match.group()
    if match.string[match.end(2)] == "." and not (match[4] or re.search(r"ng\w*y ", match[1])):
        printed = False
    if not (printed or _is_calendar(match)):
        return None
    return real_day(int(match[4] or year), int(match[3]), int(match[2]))


def _is_calendar(match: re.Match[str]) -> bool:
    """Say whether bare "5/6" is a day: after "Ngày …", in brackets, after a name."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return bool(
        re.search(
            r"ng[a-z]{1,2}y |\($|(?:quoc khanh|giai phong|ky niem|lao dong|liet si|nha giao"
            r"|thieu nhi"
            r"|phu nu|thong nhat)(?: viet nam| quoc te)? ?$|quoc (gia|te)|the gioi|viet nam|- ?$"
            r"|den ?$"
            r"|\d/\d{1,2}(/\d{4})?(,| va| hoac) $",
            before,
        )
    )


def _day(sentence: Passage, start: int, end: int, on: date | None, issued_on: date | None) -> Day:
    text = sentence.cut(start, end).trim()
    folded = text.plain
    lead = "at"
    if re.match(rf"({FROM}|ke tu|bat dau)\b", folded):
        lead = "from"
    elif re.match(r"(den|het)\b", folded) or RANGE.search(sentence.plain[:start]):
        lead = "until"
    elif re.match(r"(xong|truoc|cham nhat)\b", folded):
        lead = "before"
    first = max(sentence.plain.rfind(";", 0, start), sentence.plain.rfind(":", 0, start)) + 1
    last = sentence.plain.find(";", end)
    clause = sentence.cut(first, last if last >= 0 else None).trim()
    what = _named(sentence, start) or clause
    peak = bool(on) and lead == "at" and _is_peak(clause, text)
    return Day(on, text, what, lead, peak, on or bound(text.plain, lead, issued_on))


def _named(sentence: Passage, start: int) -> Passage | None:
    """Return the named day before the date ("Ngày Môi trường thế giới (5/6)")."""
    before = sentence.text[:start].rstrip(" (")
    m = re.search(r"(Ngày|Tuần lễ|Tháng|Lễ) (?=[A-ZĐ])[^,;:.()]{3,60}$", before)
    return sentence.cut(m.start(), len(before)).trim() if m else None


def _is_peak(clause: Passage, text: Passage) -> bool:
    around = clause.plain
    return bool(PEAK.search(around)) and not DUTY_DAY.search(
        around[max(0, around.find(text.plain) - 30) : around.find(text.plain)]
    )
