"""Pages of households: lists in and out, one household."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune import forms, households, moves, register
from lantoa.commune.lineage import moved_from
from lantoa.commune.models import Household, Place, User
from lantoa.commune.queries import may, require, signed_in
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of, tried, uid_if_sent
from lantoa.kit.http import handed_out, paginate, post_only, tell, uid_of
from lantoa.kit.text import fold

TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


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
    if now := tried(form, partial(moves.grow, place, by=me, uid=uid_of(request))):
        messages.success(request, f"Đã thêm, {place} nay có {now} hộ.")
        return redirect("commune:hamlet", pk)
    context = {"form": form, "title": "Thêm hộ", "back": "commune:hamlet", "back_pk": pk}
    return render(request, "commune/form.html", context, status=422)


@post_only
def households_fewer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take nameless households off the end: the count was too high."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    require(me, "household.change", place)
    form = forms.FewerForm(request.POST)
    now = tried(form, partial(moves.shrink, place, by=me, uid=uid_of(request)))
    if now is not None:
        messages.success(request, f"Đã bớt, {place} nay có {now} hộ.")
        return redirect("commune:hamlet", pk)
    context = {"form": form, "title": "Bớt hộ", "back": "commune:hamlet", "back_pk": pk}
    return render(request, "commune/form.html", context, status=422)


def households_left(request: HttpRequest, pk: int) -> HttpResponse:
    """List who left the hamlet and lives nowhere in the commune; one tap brings them back."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    require(me, "household.list", place)
    if request.method == "POST":
        seat = register.left_seen(place, str(request.POST.get("ho", "")))
        moves.move_to(seat.household, hamlet=place, on=clock.today(), by=me, uid=uid_of(request))
        messages.success(request, "Đã ghi hộ về lại thôn.")
        return redirect("commune:hamlet", pk)
    page = paginate(request, moves.left(place))
    return render(request, "commune/left.html", {"hamlet": place, "page": page})


def household(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct one household."""
    me = signed_in(request)
    one = register.household_seen(me, pk)
    seat = moves.seat_of(one)
    place, older = seat.hamlet, moved_from(seat)
    require(me, "household.change", place)
    form = forms.HouseholdForm(request.POST or None, initial=_facts(one))
    if tried(form, partial(households.change_household, one, by=me, uid=uid_if_sent(request))):
        messages.success(request, "Đã sửa thông tin hộ.")
        return redirect("commune:hamlet", place.pk)
    others = [row for row in _changeable(me) if row.pk != place.pk]
    move = forms.MoveHouseholdForm(hamlets=others)
    context = {
        "form": form,
        "household": one,
        "hamlet": place,
        "others": others,
        "move": move,
        "seat": seat,
        "older": older,
        "opens_older": older is not None and may(me, "household.list", older.hamlet),
    }
    return render(request, "commune/household.html", context, status=status_of(form))


@post_only
def household_left(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a household left the hamlet."""
    me = signed_in(request)
    one = register.household_seen(me, pk)
    place = moves.seat_of(one).hamlet
    moves.move_away(one, by=me, uid=uid_of(request))
    messages.success(request, "Đã ghi hộ chuyển đi. Những việc đã làm với hộ này vẫn còn.")
    return redirect("commune:hamlet", place.pk)


@post_only
def household_moved(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a household moved to another hamlet of the commune."""
    me = signed_in(request)
    one = register.household_seen(me, pk)
    form = forms.MoveHouseholdForm(request.POST, hamlets=_changeable(me))
    if form.is_valid():
        to = register.hamlet_seen(me, form.cleaned_data["hamlet"])
        try:
            moves.move_to(one, hamlet=to, on=form.cleaned_data["on"], by=me, uid=uid_of(request))
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, f"Đã ghi hộ chuyển đến {to}.")
            return redirect("commune:hamlet", to.pk)
    context = {"form": form, "title": "Hộ chuyển thôn", "back": "commune:household", "back_pk": pk}
    return render(request, "commune/form.html", context, status=422)


def _changeable(me: User) -> list[Place]:
    return [row for row in register.hamlets_seen(me) if may(me, "household.change", row)]


def _facts(one: Household) -> dict[str, object]:
    names = ("head", "lane", "lane_order", "phone", "away")
    return {name: getattr(one, name) for name in names}


def _file_name(place: Place, day: date, ending: str) -> str:
    return f"ho-{fold(place.name).replace(' ', '-')}-{day:%Y%m%d}{ending}"
