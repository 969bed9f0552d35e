"""Which frame a page of reach stands in: the office's desk or the phone."""

from django.http import HttpRequest

from lantoa.commune.queries import roles
from lantoa.commune.rules import PROVINCE, READERS


def base_of(request: HttpRequest) -> str:
    """Return the frame's template for the person who asks."""
    at_a_desk = roles(request.user) & (READERS | {PROVINCE})
    return "base_desk.html" if at_a_desk else "base_phone.html"
