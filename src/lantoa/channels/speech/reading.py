"""Reading aloud: the whole text as an announcer says it, and what nobody knows how to say."""

import re
from collections.abc import Iterable
from functools import cache

from lantoa.channels.speech.codes import say_codes, unknown_signs
from lantoa.channels.speech.days import say_days, say_hours
from lantoa.channels.speech.figures import say_numbers, say_roman, shouts
from lantoa.channels.speech.numbers import say_digits
from lantoa.channels.speech.sayings import can_be_a_syllable, sayings, spell
from lantoa.kit.text import nfc

Own = Iterable[tuple[str, str]]

_PER = re.compile(r"(?<=[^\W\d_])/(?=(hộ|người|thôn|xã|ngày|tuần|tháng|quý|năm|buổi|lần|giờ|kg)\b)")
_CAPS = re.compile(r"(?<![\w])[A-ZĐƯƠĂÂÊÔ][A-ZĐƯƠĂÂÊÔ0-9]+(?![\w])")


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    each = (re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in longest)
    return re.compile(r"(?<![\w])(?:" + "|".join(each) + ")")


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
        if short and match[0].isupper() and shouts(text, match.start(), match.end()):
            return match[0]
        return table[match[0]]

    text = re.sub(r"(?<!\w)([PQ])\. ?(?=[A-ZĐ\d])", lambda m: _WARD[m[1]], text)
    return _pattern(tuple(table)).sub(said, text)


_WARD = {"P": "phường ", "Q": "quận "}


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
    for step in (say_codes, say_days, say_hours, say_roman, say_numbers):
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
        for match in _CAPS.finditer(say_roman(_pattern_first(left, tuple(own))))
        if match[0] not in known and not can_be_a_syllable(match[0])
    ]
    return list(dict.fromkeys([*unknown_signs(text), *found]))
