"""Pages of the directives: the list, one comes in, one is looked through."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.models import User
from lantoa.commune.queries import commune_of, may, require, signed_in
from lantoa.intake import actions, family, queries
from lantoa.intake.chain import chain
from lantoa.intake.differences import differences
from lantoa.intake.fields import is_known, value_at
from lantoa.intake.forms import UploadForm, correction, typed
from lantoa.intake.models import Directive
from lantoa.intake.review import Entry, lines, review
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of
from lantoa.kit.http import paginate, post_only, tell, uid_of


def listing(request: HttpRequest) -> HttpResponse:
    """List the directives, newest first."""
    me = signed_in(request)
    page = paginate(request, queries.directives(me))
    office = commune_of(me).office
    receives = office is not None and may(me, "directive.receive", office)
    return render(request, "intake/list.html", {"page": page, "may_receive": receives})


def new(request: HttpRequest) -> HttpResponse:
    """Take a directive in."""
    me = signed_in(request)
    office = commune_of(me).office
    if office is not None:
        require(me, "directive.receive", office)
    into = queries.directive(me, int(told)) if (told := _into(request)) else None
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.receive(by=me, files=form.uploads(), uid=uid_of(request), into=into)
        except Unfit as error:
            tell(form, error)
        else:
            return redirect("intake:directive", row.pk)
    context = {"form": form, "into": into}
    return render(request, "intake/new.html", context, status=status_of(form))


def _into(request: HttpRequest) -> str:
    """Return the number of the directive that the files were sent with, "" for none."""
    told = request.GET.get("kem", "")
    return told if told.isdecimal() else ""


def directive(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the source beside what was read; `?sua=path` opens one field for correction."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    path = request.GET.get("sua", "")
    form = None
    if path and is_known(row.fields, path) and may(me, "directive.correct", row):
        form = correction(path, value_at(row.fields, path))
    return _page(request, row, path, form)


def _page(
    request: HttpRequest, row: Directive, path: str, form: forms.Form | None, status: int = 200
) -> HttpResponse:
    me = signed_in(request)
    shown = None
    if row.state != Directive.UNREADABLE:
        shown = review(row.fields, row.reading, queries.places(row))
    points = list(row.points.select_related("settled_by"))
    context = {
        "row": row,
        "review": shown,
        "lines": lines(row.raw),
        "pages": row.pages.select_related("file"),
        "points": [(point, queries.label_of(point, point.answer)) for point in points],
        "unsettled": sum(not point.choice for point in points),
        "editing": path if form else "",
        "adding": Entry(path, "", (), None) if form and _is_new(row, path) else None,
        "form": form,
        "may_correct": may(me, "directive.correct", row) and shown is not None,
        "changed": queries.changed_since(row),
        **_family(me, row),
    }
    return render(request, "intake/directive.html", context, status=status)


def _family(me: User, row: Directive) -> dict[str, object]:
    """Return what the page says of the papers around this one, as far as `me` may see them."""
    versions = family.family(row)
    older = [one for one in versions if one.pk < row.pk and one.fields]
    return {
        "versions": [one for one in versions if one.pk != row.pk],
        "newer": next((one for one in versions if one.pk > row.pk), None),
        "before": older[0] if older else None,
        "differences": differences(older[0].fields, row.fields) if older and row.fields else [],
        "chain": chain(row) if row.number_key else [],
        "changed_by": family.changes_to(row),
        "changes": family.changes_by(row),
        "enclosures": list(row.enclosures.all()),
        "missing": family.missing_enclosures(row),
        "wanting": family.wanting(row),
    }


def _is_new(row: Directive, path: str) -> bool:
    """Say whether the path starts a further row of a list."""
    name, *rest = path.split(".")
    return bool(rest) and rest[0].isdecimal() and int(rest[0]) == len(row.fields.get(name) or [])


@post_only
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a corrected field in; what is wrong is told beside the field."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    path = request.POST.get("field", "")
    form = correction(path, value_at(row.fields, path), request.POST)
    if form.is_valid():
        try:
            actions.correct(row, field=path, value=typed(form), by=me, uid=uid_of(request))
        except Unfit as error:
            tell(form, error)
    if form.errors:
        return _page(request, row, path, form, status=422)
    return _back(row, path)


@post_only
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a wrongly read row out."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    gone = request.POST.get("row", "")
    actions.take_out(row, row=gone, by=me, uid=uid_of(request))
    messages.success(request, "Đã bỏ mục đọc nhầm.")
    return _back(row, gone.split(".")[0])


@post_only
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle one open point."""
    me = signed_in(request)
    point = queries.point(me, pk)
    actions.settle(point, choice=request.POST.get("choice", ""), by=me, uid=uid_of(request))
    return _back(point.directive, f"diem-{point.pk}")


@post_only
def settle_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle every open point as proposed."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    count = actions.settle_as_proposed(row, by=me, uid=uid_of(request))
    messages.success(request, f"Đã chốt {count} điểm theo câu trả lời đề xuất.")
    return _back(row, "diem")


def _back(row: Directive, part: str) -> HttpResponse:
    return redirect(reverse("intake:directive", args=[row.pk]) + "#" + part.replace(".", "-"))
