"""Pages of households: lists in and out, one household."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune import forms, households, register
from lantoa.commune.household_lines import BadRows
from lantoa.commune.models import Household, Place
from lantoa.commune.queries import require, signed_in
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of, tried, uid_if_sent
from lantoa.kit.http import handed_out, post_only, tell, uid_of
from lantoa.kit.text import fold

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@post_only
def households_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in a household list."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    require(me, "household.change", place)
    form = forms.ListForm(request.POST, request.FILES)
    wrong: list[tuple[int, str]] = []
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            done = households.import_households(place, data=data, by=me, uid=uid_of(request))
        except Unfit as error:
            tell(form, error)
            wrong = error.rows if isinstance(error, BadRows) else []
        else:
            messages.success(request, said(done))
            return redirect("commune:hamlet", pk)
    context = {"form": form, "wrong": wrong, "hamlet": place}
    return render(request, "commune/list_wrong.html", context, status=422)


def said(done: households.Imported) -> str:
    """Return what a list changed, in one sentence."""
    parts = [f"{done.named} hộ có tên mới", f"{done.known} hộ đã có tên"]
    parts += [f"thêm {done.added} hộ"] if done.added else []
    parts += [f"{done.left} hộ không có trong danh sách, giữ nguyên"] if done.left else []
    return f"Đã nhập danh sách: {', '.join(parts)}."


@post_only
def households_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a hamlet's list; a POST, because it is put on record."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    ending = ".xlsx" if request.POST.get("dang") == "xlsx" else ".csv"
    data = households.export_households(place, by=me, ending=ending)
    name = _file_name(place, clock.today(), ending)
    response = handed_out(data, name, mime=TYPES[ending])
    response["Cache-Control"] = "no-store"
    return response


@post_only
def households_more(request: HttpRequest, pk: int) -> HttpResponse:
    """Add nameless households."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    require(me, "household.change", place)
    form = forms.MoreForm(request.POST)
    if now := tried(form, partial(households.grow, place, by=me, uid=uid_of(request))):
        messages.success(request, f"Đã thêm, {place} nay có {now} hộ.")
        return redirect("commune:hamlet", pk)
    context = {"form": form, "title": "Thêm hộ", "back": "commune:hamlet", "back_pk": pk}
    return render(request, "commune/form.html", context, status=422)


def household(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct one household."""
    me = signed_in(request)
    one = register.household_seen(me, pk)
    place = households.seat_of(one).hamlet
    require(me, "household.change", place)
    form = forms.HouseholdForm(request.POST or None, initial=_facts(one))
    if tried(form, partial(households.change_household, one, by=me, uid=uid_if_sent(request))):
        messages.success(request, "Đã sửa thông tin hộ.")
        return redirect("commune:hamlet", place.pk)
    context = {"form": form, "household": one, "hamlet": place}
    return render(request, "commune/household.html", context, status=status_of(form))


@post_only
def household_left(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a household left the hamlet."""
    me = signed_in(request)
    one = register.household_seen(me, pk)
    place = households.seat_of(one).hamlet
    households.move_away(one, by=me, uid=uid_of(request))
    messages.success(request, "Đã ghi hộ chuyển đi. Những việc đã làm với hộ này vẫn còn.")
    return redirect("commune:hamlet", place.pk)


def _facts(one: Household) -> dict[str, object]:
    names = ("head", "lane", "lane_order", "phone", "away")
    return {name: getattr(one, name) for name in names}


def _file_name(place: Place, day: date, ending: str) -> str:
    return f"ho-{fold(place.name).replace(' ', '-')}-{day:%Y%m%d}{ending}"
