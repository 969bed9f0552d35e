"""Words of the closed lists found again in wrongly read text; every other word stays as it came.

Wrong reading ("sé" for "số") spares digits and most consonants. A printed word is compared with
the lists' syllables by what letters look like, and phrases are preferred to single words.
"""

import re

from lantoa.intake.covering import CODE, cover, options
from lantoa.intake.naming import named
from lantoa.intake.passages import Word, plain
from lantoa.intake.phrase_book import CERTAIN

MARKS = set("ăâđêôơưạảãắằẳẵặấầẩẫậẹẻẽếềểễệỉĩịọỏõốồổỗộớờởỡợụủũứừửữựỳỵỷỹ")
WEAK = set("âêô")
GLUED = re.compile(r"(?<=\))(?=\w)|(?<=[:;])(?=[^\W_])|(?<=^[-–])(?=\w)|(?<=\w)(?=\(\w)")
CORE = re.compile(r"^([\"'“”‘’(\[,.:;*~_|-]*)(.*?)([\"'“”‘’)\],.:;!?*~_|-]*)$")


def is_garbled(text: str) -> bool:
    """Say whether Vietnamese marks are mostly lost: fewer than one strong mark in five words."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    strong = sum(any(c in MARKS and c not in WEAK for c in word.lower()) for word in words)
    return bool(words) and strong < 0.22 * len(words)


def words_of(text: str) -> tuple[list[list[list[Word]]], bool]:
    """Return the text's words by line and cell, restored where it is garbled, and whether it is."""
    garbled = is_garbled(text)
    cells = [
        [_printed(cell, n, garbled) for cell in line.split("\t")]
        for n, line in enumerate(text.split("\n"))
    ]
    if garbled:
        flat = [word for line in cells for cell in line for word in cell]
        fixed = iter(named(restored(flat)))
        cells = [[[next(fixed) for _ in cell] for cell in line] for line in cells]
    return cells, garbled


def _printed(cell: str, n: int, garbled: bool) -> list[Word]:
    """Return a cell's printed words; a wrong reading glues some together, these are parted."""
    parts = [p for w in cell.split() for p in (GLUED.split(w) if garbled else [w]) if p]
    return [Word(part, part, n) for part in parts]


def restored(words: list[Word]) -> list[Word]:
    """Return the words with those of the closed lists put right, the others marked unsure."""
    parts = [CORE.match(word.text) for word in words]
    cores = [m.group(2) if m else word.text for m, word in zip(parts, words, strict=True)]
    tails = [m.group(3) if m else "" for m in parts]
    found = [options(core) for core in cores]
    chosen = cover(words, cores, tails, found)
    fixed: list[Word] = []
    at = 0
    for length, truth, cost in chosen:
        sure = _is_sure(truth, cost)
        for k in range(length):
            word, m = words[at + k], parts[at + k]
            if truth is None or m is None:
                fixed.append(_kept(word, cores[at + k]))
                continue
            text = m.group(1) + _cased(truth[k].strip(",."), cores[at : at + length], k)
            fixed.append(Word(text + m.group(3), word.raw, word.line, sure))
        at += length
    return fixed


def _is_sure(truth: tuple[str, ...] | None, cost: float) -> bool:
    """Say whether a restored phrase needs no eye: long or near, or a word without a double."""
    if truth is None:
        return False
    if len(truth) == 1:
        return truth[0] in CERTAIN or truth[0].isupper()
    return cost <= (0.35 if len(truth) == 2 else 0.3 * len(truth))


def _kept(word: Word, core: str) -> Word:
    """Return the word as it came; digits, codes, signs ("VT") are sure, other words are not."""
    sign = core.isupper() and not re.search(r"[aeiouy]", plain(core))
    sure = sign or not re.search(r"[^\W\d_]", core) or bool(CODE.fullmatch(core))
    return Word(word.text, word.raw, word.line, sure)


def _cased(truth: str, cores: list[str], k: int) -> str:
    """Write the true word with the capitals that were printed."""
    core = cores[k]
    letters = [c for c in core if c.isalpha()]
    shouted = len(letters) > 1 and all(c.isupper() for c in letters)
    around = [c for c in cores if len(c) > 1]
    if shouted and (len(letters) > 2 or all(c.upper() == c for c in around)):
        return truth.upper()
    if core[:1].isupper() or truth[1:2].isupper():
        return truth[:1].upper() + truth[1:]
    return truth[:1].lower() + truth[1:] if core[:1].islower() else truth
