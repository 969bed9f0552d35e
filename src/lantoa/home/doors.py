"""The doors of the house: who comes in, how often they may knock, what stands around a page."""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.commune.queries import hats
from lantoa.home import navigation
from lantoa.kit import clock, http
from lantoa.kit.typed import told, typed

OPEN_ROOMS = {"public"}
OWN_LOCK = "api"
KNOCKS_A_MINUTE = {True: 300, False: 30}
MINUTE = 60
STALE = "X-Lantoa-Stale"
MOST_BYTES = {True: 48 * 2**20, False: 2**20}


class Doors:
    """Let people in where they belong, slow down who knocks too often, say errors in words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, unless the person knocks too often or carries too much."""
        if _weight(request) > MOST_BYTES[_signed_in(request)]:
            return _too_heavy(request)
        if request.method == "POST" and _knocks(request) > KNOCKS_A_MINUTE[_signed_in(request)]:
            page = render(request, "429.html", {"told": told(request)}, status=429)
            page["Retry-After"] = str(MINUTE)
            return page
        answer = self.get_response(request)
        if _signed_in(request) and not answer.has_header("Cache-Control"):
            answer["Cache-Control"] = "private, no-store"
        return answer

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Ask for a sign-in everywhere but at the declared public addresses."""
        request.hats = hats(request.user)  # type: ignore[attr-defined]
        match = request.resolver_match
        room = match.app_names[0] if match and match.app_names else ""
        if _signed_in(request) or http.is_for_anyone(view) or room in OPEN_ROOMS:
            return None
        return None if room == OWN_LOCK else redirect_to_login(request.get_full_path())

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn the house's own errors into pages."""
        return http.answer(request, error)


def _signed_in(request: HttpRequest) -> bool:
    return bool(request.user.is_authenticated)


def _weight(request: HttpRequest) -> int:
    said = request.headers.get("Content-Length", "")
    return int(said) if said.isdecimal() else 0


def _too_heavy(request: HttpRequest) -> HttpResponse:
    """Refuse before a byte of it is read: reading would fill the disk for whoever likes."""
    most = MOST_BYTES[_signed_in(request)] // 2**20
    sentence = f"Lần gửi này nặng hơn {most} MB. Hãy gửi ít tệp hơn hoặc tệp nhỏ hơn."
    facts = {"sentence": sentence, "back": http.before(request), "told": []}
    return render(request, "422.html", facts, status=413)


def _knocks(request: HttpRequest) -> int:
    """Count this person's POSTs of the running minute, this one included."""
    key = f"knocks:{who(request)}:{int(clock.real_now().timestamp()) // MINUTE}"
    cache.add(key, 0, MINUTE)
    try:
        return cache.incr(key)
    except ValueError:
        return 1


def who(request: HttpRequest) -> str:
    """Return who is counted: the person, or for a visitor the line (a word without blanks)."""
    return str(request.user.pk) if _signed_in(request) else f"from:{line(request)}".replace(" ", "")


def line(request: HttpRequest) -> str:
    """Return whose line the request comes over: one line owns a whole /64 of IPv6 addresses."""
    here = address(request)
    try:
        known = ip_address(here)
    except ValueError:
        return here
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return str(ip_network((known, 64), strict=False).network_address)
    return here


def address(request: HttpRequest) -> str:
    """Return where the request comes from; behind our own proxy, what the proxy wrote last."""
    if settings.HTTPS:
        written = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
        if written:
            return written
    return str(request.META.get("REMOTE_ADDR", ""))


def around(request: HttpRequest) -> dict[str, object]:
    """Return what stands around every page: the person, the commune, the doors, today."""
    return navigation.around(request)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose page was open too long: nothing typed is lost, one tap sends it again.

    A form that comes from another site is refused without offering its fields.
    """
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    ours = f"{request.scheme}://{request.get_host()}"
    is_ours = origin == ours or origin.startswith(ours + "/")
    fields, words = (typed(request), told(request)) if is_ours else ([], [])
    context = {
        "typed": fields,
        "told": words,
        "back": http.before(request),
        "had_files": bool(request.FILES),
    }
    page = render(request, "expired.html", context, status=403)
    page[STALE] = "1"
    return page
