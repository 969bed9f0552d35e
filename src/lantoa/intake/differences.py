"""What differs between two versions of one directive, field by field and line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import cast

from lantoa.intake.review import SHOWN, TITLES, say
from lantoa.intake.words import label_of

Facts = Mapping[str, object]
SINGLE = (
    "number", "kind", "issuer", "place", "issued_on", "subject", "channels",
    "signer.authority", "signer.title", "signer.name",
)  # fmt: skip
LISTS = ("addressees", "attachments", "copies_to")
MAIN = {"pillars": "title", "assignments": "unit", "dates": "what", "reporting": "from"}


@dataclass(frozen=True)
class Difference:
    """One field that differs: its name, what it was, what it is now ("" where there is none)."""

    label: str
    before: str
    after: str


def differences(old: Facts, new: Facts) -> list[Difference]:
    """Return what differs between two reading forms, in the order of the review page."""
    return [*_single(old, new), *_listed(old, new), *_rows(old, new)]


def _at(fields: Facts, path: str) -> object:
    found: object = fields
    for step in path.split("."):
        found = cast("Facts", found).get(step) if isinstance(found, Mapping) else None
    return found


def _single(old: Facts, new: Facts) -> Iterator[Difference]:
    for path in SINGLE:
        before, after = say(path, _at(old, path)), say(path, _at(new, path))
        if before != after:
            yield Difference(label_of(path), before, after)


def _listed(old: Facts, new: Facts) -> Iterator[Difference]:
    for path in LISTS:
        was, now = (cast("list[str]", fields.get(path) or []) for fields in (old, new))
        yield from (Difference(label_of(path), a, b) for a, b in changed_lines(was, now))


def _rows(old: Facts, new: Facts) -> Iterator[Difference]:
    """Yield rows gone, come and changed; a row is the same when its main words are."""
    for name, main in MAIN.items():
        was, now = (
            {str(row.get(main) or n): row for n, row in enumerate(_each(fields, name))}
            for fields in (old, new)
        )
        title = TITLES[name][0]
        for key in [*was, *(key for key in now if key not in was)]:
            before, after = (_told(name, rows.get(key)) for rows in (was, now))
            if before != after:
                yield Difference(title, before, after)


def _each(fields: Facts, name: str) -> list[Facts]:
    return cast("list[Facts]", fields.get(name) or [])


def _told(name: str, row: Facts | None) -> str:
    """Return a row in one line of words."""
    if row is None:
        return ""
    parts: list[str] = []
    for key in SHOWN[name]:
        value = row.get(key)
        parts += [str(v) for v in value] if isinstance(value, list) else [say(key, value)]
    return " · ".join(part for part in parts if part)


def changed_lines(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """Return the runs of lines that differ: (before, after), "" where one side has none."""
    runs = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        ("\n".join(old[a1:a2]), "\n".join(new[b1:b2]))
        for op, a1, a2, b1, b2 in runs
        if op != "equal"
    ]
