"""Pages of concerns: what waits for an answer, asking for help, one concern with its messages."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import User
from lantoa.commune.queries import commune_of, may, require, roles, signed_in
from lantoa.commune.rules import READERS
from lantoa.concerns import actions, queries
from lantoa.concerns.forms import AnswerForm, MoreForm, NewConcernForm
from lantoa.concerns.models import Concern
from lantoa.concerns.rules import time_left
from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed
from lantoa.kit.forms import status_of, tried, uid_if_sent
from lantoa.kit.http import kept, paginate, post_only, queued, uid_of
from lantoa.kit.say import when


def concerns(request: HttpRequest) -> HttpResponse:
    """List the concerns by the time left, then the answered ones."""
    me = signed_in(request)
    commune_of(me)
    waiting = list(queries.open_for(me))
    for row in waiting:
        row.left = time_left(row.due_at, clock.now())  # type: ignore[attr-defined]
        row.is_late = row.state == Concern.OPEN and row.due_at < clock.now()  # type: ignore[attr-defined]
    context = {
        "base": _base(me),
        "waiting": waiting,
        "page": paginate(request, queries.done_for(me), per_page=20),
        "office": bool(roles(me) & READERS),
        "may_raise": bool(queries.own_unit(me) or queries.units_to_speak_for(me)),
    }
    return render(request, "concerns/concerns.html", context)


@queued
@kept
def new(request: HttpRequest) -> HttpResponse:
    """Ask for help (Cần xã giúp), or write it down for someone who called (Ghi hộ)."""
    me = signed_in(request)
    commune = commune_of(me)
    own = queries.own_unit(me)
    others = [] if own else queries.units_to_speak_for(me)
    if own is None and not others:
        raise NotAllowed
    form = NewConcernForm(
        request.POST or None,
        request.FILES or None,
        topics=queries.topics(commune),
        units=others,
    )
    change = partial(
        actions.raise_concern,
        by=me,
        uid=uid_if_sent(request),
        campaign=queries.campaign_of(me),
    )
    if made := tried(form, change):
        messages.success(
            request, f"Xã đã nhận {clock.now():%H:%M}. Trả lời trước {when(made.due_at)}."
        )
        return redirect("concerns:concern", made.pk)
    context = {"base": _base(me), "form": form, "for_others": bool(others)}
    return render(request, "concerns/new.html", context, status=status_of(form))


@kept
def concern(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one concern with its messages; answer it, say more, close it."""
    me = signed_in(request)
    return _page(request, me, queries.concern(me, pk), AnswerForm(), MoreForm())


@post_only
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer."""
    me = signed_in(request)
    row = queries.concern(me, pk)
    require(me, "concern.answer", row)
    form = AnswerForm(request.POST)
    if tried(form, partial(actions.answer, row, by=me, uid=uid_of(request))):
        messages.success(request, f"Đã gửi trả lời cho {row.unit or 'bà con'}.")
        return redirect("concerns:concern", pk)
    return _page(request, me, row, form, MoreForm())


@queued
@post_only
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Say more."""
    me = signed_in(request)
    row = queries.concern(me, pk)
    require(me, "concern.close", row)
    form = MoreForm(request.POST, request.FILES)
    if tried(form, partial(actions.ask_again, row, by=me, uid=uid_of(request))):
        messages.success(request, "Xã đã nhận lời nhắn thêm.")
        return redirect("concerns:concern", pk)
    actions.must_be_open(row)  # a closed one has no form left to show the words in
    return _page(request, me, row, AnswerForm(), form)


@post_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close."""
    me = signed_in(request)
    row = actions.close(queries.concern(me, pk), by=me, uid=uid_of(request))
    messages.success(request, f"Đã khép lại: {row.title}")
    return redirect("concerns:list")


def _page(
    request: HttpRequest, me: User, row: Concern, answer_form: AnswerForm, more_form: MoreForm
) -> HttpResponse:
    context = {
        "base": _base(me),
        "concern": row,
        "left": time_left(row.due_at, clock.now()),
        "is_late": row.state == Concern.OPEN and row.due_at < clock.now(),
        "may_answer": row.state != Concern.CLOSED and may(me, "concern.answer", row),
        "may_close": row.state != Concern.CLOSED and may(me, "concern.close", row),
        "answer_form": answer_form,
        "more_form": more_form,
    }
    status = max(status_of(answer_form), status_of(more_form))
    return render(request, "concerns/concern.html", context, status=status)


def _base(me: User) -> str:
    return "base_desk.html" if roles(me) & READERS else "base_phone.html"
