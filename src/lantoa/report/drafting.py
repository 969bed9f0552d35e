"""Makes a draft: figures of the ledger and of sealed reports, sentences of what was done."""

from lantoa.report import ledger
from lantoa.report.bounds import homes_of
from lantoa.report.indicators import OFFICE, TYPED, Measure
from lantoa.report.models import Due, Figure, Report
from lantoa.report.queries import answer, children, figures
from lantoa.report.rollup import scope_of, sealed
from lantoa.report.rules import BLANK, Answer, added, needs_reason


def measures_of(due: Due) -> list[Measure]:
    """Return the figures that the due's regime asks for, in the paper's order."""
    return [
        Measure(row.code, row.label, row.unit_word, row.source, row.additive)
        for row in due.regime.indicators.all()
    ]


def ledger_answers(due: Due) -> dict[str, Answer]:
    """Return what the draft starts from: the ledger, plus the sealed figures of units below.

    Figures that do not add (households, items) are asked of the ledger for the whole commune.
    """
    measures, below = measures_of(due), children(due)
    found = ledger.readings(scope_of(due, below), measures)
    taken = sealed(below)
    for measure in measures:
        if measure.additive and taken:
            told = [found[measure.code], *(said.get(measure.code, Answer()) for said in taken)]
            found[measure.code] = added(told, additive=True).answer
    return found


def is_by_hand(figure: Figure) -> bool:
    """Say whether a person wrote the figure: one of people's own, or other than the ledger's."""
    return figure.indicator.source == TYPED or is_unlike(figure, answer(figure))


def is_unlike(figure: Figure, said: Answer) -> bool:
    """Say whether the ledger says otherwise; it knows nothing of figures that people type."""
    return figure.indicator.source != TYPED and needs_reason(said, ledger_answer(figure))


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


def moved(report: Report) -> list[tuple[Figure, Answer]]:
    """Return the figures of which the ledger says something new, and what it says."""
    found = ledger_answers(report.due)
    asked = [(one, found.get(one.indicator.code, Answer())) for one in figures(report)]
    return [(one, said) for one, said in asked if one.ledger_value != said.value]


def refresh(report: Report) -> list[tuple[Figure, Answer]]:
    """Ask the ledger again; figures that nobody changed follow it.

    Return the figures that moved, each with what the ledger said before.
    """
    changed = []
    for figure, said in moved(report):
        before = ledger_answer(figure)
        is_ledgers = not figure.reason and answer(figure) == before
        if not figure.typed and (figure.state == BLANK or is_ledgers):
            _take(figure, said)
        figure.ledger_value = said.value
        figure.save()
        changed.append((figure, before))
    return changed


def body(report: Report) -> dict[str, object]:
    """Return everything that a seal holds of a report, without any name of a resident.

    Of a commune's report also how many households it had: without it nobody outside can tell
    whether a count leaves only a few over.
    """
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
        **({"homes": homes_of(due)} if due.regime.level == OFFICE else {}),
    }
