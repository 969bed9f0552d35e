"""Reads the figures of a report out of the ledger, for some units over some days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from lantoa.commune.models import Place
from lantoa.concerns.models import Concern
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.outreach.models import Activity, Carried
from lantoa.plan.models import Campaign
from lantoa.reach.queries import coverage, done, together
from lantoa.report.indicators import CONCERNS, ITEMS, PROOFS, REACH, Measure
from lantoa.report.rules import Answer, answer_of


@dataclass(frozen=True)
class Scope:
    """Whose work and which days a report speaks of; `hamlets` are those whose reach it tells."""

    campaign: Campaign
    period: Period
    units: frozenset[int]
    hamlets: tuple[Place, ...]


def activities(scope: Scope) -> QuerySet[Activity]:
    """Return what the units did in the period."""
    return done(scope.campaign, scope.period).filter(unit__in=scope.units)


def readings(scope: Scope, measures: Iterable[Measure]) -> dict[str, Answer]:
    """Return what the ledger says for each figure; where it holds nothing, the answer is blank.

    A fixed number of queries, however many activities.
    """
    asked = list(measures)
    acts = list(
        activities(scope).annotate(
            brought=Count("carried", distinct=True), shown=Count("proofs", distinct=True)
        )
    )
    others = _others(scope, asked, acts)
    return {
        measure.code: others[measure.code] if measure.code in others else _counted(measure, acts)
        for measure in asked
    }


def _counted(measure: Measure, acts: Sequence[Activity]) -> Answer:
    own = [act for act in acts if act.kind == measure.section]
    if measure.what in ("activity", "carried"):
        own = [act for act in own if not act.gathered]
    if not own:
        return Answer()
    if measure.what == "activity":
        return answer_of(len(own))
    if measure.what == "carried":
        return answer_of(sum(act.brought for act in own))  # type: ignore[attr-defined]
    told = [act.counts[measure.what] for act in own if act.counts.get(measure.what) is not None]
    return (
        answer_of(sum((Decimal(str(number)) for number in told), Decimal(0))) if told else Answer()
    )


def _others(scope: Scope, asked: Sequence[Measure], acts: Sequence[Activity]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    sections = {measure.section for measure in asked}
    if REACH in sections:
        found |= _reach(scope)
    if ITEMS in sections:
        items = Carried.objects.filter(activity__in=activities(scope)).order_by()
        number = items.values("version__item").distinct().count()
        found["items"] = answer_of(number) if number else Answer()
    if PROOFS in sections:
        shown = sum(act.shown for act in acts)  # type: ignore[attr-defined]
        found["proofs"] = answer_of(shown) if acts else Answer()
    if CONCERNS in sections:
        found |= _concerns(scope)
    return found


def _reach(scope: Scope) -> dict[str, Answer]:
    parts = coverage(scope.campaign, scope.period, of=scope.hamlets)
    if all(part.is_silent for part in parts):
        return {f"reach_{surety}": Answer() for surety in ("offered", "delivered", "engaged")}
    counts = together(parts).counts
    return {
        "reach_offered": answer_of(counts.offered),
        "reach_delivered": answer_of(counts.delivered),
        "reach_engaged": answer_of(counts.engaged),
    }


def concerns(scope: Scope) -> QuerySet[Concern]:
    """Return the difficulties that the units raised in the period."""
    first, last = clock.local(scope.period.from_on), clock.local(scope.period.until_on, 23, 59)
    return Concern.objects.filter(
        Q(campaign=scope.campaign) | Q(campaign__isnull=True),
        unit__in=scope.units,
        kind=Concern.DIFFICULTY,
        received_at__range=(first, last),
    ).order_by("received_at")


def _concerns(scope: Scope) -> dict[str, Answer]:
    states = list(concerns(scope).values_list("state", flat=True))
    if not states:
        return {"concerns_raised": Answer(), "concerns_answered": Answer()}
    answered = sum(state != Concern.OPEN for state in states)
    return {"concerns_raised": answer_of(len(states)), "concerns_answered": answer_of(answered)}
