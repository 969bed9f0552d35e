"""Reads the figures of a report out of the ledger, for some units over some days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from lantoa.channels.base import all_channels
from lantoa.commune.models import Commune, Place
from lantoa.concerns.models import Concern
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.outreach.models import Activity, Carried, Outlet, Proof
from lantoa.outreach.queries import owners_on
from lantoa.plan.queries import Work, within
from lantoa.reach.queries import done, measured, together
from lantoa.report.counting import Act, Brought, counted
from lantoa.report.indicators import (
    CONCERNS,
    ITEMS,
    OUTLETS,
    PROOFS,
    REACH,
    REACHED,
    Measure,
)
from lantoa.report.rules import Answer, answer_of
from lantoa.report.tellers import of_units


@dataclass(frozen=True)
class Scope:
    """Whose work and which days a report speaks of.

    `work` is one campaign, or every campaign of a commune. `units` (ids) are those whose work it
    counts itself; `whole` those whose work figures that do not add are counted over; `hamlets`
    those whose reach it tells.
    """

    work: Work
    period: Period
    units: frozenset[int]
    hamlets: tuple[Place, ...]
    whole: frozenset[int]

    @property
    def commune(self) -> Commune:
        """Return the commune whose work it is."""
        return self.work if isinstance(self.work, Commune) else self.work.commune


def activities(scope: Scope, *, whole: bool = False) -> QuerySet[Activity]:
    """Return what the units did in the period; `whole`: those below too."""
    return of_units(done(scope.work, scope.period), scope.whole if whole else scope.units)


def readings(scope: Scope, measures: Iterable[Measure]) -> dict[str, Answer]:
    """Return what the ledger says for each figure; where it holds nothing, the answer is blank.

    A fixed number of queries, however many activities.
    """
    asked = list(measures)
    everything = read(scope, asked)
    own = [act for act in everything if act.unit in scope.units]
    others = _others(scope, asked)
    return {
        measure.code: others[measure.code]
        if measure.code in others
        else counted(measure, own if measure.additive else everything)
        for measure in asked
    }


def read(scope: Scope, asked: Sequence[Measure]) -> list[Act]:
    """Return the activities as figures are counted from them; proofs and items where asked."""
    rows = activities(scope, whole=True).order_by("done_on", "pk")
    sections = {measure.section for measure in asked}
    shown = _shown(rows) if PROOFS in sections else {}
    brings = any(m.section == ITEMS or m.what == "carried" for m in asked)
    brought = _brought(rows) if brings else {}
    return [
        Act(
            pk=row.pk,
            unit=row.teller,  # type: ignore[attr-defined]
            kind=row.kind,
            on=row.done_on or row.due_on,
            counts=row.counts,
            gathered=row.gathered,
            shown=frozenset(shown.get(row.pk, ())),
            brought=tuple(brought.get(row.pk, ())),
        )
        for row in rows.only("unit", "kind", "done_on", "due_on", "counts", "gathered")
    ]


def _shown(rows: QuerySet[Activity]) -> dict[int, set[int]]:
    """Return the pictures and papers (ids) that prove each activity; a recording is neither."""
    held = Proof.objects.filter(activity__in=rows.order_by().values("pk")).order_by()
    pictures = held.exclude(file__mime__startswith="audio/")
    found: dict[int, set[int]] = {}
    for activity, file in pictures.values_list("activity_id", "file_id"):
        found.setdefault(activity, set()).add(file)
    return found


def _brought(rows: QuerySet[Activity]) -> dict[int, list[Brought]]:
    held = Carried.objects.filter(activity__in=rows.order_by().values("pk")).order_by()
    facts = held.values_list(
        "activity_id", "version__item_id", "version__item__kind", "version__item__language"
    )
    found: dict[int, list[Brought]] = {}
    for activity, item, kind, language in facts:
        found.setdefault(activity, []).append(Brought(item, kind, language))
    return found


def _others(scope: Scope, asked: Sequence[Measure]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    sections = {measure.section for measure in asked}
    if sections & {REACH, REACHED}:
        found |= _reach(scope, asked)
    if CONCERNS in sections:
        found |= _concerns(scope)
    if OUTLETS in sections:
        found |= _outlets(scope, asked)
    return found


def _reach(scope: Scope, asked: Sequence[Measure]) -> dict[str, Answer]:
    """Return the households reached, each once: asked of the ledger for these hamlets and days."""
    homes = [measure for measure in asked if measure.section in (REACH, REACHED)]
    parts = measured(scope.work, scope.period, scope.hamlets)
    if all(part.is_silent for part in parts):
        return {measure.code: Answer() for measure in homes}
    whole = together(parts)
    found = {}
    for measure in homes:
        if measure.section == REACH:
            found[measure.code] = answer_of(getattr(whole.counts, measure.what))
        else:
            surety = all_channels()[measure.what].surety
            held = whole.by_channel.get(measure.what)
            found[measure.code] = answer_of(getattr(held, surety)) if held else Answer()
    return found


def concerns(scope: Scope) -> QuerySet[Concern]:
    """Return the difficulties that the units raised in the period."""
    first, last = clock.local(scope.period.from_on), clock.local(scope.period.until_on, 23, 59)
    return Concern.objects.filter(
        within(scope.work) | Q(campaign__isnull=True),
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


def _outlets(scope: Scope, asked: Sequence[Measure]) -> dict[str, Answer]:
    """Return how many mouths of a kind the units owned on the period's last day."""
    last = scope.period.until_on
    lasting = Q(closed_on__isnull=True) | Q(closed_on__gt=last)
    moved = owners_on(last, scope.commune)
    then = [outlet for outlet, unit in moved.items() if unit in scope.units]
    owned = Q(unit__in=scope.units) & ~Q(pk__in=moved) | Q(pk__in=then)
    rows = Outlet.objects.filter(lasting, owned).order_by()
    held = dict(rows.values_list("kind").annotate(number=Count("pk")))
    return {
        measure.code: answer_of(held[measure.what]) if measure.what in held else Answer()
        for measure in asked
        if measure.section == OUTLETS
    }
