"""Changed words between two versions, so that the approver reads only those."""

import re
import unicodedata
from collections.abc import Iterator
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
