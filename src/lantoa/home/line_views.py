"""What the phone asks and keeps: who is signed in, its service worker, the page of what waits."""

import hashlib
import hmac

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.csrf import csrf_exempt

from lantoa.commune.actions import people_to_wipe
from lantoa.commune.models import User
from lantoa.commune.queries import signed_in
from lantoa.home.card_views import PHONE
from lantoa.kit import clock
from lantoa.kit.http import anyone, kept

SHELL = (
    "css/look.css",
    "css/phone.css",
    "fonts/be-vietnam-pro-vi-400.woff2",
    "fonts/be-vietnam-pro-vi-700.woff2",
    "img/mark.svg",
    "js/page.js",
    "js/phone/files.js",
    "js/phone/form.js",
    "js/phone/hints.js",
    "js/phone/line.js",
    "js/phone/pack.js",
    "js/phone/queue.js",
    "js/phone/start.js",
    "js/phone/store.js",
    "js/phone/waiting.js",
    "js/phone/words.js",
)
"""What the phone keeps to open without a network: the sign of the version is made of it."""
PATIENCE = 4000
"""Milliseconds a page may take before the phone shows the one that it kept."""
LATER = ("css/reach.css", "js/phone/mend.js", "js/recall.js", "js/walk.js")
"""What it keeps once the first page is still: the lists of doors, mending what was refused."""


@anyone
def hello(request: HttpRequest) -> HttpResponse:
    """Say who is signed in here, the time, a fresh CSRF word, the key that seals a file."""
    owners = people_to_wipe(request.COOKIES.get(PHONE, ""))
    if not isinstance(request.user, User):
        if owners:
            return _said({"state": "wipe", "me": None, "owners": owners})
        return _said({"state": "out", "me": None, "now": clock.now().isoformat()})
    me = request.user
    facts: dict[str, object] = {
        "state": "in",
        "me": me.pk,
        "name": me.called,
        "csrf": get_token(request),
    }
    facts["owners"] = [pk for pk in owners if pk != me.pk]
    return _said({**facts, "now": clock.now().isoformat(), "key": queue_key(me.pk)})


def _said(facts: dict[str, object]) -> HttpResponse:
    answer = JsonResponse(facts)
    answer["Cache-Control"] = "private, no-store"
    return answer


def queue_key(user_pk: int) -> str:
    """Return the key (hex) with which this person's phone seals a queue that leaves as a file."""
    word = f"queue file of {user_pk}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), word, hashlib.sha256).hexdigest()


@anyone
def worker(request: HttpRequest) -> HttpResponse:
    """Hand out the service worker with the exact files of this version."""
    shell, later = ([static(name) for name in names] for names in (SHELL, LATER))
    version = hashlib.sha256("\n".join(shell + later).encode()).hexdigest()[:12]
    facts = {
        "shell": shell,
        "later": later,
        "version": version,
        "patience": PATIENCE,
        "modules": {name: static(f"js/phone/{name}.js") for name in ("queue", "store", "line")},
    }
    code = render(request, "home/sw.js", facts, content_type="text/javascript; charset=utf-8")
    code["Cache-Control"] = "public, max-age=3600"  # asked for once an hour, not at every page
    code["Service-Worker-Allowed"] = "/"
    return code


@kept
def waiting(request: HttpRequest) -> HttpResponse:
    """Show what waits in this phone and what the commune has received."""
    signed_in(request)
    return render(request, "home/waiting_phone.html")


@csrf_exempt
def shared(request: HttpRequest) -> HttpResponse:
    """Lead on a photo that another app shared; the service worker keeps it, this changes nothing.

    Another app cannot know a CSRF word; nothing is read of what it sends here.
    """
    return redirect("outreach:log")
