"""What the ledger says now of a report that was sealed: shown as a difference, never written."""

from dataclasses import dataclass

from lantoa.report.drafting import ledger_answer, ledger_answers
from lantoa.report.models import Report
from lantoa.report.queries import figures
from lantoa.report.rules import Answer, shown


@dataclass(frozen=True)
class Moved:
    """A figure whose ledger changed after the report was accepted: its code, then and now."""

    code: str
    label: str
    then: str
    now: str


def moved(report: Report) -> list[Moved]:
    """Return the figures that the ledger would now give otherwise than when it was accepted."""
    if report.state != Report.ACCEPTED:
        return []
    found = ledger_answers(report.due)
    return [
        Moved(row.indicator.code, row.indicator.label, _said(then), _said(now))
        for row in figures(report)
        for then, now in [(ledger_answer(row), found.get(row.indicator.code, Answer()))]
        if then.value != now.value
    ]


def _said(answer: Answer) -> str:
    return "chưa có" if answer.value is None else shown(answer)
