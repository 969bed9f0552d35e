"""Vietnamese text: one form, folded for search, keyed for sorting."""

import re
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"": "0", "\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
_ORDER = {letter: chr(ord("a") + n // 8) + str(n % 8) for n, letter in enumerate(ALPHABET)}


def nfc(text: str) -> str:
    """Return `text` in the one form that is stored: NFC, trimmed, no signs that nobody sees.

    Control signs cannot stand in a Word file; signs that turn the direction make a name look
    like another.
    """
    return UNSEEN.sub("", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Return `text` without marks and capitals, spaces single: what search compares."""
    text = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", text).strip()


def _split(char: str) -> tuple[str, str]:
    """Split one letter into its alphabet letter and its tone mark ('' for the level tone)."""
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(c for c in parts[1:] if c in TONES)
    letter = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
    return letter, tone


def _word_key(word: str) -> str:
    letters, tones = "", ""
    for char in unicodedata.normalize("NFC", word.casefold()):
        letter, tone = _split(char)
        if letter in _ORDER:
            letters += _ORDER[letter]
            tones += TONES.get(tone, "0")
        elif letter.isdigit():
            letters += "0" + letter
    return f"{letters}0{tones}"


def _number_padded(text: str) -> str:
    return re.sub(r"\d+", lambda m: m.group().zfill(6), text)


def sort_key(text: str) -> str:
    """Return a key of lower-case letters and digits whose plain order is Vietnamese order.

    Letters first (ă after a, đ after d), then tones (ngang, huyền, hỏi, ngã, sắc, nặng), word
    by word; numbers by value. Every word ends in "00", which sorts before any letter, so the
    order is the same in every database and locale.
    """
    words = re.findall(r"\w+", _number_padded(unicodedata.normalize("NFC", text)))
    return "00".join(_word_key(word) for word in words)[:400]


def person_key(name: str) -> str:
    """Return the sort key of a person's name: given name (the last word) first."""
    words = nfc(name).split()
    return sort_key(" ".join([words[-1], *words[:-1]])) if words else ""
