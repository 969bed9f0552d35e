"""Pages of what stands behind a report: the activities of a figure, of a sentence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.commune.queries import signed_in
from lantoa.kit.http import paginate
from lantoa.report import board, proofs, queries
from lantoa.report.frame import base_of
from lantoa.report.models import Report

A_PAGE = 30


def behind_figure(request: HttpRequest, pk: int, figure: str) -> HttpResponse:
    """Show what a figure was counted from: activities, photos, the sealed reports below."""
    user = signed_in(request)
    row = queries.report(user, pk)
    measure = proofs.measure_of(row, figure)
    held = [one for one in queries.figures(row) if one.indicator.code == figure]
    context = {
        "title": measure.label,
        "measure": measure,
        "line": next(iter(board.lines(row, held)), None),
        "counted": proofs.how_counted(measure),
    }
    return _page(request, row, proofs.of_figure(user, row, measure), context)


def behind_sentence(request: HttpRequest, pk: int, part: str, n: int) -> HttpResponse:
    """Show what a sentence was made of."""
    user = signed_in(request)
    row = queries.report(user, pk)
    text, ground = proofs.of_sentence(user, row, part, n)
    heading = row.due.regime.sections.get(part, "")
    return _page(request, row, ground, {"title": heading, "sentence": text})


def _page(
    request: HttpRequest, row: Report, ground: proofs.Ground, context: dict[str, object]
) -> HttpResponse:
    facts = {
        "base": base_of(request),
        "report": row,
        "ground": ground,
        "page": paginate(request, ground.activities, per_page=A_PAGE),
    }
    return render(request, "report/proved.html", facts | context)
