"""Figures as ADX, the XML of IHE's Aggregate Data eXchange that DHIS2 takes in.

A group is one unit's report of one period. What was not filled in is left out; "nothing happened"
is a zero with the words beside it.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from xml.etree import ElementTree

from lantoa.kit import clock
from lantoa.report.exports import ANSWERS, Told
from lantoa.report.models import Due, Figure, Report

SPACE = "urn:ihe:qrph:adx:2015"
ADX = "application/adx+xml"


def to_adx(told: Sequence[Told]) -> bytes:
    """Return the reports' figures as an ADX document."""
    ElementTree.register_namespace("", SPACE)
    root = ElementTree.Element(
        f"{{{SPACE}}}adx", exported=clock.now().isoformat(timespec="seconds")
    )
    for one in told:
        values = [figure for figure in one.figures if figure.state != Figure.BLANK]
        if values:
            _group(root, one, values)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _group(root: ElementTree.Element, one: Told, values: Sequence[Figure]) -> None:
    facts = {
        "orgUnit": unit_code(one.due),
        "period": period_code(one.due.from_on, one.due.until_on),
        "dataSet": one.due.regime.key,
    }
    if one.report.state == Report.ACCEPTED and one.report.answered_at:
        facts["completeDate"] = clock.day_of(one.report.answered_at).isoformat()
    group = ElementTree.SubElement(root, f"{{{SPACE}}}group", facts)
    for figure in values:
        number = "0" if figure.value is None else f"{figure.value.normalize():f}"
        value = ElementTree.SubElement(
            group, f"{{{SPACE}}}dataValue", dataElement=figure.indicator.code, value=number
        )
        if figure.state == Figure.NONE:
            note = ElementTree.SubElement(value, f"{{{SPACE}}}annotation")
            note.text = ANSWERS[Figure.NONE]


def unit_code(due: Due) -> str:
    """Return the code of a unit: that of its hamlet or commune, else the commune's and its own."""
    place, commune = due.unit.place, due.regime.commune
    is_place = due.unit.kind == "hamlet" or due.unit_id == commune.office_id
    return place.code if is_place else f"{commune.place.code}-{due.unit_id}"


def period_code(first: date, last: date) -> str:
    """Return the days as ISO 8601 start and length: "2025-09-15/P1M", "2025-08-23/P23D"."""
    for months in range(1, 13):
        if _months_on(first, months) - timedelta(days=1) == last:
            return f"{first.isoformat()}/P{months}M"
    return f"{first.isoformat()}/P{(last - first).days + 1}D"


def _months_on(day: date, months: int) -> date:
    """Return the same day some months on; of a day past the 28th, where there is one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for back in range(4):
        try:
            return date(year, month + 1, day.day - back)
        except ValueError:
            continue
    raise AssertionError(day)
