"""Pages of the ledger: the list, one activity, and what people do to it."""

from uuid import uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place, User
from lantoa.commune.queries import (
    commune_of,
    hamlets,
    may,
    roles,
    signed_in,
    whole_number,
)
from lantoa.commune.rules import OFFICE, READERS
from lantoa.kit.errors import Unfit
from lantoa.kit.http import paginate, post_only, tell, uid_of
from lantoa.outreach import actions, queries
from lantoa.outreach.air import clusters
from lantoa.outreach.forms import DoneForm, MoveForm, ReasonForm, ShareForm, first_day
from lantoa.outreach.heard import lanes, words
from lantoa.outreach.models import Activity
from lantoa.outreach.rules import MARKS, marks_allowed


def base_of(request: HttpRequest) -> str:
    """Return the page's frame: wide for the office, a phone's for those who do the work."""
    return "base_desk.html" if roles(request.user) & READERS else "base_phone.html"


def ledger(request: HttpRequest) -> HttpResponse:
    """List the activities that the address asks for."""
    me = signed_in(request)
    form = ShareForm(request.GET, hamlets=list(hamlets(commune_of(me))))
    page = paginate(request, queries.ledger(me, form.asked()))
    context = {
        "base": base_of(request),
        "form": form,
        "page": page,
        "view": form.view,
        "kept": form.kept,
    }
    return render(request, "outreach/ledger.html", context)


def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one activity: what, when, who, whom it reached, its proof, what can be done now."""
    row = queries.activity(signed_in(request), pk)
    return _page(request, row)


def _page(
    request: HttpRequest, row: Activity, form: DoneForm | None = None, why: ReasonForm | None = None
) -> HttpResponse:
    me = signed_in(request)
    channel = all_channels()[row.kind]
    is_open = row.state == Activity.PLANNED and may(me, "activity.confirm", row)
    context = {
        "base": base_of(request),
        "row": row,
        "channel": channel,
        "counted": counted(row),
        "heard": words(row),
        "form": (form or form_of(me, row)) if is_open else None,
        "why": why or ReasonForm(),
        "may_move": is_open and may(me, "activity.plan", row),
        "may_correct": row.state in (Activity.DONE, Activity.MISSED)
        and may(me, "activity.correct", row),
        "may_prove": channel.photos and may(me, "activity.confirm", row),
    }
    return render(request, "outreach/activity.html", context | doors(me, row))


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


def doors(me: User, row: Activity) -> dict[str, object]:
    """Return what the ticking part of a form shows: lanes, marks, clusters."""
    channel = all_channels()[row.kind]
    allowed = marks_allowed(channel)
    lists = may(me, "household.list", row.place) and channel.crowd == "ticks"
    whole = row.place.kind == Place.HAMLET and bool(allowed) and row.outlet_id is None
    on_air = channel.vehicle == "radio"
    return {
        "whole": whole,
        "lanes": lanes(row) if whole and lists else [],
        "marks": [(mark, MARKS[mark]) for mark in allowed],
        "first_mark": MARKS[allowed[0]] if allowed else "",
        "clusters": clusters(row.campaign.commune, row.due_on) if on_air else [],
    }


@post_only
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Take down that it was done, with the photos sent along."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    form = DoneForm(request.POST, kind=row.kind, stands_in=bool(roles(me) & OFFICE))
    uid = uid_of(request)
    hamlet = row.place if row.place.kind == Place.HAMLET else None
    if not form.is_valid():
        return _page(request, row, form=form)
    try:
        actions.confirm(row, uid=uid, done=form.done(request.POST, hamlet), by=me)
    except Unfit as error:
        tell(form, error)
        return _page(request, row, form=form)
    messages.success(request, "Đã ghi, xã đã nhận.")
    take_photos(request, row, me)
    return redirect("outreach:activity", pk)


def take_photos(request: HttpRequest, row: Activity, me: User) -> None:
    """Put the posted photos beside the activity; say of each that does not fit why."""
    for photo in request.FILES.getlist("photo"):
        data = photo.read()
        try:
            uid = uuid5(uid_of(request), f"{photo.name}:{len(data)}")
            actions.add_proof(row, data=data, name=photo.name or "anh", by=me, uid=uid)
        except Unfit as error:
            messages.warning(request, str(error))


@post_only
def prove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take photos or a scanned sheet as proof."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    before = row.proofs.count()
    take_photos(request, row, me)
    if row.proofs.count() > before:
        messages.success(request, "Đã nhận minh chứng.")
    return redirect("outreach:activity", pk)


@post_only
def miss(request: HttpRequest, pk: int) -> HttpResponse:
    """Take down that it was not done, and why."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    why = ReasonForm(request.POST)
    if not why.is_valid():
        return _page(request, row, why=why)
    verb = actions.cancel if request.POST.get("choice") == "cancel" else actions.miss
    verb(row, uid=uid_of(request), reason=why.cleaned_data["reason"], by=me)
    messages.success(request, "Đã ghi lý do.")
    return redirect("outreach:activity", pk)


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move or rename a planned activity."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    start = {"title": row.title, "due_on": row.due_on, "due_time": row.due_time}
    form = MoveForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        actions.move(row, by=me, uid=uid_of(request), **form.cleaned_data)
        messages.success(request, "Đã dời lịch. Lần lập lại sau sẽ giữ nguyên việc này.")
        return redirect("outreach:activity", pk)
    context = {"row": row, "form": form, "base": base_of(request)}
    return render(request, "outreach/move.html", context)


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a right row in place of a wrong one."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    stands_in = bool(roles(me) & OFFICE)
    start = {"done_on": row.done_on or row.due_on, "note": row.note, **row.counts}
    form = DoneForm(request.POST or None, kind=row.kind, stands_in=stands_in, initial=start)
    hamlet = row.place if row.place.kind == Place.HAMLET else None
    if request.method == "POST" and form.is_valid():
        try:
            done = form.done(request.POST, hamlet)
            new = actions.correct(row, uid=uid_of(request), done=done, by=me)
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã đính chính. Bản ghi cũ vẫn giữ để đối chiếu.")
            return redirect("outreach:activity", new.pk)
    context = {
        "row": row,
        "form": form,
        "base": base_of(request),
        "channel": all_channels()[row.kind],
    }
    return render(request, "outreach/correct.html", context | doors(me, row))
