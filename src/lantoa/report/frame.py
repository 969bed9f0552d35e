"""Which frame a page of reports stands in: the office's desk or the phone."""

from django.http import HttpRequest

from lantoa.commune.queries import roles
from lantoa.commune.rules import READERS


def base_of(request: HttpRequest) -> str:
    """Return the template that the page extends."""
    return "base_desk.html" if roles(request.user) & READERS else "base_phone.html"
