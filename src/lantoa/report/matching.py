"""How near two names of a figure are to each other: by their words, marks and order aside."""

import re
from collections.abc import Iterable, Sequence

from lantoa.kit.text import fold

COMMON = frozenset(
    {"so", "luong", "cac", "nhung", "cua", "trong", "ky", "da", "duoc", "tong", "cho", "ve", "va"}
    | {"theo", "tai", "den", "tu", "bao", "nhieu", "co", "la"}
)
COUNTED = frozenset(
    {"ho", "nguoi", "dan", "thon", "to", "buoi", "luot", "lan", "bai", "gia", "dinh"}
)
"""What is counted: two figures that share no more than that tell of two things."""
NEAR, FAR = 0.5, 0.3
SAME_START = 0.15  # what is counted stands first: "số tờ …", "số đợt …"


def words_of(text: str) -> list[str]:
    """Return the words that tell a figure from another, folded, in their order."""
    held = re.findall(r"[a-z0-9%]+", fold(text))
    return [word for word in held if word not in COMMON] or held


def nearness(asked: str, name: str) -> float:
    """Return how many words the two share and how much of what was asked they cover, 0 for none."""
    one, other = words_of(asked), words_of(name)
    shared = len(set(one) & set(other))
    if not shared:
        return 0.0
    both = (2 * shared / (len(set(one)) + len(set(other))) + shared / len(set(one))) / 2
    return both + (SAME_START if one[0] == other[0] else 0)


def nearest(asked: str, known: Sequence[tuple[str, str]]) -> str:
    """Return the code of the known (code, name) that means the same, "" where none is near."""
    plain = fold(asked).replace(" ", "_")
    for code, name in known:
        if plain in (code, fold(name).replace(" ", "_")):
            return code
    ranked = sorted(((nearness(asked, name), code) for code, name in known), reverse=True)
    return ranked[0][1] if ranked and ranked[0][0] > NEAR else ""


def _of(asked: str, name: str) -> float:
    """Return how near they are where they share more than what is counted, else 0."""
    wanted, said = (set(words_of(text)) for text in (asked, name))
    if wanted - COUNTED and not (wanted & said) - COUNTED:
        return 0.0
    return nearness(asked, name)


def ranked(asked: str, known: Iterable[tuple[str, str]]) -> list[str]:
    """Return the codes of the known (code, name) that tell of what is asked, best first.

    A code typed whole comes first.
    """
    plain = fold(asked)
    scored = [(2.0 if code in plain.split() else _of(asked, name), code) for code, name in known]
    near = (pair for pair in scored if pair[0] >= FAR)
    kept = sorted(near, key=lambda pair: (-pair[0], pair[1]))
    return [code for _, code in kept]
