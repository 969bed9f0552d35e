"""Pages of the ledger: the list and one activity."""

import re

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place, User
from lantoa.commune.queries import (
    commune_of,
    forebears_on,
    hamlets,
    may,
    roles,
    signed_in,
    whole_number,
)
from lantoa.commune.rules import OFFICE, READERS
from lantoa.kit.errors import NotThere
from lantoa.kit.http import id_in, kept, paginate
from lantoa.outreach import hints, queries
from lantoa.outreach import ordered as ordering
from lantoa.outreach.air import clusters
from lantoa.outreach.earlier import planned_in
from lantoa.outreach.filter_form import FilterForm
from lantoa.outreach.forms import DoneForm, ReasonForm, first_day
from lantoa.outreach.heard import lanes, words
from lantoa.outreach.models import Activity
from lantoa.outreach.rules import MARKS, marks_allowed
from lantoa.plan import queries as plan

DOOR = re.compile(r"h\d{1,5}")
FEW = 40
"""So many ticks are shown unfolded when they are to be corrected."""


def base_of(request: HttpRequest) -> str:
    """Return the page's frame: wide for the office, a phone's for those who do the work."""
    return "base_desk.html" if roles(request.user) & READERS else "base_phone.html"


def ledger(request: HttpRequest) -> HttpResponse:
    """List the activities that the address asks for."""
    me = signed_in(request)
    asked = id_in(request.GET.get("dot", ""))
    pillars = plan.pillars(me, asked) if asked else []
    form = FilterForm(request.GET, hamlets=list(hamlets(commune_of(me))), pillars=pillars)
    page = paginate(request, queries.ledger(me, form.asked()))
    context = {
        "base": base_of(request),
        "form": form,
        "page": page,
        "view": form.view,
        "kept": form.kept,
    }
    return render(request, "outreach/ledger.html", context)


def ordered(request: HttpRequest, pk: int) -> HttpResponse:
    """Show on the campaign's page how far each hamlet is with what was ordered in numbers."""
    me = signed_in(request)
    row = plan.campaign(me, pk)
    if not may(me, "campaign.change", row):
        raise NotThere
    context = {"campaign": row, "rows": ordering.ordered(me, row)}
    return render(request, "outreach/ordered.html", context)


@kept
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one activity: what, when, who, whom it reached, its proof, what can be done now."""
    row = queries.activity(signed_in(request), pk)
    return page_of(request, row)


def page_of(
    request: HttpRequest,
    row: Activity,
    form: DoneForm | None = None,
    why: ReasonForm | None = None,
    post: QueryDict | None = None,
) -> HttpResponse:
    me = signed_in(request)
    channel = all_channels()[row.kind]
    is_open = row.state == Activity.PLANNED and may(me, "activity.confirm", row)
    earlier = planned_in(row, forebears_on(row.place, row.due_on)) if is_open else None
    context = {
        "base": base_of(request),
        "row": row,
        "planned_at": earlier.place if earlier else None,
        "channel": channel,
        "counted": counted(row),
        "heard": words(row),
        "form": (form or form_of(me, row)) if is_open else None,
        "why": why or ReasonForm(),
        "may_move": is_open and may(me, "activity.plan", row),
        "may_correct": row.state in (Activity.DONE, Activity.MISSED)
        and may(me, "activity.correct", row),
        "hints": hints.for_sender(me, row),
        "shots": [one for one in row.proofs.all() if not one.is_voice],
        "voices": [one for one in row.proofs.all() if one.is_voice],
        "may_object": bool(row.on_behalf_of) and may(me, "activity.object", row),
        "may_answer": may(me, "activity.answer", row),
        "objected": next((one for one in row.objections.all() if not one.answered_at), None),
        "may_prove": channel.photos and may(me, "activity.confirm", row),
    }
    return render(request, "outreach/activity.html", context | doors(me, row, post or request.POST))


def counted(row: Activity) -> list[tuple[str, float, str]]:
    """Return what was counted: label, number, unit."""
    asks = all_channels()[row.kind].asks
    return [(ask.label, row.counts[ask.key], ask.unit) for ask in asks if ask.key in row.counts]


def form_of(me: User, row: Activity) -> DoneForm:
    """Return the empty form of what was done, its day proposed."""
    stands_in = bool(roles(me) & OFFICE)
    proposed: dict[str, object] = {"done_on": first_day(row)}
    if all_channels()[row.kind].vehicle == "radio":
        proposed["minutes"] = whole_number(row.campaign.commune, "radio_minutes")
    return DoneForm(kind=row.kind, stands_in=stands_in, initial=proposed)


def doors(me: User, row: Activity, post: QueryDict) -> dict[str, object]:
    """Return what the ticking part of a form shows: lanes, marks, clusters, as it was sent."""
    channel = all_channels()[row.kind]
    allowed = marks_allowed(channel)
    lists = may(me, "household.list", row.place) and channel.crowd == "ticks"
    whole = row.place.kind == Place.HAMLET and bool(allowed) and row.outlet_id is None
    on_air = channel.vehicle == "radio"
    told = {int(key[1:]): str(mark) for key, mark in post.items() if DOOR.fullmatch(key)}
    ways = lanes(row, told) if whole and lists else []
    named = row.state != Activity.DONE or row.audiences.exists()
    how = post.get("how", ("ticked" if ways else "all") if named else "number")
    ticked = sum(lane.ticked for lane in ways)
    return {
        "is_first": row.state != Activity.DONE,
        "unfolds": 0 < ticked <= FEW,
        "whole": whole,
        "lanes": ways,
        "how": how,
        "homes": sum(len(lane.doors) for lane in ways),
        "marks": [(mark, MARKS[mark]) for mark in allowed],
        "first_mark": MARKS[allowed[0]] if allowed else "",
        "clusters": clusters(row.campaign.commune, row.due_on) if on_air else [],
    }
