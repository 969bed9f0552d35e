"""The next best steps of a hamlet, with their arithmetic open: on a page, and inside others."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import Place, User
from lantoa.commune.queries import signed_in
from lantoa.kit.http import uid_of
from lantoa.kit.say import day
from lantoa.plan import queries as plan
from lantoa.plan.models import Campaign
from lantoa.reach import proposing_words as words
from lantoa.reach import queries
from lantoa.reach.frames import base_of
from lantoa.reach.proposed import slots, take_up
from lantoa.reach.proposing import proposal


def next_best(request: HttpRequest, campaign: int, hamlet: int) -> HttpResponse:
    """Show what to do next in the hamlet, what each step gives, why, what it costs; plan one."""
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    place = queries.hamlet(me, hamlet)
    if request.method == "POST":
        kind = request.POST.get("viec", "")
        planned = take_up(row, place, kind, by=me, uid=uid_of(request))
        messages.success(request, f"Đã có trong lịch, {day(planned.due_on)}.")
        return redirect("outreach:activity", planned.pk)
    context = {"base": base_of(request), "campaign": row, "hamlet": place, "is_whole": True}
    return render(request, "reach/next.html", context | steps(me, row, place))


def steps(user: User, campaign: Campaign, hamlet: Place) -> dict[str, object]:
    """Return what `reach/next_steps.html` shows."""
    found = proposal(campaign, hamlet)
    at = slots(campaign, hamlet, found.steps, user)
    return {
        "left": found.households,
        "steps_away": found.away.bit_count(),
        "steps": list(zip(words.told(found), at, strict=True)),
        "steps_say": words.in_words(found),
    }
