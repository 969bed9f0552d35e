"""Days, spans and peaks that the text names; days of cited papers are left out."""

import re
from dataclasses import dataclass, replace
from datetime import date

from lantoa.intake.citations import cited
from lantoa.intake.months import bound
from lantoa.intake.passages import Passage
from lantoa.intake.sentences import sentences
from lantoa.intake.unit_words import low
from lantoa.kit.periods import real_day

HOUR = r"(?:\d{1,2} gi.{1,2} ?(?:\d{1,2})? ?(?:ph.t)? ?,? ?)?"
PART = r"(?:sang|trua|chieu|toi|chieu toi|dem)? ?"
FROM = r"t(?:u|ir|iv|wr)"
LEADS = (
    rf"(?:xong truoc|truoc|sau|{FROM}|ke tu|den het|den|het|cham nhat(?: la)?"
    r"|bat dau tu|vao|trong)? ?"
)
DATED = re.compile(
    rf"\b({LEADS}{HOUR}{PART}(?:ngay |ng\wy )?)(\d{{1,2}})(?:/ ?|-| thang )(\d{{1,2}})"
    r"(?:(?:/ ?|-| nam )(\d{4}))?(?![\d/])"
)
OPENING = re.compile(
    r"\btu ngay (\d{1,2})(?= (?:den|-) (?:het )?(?:ngay )?\d{1,2}"
    r"(?:/ ?|-| thang )(\d{1,2})(?:(?:/ ?|-| nam )(\d{4}))?)"
)
LOOSE = re.compile(
    r"((truoc|cham nhat|vao) )?(ngay )?(mung )?\d{1,2} h.ng thang"
    r"|(truoc |cham nhat )?ngay \d{1,2} (cua )?(thang (cuoi|dau) (cua )?quy|h.ng thang|thang sau)"
    r"|(dinh ky )?(sang|chieu|toi)? ?(thu (hai|ba|tu|nam|sau|bay)|chu nhat) h.ng tuan"
    r"|trong vong \d+ (gio|ngay|thang|tuan)( lam viec)?"
    r"|(trong )?quy (i{1,3}|iv)(?:,| nam|/) ?(nam )?\d{4}"
    r"|truoc tet( nguyen dan)?( [a-z]+ [a-z]+)?"
    r"|(trong )?(thang \d{1,2}(,| va) )+(thang )?\d{1,2}(?!/)( nam \d{4})?"
    rf"|(\b(trong|giua|dau|cuoi|{FROM}|den|het) )*thang \d{{1,2}}(?![\d ]*/ ?\d{{1,2}}(?!\d))"
    r"(/\d{4}| nam \d{4})?"
    r"|dinh ky (\d{1,2}|mot|hai|ba|sau) (ngay|tuan|thang)( (mot|1) lan)?"
    r"|(truoc|cham nhat) \d{1,2} gio( \d\d)?( phut)? (thu [a-z]+ )?h.ng (ngay|tuan)"
)
PEAK = re.compile(
    r"cao diem|huong ung|\bky niem|chao mung|ngay (?!\d)[a-z]+ [a-z]+|tuan le|le phat"
)
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


def days(texts: list[Passage], issued_on: date | None) -> list[Day]:
    """Return the days named in the texts, each once a meaning, in printed order."""
    found: dict[tuple[object, str, str], Day] = {}
    for text in texts:
        for sentence in sentences(text):
            for day in _of_sentence(sentence, issued_on):
                hour = re.match(r"(?:xong )?truoc (\d+ gi)", day.text.plain)
                key = (day.on or day.text.plain, day.lead, hour.group(1) if hour else "")
                known = found.get(key)
                if known is None:
                    found[key] = day
                elif day.peak and not known.peak:
                    found[key] = replace(known, peak=True)
    return list(found.values())


def _of_sentence(sentence: Passage, issued_on: date | None) -> list[Day]:
    banned = [(one.start, one.end) for one in cited(sentence)]
    taken: list[tuple[int, int]] = list(banned)
    found = []
    for m in OPENING.finditer(sentence.plain):
        if on := _calendar(int(m[1]), int(m[2]), int(m[3] or 0), issued_on):
            taken.append((m.start(), m.end()))
            found.append((m.start(), _day(sentence, m.start(), m.end(), on, issued_on)))
    for m in DATED.finditer(sentence.plain):
        if _inside(m.start(2), banned) or _is_past(sentence, m):
            continue
        if on := _date(m, issued_on):
            taken.append((m.start(), m.end()))
            found.append((m.start(), _day(sentence, m.start(), m.end(), on, issued_on)))
    for m in LOOSE.finditer(sentence.plain):
        if m.group().strip() and not _inside(m.start(), taken):
            found.append((m.start(), _day(sentence, m.start(), m.end(), None, issued_on)))
    return [day for _, day in sorted(found, key=lambda pair: pair[0])]


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= at < last for first, last in spans)


def _is_past(sentence: Passage, match: re.Match[str]) -> bool:
    """Say whether the day is told, not set: a bulletin's hour, a paper's day, a past figure."""
    text = sentence.plain
    before = text[max(0, match.start() - 28) : match.start()]
    if low(sentence.text[: match.start()]).endswith(" hồi "):
        return True
    after = text[match.end() : match.end() + 16]
    told = re.search(r"(ban tin|tinh den|tin luc|cong bo|nghi quyet|so lieu)[a-z ]*$", before)
    return bool(told) or bool(re.match(r" cua (thu tuong|bo |chinh phu|ubnd|uy ban)", after))


def _date(match: re.Match[str], issued_on: date | None) -> date | None:
    printed = match.group(1).strip() or match[4] or "thang" in match.group()
    if not (printed or _is_calendar(match)):
        return None
    return _calendar(int(match[2]), int(match[3]), int(match[4] or 0), issued_on)


def _calendar(day: int, month: int, year: int, issued_on: date | None) -> date | None:
    """Return the day, of the paper's year where none is printed; None if there is no such day."""
    return real_day(year or (issued_on.year if issued_on else 0), month, day)


def _is_calendar(match: re.Match[str]) -> bool:
    """Say whether bare "5/6" is a day: after "Ngày …", in brackets, after a name."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return bool(
        re.search(r"ng[a-z]{1,2}y |\($|quoc (gia|te)|the gioi|viet nam|- ?$|den ?$", before)
    )


def _day(sentence: Passage, start: int, end: int, on: date | None, issued_on: date | None) -> Day:
    text = sentence.cut(start, end).trim()
    folded = text.plain
    lead = "at"
    if re.match(rf"({FROM}|ke tu|bat dau)\b", folded):
        lead = "from"
    elif re.match(r"(den|het)\b", folded):
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
