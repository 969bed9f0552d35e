"""Pages of a directive that waits to be read: how far it is, stop, once more in another order."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import may, signed_in
from lantoa.intake import actions, queries
from lantoa.intake.models import Directive
from lantoa.kit.errors import Unfit
from lantoa.kit.http import id_in, post_only, uid_of


def waiting(request: HttpRequest, row: Directive) -> HttpResponse:
    """Show how far the reading is, or why it ended and what to do."""
    may_stop = may(signed_in(request), "directive.correct", row)
    context = {
        "row": row,
        "pages": list(queries.files_of(row)),
        "may_stop": may_stop,
        "stopped": row.is_stopped,
    }
    return render(request, "intake/waiting.html", context)


def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far the reading is; once it has ended, let the page load anew."""
    row = queries.directive(signed_in(request), pk)
    if row.state != Directive.RECEIVED and request.headers.get("HX-Request"):
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, "intake/progress.html", {"row": row})


@post_only
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop the reading; the files stay."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    actions.stop(row, by=me, uid=uid_of(request))
    return redirect("intake:directive", pk)


@post_only
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the kept files once more, in the order that was typed where one was."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    try:
        actions.read_again(row, by=me, uid=uid_of(request), order=_order(request))
    except Unfit as error:
        messages.error(request, str(error))
    return redirect("intake:directive", pk)


def _order(request: HttpRequest) -> list[int] | None:
    """Return the pages' keys by the place typed for each ("cho-12": "2"); None where none was."""
    places = [
        (id_in(str(value)) or 0, int(name.removeprefix("cho-")))
        for name, value in request.POST.items()
        if name.startswith("cho-") and name.removeprefix("cho-").isdecimal()
    ]
    if not places:
        return None
    if len({place for place, _ in places}) < len(places):
        raise Unfit("Có hai trang cùng một số thứ tự. Hãy đánh lại từ 1.")
    return [key for _, key in sorted(places)]
