"""What people do to an activity on its page: done, proved, missed, moved, corrected."""

from uuid import uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.channels.base import all_channels
from lantoa.commune.actions import read_table
from lantoa.commune.models import Place, User
from lantoa.commune.queries import require, roles, signed_in
from lantoa.commune.rules import OFFICE
from lantoa.kit.errors import Unfit
from lantoa.kit.http import post_only, queued, tell, uid_of
from lantoa.outreach import actions, queries
from lantoa.outreach.forms import DoneForm, MoveForm, ReasonForm
from lantoa.outreach.models import Activity
from lantoa.outreach.named import doors_named, table_of
from lantoa.outreach.rules import marks_allowed
from lantoa.outreach.ticks import unlike
from lantoa.outreach.views import base_of, doors, page_of


@queued
@post_only
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Take down that it was done, with the photos sent along."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    require(me, "activity.confirm", row)
    form = DoneForm(request.POST, kind=row.kind, stands_in=bool(roles(me) & OFFICE))
    is_call = request.POST.get("after") == "call"
    if is_call:
        form.must_tell()
    uid = uid_of(request)
    hamlet = row.place if row.place.kind == Place.HAMLET else None
    if not form.is_valid():
        return page_of(request, row, form=form)
    try:
        actions.confirm(row, uid=uid, done=form.done(request.POST, hamlet), by=me)
    except Unfit as error:
        tell(form, error)
        return page_of(request, row, form=form)
    messages.success(request, "Đã ghi, xã đã nhận.")
    take_photos(request, row, me)
    if is_call:
        return redirect(f"{reverse('outreach:call')}?don-vi={row.unit_id}")
    return redirect("outreach:activity", pk)


@post_only
def named(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick the doors of the names on a sheet, to be looked at and sent; strangers are named."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    require(me, "activity.confirm", row)
    require(me, "household.list", row.place)
    try:
        found = doors_named(row.place, _table_of(request))
    except Unfit as error:
        messages.warning(request, str(error))
        return page_of(request, row)
    ticked = request.POST.copy()
    allowed = marks_allowed(all_channels()[row.kind])
    ticked["how"] = "ticked"
    for bit in found.bits if allowed else ():
        ticked[f"h{bit}"] = allowed[0]
    messages.info(request, f"Đã đánh dấu {len(found.bits)} hộ theo danh sách. Xem lại rồi gửi xã.")
    if found.words:
        messages.warning(request, found.words)
    return page_of(request, row, post=ticked)


def _table_of(request: HttpRequest) -> list[list[str]]:
    """Return the pasted lines, or the file sent in their place, as a table."""
    text, file = request.POST.get("ten", ""), request.FILES.get("tep")
    return read_table(file.read()) if file and not text.strip() else table_of(text)


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
    require(me, "activity.confirm", row)
    before = row.proofs.count()
    take_photos(request, row, me)
    if row.proofs.count() > before:
        messages.success(request, "Đã nhận minh chứng.")
    return redirect("outreach:activity", pk)


@queued
@post_only
def miss(request: HttpRequest, pk: int) -> HttpResponse:
    """Take down that it was not done, and why."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    require(me, "activity.miss", row)
    why = ReasonForm(request.POST)
    if not why.is_valid():
        return page_of(request, row, why=why)
    verb = actions.cancel if request.POST.get("choice") == "cancel" else actions.miss
    verb(row, uid=uid_of(request), reason=why.cleaned_data["reason"], by=me)
    messages.success(request, "Đã ghi lý do.")
    return redirect("outreach:activity", pk)


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move or rename a planned activity."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    require(me, "activity.plan", row)
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
    require(me, "activity.correct", row)
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
            if words := unlike(done):
                messages.warning(request, words)
            return redirect("outreach:activity", new.pk)
    context: dict[str, object] = {"row": row, "form": form, "base": base_of(request)}
    context["channel"] = all_channels()[row.kind]
    return render(request, "outreach/correct.html", context | doors(me, row, request.POST))
