"""The best way to part wrongly read words into phrases of the lists and words left alone."""

import re

from lantoa.intake.letters import Near, near, stretch
from lantoa.intake.passages import Word, plain
from lantoa.intake.phrase_book import FREQUENT, PLACES, book, signs, syllables

CODE = re.compile(
    r"\d+|(?=.*\d.*[\d/]|.*/)[\dA-ZĐ/.,:%()+-]{2,}|\S+@\S+\.\S+|[IVX]+|[A-ZĐ&]+(-[A-ZĐ]+)+|.*/T[tT][gG]"
)


def options(core: str) -> Near:
    """Return the closed lists' syllables that this printed word may be, with their distance."""
    if re.fullmatch(r"[1lI][4aàáâ]", core):
        return {"la": 0.5 if core[1] == "4" else 0.2}
    if not core or CODE.fullmatch(core) or (not re.search(r"\w", core) and core not in "-–—"):
        return {}
    if core in "-–—":
        return {"-": 0.0}
    if re.fullmatch(r"[xX][346&§aAáãàä]", core):
        return {"xa": 0.0}
    if core.isupper() and not re.search(r"[aeiouy]", plain(core)):
        return {plain(core): 0.0} if plain(core) in signs() else {}
    return near(plain(core), syllables())


Piece = tuple[int, tuple[str, ...] | None, float]


def cover(words: list[Word], cores: list[str], tails: list[str], found: list[Near]) -> list[Piece]:
    """Return the best way to part the words into phrases of the lists and words left alone."""
    best: list[tuple[float, Piece | None]] = [(0.0, None)]
    best += [(-1.0, None)] * len(words)
    for at in range(len(words)):
        score = best[at][0]
        if score > best[at + 1][0]:
            best[at + 1] = (score, (1, None, 0.0))
        for first, cost in found[at].items():
            for key, truth, _ in book().get(first, ()):
                gain = _fits(at, key, truth, cost, tails, found, words, cores)
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
    tails: list[str], found: list[Near], words: list[Word], cores: list[str],
) -> tuple[float, float] | None:  # fmt: skip
    """Return what a phrase gains at a place and how far it is; None where it does not fit."""
    size = len(key)
    if at + size > len(words):
        return None
    for k in range(1, size):
        step = found[at + k].get(key[k])
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
