"""Who still has something to do: the units of a commune, with what each of them owes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet

from lantoa.commune.models import Commune, Unit, User
from lantoa.commune.queries import commune_of, units, visible_to
from lantoa.kit import clock
from lantoa.urge.models import Reminder
from lantoa.urge.record import RECORD
from lantoa.urge.rules import SUBORDINATE, Thing
from lantoa.urge.waiting import things_by_unit

NARROW = ("name", "kind", "relation", "phone", "sort_key")


@dataclass(frozen=True)
class Behind:
    """One unit with what it still has to do; `said_at` is when somebody last spoke to it."""

    unit: Unit
    things: list[Thing]
    said_at: datetime | None

    @property
    def is_asked(self) -> bool:
        """Say whether the unit is asked (đề nghị phối hợp) and not urged."""
        return self.unit.relation != SUBORDINATE

    @property
    def days(self) -> int:
        """Count the days since the oldest duty was due; 0 where nothing has passed."""
        return max(0, (clock.today() - self.since).days)

    @property
    def since(self) -> date:
        """Return the day of the oldest duty."""
        return min(one.due_on for one in self.things)


def behind(user: User) -> list[Behind]:
    """Return the units that still have something to do, the longest waiting first."""
    commune = commune_of(user)
    waiting = things_by_unit(commune, clock.today())
    rows = units_behind(user, commune, waiting).select_related(None).only(*NARROW)
    said = _last_said(commune)
    found = [Behind(row, waiting[row.pk], said.get(row.pk)) for row in rows]
    return sorted(found, key=longest_first)


def units_behind(user: User, commune: Commune, waiting: dict[int, list[Thing]]) -> QuerySet[Unit]:
    """Return those that wait, as far as `user` may see them; the office does not urge itself."""
    others = units(commune).filter(pk__in=waiting).exclude(pk=commune.office_id or 0)
    return visible_to(user, others)


def longest_first(one: Behind) -> tuple[int, str]:
    """Return the key that puts the longest waiting first, then by name."""
    return -one.days, one.unit.sort_key


def _last_said(commune: Commune) -> dict[int, datetime | None]:
    rows = Reminder.objects.filter(
        commune=commune, said_by__isnull=False, on__gte=clock.today() - RECORD
    )
    return dict(rows.order_by().values_list("unit").annotate(Max("said_at")))
