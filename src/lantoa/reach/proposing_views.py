"""The page of the next best steps of a hamlet, with their arithmetic open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.commune.queries import signed_in
from lantoa.plan import queries as plan
from lantoa.reach import proposing_words as words
from lantoa.reach import queries
from lantoa.reach.frames import base_of
from lantoa.reach.proposing import proposal


def next_best(request: HttpRequest, campaign: int, hamlet: int) -> HttpResponse:
    """Show what to do next in the hamlet: what each step gives, why, what it costs."""
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    place = queries.hamlet(me, hamlet)
    found = proposal(row, place)
    steps = [
        {
            "what": words.what(step),
            "gives": words.gives(step),
            "evidence": words.evidence(step),
            "cost": words.cost(step),
        }
        for step in found.steps
    ]
    context = {
        "base": base_of(request),
        "campaign": row,
        "hamlet": place,
        "found": found,
        "away": found.away.bit_count(),
        "steps": steps,
        "sentence": words.in_words(found),
    }
    return render(request, "reach/next.html", context)
