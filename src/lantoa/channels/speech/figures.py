"""Figures inside a text: Roman numbers, shares, ranges, measures, sections, plain numbers."""

import re
from functools import cache

from lantoa.channels.speech.numbers import roman, say, say_digits, say_ordinal, say_written
from lantoa.channels.speech.sayings import can_be_a_syllable, sayings

_NUM = r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"
_START = r"(?<![\w.,])"
_ROMAN_LEADS = (
    "chương|phần|mục|khóa|khoá|lần thứ|thứ|đại hội|thế kỷ|kỳ|cấp|loại|hạng|tập|vùng|nhiệm kỳ|điều"
)
_ROMAN_LED = re.compile(rf"\b({_ROMAN_LEADS}) ([IVXL]+)(?!\w)", re.I)
_ROMAN = re.compile(r"(?<![\w-])([IVX]{2,})(?![\w-])")
_WEEKDAYS = re.compile(r"\b(thứ) ([2-7])\s?[-–—]\s?([2-7])(?![\d/])", re.I)
_ORDINAL = re.compile(r"\b(thứ) 0?(\d{1,2})(?![\d.,/]\d|\d)", re.I)
_OF = re.compile(rf"{_START}({_NUM})/({_NUM})(?![\w/]|[.,]\d)(\s+(?:số|tổng|diện tích|dân số))?")
_RANGE = re.compile(rf"{_START}({_NUM})\s?[-–—]\s?(?={_NUM})")
_SECTION = re.compile(r"(?<![\w.,])(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?(?!\d|\.\d)(\.(?=\s))?")
_LISTED = re.compile(r"^(\s*)(\d{1,2})([.)/])(?=\s)", re.M)
_CODED = re.compile(
    r"\b((?:số|mẫu|mã|đề án|chỉ thị|nghị quyết|kế hoạch) )(0\d)(?![\w/]|[.,]\d)", re.I
)
_NUMBER = re.compile(rf"{_START}({_NUM})(?!\d)")
_TIMES = re.compile(r"(?:(?<=\d)|(?<=\dm)|(?<=\d m)|(?<=cm)|(?<=mm))\s?[xX×]\s?(?=\d)")


@cache
def _units() -> re.Pattern[str]:
    longest = sorted(sayings("unit"), key=len, reverse=True)
    return re.compile(
        rf"(\d+\.\d\d?(?!\d)|{_NUM})\s?({'|'.join(re.escape(u) for u in longest)})(?![\w²³])"
    )


def shouts(text: str, start: int, end: int) -> bool:
    """Say whether the words around are in capitals, so that "AI" may be the word "ai"."""
    around = [*re.findall(r"\w+", text[:start])[-1:], *re.findall(r"\w+", text[end:])[:1]]
    return bool(around) and all(w.isupper() and can_be_a_syllable(w) for w in around)


def say_roman(text: str) -> str:
    """Return `text` with Roman numbers said, where they are numbers and no words."""

    def led(match: re.Match[str]) -> str:
        value = roman(match[2].upper()) if match[2].isupper() else None
        if value is None:
            return match[0]
        ordinal = match[1].lower().endswith("thứ")
        return f"{match[1]} {say_ordinal(value) if ordinal else say(value)}"

    def alone(match: re.Match[str]) -> str:
        value = roman(match[1])
        if value is None or shouts(text, match.start(), match.end()):
            return match[0]
        return say(value)

    text = _ROMAN_LED.sub(led, text)
    return _ROMAN.sub(alone, text)


def _of_said(match: re.Match[str]) -> str:
    part, whole, counted = match.groups()
    word = "phần" if counted and len(whole) == 1 and len(part) == 1 else "trên"
    return f"{say_written(part)} {word} {say_written(whole)}{counted or ''}"


def _section_said(match: re.Match[str]) -> str:
    numbers = [say(int(n)) for n in match.groups()[:3] if n]
    return " chấm ".join(numbers) + (match[4] or "")


def say_numbers(text: str) -> str:
    """Return `text` with every number said; dates, hours and codes were said before."""
    text = _LISTED.sub(lambda m: f"{m[1]}{say(int(m[2]))}.", text)
    text = _WEEKDAYS.sub(r"\1 \2 đến thứ \3", text)
    text = _ORDINAL.sub(lambda m: f"{m[1]} {say_ordinal(int(m[2]))}", text)
    text = _OF.sub(_of_said, text)
    text = _RANGE.sub(r"\1 đến ", text)
    text = re.sub(rf"(?<![\w)])-(?={_NUM})", "âm ", text)
    text = _TIMES.sub(" nhân ", text)
    text = _units().sub(lambda m: f"{say_written(m[1])} {sayings('unit')[m[2]]}", text)
    text = _SECTION.sub(_section_said, text)
    text = _CODED.sub(lambda m: m[1] + say_digits(m[2]), text)
    return _NUMBER.sub(lambda m: say_written(m[1]), text)
