"""Changed words between two versions, so that the approver reads only those."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Stretch:
    """A run of text that stayed, came or went; the spaces after its words belong to it."""

    mark: Mark
    text: str


def changed_words(old: str, new: str) -> list[Stretch]:
    """Return `new` told against `old`, word by word, in reading order.

    Both are compared in NFC. What stayed and what came, joined, is `new`; what stayed and
    what went, joined, is `old`.
    """
    before, after = _words(old), _words(new)
    stretches: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        gone, came = "".join(before[from_old:to_old]), "".join(after[from_new:to_new])
        stretches += [Stretch("same", gone)] if gone == came else _told(gone, came)
    return stretches


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", unicodedata.normalize("NFC", text))


def _told(gone: str, came: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch("removed", gone)
    if came:
        yield Stretch("added", came)


def nearby(stretches: Iterable[Stretch], *, words: int = 14) -> list[Stretch]:
    """Return the changed words with a few words around each; "…" stands for what is left out."""
    told = list(stretches)
    last = len(told) - 1
    return [
        Stretch("same", _cut(one.text, words, first=n == 0, last=n == last))
        if one.mark == "same"
        else one
        for n, one in enumerate(told)
    ]


def _cut(text: str, words: int, *, first: bool, last: bool) -> str:
    """Keep the words next to a change: the last ones of the opening, the first ones of the end."""
    parts = _words(text)
    before, after = ([] if first else parts[: 2 * words]), ([] if last else parts[-2 * words :])
    if len(before) + len(after) >= len(parts):
        return text
    return "".join(before) + ("… " if first else " …" if last else " … ") + "".join(after)
