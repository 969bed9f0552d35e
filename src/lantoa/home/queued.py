"""Forms from a phone's queue: the page that a person would see becomes one word for the machine.

A queued form goes to the form's own address with the header `X-Lantoa-Queue: 1`. The answer is
JSON: `received` (with the time, and in words what of it was left out) only when the receipt is on
disk, `refused` (with sentences), `out` (sign in again), `stale` (fetch a fresh CSRF word), `again`
(a file came spoilt), `busy`.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib.messages import WARNING, get_messages
from django.http import HttpRequest, HttpResponse, JsonResponse

from lantoa.commune.queries import received
from lantoa.home.doors import STALE
from lantoa.kit.http import takes_queued
from lantoa.kit.troubles import sentences

HEADER, OWNER = "X-Lantoa-Queue", "X-Lantoa-Me"
WORDS_FOR = {401: "out", 425: "again", 429: "busy"}
NOT_HERE = "Trang này không nhận việc gửi từ hàng chờ. Mở trang rồi gửi lại."
NOT_KEPT = "Xã chưa nhận việc này. Mở lại để xem rồi gửi lại."


class Queue:
    """Turn the answer to a queued form into JSON; other requests pass untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as always, then say it in one word."""
        answer = self.get_response(request)
        if not is_queued(request):
            return answer
        facts = verdict(request, answer)
        told = list(get_messages(request))  # said by the queue itself, not on the next page
        if facts["state"] == "received":
            facts["words"] = [str(one) for one in told if one.level >= WARNING]
        said = JsonResponse(facts)
        said["Cache-Control"] = "private, no-store"
        return said

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Refuse queued forms at addresses that keep no receipt for them."""
        if is_queued(request) and not is_owners(request):
            return HttpResponse(status=401)
        if is_queued(request) and not takes_queued(view):
            return HttpResponse(f"<p class=wrong>{NOT_HERE}</p>", status=422)
        return None


def is_queued(request: HttpRequest) -> bool:
    """Say whether the request is a form from a phone's queue."""
    return request.method == "POST" and request.headers.get(HEADER) == "1"


def is_owners(request: HttpRequest) -> bool:
    """Say whether the person signed in is the one who wrote the form (shared phones)."""
    owner = request.headers.get(OWNER, "")
    return owner == str(request.user.pk) if request.user.is_authenticated else True


def verdict(request: HttpRequest, answer: HttpResponse) -> dict[str, object]:
    """Return what became of a queued form; `received` is read from the receipt itself."""
    code = answer.status_code
    if answer.has_header(STALE):
        return {"state": "stale"}
    if code == 302 and answer["Location"].startswith("/dang-nhap/"):
        return {"state": "out"}
    if code in WORDS_FOR:
        return {"state": WORDS_FOR[code]}
    if code >= 500:
        return {"state": "busy"}
    if code < 400 and (kept := _receipt(request)):
        return kept
    words = sentences(answer.content.decode(errors="replace"))
    return {"state": "refused", "words": words or [NOT_KEPT]}


def _receipt(request: HttpRequest) -> dict[str, object] | None:
    try:
        uid = UUID(request.POST.get("uid", ""))
    except ValueError:
        return None
    row = received(request.user, uid)
    return {"state": "received", "at": row.at.isoformat(), "uid": str(uid)} if row else None
