"""Xem lại giúp: the sender's own hints, and the button that lets the work stand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import require, signed_in
from lantoa.kit.http import before, post_only, uid_of
from lantoa.outreach import actions, hints, queries


def mine(request: HttpRequest) -> HttpResponse:
    """Show the hints on what this person sent of late: a part of the phone's queue page."""
    me = signed_in(request)
    return render(request, "outreach/hints.html", {"hints": hints.hints_of(me)})


@post_only
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Take down that the sender looked again and lets it stand."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    require(me, "activity.confirm", row)
    code, words = request.POST.get("code", ""), request.POST.get("words", "")
    actions.keep_hint(row, code, words=words, by=me, uid=uid_of(request))
    messages.success(request, "Đã ghi: xem lại rồi, giữ nguyên.")
    return redirect(before(request))
