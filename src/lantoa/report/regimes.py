"""Turns what a directive says about reporting into regimes, and regimes into dues."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from lantoa.commune.models import Commune, Unit
from lantoa.commune.queries import began, setting, units, whole_number
from lantoa.intake.rules import ReadReporting
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.plan.rules import Candidate, key_of, means
from lantoa.report.due_days import Owed, asked_day, dues
from lantoa.report.indicators import HAMLET, OFFICE, UNIT, asked_of, catalogue
from lantoa.report.models import Due, Indicator, Regime

END_OF_WORK = 17


def sync_indicators() -> dict[str, Indicator]:
    """Bring the table of indicators up to the catalogue; old ones stay for old reports."""
    return {
        measure.code: Indicator.objects.update_or_create(
            code=measure.code,
            defaults={
                "label": measure.label,
                "unit_word": measure.unit_word,
                "additive": measure.additive,
                "source": measure.source,
                "order": order,
            },
        )[0]
        for order, measure in enumerate(catalogue())
    }


def reporters(campaign: Campaign, by_whom: str) -> list[Unit]:
    """Return the units that a duty means: those named, else all that the plan gives work to.

    With no reporter named at all it is the office, which the officer can change.
    """
    known = {unit.pk: unit for unit in units(campaign.commune).select_related("place")}
    office = campaign.commune.office
    if not by_whom.strip():
        return [office] if office else []
    candidates = [Candidate(u.pk, u.name, u.kind, u.relation) for u in known.values()]
    named = [known[found.pk] for found in means(by_whom, candidates)]
    if named:
        return named
    given = campaign.assignments.filter(unit__isnull=False).values_list("unit", flat=True)
    subordinate = [known[pk] for pk in set(given) if pk in known]
    return [unit for unit in subordinate if unit.relation == Unit.SUBORDINATE]


def level_of(commune: Commune, reporting: Sequence[Unit]) -> str:
    """Return who reports: hamlets, the office for the commune, or other units each for itself."""
    if reporting and all(unit.kind == "hamlet" for unit in reporting):
        return HAMLET
    return OFFICE if [unit.pk for unit in reporting] == [commune.office_id] else UNIT


def holidays(commune: Commune) -> frozenset[date]:
    """Return the days off that the commune has set."""
    days = cast("list[str]", setting(commune, "holidays"))
    return frozenset(date.fromisoformat(day) for day in days)


def put_regime(
    campaign: Campaign, number: int, read: ReadReporting, *, is_proposed: bool
) -> tuple[Regime, list[Unit]]:
    """Make the regime of one reporting duty, or bring it up to the directive's words.

    A regime that a person edited keeps its settings.
    """
    commune = campaign.commune
    reporting = reporters(campaign, read.by_whom)
    level = level_of(commune, reporting)
    regime, made = Regime.objects.get_or_create(
        campaign=campaign, key=key_of(read.by_whom, number), defaults={"commune": commune}
    )
    if made or regime.edited_at is None:
        days = "office_due_working_days" if level == OFFICE else "due_working_days"
        regime.title = (f"Báo cáo của {read.by_whom}" if read.by_whom else "Báo cáo")[:300]
        regime.level, regime.every = level, read.every
        regime.to_name, regime.via_name = read.to[:300], read.via[:300]
        regime.closing_day = whole_number(commune, "closing_day")
        regime.due_after = whole_number(commune, days)
        regime.quote, regime.is_proposed = read.due, is_proposed
        regime.save()
    return regime, reporting


def span_of(campaign: Campaign) -> Period:
    """Return the days that reports cover: from the directive's own day to the campaign's end."""
    issued = campaign.directive.issued_on
    return Period(min(issued or campaign.from_on, campaign.from_on), campaign.until_on)


def put_dues(regime: Regime, campaign: Campaign, reporting: Iterable[Unit]) -> int:
    """Make the regime's dues beforehand; those with a report stay as they are. Returns how many."""
    owed = dues(
        regime.every,
        span_of(campaign),
        closing_day=regime.closing_day,
        after=regime.due_after,
        holidays=holidays(campaign.commune),
    )
    since = began(campaign.commune)
    kept = [
        _put_due(regime, unit, one).pk
        for unit in reporting
        for one in owed
        if one.period.until_on >= since.get(unit.place_id, date.min)
    ]
    gone = Due.objects.filter(regime=regime, reports__isnull=True, unit__closed_on__isnull=True)
    gone.exclude(pk__in=kept).delete()
    return len(kept)


def _put_due(regime: Regime, unit: Unit, owed: Owed) -> Due:
    day = asked_day(regime.quote, owed.period.until_on) or owed.due_on
    due, made = Due.objects.get_or_create(
        regime=regime,
        unit=unit,
        from_on=owed.period.from_on,
        defaults={
            "title": owed.title,
            "until_on": owed.period.until_on,
            "due_at": clock.local(day, END_OF_WORK),
        },
    )
    if not made and not due.reports.exists():
        due.title, due.until_on = owed.title, owed.period.until_on
        due.due_at = clock.local(day, END_OF_WORK)
        due.save()
    return due


def put_indicators(regime: Regime, known: dict[str, Indicator]) -> None:
    """Ask a new regime for the figures of its level; a person's choice is kept."""
    if regime.edited_at is None:
        regime.indicators.set([known[measure.code] for measure in asked_of(regime.level)])
