"""The marks of words seen on a picture, weighed by which syllables follow each other.

Tesseract is sure of "tố chức", "kiếm tra": over â, ê, ô a hook and an acute look alike. So each
syllable stands beside those of the same letters with one other mark or tone (`restorer_model`,
`decoding`). Where all that stands around speaks for another, that one is taken; where it speaks
less clearly, the word is doubted.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np

from lantoa.intake.decoding import shares_of
from lantoa.intake.lattice import FIGURE, ODD, PAUSE, Arc, fixed
from lantoa.intake.printed_words import Printed, taken_apart
from lantoa.intake.restorer_model import Floats, Ints, model
from lantoa.intake.sheets import SURE, Mark, Row, Run

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
ALIKE = frozenset({"\u0301", "\u0309"})
OTHER_TONE, OTHER_MARK, LOOKS_ALIKE = -5.0, -6.0, -3.0
CLEAR = 0.985
CHANGED = SURE - 0.01
Candidates = tuple[Ints, Floats, int]
Share = tuple[float, int, float]


def toned(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the lines with their marks put right; `confidence` falls where there is doubt."""
    marks = [mark for row in rows for mark in row.marks]
    better = iter(_weighed(marks))
    return tuple(
        Row(tuple(Run(tuple(next(better) for _ in cell.marks)) for cell in row.cells))
        for row in rows
    )


def _weighed(marks: list[Mark]) -> list[Mark]:
    parts = [taken_apart(mark.text) for mark in marks]
    found = list(marks)
    for n, (own, best, share) in _shares(parts).items():
        word = model().syllables[best]
        if word == parts[n].core.lower() or share < CLEAR or _in_a_name(parts, n):
            found[n] = replace(marks[n], confidence=min(marks[n].confidence, own))
        else:
            text = parts[n].before + _cased(word, parts[n].core) + parts[n].after
            found[n] = replace(marks[n], text=text, confidence=CHANGED)
    return found


def _shares(parts: list[Printed]) -> dict[int, Share]:
    """Return by word: the share of all readings that keep it, the best syllable and its share."""
    spoken = [n for n, part in enumerate(parts) if part.core]
    arcs, known = [], {}
    for at, n in enumerate(spoken):
        after = parts[spoken[at + 1]].before if at + 1 < len(spoken) else ""
        pauses = parts[n].stops or "(" in after
        end = (at, 99) if pauses else (at + 1, 0)
        found = _candidates(parts[n].core) if not parts[n].kept and not parts[n].sign else None
        if found is None:
            is_figure = parts[n].core[0].isdigit()
            arcs.append(fixed((at, 0), end, at, FIGURE if is_figure else ODD))
        else:
            numbers, chances, own = found
            arcs.append(Arc((at, 0), end, at, at, numbers, chances))
            known[arcs[-1]] = (n, own)
        if pauses:
            arcs.append(fixed(end, (at + 1, 0), at, PAUSE))
    shares = shares_of(arcs) if known else {}
    return {
        n: (float(shares[arc][own]), int(arc.numbers[best]), float(shares[arc][best]))
        for arc, (n, own) in known.items()
        if (best := int(shares[arc].argmax())) >= 0
    }


@lru_cache(maxsize=20_000)
def _candidates(core: str) -> Candidates | None:
    """Return the syllables that a printed one may be, ln P(printed | it), and its own place."""
    own = model().numbers.get(core.lower())
    if own is None:
        return None
    _, shape, tone = _apart(core)
    numbers, chances = [own], [0.0]
    for number, other, its in _book()[_apart(core)[0]]:
        alike = {tone, its} == ALIKE and any(c in "âêô" for c in shape)
        if number != own and other == shape:
            numbers.append(number)
            chances.append(LOOKS_ALIKE if alike else OTHER_TONE)
        elif number != own and its == tone:
            numbers.append(number)
            chances.append(OTHER_MARK)
    return np.array(numbers, np.int64), np.array(chances, np.float32), 0


@cache
def _book() -> dict[str, list[tuple[int, str, str]]]:
    """Return by bare letters the syllables' numbers, letters with marks, and tones."""
    book: dict[str, list[tuple[int, str, str]]] = {}
    for number, word in enumerate(model().syllables):
        if number > FIGURE:
            bare, shape, tone = _apart(word)
            book.setdefault(bare, []).append((number, shape, tone))
    return book


def _apart(word: str) -> tuple[str, str, str]:
    """Return a word's bare letters, its letters without a tone, its tone ("" for none)."""
    signs = unicodedata.normalize("NFD", word.lower())
    bare = "".join(c for c in signs if not unicodedata.combining(c))
    shape = unicodedata.normalize("NFC", "".join(c for c in signs if c not in TONES))
    return bare, shape, "".join(c for c in signs if c in TONES)


def _in_a_name(parts: list[Printed], n: int) -> bool:
    """Say whether two words with a capital stand together: names follow no rule of language."""
    before = n > 0 and not parts[n - 1].stops and parts[n - 1].core.istitle()
    after = n + 1 < len(parts) and not parts[n].stops and parts[n + 1].core.istitle()
    return parts[n].core.istitle() and (before or after)


def _cased(word: str, printed: str) -> str:
    """Write a syllable with the capitals that were printed."""
    if printed.isupper() and len(printed) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if printed[:1].isupper() else word
