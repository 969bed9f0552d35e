"""Pages of reports: what is owed, one report to write or to answer, figures to copy, the paper."""

from uuid import uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import may, roles, signed_in
from lantoa.commune.rules import READERS
from lantoa.kit.errors import Unfit
from lantoa.kit.http import post_only, tell, uid_of
from lantoa.report import actions, board, queries
from lantoa.report.forms import ReportForm, ReturnForm, rows
from lantoa.report.letterhead import family_of
from lantoa.report.models import Report


def _base(request: HttpRequest) -> str:
    return "base_desk.html" if roles(request.user) & READERS else "base_phone.html"


def dues(request: HttpRequest) -> HttpResponse:
    """List what is owed: who has sent, who has not and since when, what waits for an answer."""
    user = signed_in(request)
    rows = list(queries.dues(user))
    context = {
        "base": _base(request),
        "groups": board.groups(rows, user),
        "punctuality": queries.punctuality(rows),
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


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one report: a draft to those who write it, else as it reads, to answer or to keep."""
    user = signed_in(request)
    row = queries.report(user, pk)
    if row.state == Report.DRAFT and may(user, "report.draft", row):
        return _write(request, row)
    return render(request, "report/read.html", _read(request, row))


def _write(request: HttpRequest, row: Report) -> HttpResponse:
    user, held = signed_in(request), queries.figures(row)
    start = {"row_version": row.row_version, **row.narrative}
    form = ReportForm(
        request.POST or None, figures=held, parts=row.due.regime.sections, initial=start
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.fill(
                row,
                entries=form.entries(),
                narrative=form.narrative(),
                by=user,
                uid=uid_of(request),
                rest_is_none=request.POST.get("then") == "rest",
                row_version=form.cleaned_data["row_version"],
            )
            if request.POST.get("then") == "send":
                actions.send(row, by=user, uid=uuid5(uid_of(request), "send"))
        except Unfit as error:
            tell(form, error)
        else:
            _say(request, row)
            return redirect("report:report", row.pk)
    before = queries.version_before(row)
    drafts = board.with_doors(rows(form), row)
    context = {
        "base": _base(request),
        "report": row,
        "form": form,
        "facts": board.facts(row, queries.figures(row)),
        "first": [one for one in drafts if one.comes_first],
        "rest": [one for one in drafts if not one.comes_first],
        "before": before,
        "notes": [one for one in queries.figures(before) if one.note] if before else [],
    }
    return render(request, "report/draft.html", context)


def _say(request: HttpRequest, row: Report) -> None:
    sent = row.state == Report.SENT
    messages.success(request, "Đã gửi, nơi nhận đã có báo cáo." if sent else "Đã giữ bản nháp.")


def _read(request: HttpRequest, row: Report) -> dict[str, object]:
    user, held = signed_in(request), queries.figures(row)
    told = board.lines(row, held)
    answers = row.state == Report.SENT and may(user, actions.answering(row), row)
    return {
        "base": _base(request),
        "report": row,
        "facts": board.facts(row, held),
        "told": board.by_section(told),
        "differing": [line for line in told if line.differs or line.before],
        "sections": board.sections(row),
        "children": queries.children(row.due),
        "seal": queries.seal(row),
        "family": family_of(row.due),
        "issued": queries.issued_of(row),
        "may_issue": row.state in (Report.SENT, Report.ACCEPTED) and may(user, "paper.issue", row),
        "may_answer": answers,
        "may_write_again": row.state == Report.RETURNED and may(user, "report.draft", row),
        "form": ReturnForm(figures=held) if answers else None,
    }


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


@post_only
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a report with a word on it or on single figures."""
    user = signed_in(request)
    row = queries.report(user, pk)
    form = ReturnForm(request.POST, figures=queries.figures(row))
    if form.is_valid():
        try:
            actions.send_back(
                row,
                note=form.cleaned_data["note"],
                figures=form.words(),
                by=user,
                uid=uid_of(request),
            )
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, f"Đã trả lại {row.due.unit} để xem lại.")
            return redirect("report:report", pk)
    return render(request, "report/read.html", _read(request, row) | {"form": form})


@post_only
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a report and seal its figures."""
    user = signed_in(request)
    row = queries.report(user, pk)
    actions.accept(row, by=user, uid=uid_of(request))
    messages.success(request, f"Đã tiếp nhận báo cáo của {row.due.unit} và khóa số liệu.")
    return redirect("report:report", pk)


def numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the figures alone, to copy into another form."""
    row = queries.report(signed_in(request), pk)
    context = {
        "base": _base(request),
        "report": row,
        "lines": board.lines(row, queries.figures(row)),
    }
    return render(request, "report/numbers.html", context)
