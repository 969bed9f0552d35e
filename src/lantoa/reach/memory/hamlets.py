"""A commune's hamlets through time, as bits: who sat in them when, and whom they took over."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from django.db.models import Count, Max, Min, Q, QuerySet

from lantoa.commune.models import Absence, Commune, Place, Seat, Succession
from lantoa.commune.queries import Passage, lineage
from lantoa.reach.memory.acts import ALWAYS, OPEN, Array, Words, number_of

Move = tuple[int, int, int]
"""A seat's bit, its first and its last day, as numbers."""


@dataclass
class Hamlet:
    """One hamlet, standing or closed: its place in the draft, its words, its households."""

    place: Place
    at: int
    seats: int = 0
    lasting: int = 0
    moving: list[Move] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Count the words of a set."""
        return -(-self.seats // 64)

    @property
    def whole(self) -> int:
        """Return the set of every bit that its words have."""
        return (1 << 64 * self.width) - 1

    def on(self, day: int) -> int:
        """Return the households seated on the day."""
        households = self.lasting
        for bit, begins, ends in self.moving:
            if begins <= day <= ends:
                households |= 1 << bit
        return households

    def words(self, households: int) -> bytes:
        """Return a set as the bytes of its words."""
        return (households & self.whole).to_bytes(8 * self.width, "little")


@dataclass
class Standing:
    """Every hamlet that a commune has or had, by id and in the order of the tree."""

    hamlets: dict[int, Hamlet]
    absences: list[tuple[int, int, int, int]]

    def heirs(self, hamlet: int) -> list[tuple[Hamlet, Passage | None]]:
        """Return the hamlet itself and those that took its place, each with the way there."""
        return self._heirs.get(hamlet, [])

    @cached_property
    def _heirs(self) -> dict[int, list[tuple[Hamlet, Passage | None]]]:
        found: dict[int, list[tuple[Hamlet, Passage | None]]] = {}
        for pk, one in self.hamlets.items():
            found.setdefault(pk, []).append((one, None))
            for passage in one.passages:
                found.setdefault(passage.before, []).append((one, passage))
        return found

    def stands(self) -> tuple[Array, Array]:
        """Return the first and last day of each hamlet.

        The first list of hamlets holds for earlier days too; what a change made does not.
        """
        changes = Succession.objects.filter(after__in=list(self.hamlets))
        made = set(changes.values_list("after", flat=True))
        first, last = [], []
        for pk, one in self.hamlets.items():
            begins, ends = one.place.from_on, one.place.to_on
            first.append(number_of(begins) if begins and pk in made else ALWAYS)
            last.append(number_of(ends) if ends else OPEN)
        return np.array(first, dtype=np.int64), np.array(last, dtype=np.int64)

    def lasting(self) -> Words:
        """Return who was always there and still is, hamlet after hamlet."""
        data = b"".join(one.words(one.lasting) for one in self.hamlets.values())
        return np.frombuffer(data, dtype="<u8")

    def movers(self) -> list[tuple[int, int, int, int]]:
        """Return the seats with a beginning or an end: hamlet, bit, in, out."""
        return [(one.at, *move) for one in self.hamlets.values() for move in one.moving]


def standing(commune: Commune) -> Standing:
    """Read the seats of a commune: sums, and only the rows that differ from them."""
    inside = Place.objects.filter(kind=Place.HAMLET, parent=commune.place_id)
    places = list(inside.order_by("path"))
    hamlets = {place.pk: Hamlet(place, at) for at, place in enumerate(places)}
    seats = Seat.objects.filter(hamlet__in=list(hamlets)).order_by()
    sums = list(seats.values_list("hamlet").annotate(Count("pk"), Max("bit"), Min("from_on")))
    first_of: dict[int, date] = {}
    for pk, number, top, first in sums:
        hamlets[pk].seats, first_of[pk] = top + 1, first
        hamlets[pk].lasting = (1 << top + 1) - 1 if number == top + 1 else 0
    _differ(seats, hamlets, first_of)
    for pk, passages in lineage(hamlets).items():
        hamlets[pk].passages = passages
    for one in hamlets.values():
        _inherit(one, hamlets)
    return Standing(hamlets, _absences(hamlets))


def _differ(seats: QuerySet[Seat], hamlets: dict[int, Hamlet], first_of: dict[int, date]) -> None:
    by_first: dict[date, list[int]] = {}
    for pk, first in first_of.items():
        by_first.setdefault(first, []).append(pk)
    gaps = [pk for pk in first_of if not hamlets[pk].lasting]
    wanted = Q(to_on__isnull=False) | Q(hamlet__in=gaps)
    for first, held in by_first.items():
        wanted |= Q(hamlet__in=held, from_on__gt=first)
    rows = seats.filter(wanted).values_list("hamlet_id", "bit", "from_on", "to_on")
    for pk, bit, from_on, to_on in rows:
        one, is_first = hamlets[pk], from_on == first_of[pk]
        if is_first and to_on is None:
            one.lasting |= 1 << bit
        else:
            one.lasting &= ~(1 << bit)
            begins = ALWAYS if is_first else number_of(from_on)
            one.moving.append((bit, begins, number_of(to_on) if to_on else OPEN))


def _inherit(one: Hamlet, hamlets: dict[int, Hamlet]) -> None:
    """Let households that came over keep the day on which they came to the hamlet before.

    Their seat here began with the change; what was said where they lived before counts from then.
    """
    for passage in one.passages:
        before = hamlets.get(passage.before)
        for bit, begins, _ends in before.moving if before else []:
            new = passage.carry(1 << bit)
            if new and begins != ALWAYS and one.lasting & new:
                one.lasting &= ~new
                one.moving.append((new.bit_length() - 1, begins, OPEN))


def _absences(hamlets: dict[int, Hamlet]) -> list[tuple[int, int, int, int]]:
    rows = Absence.objects.filter(household__seats__hamlet__in=list(hamlets)).order_by()
    facts = rows.values_list(
        "household__seats__hamlet", "household__seats__bit", "from_on", "to_on"
    )
    return [
        (
            hamlets[pk].at,
            bit,
            number_of(from_on) if from_on else ALWAYS,
            number_of(to_on) if to_on else OPEN,
        )
        for pk, bit, from_on, to_on in facts
        if pk in hamlets
    ]
