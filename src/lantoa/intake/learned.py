"""What a person corrected once is put right in the next paper of the same issuer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import cast

from lantoa.intake.fields import value_at
from lantoa.intake.passages import plain

Facts = dict[str, object]
Doubts = dict[str, list[list[int]]]

WORDS = "words"
RETURNING = frozenset(
    {
        "kind", "issuer", "place", "addressees", "attachments", "copies_to",
        "assignments.unit", "reporting.from", "reporting.to", "reporting.via",
        "signer.authority", "signer.title", "signer.name",
    }
)  # fmt: skip
"""Fields whose whole value comes again from paper to paper; others teach single words only."""
WRITTEN = RETURNING | {"subject", "pillars.title", "assignments.duties", "dates.what"}
LONGEST = 6
ALIKE = 0.55


@dataclass(frozen=True)
class Correction:
    """What was read (`before`) and what a person made of it; `field` is a key or `WORDS`."""

    field: str
    before: str
    after: str


def key_of(path: str) -> str:
    """Return a field's path without its row numbers: "assignments.2.unit" → "assignments.unit"."""
    return ".".join(step for step in path.split(".") if not step.isdecimal())


def taught(path: str, before: object, after: object) -> list[Correction]:
    """Return what one correction teaches: whole values that return, and misread words.

    Words are learned only where they look alike ("Ha Nôi" → "Hà Nội"): another choice of
    words is the person's own, not a misreading.
    """
    key = key_of(path)
    if key not in WRITTEN:
        return []
    found: list[Correction] = []
    for old, new in zip(_lines(before), _lines(after), strict=False):
        if old == new or not old or not new:
            continue
        if key in RETURNING:
            found.append(Correction(key, old, new))
        found += (Correction(WORDS, a, b) for a, b in _misread(old, new))
    return list(dict.fromkeys(found))


def _lines(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(line) for line in value]
    return [str(value)] if value else []


def _misread(old: str, new: str) -> Iterator[tuple[str, str]]:
    a, b = old.split(), new.split()
    for op, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        before, after = " ".join(a[a1:a2]), " ".join(b[b1:b2])
        if op == "replace" and a2 - a1 <= LONGEST and _looks_alike(before, after):
            yield before.strip(" ;.,:"), after.strip(" ;.,:")


def _looks_alike(before: str, after: str) -> bool:
    if re.search(r"\d", before + after) or len(before) < 3:
        return False
    return SequenceMatcher(None, plain(before), plain(after)).ratio() >= ALIKE


@dataclass(frozen=True)
class Improved:
    """A form with what was learned put in; `changed` gives by path what had been read.

    `used` are the lessons that met their words.
    """

    fields: Facts
    unsure: Doubts
    changed: dict[str, str]
    used: frozenset[Correction] = frozenset()


def improved(fields: Facts, unsure: Doubts, lessons: Sequence[Correction]) -> Improved:
    """Return the form with every lesson applied that meets the very words it was taught on."""
    if not lessons:
        return Improved(fields, unsure, {})
    better, doubts = deepcopy(fields), dict(unsure)
    changed: dict[str, str] = {}
    used: set[Correction] = set()
    for path in _paths(fields):
        read = value_at(fields, path)
        told = [_better(key_of(path), line, lessons, used) for line in _lines(read)]
        if told != _lines(read):
            _set(better, path, told if isinstance(read, list) else told[0])
            changed[path] = "\n".join(_lines(read))
            left = [at for at in doubts.get(path, []) if told[at[0]] == _lines(read)[at[0]]]
            doubts.pop(path, None)
            if left:
                doubts[path] = left
    return Improved(better, doubts, changed, frozenset(used))


def _better(key: str, line: str, lessons: Sequence[Correction], used: set[Correction]) -> str:
    """Return the line as taught: a whole value first, else its misread words; the newest wins."""
    for one in reversed(lessons):
        if one.field == key and _key(one.before) == _key(line):
            used.add(one)
            return one.after
    for one in reversed(lessons):
        if one.field == WORDS and one.before in line:
            words = rf"(?<!\w){re.escape(one.before)}(?!\w)"
            line, times = re.subn(words, one.after.replace("\\", r"\\"), line)
            used |= {one} if times else set()
    return line


def _key(text: str) -> str:
    return " ".join(text.casefold().split())


def _paths(fields: Facts) -> Iterable[str]:
    """Yield the path of every field that lessons may change."""
    for key in sorted(WRITTEN):
        name, _, part = key.partition(".")
        rows = fields.get(name)
        if part and isinstance(rows, list):
            yield from (f"{name}.{n}.{part}" for n in range(len(rows)))
        else:
            yield key


def _set(fields: Facts, path: str, value: object) -> None:
    *steps, last = path.split(".")
    at: object = fields
    for step in steps:
        at = at[int(step)] if isinstance(at, list) else cast("Facts", at)[step]
    cast("Facts", at)[last] = value
