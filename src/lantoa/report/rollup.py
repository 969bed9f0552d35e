"""What a report gathers: whose work it tells of, and which reports below are added to it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from lantoa.commune.models import Commune, Unit
from lantoa.commune.queries import forebear_boards, hamlets_on, units
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.plan.queries import Work
from lantoa.report.due_state import DueState, states
from lantoa.report.indicators import HAMLET, OFFICE
from lantoa.report.ledger import Scope
from lantoa.report.models import Due, Regime, Report, Seal
from lantoa.report.regime_models import QUESTION
from lantoa.report.rules import Answer, feeding


def with_everything(rows: QuerySet[Due]) -> QuerySet[Due]:
    """Return dues with what their pages need, in a fixed number of queries."""
    return rows.select_related(
        "regime__campaign", "regime__commune", "unit__place"
    ).prefetch_related(
        Prefetch("reports", Report.objects.select_related("issued").order_by("-version"))
    )


def dues_of(campaign: Campaign) -> QuerySet[Due]:
    """Return every due of the campaign, by the day to send."""
    rows = Due.objects.filter(regime__campaign=campaign).order_by("due_at", "unit__sort_key")
    return with_everything(rows)


def dues_beside(regime: Regime) -> QuerySet[Due]:
    """Return every due that speaks of the same work: of its campaign, or of every campaign."""
    rows = Due.objects.filter(
        regime__commune=regime.commune_id, regime__campaign=regime.campaign_id
    )
    return with_everything(rows.order_by("due_at", "unit__sort_key"))


def children(due: Due) -> list[DueState]:
    """Return the dues that the office's report gathers: units' reports that close in its period.

    Of a unit that owes several kinds of report only one kind is added (`rules.feeding`). What units
    were asked by the way feeds no report, only a question for the same figures. A report of every
    campaign gathers reports of every campaign: what tells of one is not half of it.
    """
    if due.regime.level != OFFICE:
        return []
    closing = dues_beside(due.regime).filter(until_on__range=(due.from_on, due.until_on))
    rows = list(_of_its_sort(due.regime, closing.exclude(regime__level=OFFICE)))
    chosen = {unit: _regime(due.regime.every, held) for unit, held in _by_unit(rows).items()}
    return states(row for row in rows if chosen[row.unit_id] == row.regime_id)


def work_of(regime: Regime) -> Work:
    """Return whose work the regime's reports tell: its campaign's, else every campaign's."""
    return regime.campaign or regime.commune


def _of_its_sort(regime: Regime, rows: QuerySet[Due]) -> QuerySet[Due]:
    if not regime.is_question:
        return rows.exclude(regime__key__startswith=QUESTION)
    asked = rows.filter(regime__key__startswith=QUESTION)
    return asked.filter(regime__indicators__in=regime.indicators.values("pk")).distinct()


def _by_unit(rows: Iterable[Due]) -> dict[int, list[Due]]:
    found: dict[int, list[Due]] = {}
    for row in rows:
        found.setdefault(row.unit_id, []).append(row)
    return found


def _regime(parent: str, held: Sequence[Due]) -> int | None:
    """Return the regime by which a unit feeds the parent: one alone, the oldest of its kind."""
    by_kind: dict[str, int] = {}
    for row in sorted(held, key=lambda row: row.regime_id):
        by_kind.setdefault(_kind(row.regime.every), row.regime_id)
    return by_kind.get(feeding(_kind(parent), by_kind))


def _kind(every: str) -> str:
    return "monthly" if every == "periodic" else every


def seals(below: Iterable[DueState]) -> list[Seal]:
    """Return the seals of the accepted reports, in the order of acceptance."""
    taken = [one.report.pk for one in below if one.report and one.state == Report.ACCEPTED]
    return list(Seal.objects.filter(report__in=taken).order_by("pk"))


def sealed(below: Iterable[DueState]) -> list[dict[str, Answer]]:
    """Return what the accepted reports say, as it was sealed: figures by their codes."""
    return [said(seal.body) for seal in seals(below)]


def said(body: dict[str, object]) -> dict[str, Answer]:
    """Return the figures of a sealed body by their codes."""
    rows = body["figures"]
    assert isinstance(rows, list)
    return {
        row["code"]: Answer(row["state"], None if row["value"] is None else Decimal(row["value"]))
        for row in rows
    }


def scope_of(due: Due, below: Sequence[DueState] | None = None) -> Scope:
    """Return whose work and which days the due's report speaks of.

    A unit's report tells of its own work; the office's of every unit whose work no report below
    tells (those reports are added to it), boards that ended among them, and of the reach of all
    hamlets that stood when the period closed. `below` are its `children`, where known.
    """
    work, commune, level = work_of(due.regime), due.regime.commune, due.regime.level
    period = Period(due.from_on, due.until_on)
    if level == OFFICE:
        told = [one.due.unit for one in (children(due) if below is None else below)]
        whole = _everybody(commune)
        apart = {unit.pk for unit in [*told, *forebear_boards(told)]}
        stood = tuple(hamlets_on(commune, due.until_on))
        return Scope(work, period, whole - apart, stood, whole)
    places = (due.unit.place,) if level == HAMLET else ()
    own = frozenset({due.unit_id, *_forebears(due)})
    return Scope(work, period, own, places, own)


def _everybody(commune: Commune) -> frozenset[int]:
    """Return all units that work or worked in the commune."""
    here = Unit.objects.filter(place__path__startswith=commune.place.path)
    today = units(commune).order_by().values_list("pk", flat=True)
    return frozenset(here.values_list("pk", flat=True)) | frozenset(today)


def _forebears(due: Due) -> set[int]:
    """Return the boards of merged hamlets whose work of the period only this report can tell."""
    boards = forebear_boards([due.unit])
    told = Due.objects.filter(
        regime=due.regime, from_on=due.from_on, unit__in=boards, reports__isnull=False
    )
    return {board.pk for board in boards} - set(told.values_list("unit", flat=True))
