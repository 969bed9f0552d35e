"""Sayings: the table of what abbreviations, units and single letters are called aloud."""

import csv
import re
from functools import cache
from pathlib import Path

from lantoa.channels.speech.numbers import say, say_digits

TABLE = Path(__file__).parent / "sayings.csv"
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)


@cache
def sayings(use: str) -> dict[str, str]:
    """Return written → said of one use: kind, body, word, unit or letter."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["written"]: row["said"] for row in csv.DictReader(file) if row["use"] == use}


def can_be_a_syllable(word: str) -> bool:
    """Say whether `word` could be read as one Vietnamese syllable (so it is no abbreviation)."""
    return _SYLLABLE.fullmatch(word.lower()) is not None


def spell(word: str) -> str:
    """Say the letters and digits of `word` one by one."""
    letters = sayings("letter")
    said = (say_digits(char) if char.isdigit() else letters.get(char.upper(), "") for char in word)
    return " ".join(filter(None, said))


def body(sign: str) -> str | None:
    """Say an office's sign ("SVHTTDL", "QH15"), or None when a part of it is unknown."""
    known = sayings("body")
    if sign in known:
        return known[sign]
    if term := re.fullmatch(r"(QH|UBTVQH)(\d{1,2})", sign):
        return f"{known[term[1]]} khóa {say(int(term[2]))}"
    for prefix, said in (("S", "Sở"), ("B", "Bộ"), ("P", "Phòng")):
        rest = sign.removeprefix(prefix)
        if rest != sign and rest in known:
            return f"{said} {known[rest]}"
    for cut in range(len(sign) - 1, 1, -1):
        if sign[:cut] in known and (rest_said := body(sign[cut:])):
            return f"{known[sign[:cut]]} {rest_said}"
    return None
