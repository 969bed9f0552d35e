"""Reading aloud: the whole text as an announcer says it, and what nobody knows how to say."""

import re
from collections.abc import Iterable
from functools import cache

from lantoa.channels.speech.codes import say_codes, unknown_signs
from lantoa.channels.speech.days import say_days, say_hours
from lantoa.channels.speech.numbers import (
    roman,
    say,
    say_digits,
    say_ordinal,
    say_written,
)
from lantoa.channels.speech.sayings import can_be_a_syllable, sayings, spell
from lantoa.kit.text import nfc

Own = Iterable[tuple[str, str]]

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
_PER = re.compile(r"(?<=[^\W\d_])/(?=(hộ|người|thôn|xã|ngày|tuần|tháng|quý|năm|buổi|lần|giờ|kg)\b)")
_CAPS = re.compile(r"(?<![\w])[A-ZĐƯƠĂÂÊÔ][A-ZĐƯƠĂÂÊÔ0-9]+(?![\w])")


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    each = (re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in longest)
    return re.compile(r"(?<![\w])(?:" + "|".join(each) + ")")


@cache
def _units() -> re.Pattern[str]:
    longest = sorted(sayings("unit"), key=len, reverse=True)
    return re.compile(
        rf"(\d+\.\d\d?(?!\d)|{_NUM})\s?({'|'.join(re.escape(u) for u in longest)})(?![\w²³])"
    )


def _shouts(text: str, start: int, end: int) -> bool:
    """Say whether the words around are in capitals, so that "AI" may be the word "ai"."""
    around = [*re.findall(r"\w+", text[:start])[-1:], *re.findall(r"\w+", text[end:])[:1]]
    return bool(around) and all(w.isupper() and can_be_a_syllable(w) for w in around)


def _plain(text: str) -> str:
    """Take away the signs that are for the eye: markup, bullets, quotes, the closing ./."""
    text = nfc(text).replace("\u00a0", " ")
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\s{0,3}(?:#{1,6}|>|[-*+•–](?=\s))\s*", "", text, flags=re.M)
    text = re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*`]{1,3}", "", text)
    return re.sub(r"\./\.", ".", re.sub(r"[\"“”„«»]", "", text))


def _say_abbreviations(text: str, own: Own) -> str:
    table = sayings("word") | dict(own)

    def said(match: re.Match[str]) -> str:
        short = can_be_a_syllable(match[0])
        if short and match[0].isupper() and _shouts(text, match.start(), match.end()):
            return match[0]
        return table[match[0]]

    text = re.sub(r"(?<!\w)([PQ])\. ?(?=[A-ZĐ\d])", lambda m: _WARD[m[1]], text)
    return _pattern(tuple(table)).sub(said, text)


_WARD = {"P": "phường ", "Q": "quận "}


def _say_roman(text: str) -> str:
    def led(match: re.Match[str]) -> str:
        value = roman(match[2].upper()) if match[2].isupper() else None
        if value is None:
            return match[0]
        ordinal = match[1].lower().endswith("thứ")
        return f"{match[1]} {say_ordinal(value) if ordinal else say(value)}"

    def alone(match: re.Match[str]) -> str:
        value = roman(match[1])
        if value is None or _shouts(text, match.start(), match.end()):
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


def _say_numbers(text: str) -> str:
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


def _say_signs(text: str) -> str:
    text = _PER.sub(" một ", text)
    for sign, said in (("&", " và "), ("+", " cộng "), ("=", " bằng "), ("và/hoặc", "và hoặc")):
        text = text.replace(sign, said)
    text = re.sub(r"\s*[≥≤<>]\s*", " ", text)
    text = re.sub(r"(?<=\w)\s*/\s*(?=\w)", ", ", text)
    text = re.sub(r"\s+[-–—]\s*|(?<=\w)[-–—](?=\w)|[–—]", ", ", text)
    text = re.sub(r"\s*[()\[\]]\s*", ", ", text)
    text = re.sub(r"[^\w\s.,;:!?…%]", " ", text)
    text = re.sub(r"(?:\s*,)+\s*(?=[.;:!?…]|$)", "", text, flags=re.M)
    text = re.sub(r"(^|[.;:!?])\s*,\s*", r"\1 ", text, flags=re.M)
    text = re.sub(r"\s*,(?:\s*,)*\s*", ", ", text)
    return re.sub(r" +([.,;:!?…])", r"\1", text)


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in text.splitlines())
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    start = re.compile(r"(^|[.!?]\s+|\n)([a-zà-ỹđ])")
    return start.sub(lambda m: m[1] + m[2].upper(), joined)


def spoken(text: str, own: Own = ()) -> str:
    """Return `text` (plain or Markdown) with every number, date, code and abbreviation said.

    `own` adds or replaces abbreviations of one commune, as (written, said). What no table knows
    is spelled by its letters; `unsure` names it.
    """
    own = tuple(own)
    text = _plain(text)
    text = _pattern_first(text, own)
    for step in (say_codes, say_days, say_hours, _say_roman, _say_numbers):
        text = step(text)
    text = _say_abbreviations(text, own)
    text = _CAPS.sub(lambda m: m[0] if can_be_a_syllable(m[0]) else spell(m[0]), text)
    text = re.sub(r"\d+", lambda m: f" {say_digits(m[0])} ", text)
    return _tidy(_say_signs(text))


def _pattern_first(text: str, own: Own) -> str:
    """Say abbreviations that hold digits or marks (4G, COVID-19, VH, TT&DL) before numbers."""
    table = sayings("word") | dict(own)
    early = {w: s for w, s in table.items() if not w.isalpha() and not w.endswith(".")}
    return _pattern(tuple(early)).sub(lambda m: early[m[0]], text)


def unsure(text: str, own: Own = ()) -> list[str]:
    """Return the abbreviations in `text` that no table knows, in order, each once."""
    known = {word.rstrip(".:") for word in [*sayings("word"), *sayings("unit"), *dict(own)]}
    text = _plain(text)
    left = say_codes(text)
    found = [
        match[0]
        for match in _CAPS.finditer(_say_roman(_pattern_first(left, tuple(own))))
        if match[0] not in known and not can_be_a_syllable(match[0])
    ]
    return list(dict.fromkeys([*unknown_signs(text), *found]))
