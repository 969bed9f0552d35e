"""The first page after signing in, by what the person does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.commune.queries import signed_in
from lantoa.plan.queries import campaigns


def desk(request: HttpRequest) -> HttpResponse:
    """Show the office's desk (Bàn làm việc)."""
    me = signed_in(request)
    return render(request, "home/desk.html", {"campaigns": campaigns(me)})
