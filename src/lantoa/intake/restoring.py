"""Words of the closed lists found again in wrongly read text; every other word stays as it came.

Wrong reading ("sé" for "số") spares digits and most consonants. A printed word is compared with
the lists' syllables by what letters look like, and phrases are preferred to single words.
"""

import re
from functools import cache

from lantoa.intake.closed_words import phrases
from lantoa.intake.letters import Near, near, stretch
from lantoa.intake.naming import named
from lantoa.intake.passages import Word, plain

MARKS = set("ăâđêôơưạảãắằẳẵặấầẩẫậẹẻẽếềểễệỉĩịọỏõốồổỗộớờởỡợụủũứừửữựỳỵỷỹ")
WEAK = set("âêô")
LISTS = ("units", "phrases", "unit_heads", "verbs")
CODE = re.compile(
    r"\d+|(?=.*\d.*[\d/]|.*/)[\dA-ZĐ/.,:%()+-]{2,}|\S+@\S+\.\S+|[IVX]+|[A-ZĐ&]+(-[A-ZĐ]+)+|.*/T[tT][gG]"
)
GLUED = re.compile(r"(?<=\))(?=\w)|(?<=[:;])(?=[^\W_])|(?<=^[-–])(?=\w)|(?<=\w)(?=\(\w)")
FREQUENT = {"cua", "xa", "voi", "cac", "nhung", "duoc", "viec", "nguoi", "phuong"}
PLACES = {"xa", "phuong", "tinh", "khu", "tran", "thon", "ban", "ap", "pho", "huyen", "x3", "x4"}
CERTAIN = {
    "ngày", "tháng", "năm", "người", "việc", "số", "và", "các", "của", "với", "được", "những",
    "không", "đến", "theo", "xã", "tại", "có", "trong", "về", "để", "cho", "khi", "mỗi", "là",
    "trên", "từng", "đó", "bằng", "qua", "vào", "từ", "sau", "trước", "hoặc", "như", "này", "nếu",
    "nhiều", "một", "hai", "ba", "đồng", "nhằm",
}  # fmt: skip
CORE = re.compile(r"^([\"'“”‘’(\[,.:;*~_|-]*)(.*?)([\"'“”‘’)\],.:;!?*~_|-]*)$")


@cache
def _book() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]]:
    """Return by first folded syllable: (folded syllables, true words, whether it has a comma)."""
    book: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for name in LISTS:
        for entry in phrases(name):
            words = tuple(entry.split())
            key = tuple(plain(word).strip(",.") for word in words)
            book.setdefault(key[0], {}).setdefault(key, words)
    return {
        first: [(key, words, any("," in w for w in words[:-1])) for key, words in entries.items()]
        for first, entries in book.items()
    }


@cache
def _syllables() -> frozenset[str]:
    return frozenset(part for entries in _book().values() for key, _, _ in entries for part in key)


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
    options = [_options(core) for core in cores]
    chosen = _cover(words, cores, tails, options)
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


def _options(core: str) -> Near:
    """Return the closed lists' syllables that this printed word may be, with their distance."""
    if not core or CODE.fullmatch(core) or (not re.search(r"\w", core) and core not in "-–—"):
        return {}
    if core in "-–—":
        return {"-": 0.0}
    if re.fullmatch(r"[xX][346&§aAáãàä]", core):
        return {"xa": 0.0}
    if core.isupper() and not re.search(r"[aeiouy]", plain(core)):
        return {plain(core): 0.0} if plain(core) in _signs() else {}
    return near(plain(core), _syllables())


Piece = tuple[int, tuple[str, ...] | None, float]


@cache
def _signs() -> frozenset[str]:
    return frozenset(plain(e) for name in LISTS for e in phrases(name) if e.isupper())


def _cover(
    words: list[Word], cores: list[str], tails: list[str], options: list[Near]
) -> list[Piece]:
    """Return the best way to part the words into phrases of the lists and words left alone."""
    best: list[tuple[float, Piece | None]] = [(0.0, None)]
    best += [(-1.0, None)] * len(words)
    for at in range(len(words)):
        score = best[at][0]
        if score > best[at + 1][0]:
            best[at + 1] = (score, (1, None, 0.0))
        for first, cost in options[at].items():
            for key, truth, _ in _book().get(first, ()):
                gain = _fits(at, key, truth, cost, tails, options, words, cores)
                if gain and score + gain[0] > best[at + len(key)][0]:
                    best[at + len(key)] = (score + gain[0], (len(key), truth, gain[1]))
    pieces: list[Piece] = []
    end = len(words)
    while end:
        piece = best[end][1] or (1, None, 0.0)
        pieces.append(piece)
        end -= piece[0]
    return pieces[::-1]


def _fits(
    at: int, key: tuple[str, ...], truth: tuple[str, ...], cost: float,
    tails: list[str], options: list[Near], words: list[Word], cores: list[str],
) -> tuple[float, float] | None:  # fmt: skip
    """Return what a phrase gains at a place and how far it is; None where it does not fit."""
    size = len(key)
    if at + size > len(words):
        return None
    for k in range(1, size):
        step = options[at + k].get(key[k])
        if step is None:
            if size < 4 or not _is_word(cores[at + k]):
                return None
            step = stretch(plain(cores[at + k]), key[k])
        cost += step
        if cost > 0.45 * size + 0.2:
            return None
    for k in range(size - 1):
        comma = "," in truth[k]
        printed = tails[at + k]
        if printed.strip("\"'’‘") and not (comma and "," in printed):
            return None
        if comma and not printed:
            cost += 0.3
        if words[at + k + 1].line - words[at + k].line > 1:
            return None
    if _is_name(at, truth, cores, tails, words):
        return None
    if size == 1:
        digit = bool(re.search(r"\d", cores[at]))
        worst = 0.65 if key[0] in FREQUENT else 0.3 if digit or len(key[0]) > 3 else 0.0
        return (0.55 - cost / 2, cost) if cost <= worst and len(key[0]) > 1 else None
    return size + 0.5 * (size - 1) - 1.5 * cost, cost


def _is_word(core: str) -> bool:
    return bool(core) and not CODE.fullmatch(core)


def _is_name(
    at: int, truth: tuple[str, ...], cores: list[str], tails: list[str], words: list[Word]
) -> bool:
    """Say whether capitals show a proper name where the list has a common word ("Hoa Lộc")."""
    before = plain(cores[at - 1]) if at else ""
    if before in PLACES and cores[at][:1].isupper() and len(truth) < 3:
        return words[at - 1].line == words[at].line and not truth[0][:1].isupper()
    for k, true in enumerate(truth):
        core = cores[at + k]
        if not core[:1].isupper() or core.isupper() or true[:1].isupper():
            continue
        if k or (len(truth) == 1 and not _opens(at, cores, tails, words)):
            return True
    return False


def _opens(at: int, cores: list[str], tails: list[str], words: list[Word]) -> bool:
    """Say whether a capital is due here: a line's or a sentence's first word, after a number."""
    if at == 0 or words[at - 1].line != words[at].line or re.search(r"[.:;!?]", tails[at - 1]):
        return True
    return not re.search(r"[^\W\d_]", cores[at - 1])


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
