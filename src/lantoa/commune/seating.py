"""Who sits in a hamlet on which day, as sets of households."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from lantoa.kit.rows import ask, hidden, listed, marks


@dataclass
class Seating:
    """Which households sit in a hamlet on which day, and which of them live away for work."""

    lasting: int = 0
    moving: dict[tuple[date, date | None], int] = field(default_factory=dict)
    absent: dict[tuple[date, date | None], int] = field(default_factory=dict)

    def on(self, day: date) -> int:
        """Return the households seated on `day`."""
        return self.lasting | _on(self.moving, day)

    def away_on(self, day: date) -> int:
        """Return the seats whose household lives away for work on `day`."""
        return _on(self.absent, day)


def _on(held: dict[tuple[date, date | None], int], day: date) -> int:
    households = 0
    for (from_on, to_on), seats in held.items():
        if from_on <= day and (to_on is None or day <= to_on):
            households |= seats
    return households


SEATS = """
    SELECT seat.hamlet_id, FALSE, seat.from_on, seat.to_on, {listed}(CAST(seat.bit AS text), ',')
    FROM lantoa_seat AS seat WHERE seat.hamlet_id IN ({places}) GROUP BY 1, 3, 4"""
AWAY = """
    UNION ALL
    SELECT seat.hamlet_id, TRUE, gone.from_on, gone.to_on, {listed}(CAST(seat.bit AS text), ',')
    FROM lantoa_absence AS gone
    JOIN lantoa_seat AS seat ON seat.household_id = {hidden}gone.household_id
    WHERE {hidden}seat.hamlet_id IN ({places}) GROUP BY 1, 3, 4"""
"""The seats of a group as one text, parted by commas: one row instead of three hundred."""


@lru_cache(maxsize=4096)
def _as_bits(numbers: str) -> int:
    """Return numbers of seats, parted by commas, as a set; a hamlet's list is asked all day."""
    return sum(1 << int(bit) for bit in numbers.split(","))


def seating(hamlets: Iterable[int], *, away: bool = True) -> dict[int, Seating]:
    """Return the seating of the hamlets in one query; those who sat first and stay are `lasting`.

    With `away` False nobody is asked who lived away when.

    A hamlet's first list of households says who lives there, not since when: it holds for earlier
    days too, so that work logged for those days finds its households.
    """
    found = {hamlet: Seating() for hamlet in hamlets}
    words = {"places": marks([*found]), "hidden": hidden([*found]), "listed": listed()}
    asked = (SEATS + AWAY * away + " ORDER BY 1, 2, 3").format(**words)
    first: dict[int, date] = {}
    for hamlet, is_away, from_on, to_on, numbers in ask(asked, [*found] * (1 + away)):
        one, seats = found[hamlet], _as_bits(numbers)
        if is_away:
            days = (from_on or date.min, to_on)
            one.absent[days] = one.absent.get(days, 0) | seats
            continue
        is_first = first.setdefault(hamlet, from_on) == from_on
        if is_first and to_on is None:
            one.lasting |= seats
        else:
            days = (date.min if is_first else from_on, to_on)
            one.moving[days] = one.moving.get(days, 0) | seats
    return found


def seated_on(hamlet: int, day: date) -> int:
    """Return the households (bits) that lived in the hamlet on `day`."""
    return seating([hamlet], away=False)[hamlet].on(day)
