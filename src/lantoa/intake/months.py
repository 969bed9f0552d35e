"""Months as bounds of a campaign ("từ tháng 9 đến tháng 12 năm 2025")."""

import re
from datetime import date, timedelta

MONTH = re.compile(r"thang (\d{1,2})(?:/| nam )?(\d{4})?")


def bound(text: str, lead: str, issued_on: date | None) -> date | None:
    """Return the first day of a month that opens a span, the last of one that closes it.

    `text` is folded. A month without a year is the first such month not past on `issued_on`.
    """
    m = MONTH.search(text)
    if not m or lead not in ("from", "until") or not 1 <= int(m[1]) <= 12:
        return None
    if not m[2] and not issued_on:
        return None
    month = int(m[1])
    year = int(m[2]) if m[2] else _year_of(month, issued_on)
    first = date(year, month, 1)
    return first if lead == "from" else (first + timedelta(days=31)).replace(day=1) - DAY


DAY = timedelta(days=1)


def _year_of(month: int, issued_on: date | None) -> int:
    if issued_on is None:
        return 1
    return issued_on.year + (month < issued_on.month)
