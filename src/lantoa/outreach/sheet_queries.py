"""Which code sheets there are, what stands on their lines, which sheet a code or photo means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lantoa.channels.base import Channel, all_channels
from lantoa.commune.models import Commune, Unit, User
from lantoa.commune.queries import seen, units
from lantoa.kit.errors import NotThere
from lantoa.outreach.models import IN_TIME, Activity
from lantoa.outreach.queries import standing
from lantoa.outreach.sheet_models import CodeSheet, SheetLine
from lantoa.outreach.sheet_rules import code_in

MONTH = timedelta(days=31)


@dataclass(frozen=True)
class Board:
    """A hamlet's board with its newest sheet of the month, if one was printed."""

    unit: Unit
    sheet: CodeSheet | None


def planned_in(unit: Unit, month: date) -> list[Activity]:
    """Return what waits to be done of a unit's month, in time."""
    rows = standing().filter(
        unit=unit, state=Activity.PLANNED, due_on__range=(month, last_of(month))
    )
    return list(rows.select_related("place", "campaign").order_by(*IN_TIME))


def last_of(month: date) -> date:
    """Return the last day of the month that begins on `month`."""
    return (month + MONTH).replace(day=1) - timedelta(days=1)


def boards(commune: Commune, month: date) -> list[Board]:
    """Return the hamlets' boards, each with its newest sheet of the month; two queries."""
    rows = CodeSheet.objects.filter(month=month, unit__in=units(commune))
    newest: dict[int, CodeSheet] = {}
    for sheet in rows.select_related("unit", "typed_by").order_by("version"):
        newest[sheet.unit_id] = sheet
    held = units(commune).filter(kind="hamlet").order_by("sort_key")
    return [Board(unit, newest.get(unit.pk)) for unit in held]


def sheet(user: User, pk: int) -> CodeSheet:
    """Return one sheet that `user` may see; raises `NotThere`."""
    return seen(user, CodeSheet.objects.select_related("unit__place", "typed_by", "photo"), pk=pk)


def lines(row: CodeSheet) -> list[SheetLine]:
    """Return the sheet's lines with what was planned and what was written of each."""
    held = row.lines.select_related("planned__place", "planned__corrected_by", "written")
    return list(held)


def by_code(user: User, text: str) -> CodeSheet:
    """Return the sheet whose code stands in a text (scanned, typed); raises `NotThere`."""
    found = code_in(text)
    if found is None:
        raise NotThere
    unit, month, version = found
    rows = CodeSheet.objects.select_related("unit__place")
    return seen(user, rows, unit_id=unit, month=month, version=version)


def by_codes(user: User, texts: Sequence[str]) -> CodeSheet | None:
    """Return the sheet that one of the texts read off a photo means, or None."""
    for text in texts:
        try:
            return by_code(user, text)
        except NotThere:
            continue
    return None


def channel_of(line: SheetLine) -> Channel | None:
    """Return the channel of a planned line; None for a free one."""
    return all_channels()[line.planned.kind] if line.planned else None
