"""Pages for those who keep the house: units, settings, the journal."""

from dataclasses import dataclass
from functools import partial
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune import forms, manage, register
from lantoa.commune.chain import verify
from lantoa.commune.journal_words import facts_in_words, thing_in_words, verb_in_words
from lantoa.commune.models import Journal
from lantoa.commune.queries import commune_of, may, require, signed_in, unit_seen
from lantoa.commune.rules import RELATIONS, UNIT_KINDS
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of, tried, uid_if_sent
from lantoa.kit.http import paginate, post_only, uid_of


@dataclass(frozen=True)
class Line:
    """A line of the journal as it is read."""

    row: Journal
    verb: str
    thing: str
    facts: str


def units(request: HttpRequest) -> HttpResponse:
    """List the units with their relation and areas."""
    me = signed_in(request)
    rows = list(register.units_seen(me))
    for row in rows:
        row.kind_word = UNIT_KINDS.get(row.kind, row.kind)  # type: ignore[attr-defined]
        row.relation_word = RELATIONS[row.relation].split(":")[0]  # type: ignore[attr-defined]
    context = {"units": rows, "may_change": may(me, "unit.change", commune_of(me))}
    return render(request, "commune/units.html", context)


def unit_new(request: HttpRequest) -> HttpResponse:
    """Add a unit."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "unit.change", commune)
    named = {"name": request.GET.get("ten", "")[:200]}
    form = forms.NewUnitForm(request.POST or None, initial=named, commune=commune)
    if made := tried(form, partial(manage.new_unit, commune, by=me, uid=uid_if_sent(request))):
        messages.success(request, f"Đã thêm {made}.")
        return redirect("commune:units")
    context = {"form": form, "title": "Thêm đơn vị", "back": "commune:units"}
    return render(request, "commune/form.html", context, status=status_of(form))


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a unit."""
    me = signed_in(request)
    one = unit_seen(me, pk)
    require(me, "unit.change", one)
    facts = {"name": one.name, "relation": one.relation, "phone": one.phone}
    form = forms.UnitForm(
        request.POST or None,
        initial={**facts, "areas": one.areas.all()},
        commune=commune_of(me),
    )
    if tried(form, partial(manage.change_unit, one, by=me, uid=uid_if_sent(request))):
        messages.success(request, f"Đã sửa {one}.")
        return redirect("commune:units")
    context = {"form": form, "unit": one}
    return render(request, "commune/unit.html", context, status=status_of(form))


@post_only
def unit_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a unit."""
    me = signed_in(request)
    one = unit_seen(me, pk)
    try:
        manage.close_unit(one, by=me, uid=uid_of(request))
    except Unfit as error:
        messages.error(request, str(error))
        return redirect("commune:unit", pk)
    messages.success(request, f"Đã đóng {one}. Việc đã làm vẫn còn trong sổ.")
    return redirect("commune:units")


def settings(request: HttpRequest) -> HttpResponse:
    """Show and change the commune's settings."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "commune.manage", commune)
    form = forms.SettingsForm(request.POST or None, commune=commune)
    uid = uid_if_sent(request)
    changed = tried(form, lambda **said: manage.change_settings(commune, said=said, by=me, uid=uid))
    if changed is not None:
        messages.success(
            request, f"Đã đổi {len(changed)} thiết lập." if changed else "Không có gì đổi."
        )
        return redirect("commune:settings")
    return render(request, "commune/settings.html", {"form": form}, status=status_of(form))


def journal(request: HttpRequest) -> HttpResponse:
    """Read the system's journal (Nhật ký hệ thống) in sentences."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "journal.read", commune)
    page = paginate(request, register.journal_lines(commune))
    names = register.names_of([row.thing for row in cast("list[Journal]", page.object_list)])
    lines = [
        Line(
            row,
            verb_in_words(row.verb),
            names.get(row.thing) or thing_in_words(row.thing),
            facts_in_words(row.facts),
        )
        for row in cast("list[Journal]", page.object_list)
    ]
    asked = "soat" in request.GET
    context = {"page": page, "lines": lines, "asked": asked}
    if asked:
        context["problems"] = verify(commune)
    return render(request, "commune/journal.html", context)
