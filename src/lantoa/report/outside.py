"""Figures in the columns of another body's form, ready to be copied."""

from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.commune.models import Commune, User
from lantoa.commune.queries import commune_of, require
from lantoa.commune.tables import safe
from lantoa.kit.errors import NotThere
from lantoa.report.matching import nearest
from lantoa.report.models import Figure, Indicator, OutsideForm, Report
from lantoa.report.queries import answer, children, figures
from lantoa.report.rules import shown

FACTS = {
    "@order": "Số thứ tự",
    "@unit": "Tên đơn vị",
    "@period": "Kỳ báo cáo",
    "@from": "Từ ngày",
    "@until": "Đến ngày",
}


@dataclass(frozen=True)
class Cell:
    """One cell to copy: as people read it, and as another form takes it (without dots)."""

    shown: str
    plain: str
    is_number: bool = False


@dataclass(frozen=True)
class CopyTable:
    """A table to copy: headings, whether each column holds numbers, and rows of cells."""

    header: list[str]
    rows: list[list[Cell]]


def forms_of(commune: Commune) -> list[OutsideForm]:
    """Return the forms that the commune has brought in."""
    return list(OutsideForm.objects.filter(commune=commune))


def outside_form(user: User, pk: int) -> OutsideForm:
    """Return one form of the user's commune; raises `NotThere`, `NotAllowed`."""
    commune = commune_of(user)
    row = OutsideForm.objects.filter(commune=commune, pk=pk).first()
    if row is None:
        raise NotThere
    require(user, "form.change", commune)
    return row


def sources() -> list[tuple[str, str]]:
    """Return what a column can hold: (source, words), an empty one first."""
    known = Indicator.objects.order_by("order", "code").values_list("code", "label")
    return [("", "Để trống"), *FACTS.items(), *known]


def matched(labels: Iterable[str]) -> list[dict[str, str]]:
    """Return columns for these headings, each with the source that its words mean."""
    known = [(source, words) for source, words in sources() if source]
    known += [("@order", "TT"), ("@order", "STT"), ("@unit", "Đơn vị"), ("@unit", "Thôn")]
    return [{"label": label, "source": nearest(label, known)} for label in labels]


def plain_table(report: Report) -> CopyTable:
    """Return the report's figures, one a row, in the paper's order."""
    rows = [
        [
            _text(figure.indicator.label),
            _text(figure.indicator.unit_word),
            _number(figure),
        ]
        for figure in figures(report)
    ]
    return CopyTable(["Số liệu", "Đơn vị tính", "Kết quả"], rows)


def in_form(form: OutsideForm, report: Report) -> CopyTable:
    """Return the report in the form's columns; the office's with a row for each unit below."""
    below = [state.report for state in children(report.due) if state.report]
    sent = [one for one in below if one.state in (Report.SENT, Report.ACCEPTED)]
    held = _figures([report, *sent])
    rows = [
        [_cell(column["source"], place, one, held[one.pk]) for column in form.columns]
        for place, one in enumerate([*sent, report], start=1)
    ]
    return CopyTable([column["label"] for column in form.columns], rows)


def _figures(reports: list[Report]) -> dict[int, dict[str, Figure]]:
    held: dict[int, dict[str, Figure]] = {report.pk: {} for report in reports}
    rows = Figure.objects.filter(report__in=list(held)).select_related("indicator")
    for figure in rows:
        held[figure.report_id][figure.indicator.code] = figure
    return held


def _cell(source: str, place: int, report: Report, held: dict[str, Figure]) -> Cell:
    due = report.due
    facts = {
        "": "",
        "@order": str(place),
        "@unit": str(due.unit),
        "@period": due.title,
        "@from": f"{due.from_on:%d/%m/%Y}",
        "@until": f"{due.until_on:%d/%m/%Y}",
    }
    if source in facts:
        return _text(facts[source])
    return _number(held[source]) if source in held else _text("")


def _text(text: str) -> Cell:
    return Cell(text, safe(text))


def _number(figure: Figure) -> Cell:
    words = shown(answer(figure))
    if figure.value is None:
        return Cell(words, words if figure.state == Figure.NONE else "")
    return Cell(words, f"{figure.value.normalize():f}".replace(".", ","), is_number=True)
