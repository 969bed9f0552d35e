"""A report as a paper to take away: the Word file and the PDF, the same words in both."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lantoa.commune.queries import signed_in
from lantoa.kit.official_files import paper_file
from lantoa.report import queries
from lantoa.report.paper import to_paper
from lantoa.report.photos import photo_annex


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """Give the report as a file of that ending (?anh=1: with the annex of photos).

    Once it is issued, the PDF is the signed one.
    """
    row = queries.report(signed_in(request), pk)
    if ending == ".pdf" and not request.GET.get("anh") and queries.issued_of(row):
        return redirect("report:issued", pk)
    made = to_paper(row)
    if request.GET.get("anh"):
        made = replace(made, annexes=(*made.annexes, photo_annex(row)))
    return paper_file(made, f"bao-cao-{row.pk}-v{row.version}", ending)
