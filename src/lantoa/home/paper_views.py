"""Pages that hand out the officer's first papers as Word files."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.commune.models import Unit
from lantoa.commune.queries import commune_of, hamlets, seen, signed_in
from lantoa.home import papers
from lantoa.kit import clock
from lantoa.kit.errors import NotThere
from lantoa.kit.official import Paper
from lantoa.kit.official_docx import to_docx
from lantoa.kit.periods import week_of
from lantoa.kit.text import fold
from lantoa.plan.queries import campaign as campaign_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def shelf(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the papers of one campaign."""
    me = signed_in(request)
    campaign = campaign_of(me, pk)
    places = hamlets(campaign.commune)
    boards = papers.boards(list(places))
    return render(
        request,
        "home/papers.html",
        {
            "campaign": campaign,
            "hamlets": [(place, boards.get(place.pk)) for place in places],
            "week": week_of(clock.today()),
        },
    )


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the plan (Kế hoạch)."""
    campaign = campaign_of(signed_in(request), pk)
    return as_word(papers.plan(campaign), f"ke-hoach-{campaign.pk}")


def radio(request: HttpRequest) -> HttpResponse:
    """Hand out the radio schedule of this week, or of the week of ?ngay=2025-09-29."""
    commune = commune_of(signed_in(request))
    try:
        day = date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        day = clock.today()
    week = week_of(day)
    return as_word(papers.radio(commune, week), f"lich-phat-thanh-{week.from_on:%Y-%m-%d}")


def hamlet(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Hand out one hamlet's page of work."""
    me = signed_in(request)
    campaign = campaign_of(me, pk)
    board = seen(me, Unit.objects.select_related("place"), pk=unit)
    if board.kind != "hamlet":
        raise NotThere
    stem = fold(board.name).replace(" ", "-")
    return as_word(papers.hamlet(campaign, board), f"viec-cua-{stem}")


def as_word(paper: Paper, stem: str) -> HttpResponse:
    """Answer with a paper as a Word file to save."""
    answer = HttpResponse(to_docx(paper), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{stem}.docx"'
    return answer
