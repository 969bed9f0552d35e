"""Pages of one directive: the paper on one side, what was read out of it on the other."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.queries import may, signed_in
from lantoa.intake import actions, family, queries, sheet_boxes, unit_questions, versions
from lantoa.intake.chain import chain
from lantoa.intake.differences import differences
from lantoa.intake.fields import is_known, value_at
from lantoa.intake.forms import correction, typed
from lantoa.intake.model_asking import model
from lantoa.intake.models import Directive, Point
from lantoa.intake.review import Entry, Review, lines, review
from lantoa.intake.rules import Candidate
from lantoa.intake.second_reading import proposals, told
from lantoa.intake.waiting_views import waiting
from lantoa.intake.words import label_of
from lantoa.kit.errors import Unfit
from lantoa.kit.http import post_only, tell, uid_of, wants_part


def directive(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the source beside what was read; `?sua=path` opens one field for correction."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    if held := versions.same_as(row):
        return redirect(reverse("intake:directive", args=[held.pk]) + "?nhan-lai=1")
    path = request.GET.get("sua", "")
    form = None
    if path and is_known(row.fields, path) and may(me, "directive.correct", row):
        form = correction(path, value_at(row.fields, path))
    if wants_part(request):
        return _part(request, row, path or request.GET.get("muc", ""), form)
    return _page(request, row, path, form)


def _read(row: Directive) -> Review | None:
    if row.state in (Directive.UNREADABLE, Directive.RECEIVED):
        return None
    return review(row.fields, row.reading, queries.places(row))


def _page(
    request: HttpRequest, row: Directive, path: str, form: forms.Form | None, status: int = 200
) -> HttpResponse:
    me = signed_in(request)
    shown = _read(row)
    if shown is None:
        return waiting(request, row)
    points = list(row.points.select_related("settled_by"))
    units = unit_questions.candidates(row.commune)
    images = sheet_boxes.sheets(queries.page_images(row))
    context = {
        "row": row,
        "review": shown,
        "images": images,
        "lines": lines(row.raw),
        "pages": row.pages.select_related("file"),
        "points": [_asked(point, units) for point in points],
        "unsettled": sum(not point.choice for point in points),
        "editing": path if form else "",
        "adding": Entry(path, "", (), None) if form and _is_new(row, path) else None,
        "form": form,
        "may_correct": may(me, "directive.correct", row),
        "changed": queries.changed_since(row),
        "came_again": bool(request.GET.get("nhan-lai")),
        **_family(row),
        "second": row.reading.get("second"),
        "proposals": [(path, label_of(name), told(value)) for path, name, value in proposals(row)],
        "has_model": model() is not None,
    }
    return render(request, "intake/directive.html", context, status=status)


def _asked(point: Point, units: Sequence[Candidate]) -> tuple[Point, str, list[dict[str, str]]]:
    """Return an open point with its answer in words and what there is to choose from."""
    choices = unit_questions.choices_of(point, units)
    said = next((c["label"] for c in choices if c["key"] == point.answer), point.answer)
    return point, said, choices


def _part(
    request: HttpRequest, row: Directive, path: str, form: forms.Form | None, status: int = 200
) -> HttpResponse:
    """Return one field alone, with the count of what is left to look at."""
    shown = _read(row)
    entry = next((one for one in shown.entries if one.path == path), None) if shown else None
    context = {
        "row": row,
        "entry": entry or Entry(path, "", (), None),
        "review": shown,
        "editing": path if form else "",
        "form": form,
        "may_correct": may(signed_in(request), "directive.correct", row),
        "unsettled": row.points.filter(choice="").count(),
        "is_part": True,
    }
    return render(request, "intake/entry_part.html", context, status=status)


def _family(row: Directive) -> dict[str, object]:
    """Return what the page says of the papers around this one."""
    known, changes = versions.others(row), family.changes_by(row)
    older = [one for one in known if one.pk < row.pk]
    whole = row.enclosed_in
    return {
        "newer": next((one for one in known if one.pk > row.pk), None),
        "before": older[0] if older else None,
        "differences": differences(older[0].fields, row.fields) if older and row.fields else [],
        "chain": chain(row) if row.number_key else [],
        "changed_by": family.changes_to(row),
        "changes": changes,
        "mends": any(one.row and one.what in family.MENDS for one in changes),
        "recalls": family.recalled(row),
        "whole_changed": whole is not None and queries.changed_since(whole),
        "enclosures": list(versions.enclosed(row)),
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
        show = _part if wants_part(request) else _page
        return show(request, row, path, form, status=422)
    return _again(request, row, path)


@post_only
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the person looked at fields and found them right."""
    me = signed_in(request)
    row = queries.directive(me, pk)
    paths = request.POST.getlist("field")
    actions.accept(row, fields=paths, by=me, uid=uid_of(request))
    return _again(request, row, paths[0])


def _again(request: HttpRequest, row: Directive, path: str) -> HttpResponse:
    """Show the field as it is now: alone to htmx, else in its page."""
    if wants_part(request):
        return _part(request, queries.directive(signed_in(request), row.pk), path, None)
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
