"""Builds the words of a draft: each sentence of activities or concerns that it can show."""

from dataclasses import replace
from datetime import date, timedelta

from django.db.models import QuerySet

from lantoa.channels.base import all_channels
from lantoa.concerns.models import Concern
from lantoa.kit import clock
from lantoa.kit.say import num
from lantoa.outreach.models import Activity, Carried
from lantoa.plan.queries import within
from lantoa.report import ledger, sentences
from lantoa.report.ledger import Scope
from lantoa.report.models import Due, Report
from lantoa.report.queries import DueState, children
from lantoa.report.rollup import scope_of
from lantoa.report.sentences import Deed, Sentence
from lantoa.report.tellers import of_units

AHEAD = timedelta(days=31)


def told(due: Due) -> dict[str, list[Sentence]]:
    """Return the sentences of a first draft by the parts that its regime asks for.

    The office tells what its own units did and what accepted reports stand for; the difficulties
    of all units below. A part of the regime's own making waits for people's words.
    """
    below = children(due)
    scope = scope_of(due, below)
    accepted = {one.due.unit_id for one in below if one.state == Report.ACCEPTED}
    spoken = replace(scope, units=scope.units | accepted)
    found = {
        "highlights": sentences.highlights(_events(spoken)),
        "missed": sentences.missed(_undone(spoken)),
        "models": sentences.good_models(_examples(spoken)),
        "difficulties": sentences.difficulties(_difficulties(scope, below)),
        "next": sentences.to_come(_planned(spoken), _labels()),
    }
    return {part: found.get(part, []) for part in due.regime.sections}


def words(told_: dict[str, list[Sentence]]) -> dict[str, str]:
    """Return the parts as text, a sentence a line."""
    return {part: "\n".join(one.text for one in held) for part, held in told_.items()}


def grounds(told_: dict[str, list[Sentence]]) -> dict[str, dict[str, dict[str, list[int]]]]:
    """Return what each sentence was made of, as `Report.grounds` keeps it."""
    return {
        part: {
            one.text: {"activities": list(one.activities), "concerns": list(one.concerns)}
            for one in held
        }
        for part, held in told_.items()
        if held
    }


def _deeds(rows: QuerySet[Activity]) -> list[Deed]:
    return [_deed(row) for row in rows.select_related("place")]


def _events(scope: Scope) -> list[Deed]:
    return _deeds(ledger.activities(scope).exclude(kind__in=_daily()))


def _undone(scope: Scope) -> list[Deed]:
    rows = Activity.objects.filter(
        within(scope.work),
        state=Activity.MISSED,
        due_on__range=(scope.period.from_on, scope.period.until_on),
        corrected_by__isnull=True,
    )
    return _deeds(of_units(rows, scope.units))


def _planned(scope: Scope) -> list[Deed]:
    last = scope.period.until_on
    rows = Activity.objects.filter(
        within(scope.work),
        unit__in=scope.units,
        state=Activity.PLANNED,
        due_on__gt=last,
        due_on__lte=last + AHEAD,
    )
    return _deeds(rows)


def _examples(scope: Scope) -> dict[str, list[int]]:
    rows = Carried.objects.filter(
        activity__in=ledger.activities(scope), version__item__kind="example"
    ).order_by("version__item", "activity")
    found: dict[str, list[int]] = {}
    for title, activity in rows.values_list("version__item__title", "activity_id"):
        found.setdefault(title, []).append(activity)
    return found


def _difficulties(scope: Scope, below: list[DueState]) -> list[tuple[int, date, str, bool]]:
    units = scope.units | {one.due.unit_id for one in below}
    return [
        (one.pk, clock.day_of(one.received_at), one.title, one.state != Concern.OPEN)
        for one in ledger.concerns(replace(scope, units=units))
    ]


def _labels() -> dict[str, str]:
    return {kind: channel.label for kind, channel in all_channels().items()}


def _daily() -> set[str]:
    """Return the kinds that go on every day: a single one of them is no event."""
    return {kind for kind, channel in all_channels().items() if channel.vehicle == "radio"}


def _deed(act: Activity) -> Deed:
    asks = all_channels()[act.kind].asks if act.kind in all_channels() else ()
    told = [(float(act.counts[ask.key]), ask) for ask in asks if act.counts.get(ask.key)]
    return Deed(
        pk=act.pk,
        on=act.done_on or act.due_on,
        title=act.title,
        place=str(act.place),
        kind=act.kind,
        counted=", ".join(f"{num(number)} {ask.unit}" for number, ask in told),
        reason=act.reason,
        weight=max((number for number, _ in told), default=0),
    )
