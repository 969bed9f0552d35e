"""Who sits in a hamlet on which day, as sets of households."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from lantoa.kit.rows import ask, listed, marks


@dataclass
class Seating:
    """Which households sit in a hamlet on which day, and which of them live away for work."""

    lasting: int = 0
    away: int = 0
    moving: dict[tuple[date, date | None], int] = field(default_factory=dict)

    def on(self, day: date) -> int:
        """Return the households seated on `day`."""
        households = self.lasting
        for (from_on, to_on), seats in self.moving.items():
            if from_on <= day and (to_on is None or day <= to_on):
                households |= seats
        return households


SEATS = """
    SELECT seat.hamlet_id, seat.from_on, seat.to_on, {listed}(CAST(seat.bit AS text), ','), {away}
    FROM lantoa_seat AS seat WHERE seat.hamlet_id IN ({places})
    GROUP BY {groups} ORDER BY 1, 2"""
AWAY = "(SELECT home.away FROM lantoa_household AS home WHERE home.id = seat.household_id)"
"""The seats of a group as one text, parted by commas: one row instead of three hundred."""


@lru_cache(maxsize=4096)
def _as_bits(numbers: str) -> int:
    """Return numbers of seats, parted by commas, as a set; a hamlet's list is asked all day."""
    return sum(1 << int(bit) for bit in numbers.split(","))


def seating(hamlets: Iterable[int], *, away: bool = True) -> dict[int, Seating]:
    """Return the seating of the hamlets in one query; those who sat first and stay are `lasting`.

    With `away` False nobody is asked who lives away, which is the longer half.

    A hamlet's first list of households says who lives there, not since when: it holds for earlier
    days too, so that work logged for those days finds its households.
    """
    found = {hamlet: Seating() for hamlet in hamlets}
    facts = (AWAY, "1, 2, 3, 5") if away else ("FALSE", "1, 2, 3")
    asked = SEATS.format(places=marks(list(found)), listed=listed(), away=facts[0], groups=facts[1])
    first: dict[int, date] = {}
    for hamlet, from_on, to_on, numbers, is_away in ask(asked, list(found)):
        one, seats = found[hamlet], _as_bits(numbers)
        is_first = first.setdefault(hamlet, from_on) == from_on
        if is_first and to_on is None:
            one.lasting |= seats
        else:
            days = (date.min if is_first else from_on, to_on)
            one.moving[days] = one.moving.get(days, 0) | seats
        if is_away:
            one.away |= seats
    return found


def seated_on(hamlet: int, day: date) -> int:
    """Return the households (bits) that lived in the hamlet on `day`."""
    return seating([hamlet], away=False)[hamlet].on(day)
