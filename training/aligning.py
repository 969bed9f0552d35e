"""Lay words read by the wrong language beside the true ones."""

import re
import unicodedata
from collections import Counter

from rapidfuzz.distance import Levenshtein

EDGES = "\"'“”‘’()[],.:;!*~_|-–—/"


def folded(word: str) -> str:
    """Return a word in lower case without marks."""
    bare = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def aligned(printed: list[str], true: list[str]) -> list[tuple[str, str]]:
    """Return the pairs of words that stand for each other, by least edit distance overall."""
    left, right = [folded(w) for w in printed], [folded(w) for w in true]
    rows = [[0.9 * j for j in range(len(right) + 1)]]
    for i, one in enumerate(left, 1):
        row = [0.9 * i]
        for j, two in enumerate(right, 1):
            apart = Levenshtein.normalized_distance(one, two) * 1.6
            row.append(min(rows[-1][j - 1] + apart, rows[-1][j] + 0.9, row[-1] + 0.9))
        rows.append(row)
    return _traced(rows, printed, true, left, right)


def _traced(
    rows: list[list[float]], printed: list[str], true: list[str], left: list[str], right: list[str]
) -> list[tuple[str, str]]:
    found, i, j = [], len(printed), len(true)
    while i and j:
        apart = Levenshtein.normalized_distance(left[i - 1], right[j - 1]) * 1.6
        if abs(rows[i][j] - rows[i - 1][j - 1] - apart) < 1e-9:
            if apart < 1.3:
                found.append((printed[i - 1], true[j - 1]))
            i, j = i - 1, j - 1
        elif abs(rows[i][j] - rows[i - 1][j] - 0.9) < 1e-9:
            i -= 1
        else:
            j -= 1
    return found[::-1]


def pairs_of(printed: list[list[str]], true: list[list[str]]) -> Counter[tuple[str, str]]:
    """Return the letter-only pairs of a page, edges off; lines are matched in order first."""
    flat = [w for line in printed for w in line], [w for line in true for w in line]
    pairs: Counter[tuple[str, str]] = Counter()
    for one, two in aligned(*flat):
        true_word = two.strip(EDGES + "?…")
        word = one.lstrip(EDGES).rstrip(EDGES if two == true_word else EDGES + "?")
        if word and re.fullmatch(r"[^\W\d_]+", true_word):
            pairs[word, true_word] += 1
    return pairs
