"""A report as a paper to take away: the Word file and the PDF, the same words in both."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lantoa.commune.queries import signed_in
from lantoa.kit.official_files import paper_file
from lantoa.report import queries
from lantoa.report.paper import to_paper


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """Give the report as a file of that ending; once issued, the PDF is the signed one."""
    row = queries.report(signed_in(request), pk)
    if ending == ".pdf" and queries.issued_of(row):
        return redirect("report:issued", pk)
    return paper_file(to_paper(row), f"bao-cao-{row.pk}-v{row.version}", ending)
