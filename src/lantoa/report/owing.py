"""What a regime makes units owe: its periods, who owes them, and the rows made beforehand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

from lantoa.commune.models import Commune, Unit
from lantoa.commune.queries import began, setting, units
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.kit.text import nfc
from lantoa.plan.models import Campaign
from lantoa.plan.queries import Work
from lantoa.report.due_days import Owed, asked_day, closed_before, dues
from lantoa.report.due_periods import WHOLE, renamed
from lantoa.report.indicators import HAMLET, OFFICE
from lantoa.report.models import Due, Regime
from lantoa.report.spans import days_of, first_day
from lantoa.report.terms import Terms, keyed

END_OF_WORK = 17
TOLD = ["title", "until_on", "due_at"]


def holidays(commune: Commune) -> frozenset[date]:
    """Return the days off that the commune has set."""
    days = cast("list[str]", setting(commune, "holidays"))
    return frozenset(date.fromisoformat(day) for day in days)


def blank(work: Work) -> Regime:
    """Return a regime (unsaved) of one campaign, or of every campaign of a commune."""
    if isinstance(work, Campaign):
        return Regime(campaign=work, commune=work.commune)
    return Regime(commune=work)


def as_said(regime: Regime, terms: Terms) -> Regime:
    """Return the regime (unsaved) with these terms; what is owed can be asked of it already."""
    regime.title, regime.level, regime.every = nfc(terms.title)[:300], terms.level, terms.every
    regime.to_name, regime.via_name = nfc(terms.to_name)[:300], nfc(terms.via_name)[:300]
    regime.closing_day, regime.due_after = terms.closing_day, terms.due_after
    regime.due_on, regime.until_on = terms.due_on, terms.until_on
    regime.parts, regime.paper = keyed(terms.parts), terms.paper
    regime.basis = "\n".join(terms.basis)
    return first_day(regime, terms)


def owed(regime: Regime) -> list[Owed]:
    """Return what the regime asks of each of its units; the row need not be saved."""
    peaks = regime.campaign.peaks.all() if regime.campaign and regime.every == "peak" else ()
    found = dues(
        regime.every,
        days_of(regime),
        closing_day=regime.closing_day,
        after=regime.due_after,
        holidays=holidays(regime.commune),
        peaks=[peak.on for peak in peaks],
    )
    told = [_as_asked(regime, one) for one in found]
    return [one for one in told if not regime.is_stopped(one.period.until_on)]


def _as_asked(regime: Regime, one: Owed) -> Owed:
    """Let a day that somebody set for sending stand instead of the working days."""
    day = regime.due_on or asked_day(regime.quote, one.period.until_on)
    if regime.every in WHOLE:
        return closed_before(one, day)
    return replace(one, due_on=day) if day and day > one.period.until_on else one


def who_owes(regime: Regime) -> list[Unit]:
    """Return the units that owe the regime's reports today: those named, else all of its level."""
    named = tuple(regime.units.values_list("pk", flat=True))
    return units_of(regime, named, list(units(regime.commune).order_by("sort_key", "pk")))


def units_of(regime: Regime, named: Sequence[int], here: Sequence[Unit]) -> list[Unit]:
    """Return those named (ids) who still work `here`, else all of the level."""
    chosen = [unit for unit in here if unit.pk in named]
    return chosen or [unit for unit in here if _is_of_level(regime, unit)]


def _is_of_level(regime: Regime, unit: Unit) -> bool:
    if regime.level == HAMLET:
        return unit.kind == "hamlet"
    return regime.level == OFFICE and unit.pk == regime.commune.office_id


def put_dues(regime: Regime) -> int:
    """Make the regime's dues beforehand, in a fixed number of queries. Returns how many are owed.

    What was reported stays as it is, and is not owed again when the periods change; what is owed
    no more and has no report is taken away.
    """
    asked, since = owed(regime), began(regime.commune)
    rows = list(Due.objects.filter(regime=regime).prefetch_related("reports"))
    fixed = [row for row in rows if row.reports.all()]
    known = {(row.unit_id, row.from_on): row for row in rows if not row.reports.all()}
    made: list[Due] = []
    moved: list[Due] = []
    for unit in who_owes(regime):
        done = [Period(row.from_on, row.until_on) for row in fixed if row.unit_id == unit.pk]
        begins = since.get(unit.place_id, date.min)
        for one in _not_yet_told(asked, done, begins):
            row = known.pop((unit.pk, one.period.from_on), None)
            (moved if row else made).append(_told(row or Due(regime=regime, unit=unit), one))
    Due.objects.bulk_create(made)
    Due.objects.bulk_update(moved, TOLD)
    open_rows = Due.objects.filter(pk__in=[row.pk for row in known.values()])
    open_rows.filter(unit__closed_on__isnull=True).delete()
    return len(made) + len(moved) + len(fixed)


def _not_yet_told(asked: Iterable[Owed], done: Sequence[Period], begins: date) -> Iterable[Owed]:
    """Yield what is left to tell: days that a report has told are not owed again."""
    for one in asked:
        first, last = one.period.from_on, one.period.until_on
        for told in sorted(done):
            if told.from_on <= last and told.until_on >= first:
                first = told.until_on + timedelta(days=1)
        if first <= last and last >= begins:
            yield one if first == one.period.from_on else renamed_from(one, first)


def renamed_from(one: Owed, first: date) -> Owed:
    """Return the same owed from a later day on."""
    period = Period(first, one.period.until_on)
    return replace(one, title=renamed(one.title, period), period=period)


def _told(row: Due, one: Owed) -> Due:
    row.title, row.from_on, row.until_on = one.title, one.period.from_on, one.period.until_on
    row.due_at = end_of(one.due_on)
    return row


def end_of(day: date) -> datetime:
    """Return when a working day ends: a report sent by then came in time."""
    return clock.local(day, END_OF_WORK)
