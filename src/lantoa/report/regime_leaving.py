"""Duties to report as the table that brings them in: for Excel, or for the next campaign."""

from collections.abc import Iterable
from datetime import date

from lantoa.commune.tables import write_sheet
from lantoa.kit.families import BY_CODE
from lantoa.report.due_periods import EVERY
from lantoa.report.indicators import HAMLET, OFFICE, TYPED, UNIT
from lantoa.report.models import Regime
from lantoa.report.regime_lists import COLUMNS

LEVELS = {HAMLET: "Thôn", OFFICE: "Xã", UNIT: "Đơn vị"}


def to_sheet(regimes: Iterable[Regime]) -> bytes:
    """Return the .xlsx: a row a duty, in the words that are read back (`regime_lists.read`)."""
    return write_sheet([COLUMNS, *map(_row, regimes)], title="Chế độ báo cáo")


def _row(regime: Regime) -> tuple[object, ...]:
    figures = list(regime.indicators.all())
    own = [f"{one.label} ({one.unit_word})" for one in figures if one.source == TYPED]
    every = "monthly" if regime.every == "periodic" else regime.every
    family = BY_CODE.get(regime.paper)
    return (
        regime.title,
        LEVELS[regime.level],
        _many(str(unit) for unit in regime.units.all()),
        regime.to_name,
        regime.via_name,
        EVERY[every],
        regime.closing_day,
        regime.due_after,
        *map(_day, (regime.due_on, regime.from_on, regime.until_on)),
        _many(one.label for one in figures if one.source != TYPED),
        _many(own),
        _many(regime.sections.values()),
        _many(regime.basis.splitlines()),
        family.name if family else "",
    )


def _many(names: Iterable[str]) -> str:
    return "; ".join(names)


def _day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else ""
