"""What a regime makes units owe: its periods, who owes them, and the rows made beforehand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

from django.db.models import QuerySet

from lantoa.commune.models import Commune, Unit
from lantoa.commune.queries import began, setting, units
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.kit.text import nfc
from lantoa.plan.models import Campaign
from lantoa.report.due_days import Owed, asked_day, closed_before, dues
from lantoa.report.due_periods import WHOLE, renamed
from lantoa.report.indicators import HAMLET, OFFICE
from lantoa.report.models import Due, Regime
from lantoa.report.terms import Terms, keyed

END_OF_WORK = 17
TOLD = ["title", "until_on", "due_at"]


def holidays(commune: Commune) -> frozenset[date]:
    """Return the days off that the commune has set."""
    days = cast("list[str]", setting(commune, "holidays"))
    return frozenset(date.fromisoformat(day) for day in days)


def span_of(campaign: Campaign) -> Period:
    """Return the days that reports cover: from the directive's own day to the campaign's end."""
    issued = campaign.directive.issued_on
    return Period(min(issued or campaign.from_on, campaign.from_on), campaign.until_on)


def as_said(regime: Regime, terms: Terms) -> Regime:
    """Return the regime (unsaved) with these terms; what is owed can be asked of it already."""
    regime.title, regime.level, regime.every = nfc(terms.title)[:300], terms.level, terms.every
    regime.to_name, regime.via_name = nfc(terms.to_name)[:300], nfc(terms.via_name)[:300]
    regime.closing_day, regime.due_after = terms.closing_day, terms.due_after
    regime.due_on, regime.from_on, regime.until_on = terms.due_on, terms.from_on, terms.until_on
    regime.parts, regime.paper = keyed(terms.parts), terms.paper
    return regime


def owed(regime: Regime) -> list[Owed]:
    """Return what the regime asks of each of its units; the row need not be saved."""
    campaign = regime.campaign
    assert campaign is not None
    whole = span_of(campaign)
    found = dues(
        regime.every,
        Period(regime.from_on or whole.from_on, regime.until_on or whole.until_on),
        closing_day=regime.closing_day,
        after=regime.due_after,
        holidays=holidays(regime.commune),
        peaks=[peak.on for peak in campaign.peaks.all()] if regime.every == "peak" else (),
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
    return units_of(regime, tuple(regime.units.values_list("pk", flat=True)))


def units_of(regime: Regime, named: Sequence[int]) -> list[Unit]:
    """Return those named (ids) who still work here, else all of the level."""
    here = units(regime.commune).order_by("sort_key", "pk")
    chosen = list(here.filter(pk__in=named)) if named else []
    return chosen or list(_of_level(regime, here))


def _of_level(regime: Regime, here: QuerySet[Unit]) -> QuerySet[Unit]:
    if regime.level == HAMLET:
        return here.filter(kind="hamlet")
    office = regime.commune.office_id
    return here.filter(pk=office) if office and regime.level == OFFICE else here.none()


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
