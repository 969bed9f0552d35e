"""Pages of reports: what is owed, one report to write or to answer, figures to copy, the paper."""

from typing import cast
from uuid import uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import may, received, signed_in
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of
from lantoa.kit.http import paginate, post_only, queued, tell, uid_of
from lantoa.kit.periods import Period
from lantoa.outreach.queries import hints_in
from lantoa.report import actions, board, due_board, queries
from lantoa.report.alike import alike
from lantoa.report.answer_views import reading
from lantoa.report.forms import ReportForm, rows
from lantoa.report.frame import PHONE, base_of, kept_on_phones
from lantoa.report.judging import doubted
from lantoa.report.models import Report
from lantoa.report.past import gone
from lantoa.report.whose import is_own

A_PAGE, MOST_AHEAD = 4, 6


def dues(request: HttpRequest) -> HttpResponse:
    """List what is owed: who has sent, who has not and since when, what waits for an answer."""
    user = signed_in(request)
    page = paginate(request, due_board.turns(user), per_page=A_PAGE)
    ahead = due_board.ahead(user)
    near, above = ahead[:MOST_AHEAD], queries.above(user)
    context = {
        "base": base_of(request),
        "page": page,
        "groups": due_board.of_turns(user, cast("list[due_board.Turn]", page.object_list)),
        "ahead": near,
        "may_begin": due_board.may_begin(user, near),
        "begun": due_board.begun(user),
        "more_ahead": max(0, len(ahead) - MOST_AHEAD),
        "not_passed": above.stopped,
        "to_hand_over": above.to_hand_over,
        "punctuality": queries.punctuality(queries.dues(user)),
    }
    return render(request, "report/list.html", context)


@post_only
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the draft of a due, made from the ledger."""
    user = signed_in(request)
    due = queries.due(user, pk)
    how = request.POST.get("how", actions.OWN)
    known = (actions.OWN, actions.ON_PAPER, actions.STANDS_IN)
    made = actions.draft(due, by=user, how=how if how in known else actions.OWN)
    return redirect("report:report", made.pk)


@queued
@kept_on_phones
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one report: a draft to those who write it, else as it reads, to answer or to keep."""
    user = signed_in(request)
    row = queries.report(user, pk)
    if row.state == Report.DRAFT and may(user, "report.draft", row):
        return _write(request, row)
    if request.method == "POST" and received(user, uid_of(request)) is None:
        raise Unfit(gone(row))
    return render(request, "report/read.html", reading(request, row))


def _write(request: HttpRequest, row: Report) -> HttpResponse:
    if request.method == "GET":
        actions.catch_up(row, by=signed_in(request))
    held = queries.figures(row)
    start = {"row_version": row.row_version, **row.narrative}
    form = ReportForm(
        request.POST or None, figures=held, parts=row.due.regime.sections, initial=start
    )
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, row, form)
        except actions.Moved:
            raise  # the page has to be drawn anew
        except Unfit as error:
            form.now_at(row.row_version)
            _tell(form, error)
        else:
            _say(request, row)
            return redirect("report:report", row.pk)
    if not form.is_bound and base_of(request) == PHONE:
        form.is_doubted = bool(doubted(row, held))  # asked on the page itself: no answer comes back
    before, notes = board.returned(row)
    drafts = board.with_doors(rows(form), row, notes)
    context = {
        "base": base_of(request),
        "report": row,
        "form": form,
        "facts": board.facts(row, queries.figures(row)),
        "first": [one for one in drafts if one.comes_first],
        "rest": [one for one in drafts if not one.comes_first],
        "before": before,
        "is_own": is_own(signed_in(request), row.due),
        "hints": hints_in(row.due.unit, Period(row.due.from_on, row.due.until_on)),
        "notes": notes,
        "alike": alike(row),
        "runs": clock.today() <= row.due.until_on,
        "sections": [(one, form[one.key]) for one in board.sections(row)],
        "not_added": [s for s in queries.children(row.due) if s.state != Report.ACCEPTED],
    }
    return render(request, "report/draft.html", context, status=status_of(form))


def _tell(form: ReportForm, error: Unfit) -> None:
    """Put what keeps the report from being sent beside the figures; ask where one may insist."""
    form.is_doubted = isinstance(error, actions.Unlikely)
    if isinstance(error, actions.InFigures):
        form.tell(error.said)
    else:
        tell(form, error)


def _keep(request: HttpRequest, row: Report, form: ReportForm) -> None:
    """Keep what was typed; send it where that was pressed. Raises `Unfit`; what was kept stays."""
    user, then, uid = signed_in(request), request.POST.get("then"), uid_of(request)
    actions.fill(
        row,
        entries=form.entries(),
        narrative=form.narrative(),
        by=user,
        uid=uid,
        rest_is_none=then == "rest",
        row_version=form.cleaned_data["row_version"],
    )
    if then not in ("send", "send_rest"):
        return
    actions.must_be_as_seen(row, by=user, uid=uuid5(uid, "seen"))
    if then == "send_rest":  # after the ledger was asked: what it has now is not "nothing"
        rest = uuid5(uid, "rest")
        actions.fill(row, entries={}, narrative={}, by=user, uid=rest, rest_is_none=True)
    sure = form.cleaned_data["is_sure"]
    actions.send(row, by=user, uid=uuid5(uid, "send"), is_sure=sure)


def _say(request: HttpRequest, row: Report) -> None:
    sent = row.state == Report.SENT
    unread = 0 if sent else sum(bool(one.typed) for one in queries.figures(row))
    kept = f"Đã giữ bản nháp. Còn {unread} mục chưa phải số." if unread else "Đã giữ bản nháp."
    messages.success(request, "Đã gửi, nơi nhận đã có báo cáo." if sent else kept)


@post_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a draft as it stands."""
    user = signed_in(request)
    row = actions.send(queries.report(user, pk), by=user, uid=uid_of(request))
    _say(request, row)
    return redirect("report:report", pk)


@post_only
def refresh(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the ledger again for a draft's figures."""
    user = signed_in(request)
    actions.draft(queries.report(user, pk).due, by=user)
    messages.success(request, "Đã lấy lại số từ sổ hoạt động. Số đã sửa tay được giữ.")
    return redirect("report:report", pk)
