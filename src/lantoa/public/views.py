"""What residents see: the commune's campaigns, in big print, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.public import queries


def home(request: HttpRequest) -> HttpResponse:
    """Show the commune's running campaigns."""
    return render(request, "public/home.html", {"campaigns": queries.campaigns()})
