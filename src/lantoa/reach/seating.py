"""Who sits in a hamlet on which day, as sets of households."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Aggregate, CharField, F
from django.db.models.functions import Cast

from lantoa.commune.models import Seat


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


class Listed(Aggregate):
    """Numbers of a group as one text, parted by commas: one row instead of three hundred."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = CharField()

    def as_sqlite(self, compiler, connection, **more):  # type: ignore[no-untyped-def]
        """Call it by SQLite's name."""
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **more)


def seating(hamlets: Iterable[int]) -> dict[int, Seating]:
    """Return the seating of the hamlets in one query; those who sat first and stay are `lasting`.

    A hamlet's first list of households says who lives there, not since when: it holds for earlier
    days too, so that work logged for those days finds its households.
    """
    found = {hamlet: Seating() for hamlet in hamlets}
    rows = (
        Seat.objects.filter(hamlet__in=list(found))
        .order_by("hamlet_id", "from_on")
        .values_list("hamlet_id", "from_on", "to_on", F("household__away"))
        .annotate(bits=Listed(Cast("bit", CharField())))
    )
    first: dict[int, date] = {}
    for hamlet, from_on, to_on, is_away, listed in rows:
        one, seats = found[hamlet], sum(1 << int(bit) for bit in listed.split(","))
        is_first = first.setdefault(hamlet, from_on) == from_on
        if is_first and to_on is None:
            one.lasting |= seats
        else:
            days = (date.min if is_first else from_on, to_on)
            one.moving[days] = one.moving.get(days, 0) | seats
        if is_away:
            one.away |= seats
    return found
