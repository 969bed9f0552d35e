"""Which frame a page of reports stands in: the office's desk or the phone, which may keep it."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from lantoa.commune.queries import roles
from lantoa.commune.rules import READERS
from lantoa.kit.http import kept

DESK, PHONE = "base_desk.html", "base_phone.html"


def base_of(request: HttpRequest) -> str:
    """Return the template that the page extends."""
    return DESK if roles(request.user) & READERS else PHONE


def kept_on_phones(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a phone keep the page; an office's browser asks for it anew."""
    on_phone = kept(view)

    @wraps(view)
    def chosen(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        show = on_phone if base_of(request) == PHONE else view
        return show(request, *args, **kwargs)

    return chosen
