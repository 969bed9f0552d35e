"""Days and times that a text tells and does not set: past ones, quoted ones."""

import re
from datetime import date

from lantoa.intake.loose_times import FROM
from lantoa.intake.passages import Passage
from lantoa.intake.unit_words import low
from lantoa.kit.periods import real_day

UNTIL = re.compile(
    r"\W*(?:den|-)(?: het)?(?: ngay)? ?(\d{1,2})(?:/ ?|-| thang )(\d{1,2})(?:(?:/ ?| nam )(\d{4}))?"
)
QUARTER_END = re.compile(r"\bhet quy (i{1,3}|iv|[1-4])$")


def is_quoted(text: str, at: int) -> bool:
    """Say whether the place is inside a quoted title ("Cần làm gì trước ngày 01/01/2026")."""
    before = text[:at]
    curved = before.count("“") > before.count("”")
    return curved or (before.count('"') % 2 == 1 and '"' in text[at:])


def is_over(time: str, issued_on: date | None) -> bool:
    """Say whether a quarter without a year ended before the paper's day ("Đến hết quý I, …")."""
    quarter = QUARTER_END.search(time)
    if not quarter or not issued_on:
        return False
    number = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(quarter[1]) or int(quarter[1])
    return issued_on.month > 3 * number


def _ends_later(until: re.Match[str], issued_on: date) -> bool:
    """Say whether a span that began before the paper's day ends on it or later."""
    end = real_day(int(until[3] or issued_on.year), int(until[2]), int(until[1]))
    return end is None or end >= issued_on


def is_told(sentence: Passage, match: re.Match[str], on: date, issued_on: date | None) -> bool:
    """Say whether the day is told, not set: a past day, a bulletin's hour, a paper's day."""
    text, said = sentence.plain, match.group()
    before = text[max(0, match.start() - 28) : match.start()]
    after = text[match.end() : match.end() + 40]
    begins = re.match(rf"({FROM}|ke tu)\b", said) and "den nay" not in after
    until = UNTIL.match(after) if begins else None
    if issued_on and on < issued_on and not (until and _ends_later(until, issued_on)):
        return True
    limit = re.match(r"(xong|cham nhat|den|truoc)\b", said)
    if on == issued_on and not (limit or begins):
        return True
    if low(sentence.text[: match.start()]).endswith(" hồi "):
        return True
    told = re.search(r"(ban tin|tinh den|tin luc|cong bo|nghi quyet|so lieu)[a-z ]*$", before)
    return bool(told) or bool(re.match(r" cua (thu tuong|bo |chinh phu|ubnd|uy ban)", after))
