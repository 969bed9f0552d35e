"""Days, months, hours and their spans as an announcer says them."""

import re

from lantoa.channels.speech.numbers import say, say_day, say_month

_DAY = r"(0?[1-9]|[12]\d|3[01])"
_MONTH = r"(0?[1-9]|1[0-2])"
_YEAR = r"((?:19|20)\d\d)"
_START = r"(?<![\w/.,])"
_END = r"(?![\w/]|[.,]\d)"
_TO = r"\s?[-–—]\s?"
_SHORT = rf"{_DAY}/{_MONTH}(?:/{_YEAR})?"

_ISO = re.compile(rf"{_START}{_YEAR}-{_MONTH}-{_DAY}{_END}")
_SPAN = re.compile(rf"{_START}{_SHORT}{_TO}(?:ngày )?{_SHORT}{_END}", re.I)
_DAYS = re.compile(rf"{_START}{_DAY}{_TO}{_SHORT}{_END}")
_FULL = re.compile(rf"{_START}{_DAY}([/.-]){_MONTH}\2{_YEAR}{_END}")
_PLAIN = re.compile(rf"{_START}{_DAY}/{_MONTH}{_END}")
_DASHED = re.compile(rf"\b(ngày|sáng|trưa|chiều|tối|đêm) {_DAY}-{_MONTH}{_END}", re.I)
_WORDED = re.compile(rf"\b(ngày|mùng|mồng) {_DAY}(?= tháng \d)", re.I)
_ALONE = re.compile(
    rf"(?<!mỗi )(?<!hằng )(?<!hàng )\b(ngày|mùng|mồng) {_DAY}"
    r"(?=\s*(?:[,.;:)]|$)(?!\d)| đến| và| hằng tháng| hàng tháng| này| tới)",
    re.I | re.M,
)
_MONTH_YEAR = re.compile(rf"(?:\b(tháng) |{_START}){_MONTH}\s?[/-]\s?{_YEAR}{_END}", re.I)
_MONTH_SAID = re.compile(rf"\b(tháng) {_MONTH}(?![\d/])(?![.,]\d)", re.I)
_QUARTER = re.compile(rf"\b(quý) (IV|I{{1,3}}|[1-4])(?:\s?/\s?{_YEAR})?(?!\w)", re.I)

_LED_BY_DAY = re.compile(r"\b(?:ngày|mùng|mồng)\s*$", re.I)
_FEAST = re.compile(r"\b(?:Ngày|NGÀY) [^.,;:\n]*[^\W\d_][^.,;:\n]*$")
_LEADS = re.compile(
    r"(?:\b(?:ngày|mùng|mồng|từ|đến|tới|hết|trước|sau|vào|sáng|trưa|chiều|tối|đêm|dịp|qua|hôm)"
    r"|[(])\s*$",
    re.I,
)
_COUNTED = re.compile(
    r"^\s*(?:số |tổng |hộ|thôn|bản|xã|phường|tỉnh|loa|cụm|người|khu|tổ|đại biểu|đảng viên|hội viên"
    r"|chi bộ|buổi|điểm|trường|lớp|em|cháu|đơn vị|hồ sơ|thành viên|chỉ tiêu|tiêu chí|phiếu|máy"
    r"|ý kiến|diện tích|dân số|giờ|ngày)"
)

_CLOCK = r"([01]?\d|2[0-4])(?:\s?[hg]\s?([0-5]\d)?|:([0-5]\d)|\s?giờ(?:\s([0-5]?\d)(?!\d))?)"
_HOUR = re.compile(rf"(?<![\w.,:/]){_CLOCK}(?:\s?(?:phút|p|')(?!\w))?(?![\w:]|[.,]\d)", re.I)
_HOURS = re.compile(r"( giờ(?: [^-–—,.;:()\n\d]+? phút)?)\s?[-–—]\s?(?=(?:\d|[01]?\d[hg:]))")
_BARE_HOURS = re.compile(r"(?<![\w.,:/])(\d{1,2})\s?[-–—]\s?(\d{1,2})(\s?giờ|\s?h)(?!\w)")
_JOINED = re.compile(r"( giờ(?: [\w ]+? phút)?)\s?[-–—]\s?")


def _date(day: str, month: str, year: str | None) -> str:
    said = f"{say_day(int(day))} tháng {say_month(int(month))}"
    return f"{said} năm {say(int(year))}" if year else said


def _led(match: re.Match[str], said: str) -> str:
    """Put "ngày" before a date unless the text has it, or names a feast by it (Ngày … 1/5)."""
    before = match.string[: match.start()]
    if _LED_BY_DAY.search(before):
        again = re.search(r"(?:mùng|mồng)\s*$", before, re.I)
        return said.removeprefix("mùng ") if again else said
    return said if _FEAST.search(before) else f"ngày {said}"


def _span_said(match: re.Match[str]) -> str:
    first, last = match.groups()[:3], match.groups()[3:]
    return f"{_led(match, _date(*first))} đến ngày {_date(*last)}"


def _days_said(match: re.Match[str]) -> str:
    first, *last = match.groups()
    return f"{_led(match, say_day(int(first)))} đến ngày {_date(*last)}"


def _plain_said(match: re.Match[str]) -> str:
    """Say d/m as a date, or as so many of so many when something counted follows."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    led = _LEADS.search(before) or _FEAST.search(before)
    if not led and (_COUNTED.match(after) or match[0] == "24/7"):
        return match[0]
    return _led(match, _date(match[1], match[2], None))


def _day_said(match: re.Match[str]) -> str:
    said = say_day(int(match[2]))
    return f"{match[1]} {said if match[1].lower() == 'ngày' else said.removeprefix('mùng ')}"


def _month_year_said(match: re.Match[str]) -> str:
    lead = match[1] or "tháng"
    return f"{lead} {say_month(int(match[2]))} năm {say(int(match[3]))}"


def _quarter_said(match: re.Match[str]) -> str:
    number = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(match[2].upper()) or int(match[2])
    said = f"{match[1]} {say_month(number)}"
    return f"{said} năm {say(int(match[3]))}" if match[3] else said


def _hour_said(match: re.Match[str]) -> str:
    minutes = int(match[2] or match[3] or match[4] or 0)
    return f"{say(int(match[1]))} giờ" + (f" {say(minutes)} phút" if minutes else "")


def say_days(text: str) -> str:
    """Return `text` with dates, months and quarters said."""
    text = _ISO.sub(lambda m: f"{m[3]}/{m[2]}/{m[1]}", text)
    text = _SPAN.sub(_span_said, text)
    text = _DAYS.sub(_days_said, text)
    text = _FULL.sub(lambda m: _led(m, _date(m[1], m[3], m[4])), text)
    text = _DASHED.sub(r"\1 \2/\3", text)
    text = _PLAIN.sub(_plain_said, text)
    text = _WORDED.sub(_day_said, text)
    text = _ALONE.sub(_day_said, text)
    text = _QUARTER.sub(_quarter_said, text)
    text = _MONTH_YEAR.sub(_month_year_said, text)
    return _MONTH_SAID.sub(lambda m: f"{m[1]} {say_month(int(m[2]))}", text)


def say_hours(text: str) -> str:
    """Return `text` with times of day said: 5h30, 17:00, 5 giờ 30, 7h–11h30."""
    text = _BARE_HOURS.sub(lambda m: f"{say(int(m[1]))} đến {say(int(m[2]))} giờ", text)
    said = _HOUR.sub(_hour_said, text)
    return _JOINED.sub(r"\1 đến ", said) if said != text else said
