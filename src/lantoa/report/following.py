"""Reports owed follow hamlets that merge or split: who owes which period."""

from datetime import date, datetime
from typing import Any

from lantoa.commune.models import PlaceChange
from lantoa.commune.queries import Heirs
from lantoa.kit import clock
from lantoa.report.models import Due, Regime

Followed = dict[str, list[Any]]


def follow(change: PlaceChange, heirs: Heirs) -> Followed:
    """Let the new boards owe what closes on the day or later; older dues stay with the old ones,
    for the office to answer. Returns what was touched.
    """
    old = Due.objects.filter(unit__kind="hamlet", unit__place__in=heirs, until_on__gte=change.on)
    made, taken = [], []
    for row in old.select_related("unit").order_by("pk"):
        for _, board in heirs[row.unit.place_id]:
            due, is_new = Due.objects.get_or_create(
                regime_id=row.regime_id, unit=board, from_on=row.from_on,
                defaults={"title": row.title, "until_on": row.until_on, "due_at": row.due_at},
            )  # fmt: skip
            made += [due.pk] if is_new else []
        if not row.reports.exists():
            taken.append(
                [row.regime_id, row.unit_id, row.title, row.from_on.toordinal(),
                 row.until_on.toordinal(), row.due_at.timestamp()]
            )  # fmt: skip
            row.delete()
    return {"made": made, "taken": taken, "named": _name(heirs)}


def _name(heirs: Heirs) -> list[list[int]]:
    """Let regimes that name an old board name the new ones too; return [regime, board] pairs."""
    named = Regime.units.through.objects.filter(unit__place__in=heirs, unit__kind="hamlet")
    pairs = [
        [regime, board.pk]
        for regime, place in named.values_list("regime_id", "unit__place_id")
        for _, board in heirs[place]
    ]
    for regime, board in pairs:
        Regime.units.through.objects.get_or_create(regime_id=regime, unit_id=board)
    return pairs


def answered(followed: Followed) -> bool:
    """Say whether somebody has begun a report that the new boards owe."""
    return Due.objects.filter(pk__in=followed["made"], reports__isnull=False).exists()


def unfollow(followed: Followed) -> None:
    """Let the old boards owe again what they owed."""
    for named, board in followed.get("named", []):
        Regime.units.through.objects.filter(regime_id=named, unit_id=board).delete()
    Due.objects.filter(pk__in=followed["made"], reports__isnull=True).delete()
    for regime, unit, title, first, last, at in followed["taken"]:
        Due.objects.get_or_create(
            regime_id=regime, unit_id=unit, from_on=date.fromordinal(first),
            defaults={
                "title": title,
                "until_on": date.fromordinal(last),
                "due_at": datetime.fromtimestamp(at, tz=clock.ZONE),
            },
        )  # fmt: skip
