"""The next best steps of a hamlet, with their arithmetic open: on a page, and inside others."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.commune.models import Place
from lantoa.commune.queries import signed_in
from lantoa.plan import queries as plan
from lantoa.plan.models import Campaign
from lantoa.reach import proposing_words as words
from lantoa.reach import queries
from lantoa.reach.frames import base_of
from lantoa.reach.proposing import proposal


def next_best(request: HttpRequest, campaign: int, hamlet: int) -> HttpResponse:
    """Show what to do next in the hamlet: what each step gives, why, what it costs."""
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    place = queries.hamlet(me, hamlet)
    context = {"base": base_of(request), "campaign": row, "hamlet": place}
    return render(request, "reach/next.html", context | steps(row, place))


def steps(campaign: Campaign, hamlet: Place) -> dict[str, object]:
    """Return what `reach/next_steps.html` shows."""
    found = proposal(campaign, hamlet)
    return {
        "left": found.households,
        "steps_away": found.away.bit_count(),
        "steps": words.told(found),
        "steps_say": words.in_words(found),
    }
