"""Days of a paper that clash: a weekday that is another, a deadline gone, two for one thing."""

import re
from collections.abc import Iterator
from datetime import date

from lantoa.intake.loose_times import WEEKDAY
from lantoa.intake.open_points import Choices, Point
from lantoa.intake.passages import Passage
from lantoa.intake.sentences import clauses
from lantoa.intake.unit_words import low
from lantoa.kit.periods import real_day

ASK: Choices = (("ask", "Hỏi lại nơi gửi"), ("own", "Xã tự định khi lập đợt"))
WEEK = ("thu hai", "thu ba", "thu tu", "thu nam", "thu sau", "thu bay", "chu nhat")
_DAY = r"(\d{1,2})(?:/| thang )(\d{1,2})(?:(?:/| nam )(\d{4}))?(?!\d|/)"
ON_WEEKDAY = re.compile(rf"\b({WEEKDAY})(?:,| \(|,? ngay) ?(?:ngay )?{_DAY}")
LIMIT = re.compile(
    r"\b(?:xong|hoan thanh|hoan tat|nop|gui|bao cao)\b[^;,.]{0,60}?\b(?:truoc|cham nhat)"
    rf"(?: \d+ gio(?: \d+)?)? (?:ngay )?{_DAY}"
)
DONE_BY = re.compile(
    r"(?P<what>[a-z]+(?: (?!xong|phan dau|hoan|can|phai)[a-z]+){3,10}) (?:phan dau |can |phai )?"
    rf"(?:xong|hoan thanh|hoan tat|ket thuc)\b[^;.]{{0,40}}?{_DAY}"
)
PAST = re.compile(r"\b(?:đã|theo|tại|căn cứ|thực hiện)\b")


def of_clashes(texts: list[Passage], issued_on: date | None) -> Iterator[Point]:
    """Yield the days that cannot be meant as they are printed."""
    ends: dict[str, date] = {}
    for clause in (clause for text in texts for clause in clauses(text)):
        yield from _of_clause(clause, issued_on)
        if (m := DONE_BY.match(clause.plain)) and (on := _day(m.groups()[1:], issued_on)):
            known = ends.setdefault(m["what"], on)
            if known != on:
                at = clause.cut(m.start(), m.end())
                yield _point(f"hai hạn khác nhau, {known:%d/%m/%Y} và {on:%d/%m/%Y}", at)


def _of_clause(clause: Passage, issued_on: date | None) -> Iterator[Point]:
    """Yield a weekday that its date is not, and a deadline before the paper's own day."""
    for m in ON_WEEKDAY.finditer(clause.plain):
        on = _day(m.groups()[1:], issued_on)
        if on and WEEK[on.weekday()] != m[1]:
            at = clause.cut(m.start(), m.end())
            yield _point(f"{at.text} là {_named(on)}", at)
    for m in LIMIT.finditer(clause.plain):
        on = _day(m.groups(), issued_on)
        if on and issued_on and on < issued_on and not PAST.search(low(clause.text)):
            at = clause.cut(m.start(), m.end())
            yield _point(f"hạn đã qua khi ban hành: {at.text}", at)


def _day(parts: tuple[str | None, ...], issued_on: date | None) -> date | None:
    day, month, year = parts
    if not (year or issued_on):
        return None
    return real_day(
        int(year or (issued_on.year if issued_on else 0)), int(month or 0), int(day or 0)
    )


def _named(on: date) -> str:
    return ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")[
        on.weekday()
    ]


def _point(detail: str, at: Passage) -> Point:
    return Point("date-undefined", detail, "Ngày nào đúng?", ASK, at)
