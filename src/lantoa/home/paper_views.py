"""The officer's first papers to download: the plan, the week on the radio, a hamlet's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import Place
from lantoa.commune.queries import commune_of, hamlet_unit, hamlets, may, seen, signed_in
from lantoa.home import papers
from lantoa.kit import clock
from lantoa.kit.errors import NotThere
from lantoa.kit.http import day_in
from lantoa.kit.official_files import paper_file
from lantoa.kit.periods import week_of
from lantoa.kit.text import fold
from lantoa.plan.queries import campaign
from lantoa.report.queries import issued_of


def shelf(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the papers of one campaign."""
    me = signed_in(request)
    row = campaign(me, pk)
    facts = {
        "campaign": row,
        "hamlets": hamlets(row.commune),
        "week": week_of(clock.today()),
        "issued": issued_of(row),
        "may_issue": may(me, "paper.issue", row),
    }
    return render(request, "home/papers.html", facts)


def plan(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """Give the plan with its annex of assignments; once issued, the PDF is the signed one."""
    row = campaign(signed_in(request), pk)
    if ending == ".pdf" and issued_of(row):
        return redirect("report:issued_plan", pk)
    return paper_file(papers.plan(row), "ke-hoach-tuyen-truyen", ending)


def radio(request: HttpRequest, ending: str) -> HttpResponse:
    """Give the radio schedule of the week of a day (?ngay=2025-09-29), else of today."""
    commune = commune_of(signed_in(request))
    week = week_of(day_in(request.GET.get("ngay", "")) or clock.today())
    name = f"lich-phat-thanh-{week.from_on:%d-%m-%Y}"
    return paper_file(papers.radio(commune, week), name, ending)


def hamlet(request: HttpRequest, pk: int, hamlet: int, ending: str) -> HttpResponse:
    """Give one hamlet's page of work."""
    me = signed_in(request)
    row, place = campaign(me, pk), seen(me, Place.objects.filter(kind=Place.HAMLET), pk=hamlet)
    board = hamlet_unit(place)
    if board is None or not may(me, "reach.see", place):
        raise NotThere
    name = fold(place.name).replace(" ", "-")
    return paper_file(papers.hamlet(row, board), f"viec-cua-thon-{name}", ending)
