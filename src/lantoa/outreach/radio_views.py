"""Pages of the radio: the week with one tap a session, scripts, sound, the pack."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.channels import radio
from lantoa.channels.base import all_channels
from lantoa.channels.speech.voice import NoVoice
from lantoa.commune.queries import commune_of, roles, signed_in, visible_to, whole_number
from lantoa.commune.rules import OFFICE
from lantoa.content.queries import version as version_of
from lantoa.kit import clock
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import day_in, handed_out, post_only, uid_of
from lantoa.kit.periods import Period, week_of
from lantoa.kit.say import start
from lantoa.outreach import actions, air, queries
from lantoa.outreach.pack import log_book, week_pack
from lantoa.outreach.sound import draft
from lantoa.outreach.ticks import silent
from lantoa.outreach.views import base_of


def _week(request: HttpRequest) -> Period:
    return week_of(day_in(request.GET.get("tuan", "")) or clock.today())


def week(request: HttpRequest) -> HttpResponse:
    """Show the week's sessions; one tap says that one was aired."""
    commune = commune_of(signed_in(request))
    span = _week(request)
    month = Period(span.from_on - timedelta(days=28), span.until_on)
    sessions = visible_to(signed_in(request), queries.sessions_of(commune, span))
    context = {
        "base": base_of(request),
        "span": span,
        "sessions": list(sessions),
        "clusters": air.clusters(commune),
        "continuity": air.continuity(commune, month),
        "minutes": whole_number(commune, "radio_minutes"),
        "before": (span.from_on - timedelta(days=7)).isoformat(),
        "after": (span.from_on + timedelta(days=7)).isoformat(),
        "fills": bool(roles(request.user) & OFFICE),
    }
    return render(request, "outreach/week.html", context)


@post_only
def aired(request: HttpRequest, pk: int) -> HttpResponse:
    """Take down with one tap that a session was aired, clusters that were silent excepted."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    minutes = float(whole_number(row.campaign.commune, "radio_minutes"))
    done = actions.Done(
        done_on=row.due_on, counts={"minutes": minutes}, silent=silent(request.POST)
    )
    actions.confirm(row, uid=uid_of(request), done=done, by=me)
    messages.success(request, "Đã ghi buổi phát.")
    return redirect("outreach:week")


@post_only
def fill(request: HttpRequest) -> HttpResponse:
    """Put what is approved by now into the coming sessions of every running campaign."""
    me = signed_in(request)
    filled = sum(
        actions.fill_sessions(row, from_on=clock.today(), until_on=row.until_on, by=me)
        for row in queries.running().filter(commune=commune_of(me))
    )
    messages.success(request, f"Đã xếp bản đã duyệt vào {filled} việc sắp tới.")
    return redirect("outreach:week")


def pack(request: HttpRequest) -> HttpResponse:
    """Give the week's pack: scripts in play order and the log book, as a zip."""
    commune = commune_of(signed_in(request))
    span = _week(request)
    rows = list(visible_to(signed_in(request), queries.sessions_of(commune, span)))
    head = start(str(commune.place))
    data = week_pack(rows, span, head=head, demo=commune.is_demo)
    name = f"goi-phat-tuan-{span.from_on:%d-%m-%Y}.zip"
    return handed_out(data, name, mime="application/zip")


def book(request: HttpRequest) -> HttpResponse:
    """Give the log book (Nhật ký phát thanh) of a week to print."""
    commune = commune_of(signed_in(request))
    span = _week(request)
    rows = list(visible_to(signed_in(request), queries.sessions_of(commune, span)))
    data = log_book(rows, span, head=start(str(commune.place)), demo=commune.is_demo)
    name = f"nhat-ky-phat-thanh-{span.from_on:%d-%m-%Y}.pdf"
    return handed_out(data, name, mime="application/pdf")


def script(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the announcer's script of a version, 16 pt, with its reading time."""
    version = version_of(signed_in(request), pk)
    file = radio.render(air.draft_parcel(version)).files[0]
    return handed_out(file.bytes, file.name, mime=file.mime)


def sheet(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    """Give what one activity hands out: the first file its channel makes of what it carries."""
    row = queries.activity(signed_in(request), pk)
    one = next((held.version for held in row.carried.all() if held.order == order), None)
    if one is None:
        raise NotThere
    file = all_channels()[row.kind].render(air.parcel(one, row)).files[0]
    return handed_out(file.bytes, file.name, mime=file.mime)


def listen(request: HttpRequest, pk: int) -> HttpResponse:
    """Play the draft reading of a version; without a voice say so."""
    version = version_of(signed_in(request), pk)
    try:
        sound = draft(air.draft_parcel(version))
    except NoVoice as error:
        raise Unfit(str(error)) from error
    response = HttpResponse(sound, content_type="audio/mpeg")
    response["Cache-Control"] = "private, max-age=86400"
    return response
