"""Units that a directive names and the commune has not: asked, never guessed (`unit-unknown`)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantoa.intake.matching import Candidate, is_above, means, nearest
from lantoa.intake.units import is_generic

UNKNOWN = "unit-unknown"
OUTSIDE, LATER = "outside", "later"
FIELD = "assignments.ours"
"""Under which field the answer is kept for the next paper of the same issuer."""
PERSON = re.compile(r"(?:[Cc]ác )?(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí)\b")
WORDS = {OUTSIDE: "Ngoài xã, chỉ mời hoặc phối hợp", LATER: "Để sau, chưa giao cho ai"}


@dataclass(frozen=True)
class Stranger:
    """A named unit that none of ours is for sure: its place among the assignments, its name."""

    n: int
    name: str

    @property
    def question(self) -> str:
        """Return what the officer is asked."""
        return f"“{self.name}” là đơn vị nào của xã?"


def strangers(names: Sequence[str], units: Sequence[Candidate]) -> Iterator[Stranger]:
    """Yield the named units that are none of ours for sure.

    Bodies above the commune by their own name, people, and "các đơn vị", are no question; nor is
    anybody where the commune has not put its units in yet.
    """
    for n, name in enumerate(names if units else ()):
        known = is_generic(name) or is_above(name) or PERSON.match(name) or means(name, units)
        if name and not known:
            yield Stranger(n, name)


def choices(name: str, units: Sequence[Candidate]) -> list[dict[str, str]]:
    """Return the answers: the likest unit, outside, later, then every other unit of ours."""
    near = nearest(name, units, 1)
    rest = sorted((unit for unit in units if unit not in near), key=lambda unit: unit.name)
    keyed = [*((key_of(unit.pk), unit.name) for unit in near)]
    keyed += [(key, WORDS[key]) for key in (OUTSIDE, LATER)]
    keyed += [(key_of(unit.pk), unit.name) for unit in rest]
    return [{"key": key, "label": label} for key, label in keyed]


def key_of(pk: int) -> str:
    """Return the key of the answer that it is this unit of ours."""
    return f"unit:{pk}"


def unit_of(key: str) -> int | None:
    """Return the unit's key in an answer "unit:17", None in any other."""
    return int(key.removeprefix("unit:")) if key.startswith("unit:") else None
