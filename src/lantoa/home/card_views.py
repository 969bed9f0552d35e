"""Coming in by a card: one tap binds the phone; a card that was lost ends at once."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.actions import card_is_good, enter_by_card
from lantoa.home import browser
from lantoa.home.entrance_views import PLAIN
from lantoa.kit.http import anyone

PHONE = "may"
YEAR, HALF_A_YEAR = 60 * 60 * 24 * 365, 60 * 60 * 24 * 180


class CardDoor:
    """At every request of a person who came by card, ask whether the card still holds."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out whoever's card was ended or went to another phone, then go on."""
        held = request.session.get("card")
        if held and not card_is_good(held, phone=request.COOKIES.get(PHONE, "")):
            logout(request)
        return self.get_response(request)


@anyone
def card(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the one button; pressed, the phone is let in, or the office is asked for a second one.

    Only the button binds: looking at a link ahead of its reader (Zalo's preview) binds nothing.
    """
    if request.method == "POST":
        return _entered(request, secret)
    chrome = browser.chrome_address(request) if browser.is_in_zalo(request) else ""
    return _page(request, "", chrome=chrome, in_zalo=browser.is_in_zalo(request))


def _entered(request: HttpRequest, secret: str) -> HttpResponse:
    phone = request.COOKIES.get(PHONE) or secrets.token_urlsafe(24)
    entry = enter_by_card(secret, phone=phone, said=request.headers.get("User-Agent", ""))
    if entry.state == "in" and entry.card:
        login(request, entry.card.user, backend=PLAIN)
        request.session["card"] = entry.card.pk
        request.session.set_expiry(HALF_A_YEAR)
        answer: HttpResponse = redirect("home:desk")
    else:
        answer = _page(request, entry.state)
    answer.set_cookie(
        PHONE,
        phone,
        max_age=YEAR,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return answer


def _page(request: HttpRequest, state: str, **facts: object) -> HttpResponse:
    status = 403 if state == "off" else 200
    page = render(request, "home/card.html", {"state": state, **facts}, status=status)
    page["Cache-Control"] = "no-store"
    page["Referrer-Policy"] = "same-origin"  # "no-referrer" makes browsers post from nowhere
    return page
