"""How alike a wrongly read word and a true syllable look, letter by letter."""

from functools import cache

VOWELS = set("aeiouy")
LOOKS = {
    "o": "06dg@eqcu9b", "a": "463@&de8§", "e": "¢&c€o6", "u": "vwtirjnfl", "i": "1lt!jfr",
    "y": "vjw¥", "l": "1iI|t", "d": "pb", "t": "f+l", "c": "e(o", "n": "mh", "m": "n", "h": "n",
    "g": "q9y",
    "q": "g9", "b": "hd6", "s": "5§$", "r": "n", "v": "w",
}  # fmt: skip
FILLERS = set("irftvwj'`’‘?!,.:;}{)(]|^°_-~")


@cache
def _swap(printed: str, true: str) -> float:
    if printed == true:
        return 0.0
    if printed in LOOKS.get(true, ""):
        return 0.3
    if printed in VOWELS and true in VOWELS:
        return 0.5
    return 1.0


def _extra(printed: str) -> float:
    """Return what a letter too many costs: strokes of marks often read as one."""
    return 0.3 if printed in FILLERS else 0.4 if printed in "&g" else 0.9


def _missing(true: str) -> float:
    return 0.6 if true in VOWELS else 0.9


@cache
def stretch(printed: str, true: str) -> float:
    """Return the distance between two words, however far apart (for one word in a long phrase)."""
    row = [0.0]
    for letter in printed:
        row.append(row[-1] + _extra(letter))
    for char in true:
        row = _next(row, printed, char)
    return row[-1]


def _next(row: list[float], printed: str, char: str) -> list[float]:
    fresh = [row[0] + _missing(char)]
    for j, letter in enumerate(printed, 1):
        swapped = row[j - 1] + _swap(letter, char)
        fresh.append(min(swapped, row[j] + _missing(char), fresh[j - 1] + _extra(letter)))
    return fresh
