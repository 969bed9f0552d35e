"""Makes a draft: figures of the ledger and of accepted reports, sentences of what was done."""

from collections.abc import Iterable
from dataclasses import replace

from lantoa.channels.base import all_channels
from lantoa.concerns.models import Concern
from lantoa.kit import clock
from lantoa.kit.say import num
from lantoa.outreach.models import Activity
from lantoa.report import ledger, sentences
from lantoa.report.indicators import Measure, catalogue
from lantoa.report.models import Due, Figure, Report
from lantoa.report.queries import answer, answers, children, figures, scope_of
from lantoa.report.rules import BLANK, Answer, added


def measures_of(due: Due) -> list[Measure]:
    """Return the figures that the due's regime asks for, in the paper's order."""
    asked = set(due.regime.indicators.values_list("code", flat=True))
    return [measure for measure in catalogue() if measure.code in asked]


def ledger_answers(due: Due) -> dict[str, Answer]:
    """Return what the draft starts from: the ledger, plus accepted reports of units below.

    Figures that do not add (households, items) are asked of the ledger for the whole commune.
    """
    measures = measures_of(due)
    found = ledger.readings(scope_of(due), measures)
    below = [
        answers(one.report) for one in children(due) if one.report and one.state == Report.ACCEPTED
    ]
    for measure in measures:
        if measure.additive and below:
            told = [found[measure.code], *(said.get(measure.code, Answer()) for said in below)]
            found[measure.code] = added(told, additive=True).answer
    return found


def ledger_answer(figure: Figure) -> Answer:
    """Return what the ledger said for a figure when it was last asked."""
    value = figure.ledger_value
    if value is None:
        return Answer()
    return Answer("value" if value else "zero", value)


def put_figures(report: Report, *, after: Report | None) -> None:
    """Write the figures of a new draft; after a return, what people wrote stays."""
    found = ledger_answers(report.due)
    known = {figure.indicator.code: figure for figure in figures(after)} if after else {}
    rows = []
    for indicator in report.due.regime.indicators.all():
        said, old = found.get(indicator.code, Answer()), known.get(indicator.code)
        row = Figure(report=report, indicator=indicator, ledger_value=said.value)
        _take(row, said)
        if old and (old.reason or answer(old) != ledger_answer(old)):
            row.state, row.value, row.reason = old.state, old.value, old.reason
        rows.append(row)
    Figure.objects.bulk_create(rows)


def _take(figure: Figure, said: Answer) -> None:
    figure.state, figure.value = said.state, said.value


def refresh(report: Report) -> None:
    """Ask the ledger again; figures that nobody changed follow it."""
    found = ledger_answers(report.due)
    for figure in figures(report):
        said = found.get(figure.indicator.code, Answer())
        if figure.state == BLANK or (not figure.reason and answer(figure) == ledger_answer(figure)):
            _take(figure, said)
        figure.ledger_value = said.value
        figure.save()


def narrative(due: Due) -> dict[str, str]:
    """Return the sections of a first draft, each sentence built from an activity or a concern."""
    scope = scope_of(due)
    acts = ledger.activities(scope).select_related("place").exclude(kind__in=_daily())
    undone = Activity.objects.filter(
        campaign=scope.campaign,
        unit__in=scope.units,
        state=Activity.MISSED,
        due_on__range=(scope.period.from_on, scope.period.until_on),
    ).select_related("place")
    told = ledger.concerns(_all_who_speak(due, scope))
    return {
        "highlights": sentences.highlights([_deed(act) for act in acts]),
        "missed": sentences.missed([_deed(act) for act in undone]),
        "difficulties": sentences.difficulties(
            (clock.day_of(one.received_at), one.title, one.state != Concern.OPEN) for one in told
        ),
        "proposals": "",
    }


def _all_who_speak(due: Due, scope: ledger.Scope) -> ledger.Scope:
    """Let the office's report tell the difficulties of the units below it too."""
    return replace(scope, units=scope.units | {one.due.unit_id for one in children(due)})


def _daily() -> list[str]:
    """Return the kinds that go on every day: a single one of them is no event."""
    return [kind for kind, channel in all_channels().items() if channel.vehicle == "radio"]


def _deed(act: Activity) -> sentences.Deed:
    asks = all_channels()[act.kind].asks if act.kind in all_channels() else ()
    counted = ", ".join(_counted(act, [(ask.key, ask.unit) for ask in asks]))
    on = act.done_on or act.due_on
    return sentences.Deed(on, act.title, str(act.place), counted, act.reason)


def _counted(act: Activity, asks: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{num(act.counts[key])} {unit}" for key, unit in asks if act.counts.get(key)]


def body(report: Report) -> dict[str, object]:
    """Return everything that a seal holds of a report, without any name of a resident."""
    due = report.due
    return {
        "unit": due.unit.name,
        "regime": due.regime.title,
        "period": [due.from_on.isoformat(), due.until_on.isoformat()],
        "version": report.version,
        "narrative": dict(report.narrative),
        "figures": [
            {
                "code": figure.indicator.code,
                "label": figure.indicator.label,
                "state": figure.state,
                "value": None if figure.value is None else f"{figure.value.normalize():f}",
                "ledger": None
                if figure.ledger_value is None
                else f"{figure.ledger_value.normalize():f}",
                "reason": figure.reason,
            }
            for figure in figures(report)
        ],
        "sent_at": report.sent_at.isoformat() if report.sent_at else "",
        "on_paper": report.on_paper,
        "stands_in": report.stands_in,
    }
