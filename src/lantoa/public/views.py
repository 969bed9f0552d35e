"""What residents see: what the commune tells them, in big print, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.kit import clock
from lantoa.kit.http import anyone
from lantoa.learning.queries import lessons
from lantoa.outreach.actions import acknowledge
from lantoa.plan.models import Campaign
from lantoa.public import queries

NEWS_ON_FIRST_PAGE = 6


@anyone
def home(request: HttpRequest) -> HttpResponse:
    """Show the one running campaign, or the list of several."""
    running = list(queries.campaigns())
    if len(running) == 1:
        return _campaign(request, running[0])
    return render(request, "public/home.html", {"campaigns": running})


@anyone
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one campaign."""
    return _campaign(request, queries.campaign(pk))


def _campaign(request: HttpRequest, row: Campaign) -> HttpResponse:
    today = clock.today()
    days = queries.programme(row, today)
    on_air, news = queries.on_air(days, today), queries.to_read(row)
    peak = queries.next_peak(row)
    return render(
        request,
        "public/campaign.html",
        {
            "campaign": row,
            "contents": queries.contents(row),
            "slogans": queries.slogans(row)[:3],
            "peak": peak,
            "days_to_peak": (peak.on - today).days if peak else None,
            "days": days,
            "has_programme": any(day.sessions for day in days),
            "on_air": on_air,
            "hours": queries.hours(days, today),
            "lead": next(iter([*on_air, *news]), None),
            "news": news[:NEWS_ON_FIRST_PAGE],
            "more_news": len(news) > NEWS_ON_FIRST_PAGE,
            "lessons": lessons(),
            "commune": queries.commune(),
        },
    )


@anyone
def news(request: HttpRequest, pk: int) -> HttpResponse:
    """List everything of a campaign that residents may read."""
    row = queries.campaign(pk)
    facts = {"campaign": row, "news": queries.to_read(row)}
    return render(request, "public/news.html", facts)


@anyone
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one approved text."""
    return render(request, "public/item.html", {"reading": queries.reading(pk)})


@anyone
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Let a household say that it has a leaflet: the code on the paper leads here."""
    version = queries.leaflet(code)
    facts: dict[str, object] = {"version": version, "code": code}
    if request.method == "POST":
        facts |= {"thanks": True, "again": not acknowledge(code), "lessons": lessons()[:3]}
    return render(request, "public/receipt.html", facts)
