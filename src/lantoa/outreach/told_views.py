"""Ghi hộ: what the office writes while somebody tells it, and what those people say to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.channels.base import all_channels
from lantoa.commune.queries import commune_of, require, signed_in, unit_seen
from lantoa.kit import clock
from lantoa.kit.http import id_in, post_only, queued, uid_of
from lantoa.outreach import actions, queries, telling
from lantoa.outreach.quick_views import AHEAD, LETTERS, quick_row
from lantoa.outreach.rules import CALL
from lantoa.outreach.usual import usual

MOST = 20


def call(request: HttpRequest) -> HttpResponse:
    """Let the office write down what somebody tells it by telephone: whose work, then what."""
    me = signed_in(request)
    require(me, "activity.log", commune_of(me).place)
    wanted = id_in(request.GET.get("don-vi", ""))
    if wanted is None:
        tellers = telling.tellers(commune_of(me), clock.today() + AHEAD)
        return render(request, "outreach/call_who.html", {"rows": tellers})
    unit = unit_seen(me, wanted)
    people = telling.people_of(unit)
    until = clock.today() + AHEAD
    rows = list(queries.due(unit, until_on=until)[:MOST])
    known = usual([unit], commune_of(me))
    said = {"on_behalf_of": people[0] if people else "", "told_how": CALL, "told_at": clock.now()}
    context = {
        "unit": unit,
        "people": people,
        "rows": [quick_row(row, known.get((unit.pk, row.kind), {}), said) for row in rows],
        "channels": [one for kind, one in all_channels().items() if kind != LETTERS],
    }
    return render(request, "outreach/call.html", context)


@queued
@post_only
def object_(request: HttpRequest, pk: int) -> HttpResponse:
    """Take down that what the office wrote is not right."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    require(me, "activity.object", row)
    actions.object_to(row, words=request.POST.get("words", ""), by=me, uid=uid_of(request))
    messages.success(request, "Đã báo. Phòng Văn hóa – Xã hội sẽ hỏi lại rồi sửa.")
    return redirect("outreach:activity", pk)


@post_only
def stands(request: HttpRequest, pk: int) -> HttpResponse:
    """Let what was written stand after the office has asked the unit again."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    require(me, "activity.answer", row)
    words = request.POST.get("words", "")
    actions.answer_objection(row, words=words, by=me, uid=uid_of(request))
    messages.success(request, "Đã ghi: giữ nguyên, kèm lời đã thống nhất.")
    return redirect("outreach:activity", pk)


@post_only
def write_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep in words what a voice note says."""
    me = signed_in(request)
    row = queries.proof(me, pk)
    require(me, "proof.write_out", row)
    actions.write_out(row, words=request.POST.get("words", ""), by=me, uid=uid_of(request))
    messages.success(request, "Đã ghi lời nói thành chữ. Bản ghi âm vẫn giữ.")
    return redirect("outreach:activity", row.activity_id)
