"""Pages to write down unplanned work, and the calendar of a campaign."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place, Unit, User
from lantoa.commune.queries import (
    commune_of,
    hamlet_unit,
    hamlets,
    hamlets_gone,
    hats,
    roles,
    seen,
    signed_in,
    unit_seen,
    visible_to,
    went_into,
    works_in,
)
from lantoa.commune.rules import OFFICE, READERS
from lantoa.kit import clock
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import day_in, id_in, kept, queued, tell, uid_of
from lantoa.kit.periods import week_of
from lantoa.outreach import actions, agenda, queries
from lantoa.outreach.deed_views import take_photos
from lantoa.outreach.doing import EARLIEST
from lantoa.outreach.forms import LogForm
from lantoa.outreach.quick_views import quick
from lantoa.outreach.rules import marks_allowed
from lantoa.outreach.views import base_of
from lantoa.plan.queries import campaign, campaigns_by_name


@queued
def log(request: HttpRequest) -> HttpResponse:
    """Ask first which kind of work, then what that channel asks."""
    me = signed_in(request)
    kind = request.GET.get("loai", "")
    if kind in all_channels():
        return _log(request, me, kind)
    if not roles(me) & READERS:
        return quick(request, me)
    context = {"base": base_of(request), "channels": list(all_channels().values())}
    return render(request, "outreach/log_kind.html", context)


@kept
def _log(request: HttpRequest, me: User, kind: str) -> HttpResponse:
    form = _form(request, me, kind)
    if request.method == "POST" and form.is_valid():
        try:
            pk = _write(request, me, kind, form)
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã ghi, xã đã nhận.")
            return redirect("outreach:activity", pk)
    context = {
        "base": base_of(request),
        "form": form,
        "channel": all_channels()[kind],
        "whole": bool(marks_allowed(all_channels()[kind])),
        "adults": _adults(_places(me)),
    }
    return render(request, "outreach/log.html", context)


def _adults(places: list[Place]) -> int | None:
    """Return how many adults live where the work can be, where that is one place."""
    return places[0].adults if len(places) == 1 else None


def _form(request: HttpRequest, me: User, kind: str) -> LogForm:
    form = LogForm(
        request.POST or None,
        kind=kind,
        stands_in=bool(roles(me) & OFFICE),
        campaigns=list(campaigns_by_name(me)),
        places=_places(me),
        initial=_start(request),
    )
    if "don-vi" in request.GET:
        form.must_tell()
    return form


def _start(request: HttpRequest) -> dict[str, object]:
    """Return what the form opens with; the address may name a hamlet and who told it."""
    told = {name: request.GET.get(name, "") for name in ("on_behalf_of", "told_how")}
    place = id_in(request.GET.get("thon", ""))
    return {"done_on": clock.today(), **({"place": place} if place else {}), **told}


def _places(me: User) -> list[Place]:
    """Return where the person's work can be: their own hamlets and those that went whole into
    them within the year, or the commune and all of them: a sheet may come after a merger.
    """
    own = [hat.unit.place for hat in hats(me) if hat.role == "hamlet"]
    commune = commune_of(me)
    gone = hamlets_gone(commune, clock.today() - EARLIEST)
    if own:
        return [*own, *gone.filter(pk__in=went_into(place.pk for place in own))]
    return [commune.place, *hamlets(commune), *gone]


def _unit(me: User, place: Place, *, for_others: bool, told_by: int | None) -> Unit:
    """Return the unit that the work counts for: the person's own, or the one that told it (an
    association by its id, a hamlet's board by the place).
    """
    worn, teller = hats(me), unit_seen(me, told_by) if for_others and told_by else None
    if teller and teller.kind != "hamlet":
        return teller
    here = [hat.unit for hat in worn if hat.unit.place_id == place.pk]
    here = here or [hat.unit for hat in worn if hat.role == "hamlet" and works_in(hat.unit, place)]
    board = hamlet_unit(place) if for_others and place.kind == Place.HAMLET else None
    return board or (here[0] if here else worn[0].unit)


def _write(request: HttpRequest, me: User, kind: str, form: LogForm) -> int:
    facts = form.cleaned_data
    place = facts["place"]
    if request.POST.get("how") == "all" and place.kind != Place.HAMLET:
        raise Unfit("Cả thôn là thôn nào? Chọn một thôn, hoặc chọn chỉ ghi số.", field="place")
    row = actions.log(
        facts["campaign"],
        kind=kind,
        unit=_unit(
            me,
            place,
            for_others=bool(facts.get("on_behalf_of")),
            told_by=id_in(request.GET.get("don-vi", "")),
        ),
        place=place,
        title=facts["title"],
        done=form.done(request.POST, place if place.kind == Place.HAMLET else None),
        uid=uid_of(request),
        by=me,
    )
    take_photos(request, row, me)
    return row.pk


def calendar(request: HttpRequest) -> HttpResponse:
    """Show a campaign's activities by week; with `don-vi` one unit's own plan."""
    me = signed_in(request)
    wanted = id_in(request.GET.get("dot", ""))
    row = campaign(me, wanted) if wanted is not None else queries.newest(me)
    if row is None:
        raise NotThere
    asked_unit = id_in(request.GET.get("don-vi", ""))
    units = visible_to(me, Unit.objects.select_related("place"))
    unit = seen(me, units, pk=asked_unit) if asked_unit is not None else None
    monday = _monday(request, row.from_on, row.until_on)
    days = agenda.week(me, row, week_of(monday), unit=unit)
    context = {
        "base": base_of(request),
        "campaign": row,
        "unit": unit,
        "days": days,
        "week": week_of(monday),
        "before": (monday - timedelta(days=7)).isoformat(),
        "after": (monday + timedelta(days=7)).isoformat(),
        "wave": queries.wave(row),
    }
    return render(request, "outreach/calendar.html", context)


def _monday(request: HttpRequest, first: date, last: date) -> date:
    """Return the Monday of the week asked for (`tuan`), else of today within the campaign."""
    day = day_in(request.GET.get("tuan", ""))
    return week_of(day or min(max(clock.today(), first), last)).from_on
