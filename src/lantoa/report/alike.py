"""Own words of a report that other units wrote alike: asked about in private, nothing is held."""

from dataclasses import dataclass

from lantoa.outreach.queries import units_alike
from lantoa.report.models import Report
from lantoa.report.proofs import lines_of

Sent = list[tuple[int, str]]


@dataclass(frozen=True)
class Alike:
    """A sentence that stands in several units' reports: its heading, the words, how many others."""

    heading: str
    words: str
    units: int


def alike(report: Report) -> list[Alike]:
    """Return the sentences of people's own making that units of the same duty and period sent too.

    What the draft built out of activities is alike where the work was. One query.
    """
    own = _own_lines(report)
    others = _sent_by_others(report) if own else []
    counted = [
        Alike(heading, words, units_alike(words, others, unit=report.due.unit_id))
        for heading, words in own
    ]
    return [one for one in counted if one.units]


def _own_lines(report: Report) -> list[tuple[str, str]]:
    return [
        (heading, line)
        for key, heading in report.due.regime.sections.items()
        for line in lines_of(report, key)
        if line not in report.grounds.get(key, {})
    ]


def _sent_by_others(report: Report) -> Sent:
    """Return each line that others sent (unit, words): only the newest version of each counts."""
    due = report.due
    rows = Report.objects.filter(due__regime=due.regime_id, due__until_on=due.until_on)
    sent = rows.exclude(state=Report.DRAFT).exclude(due__unit=due.unit_id).order_by("version")
    newest = dict(sent.values_list("due__unit", "narrative"))
    return [
        (unit, line)
        for unit, narrative in newest.items()
        for text in narrative.values()
        for line in str(text).splitlines()
    ]
