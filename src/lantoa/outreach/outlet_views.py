"""Pages of the outlets: the list, a new one, a pause and its end."""

from datetime import timedelta
from uuid import uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.channels.base import all_channels
from lantoa.commune.models import Commune, User
from lantoa.commune.queries import commune_of, hamlets, may, require, signed_in, units
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.http import post_only, tell, uid_of
from lantoa.outreach import actions, air
from lantoa.outreach.outlet_forms import OutletForm, PauseForm
from lantoa.outreach.views import base_of


def outlets(request: HttpRequest) -> HttpResponse:
    """List the outlets with whom they reach and whether they are paused."""
    me = signed_in(request)
    commune = commune_of(me)
    rows = list(air.outlets(me, commune))
    context = {
        "base": base_of(request),
        "outlets": [(row, all_channels()[row.kind]) for row in rows],
        "may_add": may(me, "unit.change", commune),
        "editable": {row.pk for row in rows if may(me, "outlet.change", row)},
        "pausable": {row.pk for row in rows if may(me, "outlet.suspend", row)},
    }
    return render(request, "outreach/outlets.html", context)


def new_outlet(request: HttpRequest) -> HttpResponse:
    """Add an outlet with the hamlets that it reaches."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "unit.change", commune)
    form = _form(request, me, commune)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        chosen = set(facts["hamlets"])
        unit = units(commune).get(pk=facts["unit"])
        parent = air.outlets(me, commune).filter(pk=facts["parent"]).first()
        try:
            actions.add_outlet(
                commune,
                kind=facts["kind"],
                name=facts["name"],
                unit=unit,
                parent=parent,
                place=unit.place,
                reaches=[(place, None) for place in hamlets(commune) if place.pk in chosen],
                by=me,
            )
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã thêm điểm tuyên truyền.")
            return redirect("outreach:outlets")
    return render(request, "outreach/outlet_new.html", {"form": form, "base": base_of(request)})


def _form(request: HttpRequest, me: User, commune: Commune) -> OutletForm:
    return OutletForm(
        request.POST or None,
        units=list(units(commune).order_by("sort_key")),
        hamlets=list(hamlets(commune)),
        stations=list(air.outlets(me, commune).filter(kind="radio", parent__isnull=True)),
    )


def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause an outlet: a funeral, a power cut, a storm."""
    me = signed_in(request)
    row = air.outlet(me, pk)
    require(me, "outlet.suspend", row)
    form = PauseForm(request.POST or None, initial={"from_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.suspend(row, by=me, uid=uid_of(request), **form.cleaned_data)
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã ghi tạm dừng. Đây không phải là lỗi của ai.")
            return redirect("outreach:outlets")
    context = {"row": row, "form": form, "base": base_of(request)}
    return render(request, "outreach/pause.html", context)


@post_only
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """End the open pauses of an outlet: yesterday was its last silent day."""
    me = signed_in(request)
    row = air.outlet(me, pk)
    require(me, "outlet.suspend", row)
    for held in air.pauses(row):
        last = max(held.from_on, clock.today() - timedelta(days=1))
        actions.resume(held, until_on=last, by=me, uid=uuid5(uid_of(request), str(held.pk)))
    messages.success(request, "Đã ghi hoạt động trở lại.")
    return redirect("outreach:outlets")
