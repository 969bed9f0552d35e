"""Words that remember the line they came from."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

GUESSED = 0.4
_SIGNS = {"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "‘": "'", "’": "'"}


@lru_cache(maxsize=4096)
def _plain_char(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    lowered = char.lower().replace("đ", "d")
    bare = unicodedata.normalize("NFD", lowered)[:1]
    return bare or char


def plain(text: str) -> str:
    """Return `text` without marks and capitals, of the same length: offsets stay true."""
    return "".join(map(_plain_char, text))


@dataclass(frozen=True)
class Word:
    """One printed word: as best read, as received, its line (from 0), whether it is sure.

    `trust` is how likely it is right, 0 to 1; 0 where a wrongly read word stands as it came.
    """

    text: str
    raw: str
    line: int
    sure: bool = True
    trust: float = 1.0


@dataclass(frozen=True)
class Passage:
    """A run of words, one space between them; offsets are those of `text`."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """Return the words as best read."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def plain(self) -> str:
        """Return `text` folded, same length."""
        return plain(self.text)

    @property
    def raw(self) -> str:
        """Return the words as received."""
        return " ".join(word.raw for word in self.words)

    @property
    def sure(self) -> bool:
        """Say whether every word is sure."""
        return all(word.sure for word in self.words)

    @property
    def unread(self) -> bool:
        """Say whether a word stands as it came, wrongly read, or is little better than a guess."""
        return any(word.trust < GUESSED for word in self.words)

    @property
    def confidence(self) -> float:
        """Return the share of sure words, 0 to 1."""
        return round(sum(w.sure for w in self.words) / len(self.words), 2) if self.words else 0.0

    @property
    def first_line(self) -> int:
        """Return the first word's line, from 0."""
        return self.words[0].line if self.words else 0

    @property
    def last_line(self) -> int:
        """Return the last word's line, from 0."""
        return self.words[-1].line if self.words else 0

    def __bool__(self) -> bool:
        """Say whether there is a word."""
        return bool(self.words)

    def __add__(self, other: "Passage") -> "Passage":
        """Return both, one after the other."""
        return Passage(self.words + other.words)

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """Return the words between two offsets of `text`; a word cut in two keeps its part."""
        end = len(self.text) if end is None else end
        kept, at = [], 0
        for word in self.words:
            low, high = max(start, at), min(end, at + len(word.text))
            if low < high:
                kept.append(_part(word, low - at, high - at))
            at += len(word.text) + 1
        return Passage(tuple(kept))

    def trim(self, chars: str = " ;.,:-–—/+•*") -> "Passage":
        """Return the passage without these signs at either end."""
        text = self.text
        left = len(text) - len(text.lstrip(chars))
        right = len(text.rstrip(chars))
        return self.cut(left, right) if left < right else Passage(())

    def colon(self, end: int | None = None) -> int:
        """Return where the first colon stands, or -1; that of "https://" is none."""
        m = re.search(r":(?!//)", self.text[:end] if end is not None else self.text)
        return m.start() if m and self.text[m.end() : m.end() + 2] != "//" else -1

    def split(self, pattern: str) -> Iterator["Passage"]:
        """Yield the pieces between matches of `pattern` in `plain`, signs trimmed, none empty."""
        at = 0
        for match in re.finditer(pattern, self.plain):
            if piece := self.cut(at, match.start()).trim():
                yield piece
            at = match.end()
        if piece := self.cut(at).trim():
            yield piece


def _part(word: Word, start: int, end: int) -> Word:
    if start == 0 and end == len(word.text):
        return word
    raw = word.raw[start:end] if len(word.raw) == len(word.text) else word.raw
    return Word(word.text[start:end], raw, word.line, word.sure, word.trust)


def passage(words: Iterable[Word]) -> Passage:
    """Return a passage of these words."""
    return Passage(tuple(words))
