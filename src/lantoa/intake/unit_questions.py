"""What there is to answer when a directive names a unit that the commune has not."""

from collections.abc import Iterable, Sequence
from typing import cast

from lantoa.commune.models import Commune
from lantoa.commune.queries import units
from lantoa.intake.models import Point, Taught
from lantoa.intake.rules import Candidate
from lantoa.intake.unknown_units import FIELD, UNKNOWN, WORDS, key_of, unit_of


def candidates(commune: Commune) -> list[Candidate]:
    """Return the units of ours that a directive may mean."""
    return [Candidate(one.pk, one.name, one.kind, one.relation) for one in units(commune)]


def choices_of(point: Point, ours: Sequence[Candidate]) -> list[dict[str, str]]:
    """Return the answers to choose from; units of ours that came later are among them."""
    known = cast("list[dict[str, str]]", point.choices)
    keys = {one["key"] for one in known}
    later = [one for one in ours if key_of(one.pk) not in keys] if point.code == UNKNOWN else []
    return known + [{"key": key_of(one.pk), "label": one.name} for one in later]


def in_words(lessons: Iterable[Taught], ours: Sequence[Candidate]) -> list[Taught]:
    """Return the lessons with units by their names where they are kept by their keys."""
    names = {one.pk: one.name for one in ours}
    told = list(lessons)
    for one in told:
        if one.field == FIELD:
            pk = unit_of(one.after)
            one.after = names.get(pk, one.after) if pk else WORDS.get(one.after, one.after)
    return told
