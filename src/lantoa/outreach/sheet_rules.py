"""What a code sheet decides without asking anyone: its code, days as people write them."""

import re
from datetime import date

from lantoa.channels.base import Ask, Channel
from lantoa.kit.errors import Unfit

FREE_LINES = 4
FREE_KINDS = ("gathering", "visit", "leaflet", "visual", "board", "zalo", "class", "culture")
"""What a free line of the paper may be, by its number from 1."""

CODE = re.compile(r"(?<!\d)(\d{1,9})-(\d{4})(0[1-9]|1[0-2])-(\d{1,4})(?!\d)")
DAY = re.compile(r"(\d{1,2})(?:\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{2,4}))?)?")


def code_in(text: str) -> tuple[int, date, int] | None:
    """Return (unit id, month, version) of the first sheet's code in a text; None without one."""
    found = CODE.search(text)
    if found is None or int(found[2]) < 2000:
        return None
    return int(found[1]), date(int(found[2]), int(found[3]), 1), int(found[4])


def day_in_month(text: str, month: date) -> date:
    """Return the day that was written beside a line: "28", "28/9" or "28/9/2025".

    Raises `Unfit` for what is no day.
    """
    found = DAY.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        year = int(found[3]) if found[3] else month.year
        year += 2000 if year < 100 else 0
        return date(year, int(found[2] or month.month), int(found[1]))
    except ValueError as error:
        raise Unfit(f"“{text}” không phải một ngày. Ghi như 28 hoặc 28/{month.month}.") from error


def figures(channel: Channel) -> tuple[Ask, ...]:
    """Return what the paper asks of a kind of work: what it must say, else its first figure."""
    return tuple(ask for ask in channel.asks if ask.required) or channel.asks[:1]
