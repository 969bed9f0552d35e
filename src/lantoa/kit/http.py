"""What every page needs of the web: who may POST what, pages of a list, errors said in words."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import wraps
from typing import TypeVar
from urllib.parse import urlparse
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header

from lantoa.kit.errors import AlreadyChanged, AnotherBody, NotAllowed, NotThere, SendAgain, Unfit
from lantoa.kit.typed import told

View = Callable[..., HttpResponse]
AnyView = TypeVar("AnyView", bound=Callable[..., HttpResponseBase])
LAST_YEAR, LONGEST_ID = 2200, 18
KEEP = "X-Lantoa-Keep"


def anyone(view: AnyView) -> AnyView:
    """Declare a view public: `home.doors` lets in people who have not signed in."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def is_for_anyone(view: object) -> bool:
    """Say whether the view was declared public."""
    return bool(getattr(view, "open_to_all", False))


def queued(view: AnyView) -> AnyView:
    """Declare that the view takes forms from a phone's queue: its action keeps a receipt by uid."""
    view.takes_queued = True  # type: ignore[attr-defined]
    return view


def takes_queued(view: object) -> bool:
    """Say whether the view was declared to take forms from a phone's queue."""
    return bool(getattr(view, "takes_queued", False))


def kept(view: View) -> View:
    """Let the phone keep this page for days without a network (for the person it was made for)."""

    @wraps(view)
    def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        page = view(request, *args, **kwargs)
        if request.method == "GET" and page.status_code == 200:
            page[KEEP] = str(request.user.pk)
        return page

    return marked


def post_only(view: View) -> View:
    """Refuse everything but POST, with a page that leads back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST":
            return view(request, *args, **kwargs)
        refusal = HttpResponseNotAllowed(["POST"])
        page = render(request, "405.html", {"back": before(request)}, status=405)
        page["Allow"] = refusal["Allow"]
        return page

    return guarded


def paginate(
    request: HttpRequest, rows: "QuerySet[Model] | Sequence[object]", *, per_page: int = 50
) -> "Page[object]":
    """Return the page of `rows` that the address asks for (?trang=2), the nearest if none."""
    return Paginator(rows, per_page).get_page(request.GET.get("trang"))


def id_in(text: str) -> int | None:
    """Return the row's number that an address or a form names; None for what cannot be one."""
    sound = text.isascii() and text.isdigit() and len(text) <= LONGEST_ID
    return int(text) if sound else None


def day_in(text: str) -> date | None:
    """Return the day that an address names (2025-09-29); None for none, or one out of all time."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 <= day.year <= LAST_YEAR else None


def moment_in(text: str) -> datetime | None:
    """Return the moment that a device names (2025-09-29T01:00:00.000Z); None for none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo and 1970 <= moment.year <= LAST_YEAR else None


def wants_part(request: HttpRequest) -> bool:
    """Say whether htmx asks for a part of the page only."""
    return request.headers.get("HX-Request") == "true" and not request.headers.get("HX-Boosted")


def uid_of(request: HttpRequest) -> UUID:
    """Return the uid that `{% uid %}` put into the form; raises `Unfit` when it is not one."""
    try:
        return UUID(request.POST.get("uid", ""))
    except ValueError as error:
        raise Unfit("Trang này mở đã lâu. Tải lại trang rồi gửi lại.") from error


def tell(form: BaseForm, error: Unfit) -> None:
    """Put the error on the form: on its field where it has one, else on top."""
    form.add_error(error.field if error.field in form.fields else None, str(error))


def handed_out(data: bytes, name: str, *, mime: str, to_keep: bool = True) -> HttpResponse:
    """Return a file as an answer: one to keep, or one to show in the page's place."""
    given = HttpResponse(data, content_type=mime)
    given["Content-Disposition"] = content_disposition_header(to_keep, name) or ""
    return given


def before(request: HttpRequest) -> str:
    """Return the page that the person came from, if it is ours, else the first page."""
    came = urlparse(request.headers.get("Referer", ""))
    if came.netloc != request.get_host():
        return "/"
    return "/" + came.path.lstrip("/") + (f"?{came.query}" if came.query else "")


def answer(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """Return the page for one of the house's own errors, or None for any other."""
    if isinstance(error, NotThere):
        return _page(request, error, "404.html", 404)
    if isinstance(error, NotAllowed):
        return _page(request, error, "403.html", 403)
    if isinstance(error, AlreadyChanged | AnotherBody):
        return _page(request, error, "409.html", 409, twice=isinstance(error, AnotherBody))
    if isinstance(error, SendAgain):
        sentence = "Tệp đến chưa trọn. Chọn lại tệp rồi gửi lại."
        return _page(request, error, "422.html", 425, sentence=sentence)
    if isinstance(error, Unfit):
        return _page(request, error, "422.html", 422, sentence=str(error))
    return None


def _page(
    request: HttpRequest, error: Exception, template: str, status: int, **facts: object
) -> HttpResponse:
    context = {"told": told(request, error), "back": before(request), **facts}
    if wants_part(request):
        context["base"] = "base_part.html"
    return render(request, template, context, status=status)
