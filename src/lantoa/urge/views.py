"""The office's pages of urging (Đôn đốc): who is behind, what was said, calls, the superior."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import commune_of, require, signed_in, unit_seen
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of, tried, uid_if_sent
from lantoa.kit.http import paginate, post_only, uid_of
from lantoa.urge import actions, queries
from lantoa.urge.carriers import CARRIERS, HOW_TO_MAIL, HOW_TO_SERVE, has_mail, has_services
from lantoa.urge.forms import CallForm
from lantoa.urge.ladder import SUPERIOR


def nudges(request: HttpRequest) -> HttpResponse:
    """Show the office whom to remind (Đôn đốc), with words ready to paste into Zalo."""
    me = signed_in(request)
    require(me, "reminder.send", commune_of(me))
    rows = queries.nudges(me)
    context = {
        "urged": [row for row in rows if not row.is_asked],
        "asked": [row for row in rows if row.is_asked],
        "undelivered": list(queries.undelivered(me)[:20]),
        "carriers": CARRIERS,
        "has_mail": has_mail(),
        "has_services": has_services(),
        "how_to_mail": HOW_TO_MAIL,
        "how_to_serve": HOW_TO_SERVE,
    }
    return render(request, "urge/nudges.html", context)


@post_only
def said(request: HttpRequest, unit: int) -> HttpResponse:
    """Record that the unit was reminded by Zalo."""
    me = signed_in(request)
    one = unit_seen(me, unit)
    waiting = queries.nudge(me, one)
    actions.pass_on(
        one,
        words=waiting.text if waiting else "",
        via=request.POST.get("via", ""),
        by=me,
        uid=uid_of(request),
    )
    messages.success(request, f"Đã ghi lần nhắn {one}.")
    return redirect("urge:list")


def call(request: HttpRequest, unit: int) -> HttpResponse:
    """Note how a call to the unit ended, beside all that was said to it."""
    me = signed_in(request)
    one = unit_seen(me, unit)
    require(me, "reminder.send", one)
    form = CallForm(request.POST or None)
    if tried(form, partial(actions.note_call, one, by=me, uid=uid_if_sent(request))):
        messages.success(request, f"Đã ghi cuộc gọi {one}.")
        return redirect("urge:list")
    row = queries.nudge(me, one)
    context = {
        "unit": one,
        "row": row,
        "form": form,
        "page": paginate(request, queries.said_to(me, one), per_page=20),
        "may_escalate": bool(row and row.step == SUPERIOR),
    }
    return render(request, "urge/call.html", context, status=status_of(form))


@post_only
def escalate(request: HttpRequest, unit: int) -> HttpResponse:
    """Take the unit to the leaders, after a call."""
    me = signed_in(request)
    one = unit_seen(me, unit)
    try:
        actions.escalate(one, by=me, uid=uid_of(request))
    except Unfit as error:
        messages.error(request, str(error))
        return redirect("urge:call", one.pk)
    messages.success(request, f"Đã báo cáo lãnh đạo về {one}.")
    return redirect("urge:list")


@post_only
def again(request: HttpRequest) -> HttpResponse:
    """Let the digests that were given up go out once more."""
    me = signed_in(request)
    number = actions.try_again(by=me, uid=uid_of(request))
    messages.success(request, f"{number} lời nhắc sẽ được gửi lại trong nửa giờ tới.")
    return redirect("urge:list")
