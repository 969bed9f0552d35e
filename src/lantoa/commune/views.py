"""Pages of the ground: the hamlets."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune import forms, households, manage, register
from lantoa.commune.queries import Home, commune_of, homes, lanes_of, may, require, signed_in
from lantoa.commune.walking import seats_at
from lantoa.kit.forms import status_of, tried, uid_if_sent
from lantoa.kit.http import paginate


def start(request: HttpRequest) -> HttpResponse:
    """List the hamlets (Địa bàn)."""
    me = signed_in(request)
    rows = list(register.hamlets_seen(me))
    context = {
        "hamlets": rows,
        "households": sum(vars(row)["households"] for row in rows),
        "may_change": may(me, "hamlet.change", commune_of(me)),
    }
    return render(request, "commune/hamlets.html", context)


def hamlet_new(request: HttpRequest) -> HttpResponse:
    """Add a hamlet by its count."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "hamlet.change", commune)
    form = forms.NewHamletForm(request.POST or None)
    change = partial(manage.new_hamlet, commune, by=me, uid=uid_if_sent(request))
    if made := tried(form, change):
        messages.success(request, f"Đã thêm {made}.")
        return redirect("commune:hamlet", made.pk)
    context = {"form": form, "title": "Thêm thôn", "back": "commune:start"}
    return render(request, "commune/form.html", context, status=status_of(form))


def hamlet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one hamlet: its facts and, to those who may, its households."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    context: dict[str, object] = {"hamlet": place, "may_edit": may(me, "hamlet.change", place)}
    if may(me, "household.list", place):
        wanted = request.GET.get("tim", "")
        page = paginate(request, homes(place, wanted))
        page.object_list = seats_at(place, cast(Sequence[Home], page.object_list))
        context |= {
            "page": page,
            "wanted": wanted,
            "list_form": forms.ListForm(),
        }
        context |= {"named": households.named(place), "more_form": forms.MoreForm()}
        context |= {"fewer_form": forms.FewerForm(), "lanes": len(lanes_of(place))}
    return render(request, "commune/hamlet.html", context)


def hamlet_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a hamlet."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    require(me, "hamlet.change", place)
    facts = {"name": place.name, "word": place.word, "adults": place.adults}
    form = forms.ChangeHamletForm(request.POST or None, initial=facts)
    if tried(form, partial(manage.change_hamlet, place, by=me, uid=uid_if_sent(request))):
        messages.success(request, f"Đã sửa {place}.")
        return redirect("commune:hamlet", place.pk)
    context = {"form": form, "title": f"Sửa {place}", "back": "commune:hamlet", "back_pk": pk}
    return render(request, "commune/form.html", context, status=status_of(form))
