"""Papers tied to a directive; what corrections taught, shown, taken away as a file, forgotten."""

from collections.abc import Iterable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.queries import commune_of, may, require, signed_in
from lantoa.intake import actions, queries
from lantoa.intake.models import Taught
from lantoa.intake.unit_questions import candidates, in_words
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import paginate, post_only, uid_of


@post_only
def enclose(request: HttpRequest, pk: int) -> HttpResponse:
    """Tie this paper to the directive that says it was sent with it."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    require(me, "directive.correct", row)
    told = request.POST.get("into", "")
    if not told.isdecimal():
        raise Unfit("Chưa chọn văn bản chính. Hãy mở lại trang văn bản rồi bấm Gắn vào.")
    into = queries.directive(me, int(told))
    actions.enclose(row, into=into, by=me, uid=uid_of(request))
    messages.success(request, f"Đã gắn vào {into}. Nhiệm vụ giao cho xã nhập vào đợt khi lập lại.")
    return redirect("intake:directive", into.pk)


@post_only
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Take this paper out of the directive that it was tied to."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    actions.part(row, by=me, uid=uid_of(request))
    messages.success(request, "Đã tách ra thành văn bản riêng.")
    return redirect("intake:directive", row.pk)


@post_only
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that what this paper changes in another one was put in there."""
    me = signed_in(request)
    actions.confirm(queries.directive(me, pk), by=me, alone=True)
    messages.success(request, "Đã ghi là làm xong. Văn bản này không lập đợt riêng.")
    return redirect("intake:list")


@post_only
def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the province's model read this directive too."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    actions.ask_again(row, by=me, uid=uid_of(request))
    messages.success(request, "Đã nhờ mô hình đọc lần hai. Kết quả hiện ở đây sau ít phút.")
    return redirect("intake:directive", row.pk)


@post_only
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one answer of the second reading into the form."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    path = request.POST.get("path", "")
    actions.take(row, path=path, by=me, uid=uid_of(request))
    return redirect(f"{reverse('intake:directive', args=[row.pk])}#{path.split('.')[0]}")


def lessons(request: HttpRequest) -> HttpResponse:
    """List what corrections taught, by issuer."""
    me = signed_in(request)
    _require_office(request)
    page = paginate(request, queries.all_lessons(me))
    page.object_list = in_words(cast("Iterable[Taught]", page), candidates(commune_of(me)))
    return render(request, "intake/lessons.html", {"page": page})


def lessons_file(request: HttpRequest) -> HttpResponse:
    """Give what corrections taught as a file: issuer, field, what was read, what is right."""
    me = signed_in(request)
    _require_office(request)
    rows = [
        {
            "issuer": one.issuer,
            "field": one.field,
            "before": one.before,
            "after": one.after,
            "at": one.at.isoformat(),
            "used": one.used,
        }
        for one in in_words(queries.all_lessons(me), candidates(commune_of(me)))
    ]
    answer = JsonResponse({"lessons": rows}, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="lan-toa-da-hoc.json"'
    return answer


@post_only
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one lesson."""
    me = signed_in(request)
    actions.forget(queries.lesson(me, pk), by=me, uid=uid_of(request))
    messages.success(request, "Đã bỏ. Văn bản sau sẽ đọc như chưa sửa chỗ này.")
    return redirect("intake:lessons")


def _require_office(request: HttpRequest) -> None:
    """Let the office alone in; for others there is nothing here."""
    office = commune_of(request.user).office
    if office is None or not may(request.user, "directive.receive", office):
        raise NotThere
