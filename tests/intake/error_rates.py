"""How many words of a true text were read otherwise, as the scorer of the open set counts."""

import re
import unicodedata

from rapidfuzz.distance import Levenshtein

TONES = "\u0300\u0301\u0303\u0309\u0323"
OLD = re.compile(
    f"(o)([{TONES}])(a|e)(?![a-z\u0300-\u036f])|(u)([{TONES}])(y)(?![a-z\u0300-\u036f])"
)


def words(text: str) -> list[str]:
    """Return the words without capitals and signs, the tone in one of its two places."""
    return [_placed(w) for w in re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())]


def _placed(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    moved = OLD.sub(lambda m: "".join(m.group(k) or "" for k in (1, 3, 2, 4, 6, 5)), apart)
    return unicodedata.normalize("NFC", moved)


def error_rate(read: str, true: str) -> float:
    """Return the word error rate: words wrong, missing or too many, by the true words."""
    right = words(true)
    return Levenshtein.distance(words(read), right) / max(1, len(right))
