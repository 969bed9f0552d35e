"""What a Vietnamese syllable may look like: onset, rime and tone, as the spelling books give them.

Source: Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977): 22 onsets, the closed list of rimes, and stops
(-c, -ch, -p, -t) that bear only the tones sắc and nặng.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
LOW = re.compile("[\u0300\u0303\u0309]|^[^\u0301\u0323]*$")
ONSETS = re.compile(r"ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]|")
RIMES = frozenset((Path(__file__).parent / "data" / "rimes.txt").read_text("utf-8").split())
WRONG = re.compile(r"(?:k(?!h)|n?gh)(?![eêiy])|(?:c(?!h)|ng(?!h))(?=[eêiy])|g(?=[eêy])")
ALPHABET = frozenset(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) | {"đ"}
LETTERS = re.compile(r"[^\W\d_]+")
LONGEST = 7


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Say whether a word of letters can be a Vietnamese syllable, in capitals or not."""
    apart = unicodedata.normalize("NFD", word.lower())
    if len(TONES.findall(apart)) > 1:
        return False
    bare = unicodedata.normalize("NFC", TONES.sub("", apart))
    if not 0 < len(bare) <= LONGEST:
        return False
    onset = ONSETS.match(bare)
    cut = onset.end() if onset else 0
    rimes = {bare[cut:], bare[cut - 1 :]} if bare[:cut] in ("gi", "qu") else {bare[cut:]}
    stopped = bare.endswith(("c", "ch", "p", "t"))
    return bool(rimes & RIMES) and not (stopped and LOW.search(apart))


def has_marks(word: str) -> bool:
    """Say whether a word has a letter or a tone that only Vietnamese has among Latin spellings."""
    return any(c in "đĐ" or unicodedata.normalize("NFD", c) != c for c in word)


def is_letter(char: str) -> bool:
    """Say whether a vowel with its marks, or đ, is of the Vietnamese alphabet."""
    return char.lower() in ALPHABET


def vietnamese(text: str) -> float:
    """Return how Vietnamese a text is, 0 to 1: the share of words that are marked syllables.

    True administrative text lies above 0.6; without marks, in another language or in a wrong
    encoding it falls below 0.35.
    """
    words = [word for word in LETTERS.findall(text) if len(word) > 1]
    good = sum(has_marks(word) and is_syllable(word) for word in words)
    return good / len(words) if words else 0.0


@lru_cache(maxsize=4096)
def parted(word: str) -> tuple[str, ...]:
    """Return the syllables of words that were glued together ("khuphố"), else the word alone.

    Fewest parts win; every part must be a syllable of two letters at least, one of them marked.
    """
    if is_syllable(word) or not word.isalpha() or not word[1:].islower():
        return (word,)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for start in range(max(0, end - LONGEST), end - 1):
            before = best[start]
            if before is None or not _is_spelled(word[start:end]):
                continue
            known = best[end]
            if known is None or len(before) + 1 < len(known):
                best[end] = (*before, word[start:end])
    found = best[-1]
    return found if found and any(map(has_marks, found)) else (word,)


def _is_spelled(word: str) -> bool:
    """Say whether a syllable keeps the rule of k, gh, ngh before e, ê, i (names may not)."""
    bare = unicodedata.normalize("NFC", TONES.sub("", unicodedata.normalize("NFD", word.lower())))
    return is_syllable(word) and not WRONG.match(bare)
