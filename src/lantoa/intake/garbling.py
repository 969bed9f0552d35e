"""Which lines of a text lost their Vietnamese marks."""

import re

MARKS = set("ăâđêôơưạảãắằẳẵặấầẩẫậẹẻẽếềểễệỉĩịọỏõốồổỗộớờởỡợụủũứừửữựỳỵỷỹ")
WEAK = set("âêô")
FEW = 0.22
WINDOW = 40


def share_of_marks(words: list[str]) -> float:
    """Return the share of words with a strong mark (one that a wrong reading never keeps)."""
    strong = sum(any(c in MARKS and c not in WEAK for c in word.lower()) for word in words)
    return strong / len(words) if words else 1.0


def letters_only(text: str) -> list[str]:
    """Return the words of letters, of two letters or more."""
    return re.findall(r"[^\W\d_]{2,}", text)


def is_garbled(text: str) -> bool:
    """Say whether Vietnamese marks are mostly lost in a text."""
    words = letters_only(text)
    return bool(words) and share_of_marks(words) < FEW


def garbled_lines(lines: list[str]) -> set[int]:
    """Return the numbers of the lines whose surroundings (some forty words) lost their marks."""
    words = [letters_only(line) for line in lines]
    bad = set()
    for n, own in enumerate(words):
        around, before, after = list(own), n - 1, n + 1
        while len(around) < WINDOW and (before >= 0 or after < len(words)):
            if before >= 0:
                around += words[before]
            if after < len(words):
                around += words[after]
            before, after = before - 1, after + 1
        if around and share_of_marks(around) < FEW:
            bad.add(n)
    return bad
