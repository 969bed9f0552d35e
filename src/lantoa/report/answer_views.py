"""Pages of a report at its receiver: as it reads, returned with a word, accepted and sealed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import may, signed_in
from lantoa.kit.errors import Unfit
from lantoa.kit.http import post_only, tell, uid_of
from lantoa.report import actions, board, drift, judging, queries
from lantoa.report.forms import ReturnForm
from lantoa.report.frame import base_of
from lantoa.report.indicators import OFFICE
from lantoa.report.letterhead import family_of, is_confirmed
from lantoa.report.models import Passing, Report
from lantoa.report.signing_keys import public_key
from lantoa.report.whose import is_own


def reading(request: HttpRequest, row: Report) -> dict[str, object]:
    """Return what the page of a report shows that is not being written."""
    user, held = signed_in(request), queries.figures(row)
    told, below = board.lines(row, held), queries.children(row.due)
    before = queries.version_before(row)
    answers = row.state == Report.SENT and may(user, actions.answering(row), row)
    return {
        "base": base_of(request),
        "report": row,
        "facts": board.facts(row, held),
        "told": board.by_section(told),
        "differing": [line for line in told if line.differs or line.before],
        "sections": board.sections(row, before),
        "before": before,
        "doubted": judging.doubted(row, held) if row.state == Report.SENT else {},
        "changed": [line for line in told if line.before],
        "children": below,
        "not_added": [one for one in below if one.state != Report.ACCEPTED],
        "seal": queries.seal(row),
        "moved": drift.moved(row),
        "family": family_of(row.due),
        "is_confirmed": is_confirmed(row.due),
        "issued": queries.issued_of(row),
        "may_issue": row.state in (Report.SENT, Report.ACCEPTED) and may(user, "paper.issue", row),
        **up(request, row),
        "may_answer": answers,
        "may_reopen": row.state == Report.ACCEPTED and may(user, actions.answering(row), row),
        "may_write_again": row.state == Report.RETURNED and may(user, "report.draft", row),
        "is_own": is_own(user, row.due),
        "form": ReturnForm(figures=held) if answers else None,
    }


def up(request: HttpRequest, row: Report) -> dict[str, object]:
    """Return what the page shows of sending a sealed report to the province."""
    passing = Passing.objects.filter(report=row).first()
    sealed = row.state == Report.ACCEPTED and row.due.regime.level == OFFICE
    has_word = passing is not None and passing.word != ""
    if not (sealed or has_word) or not may(request.user, "report.pass_on", row):
        return {}
    return {
        "may_pass_on": True,
        "has_word": has_word,
        "passing": queries.passing(row),
        "province_known": queries.province_is_known(row),
        "public_key": public_key(),
    }


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
    return render(request, "report/read.html", reading(request, row) | {"form": form})


@post_only
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a report and seal its figures."""
    user = signed_in(request)
    row = queries.report(user, pk)
    actions.accept(row, by=user, uid=uid_of(request))
    messages.success(request, f"Đã tiếp nhận báo cáo của {row.due.unit} và khóa số liệu.")
    return redirect("report:report", pk)


@post_only
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a sealed report again, with the reason."""
    user = signed_in(request)
    row = queries.report(user, pk)
    note = request.POST.get("note", "")
    actions.reopen(row, note=note, by=user, uid=uid_of(request))
    messages.success(request, "Đã mở lại. Bản đã khóa giữ nguyên; đơn vị sửa rồi gửi bản sau.")
    return redirect("report:report", pk)
