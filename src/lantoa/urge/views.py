"""Pages of urging: what the office says to whom, and a unit's "đã xem"."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import commune_of, require, signed_in, unit_seen
from lantoa.kit.http import post_only, uid_of
from lantoa.urge import actions, queries


def nudges(request: HttpRequest) -> HttpResponse:
    """Show the office whom to remind (Đôn đốc), with words ready to paste into Zalo."""
    me = signed_in(request)
    require(me, "reminder.send", commune_of(me))
    rows = queries.nudges(me)
    context = {
        "urged": [row for row in rows if not row.is_asked],
        "asked": [row for row in rows if row.is_asked],
        "vias": actions.VIAS,
    }
    return render(request, "urge/nudges.html", context)


@post_only
def said(request: HttpRequest, unit: int) -> HttpResponse:
    """Record that the unit was reminded."""
    me = signed_in(request)
    one = unit_seen(me, unit)
    waiting = queries.nudge(me, one)
    actions.pass_on(
        one,
        words=waiting.text if waiting else "",
        via=request.POST.get("via", ""),
        by=me,
        uid=uid_of(request),
    )
    messages.success(request, f"Đã ghi lần nhắn, gọi {one}.")
    return redirect("urge:list")


@post_only
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a reminder as read."""
    me = signed_in(request)
    actions.read(queries.reminder(me, pk), by=me)
    return redirect("home:desk")
