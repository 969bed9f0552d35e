"""By when a report is due: the times of a clause that asks for one."""

import re

from lantoa.intake.loose_times import NUMBER, SPAN, WEEKDAY
from lantoa.intake.passages import Passage
from lantoa.intake.report_words import (
    AFTERWARDS,
    AT_HOUR,
    CONDITION,
    DAY_OF_MONTH,
    ON_SIGN,
    ON_WEEKDAY,
    REGULAR,
    TIME,
    VAGUE,
)
from lantoa.intake.units import unit_at

NONE = Passage(())
SHARP = re.compile(r"^(?!.*(?:mot |1 |/ ?)lan).*(\d|thu )")
ANOTHER = re.compile(r"bao cao|ket qua|so ket|tong ket|(?:dot|lan|ky) \d|ca nam|\d thang")
LIMIT = re.compile(r"vong|ngay$|dem$|gio|phut")
RANGED = re.compile(r"(?:tu|den|-)(?: het)? (?:ngay )?$")
HAPPENED = re.compile(
    r"(?!.*\bbao cao[^:]*:)[^:;.]{6,90}"
    r"(?=: (?:phai |thi )?bao (?:cao )?(?:ngay|kip thoi|nhanh|gap))"
)
"""What is waited for, told before a colon: "Cháy rừng, lở đất: báo cáo ngay …"."""
DEADLINE = re.compile(
    rf"\d|{WEEKDAY}|\b{NUMBER} {SPAN}|trong (?:ngay|buoi)\b|h.ng ngay|moi ngay"
    r"|\b(?:cuoi|dau) (?:moi )?(?:ngay|buoi|tuan|thang|quy|nam)|sau moi|truoc (?:tet|khi)"
    r"|sau khi ket thuc|\bgiao ban\b|phien hop"
    r"|\bmoi (?:buoi|ngay)"
)
"""What fixes a day: a number, a day of the week, so many days. Else the time is only a word."""


def is_deadline(due: Passage) -> bool:
    """Say whether the words tell a day or an hour ("theo quy định", "sau khi xong" do not)."""
    return bool(DEADLINE.search(due.plain))


def dues_of(clause: Passage, every: str) -> list[Passage]:
    """Return by when: one time, or one for each of two reports ("sơ kết …, tổng kết …")."""
    times = [m.span() for m in TIME.finditer(clause.plain) if m.group().strip()]
    if every == "event":
        return _of_event(clause, times)
    sharp = [span for span in times if SHARP.search(clause.plain[slice(*span)])]
    if every in REGULAR:
        sharp = [span for span in sharp if not _in_a_range(clause.plain, span)]
    if every == "once" and len(sharp) > 1:
        return [clause.cut(*span).trim(" ;,.") for span in _apart(clause, sharp)]
    hour = AT_HOUR.search(clause.plain) if every == "daily" and not sharp else None
    if every == "daily" and not (sharp or hour):
        hour = AFTERWARDS.search(clause.plain)
    if every in ("weekly", "biweekly") and not sharp:
        hour = ON_WEEKDAY.search(clause.plain)
    if every in ("monthly", "quarterly") and not sharp:
        hour = DAY_OF_MONTH.search(clause.plain)
    loose = hour or (
        None
        if times
        else AFTERWARDS.search(clause.plain)
        or (VAGUE.search(clause.plain) if every not in REGULAR else None)
    )
    first = (sharp or ([loose.span()] if loose else times))[:1]
    return [clause.cut(*span).trim(" ;,.") for span in first]


def _of_event(clause: Passage, times: list[tuple[int, int]]) -> list[Passage]:
    """Return the limit ("trong vòng 02 giờ"), or what is waited for ("khi có …")."""
    for span in times:
        if LIMIT.search(clause.plain[slice(*span)]):
            return [clause.cut(*span).trim(" ;,.")]
    waits = CONDITION.search(clause.plain) or AFTERWARDS.search(clause.plain)
    waits = waits or ON_SIGN.search(clause.plain)
    if not waits and (m := HAPPENED.match(clause.plain)) and unit_at(clause.text) is None:
        waits = m
    return [clause.cut(*waits.span()).trim(" ;,.")] if waits else []


def _apart(clause: Passage, times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the first time, and every later one before which a further report is named."""
    kept = times[:1]
    for span in times[1:]:
        between = clause.plain[kept[-1][1] : span[0]]
        years = all(re.search(r"\d{4}", clause.plain[slice(*one)]) for one in (kept[-1], span))
        if ANOTHER.search(between) or (between.strip(" ,") == "va" and years):
            kept.append(span)
    return kept


def _in_a_range(text: str, span: tuple[int, int]) -> bool:
    """Say whether a day is an end of the days in which reports are sent ("Từ 01/4 đến 30/4")."""
    said = text[slice(*span)]
    return bool(RANGED.search(text[: span[0]]) or re.match(r"(?:tu|den) ", said))
