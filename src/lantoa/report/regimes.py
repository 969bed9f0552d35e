"""Turns what a directive says about reporting into regimes."""

from collections.abc import Sequence

from lantoa.commune.models import Commune, Unit
from lantoa.commune.queries import units, whole_number
from lantoa.intake.rules import ReadReporting
from lantoa.plan.models import Campaign
from lantoa.plan.rules import Candidate, key_of, means
from lantoa.report.indicators import HAMLET, OFFICE, UNIT, asked_of, catalogue
from lantoa.report.models import Indicator, Regime


def sync_indicators() -> dict[str, Indicator]:
    """Bring the table of indicators up to the catalogue; old ones stay for old reports."""
    rows = [
        Indicator(
            code=measure.code,
            label=measure.label,
            unit_word=measure.unit_word,
            additive=measure.additive,
            source=measure.source,
            order=order,
        )
        for order, measure in enumerate(catalogue())
    ]
    told = ["label", "unit_word", "additive", "source", "order"]
    Indicator.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=told
    )
    return {row.code: row for row in Indicator.objects.filter(commune__isnull=True)}


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


def put_regime(
    campaign: Campaign, number: int, read: ReadReporting, *, is_proposed: bool
) -> Regime:
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
        regime.title = _title(read.by_whom)
        regime.level, regime.every = level, read.every
        regime.to_name, regime.via_name = read.to[:300], read.via[:300]
        regime.closing_day = whole_number(commune, "closing_day")
        regime.due_after = whole_number(commune, days)
        regime.quote, regime.is_proposed = read.due, is_proposed
        regime.save()
        regime.units.set([] if _is_everyone(commune, level, reporting) else reporting)
    return regime


def _title(by_whom: str) -> str:
    """Return "Báo cáo của các thôn": a plural loses its capital inside a title."""
    plural = by_whom.startswith(("Các ", "Mọi ", "Những "))
    named = f"{by_whom[:1].lower()}{by_whom[1:]}" if plural else by_whom
    return (f"Báo cáo của {named}" if named else "Báo cáo")[:300]


def _is_everyone(commune: Commune, level: str, reporting: Sequence[Unit]) -> bool:
    """Say whether all of the level owe it, so that a hamlet added later owes it too."""
    if level == OFFICE:
        return True
    boards = units(commune).filter(kind="hamlet").values_list("pk", flat=True)
    return level == HAMLET and {unit.pk for unit in reporting} == set(boards)


def put_indicators(regime: Regime, known: dict[str, Indicator]) -> None:
    """Ask a new regime for the figures of its level; a person's choice is kept."""
    if regime.edited_at is None:
        regime.indicators.set([known[measure.code] for measure in asked_of(regime.level)])
