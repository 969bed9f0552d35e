"""What was said to whom about which duty, in the last weeks."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from lantoa.commune.models import Commune, Unit
from lantoa.urge.ladder import Said
from lantoa.urge.models import Reminder

RECORD = timedelta(days=60)


def record_of(commune: Commune, unit_ids: Iterable[int], today: date) -> dict[int, list[Reminder]]:
    """Return what was said to each unit in the last weeks, the newest first."""
    rows = Reminder.objects.filter(
        commune=commune, unit__in=list(unit_ids), on__gte=today - RECORD
    ).select_related("said_by")
    found: dict[int, list[Reminder]] = defaultdict(list)
    for row in rows.order_by("-made_at", "-pk"):
        found[row.unit_id].append(row)
    return found


def by_thing(record: Iterable[Reminder]) -> dict[str, list[Said]]:
    """Return what was said about each duty, by its address."""
    found: dict[str, list[Said]] = defaultdict(list)
    for row in record:
        for about, step in row.things:
            found[about].append(Said(step, row.on, row.outcome, row.promised_on))
    return found


def history(
    commune: Commune, unit_ids: Iterable[int], today: date
) -> dict[int, dict[str, list[Said]]]:
    """Return what was said about each duty, unit by unit."""
    return {pk: by_thing(rows) for pk, rows in record_of(commune, unit_ids, today).items()}


def last_call(unit: Unit) -> Reminder | None:
    """Return the newest call that was noted for the unit."""
    return Reminder.objects.filter(unit=unit, rule=Reminder.CALL).order_by("-made_at").first()
