"""Numbers, days and moments the way Vietnamese is read: 1.234; 69,8 %; thứ Ba 23/9; 05:30."""

from datetime import date, datetime
from decimal import Decimal

from lantoa.kit.clock import ZONE, today

DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
NOTHING = "–"
COMMA_FOR_POINT = str.maketrans(",.", ".,")
HARD_SPACE = "\u00a0"


def num(value: int | float | Decimal | None, *, places: int = 1) -> str:
    """Return 1234 as "1.234", 3.5 as "3,5", None as a dash (a thing nobody has counted)."""
    if value is None:
        return NOTHING
    if value == int(value):
        return f"{int(value):,}".replace(",", ".")
    return f"{value:,.{places}f}".translate(COMMA_FOR_POINT)


def percent(part: int | float | None, whole: int | float | None) -> str:
    """Return the share as "69,8 %", or a dash where there is nothing to divide by; never 100 % of
    less.
    """
    if part is None or not whole:
        return NOTHING
    rounded = round(100 * part / whole, 1)
    return num(99.9 if rounded == 100 and part < whole else rounded) + HARD_SPACE + "%"


def share(part: int | float | None, whole: int | float | None) -> str:
    """Return the share without decimals, "70 %", where space is short; never 100 % of less."""
    if part is None or not whole:
        return NOTHING
    rounded = round(100 * part / whole)
    kept = 99 if rounded == 100 and part < whole else 1 if rounded == 0 and part else rounded
    return f"{kept}{HARD_SPACE}%"


def on(value: date | datetime | None, *, near: date | None = None) -> str:
    """Return a day as "23/9", with its year when that is not the year of `near` (today)."""
    if not value:
        return NOTHING
    value = _local(value)
    year = f"/{value.year}" if value.year != (near or today()).year else ""
    return f"{value.day}/{value.month}{year}"


def date_in_full(value: date | datetime | None) -> str:
    """Return a day as "23/9/2025", as it stands in papers and forms."""
    if not value:
        return NOTHING
    value = _local(value)
    return f"{value.day}/{value.month}/{value.year}"


def day(value: date | datetime | None) -> str:
    """Return a day as "thứ Ba 23/9", with its year when that is not this year."""
    if not value:
        return NOTHING
    value = _local(value)
    return f"{DAYS[value.weekday()]} {on(value)}"


def weekday(value: date | datetime | None) -> str:
    """Return the day of the week alone, "thứ Ba"."""
    return NOTHING if not value else DAYS[_local(value).weekday()]


def hour(value: datetime | None) -> str:
    """Return the time of day as "05:30"."""
    return NOTHING if not value else f"{_local(value):%H:%M}"


def when(value: datetime | None) -> str:
    """Return a moment as a person says it: "05:52 hôm nay", "16:20 thứ Ba 23/9"."""
    if not value:
        return NOTHING
    return f"{hour(value)} {near_day(value)}"


def moment(value: datetime | None) -> str:
    """Return a moment for a file that is opened on another day: "05:52 ngày 23/9/2025"."""
    return f"{hour(value)} ngày {date_in_full(value)}" if value else NOTHING


def near_day(value: date | datetime | None) -> str:
    """Return a day as "hôm nay", "hôm qua", "ngày mai" or "thứ Ba 23/9"."""
    if not value:
        return NOTHING
    apart = (_day(value) - today()).days
    return {0: "hôm nay", -1: "hôm qua", 1: "ngày mai"}.get(apart) or day(value)


def left(value: date | datetime | None) -> str:
    """Return how far off a day is: "hôm nay", "còn 2 ngày", "quá 3 ngày"."""
    if not value:
        return NOTHING
    apart = (_day(value) - today()).days
    if not apart:
        return "hôm nay"
    return f"còn {apart} ngày" if apart > 0 else f"quá {-apart} ngày"


def span(from_on: date | None, until_on: date | None) -> str:
    """Return days from and to as "15/9–14/10", both with their year when not this year."""
    if from_on is None or until_on is None:
        return NOTHING
    if from_on == until_on:
        return on(from_on)
    far = from_on.year != until_on.year or until_on.year != today().year
    say = date_in_full if far else on
    return f"{say(from_on)}–{say(until_on)}"


def minutes(seconds: int | float | None) -> str:
    """Return a length as "4 phút 20 giây", "45 giây" or "2 giờ 5 phút"."""
    if seconds is None:
        return NOTHING
    whole = round(seconds)
    if whole < 60:
        return f"{whole} giây"
    hours, rest = divmod(whole, 3600)
    parts = [(hours, "giờ"), (rest // 60, "phút"), (0 if hours else rest % 60, "giây")]
    return " ".join(f"{count} {word}" for count, word in parts if count)


def start(text: str) -> str:
    """Return `text` with its first letter as a capital: "thứ Ba 23/9" at a line's start."""
    return text[:1].upper() + text[1:]


def _local(value: date | datetime) -> date | datetime:
    return value.astimezone(ZONE) if isinstance(value, datetime) else value


def _day(value: date | datetime) -> date:
    value = _local(value)
    return value.date() if isinstance(value, datetime) else value
