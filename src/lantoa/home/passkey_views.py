"""Signing in by a passkey (khóa của máy): fingerprint, face or PIN of one's own device."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from lantoa.commune.actions import (
    Here,
    add_passkey,
    asks_in,
    asks_new,
    enter_by_passkey,
    remove_passkey,
)
from lantoa.commune.queries import passkeys, signed_in
from lantoa.home import recent
from lantoa.home.entrance_views import PLAIN
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.kit.http import anyone, post_only

CHALLENGE = "passkey"
STALE = "Trang này mở đã lâu. Bấm lại một lần nữa."


def keys(request: HttpRequest) -> HttpResponse:
    """Show the person's own passkeys, to add one or take one away."""
    me = signed_in(request)
    facts = {
        "keys": passkeys(me),
        "by_card": _by_card(request),
        "is_recent": recent.is_recent(request),
    }
    return render(request, "home/passkeys.html", facts)


@post_only
def new(request: HttpRequest) -> HttpResponse:
    """Say what the browser needs to make a key; with its answer, keep the key."""
    me = signed_in(request)
    if _by_card(request):
        raise NotAllowed  # a lost card is cut off at once; a key made with it would not be
    said = request.POST.get("credential", "")
    try:
        recent.demand(request, me)
        if not said:
            return _asked(request, *asks_new(me, _here(request)))
        challenge, name = _challenge(request), request.POST.get("name", "")
        add_passkey(me, said, challenge=challenge, here=_here(request), name=name)
    except Unfit as error:
        return _told(error)
    messages.success(request, "Đã thêm khóa. Lần sau bấm “Đăng nhập bằng khóa của máy”.")
    return JsonResponse({"next": request.POST.get("next", "") or "/khoa/"})


@anyone
@post_only
def enter(request: HttpRequest) -> HttpResponse:
    """Say what the browser needs to sign in; with its answer, let its person in."""
    said = request.POST.get("credential", "")
    if not said:
        return _asked(request, *asks_in(_here(request)))
    try:
        user = enter_by_passkey(said, challenge=_challenge(request), here=_here(request))
    except Unfit as error:
        return _told(error)
    login(request, user, backend=PLAIN)
    recent.note(request)
    following = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()})
    return JsonResponse({"next": following if safe and following else "/"})


@post_only
def off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one of one's own keys away."""
    remove_passkey(signed_in(request), pk)
    messages.success(request, "Đã bỏ khóa ấy. Máy đó không vào được bằng khóa nữa.")
    return redirect("home:passkeys")


def _by_card(request: HttpRequest) -> bool:
    return bool(request.session.get("card"))


def _here(request: HttpRequest) -> Here:
    host = request.get_host()
    return Here(host=host.rsplit(":", 1)[0], origin=f"{request.scheme}://{host}")


def _asked(request: HttpRequest, options: str, challenge: bytes) -> HttpResponse:
    request.session[CHALLENGE] = challenge.hex()
    answer = HttpResponse(options, content_type="application/json")
    answer["Cache-Control"] = "no-store"
    return answer


def _challenge(request: HttpRequest) -> bytes:
    """Return the challenge of this browser, which counts once. Raises `Unfit` without one."""
    held = request.session.pop(CHALLENGE, "")
    if not held:
        raise Unfit(STALE)
    return bytes.fromhex(held)


def _told(error: Unfit) -> HttpResponse:
    return JsonResponse({"words": str(error)}, status=422)
