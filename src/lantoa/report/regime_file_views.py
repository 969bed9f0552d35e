"""Duties to report out of a file: the table to fill in, what it would make, made after a yes."""

import json
from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import commune_of, require, signed_in, units
from lantoa.kit.errors import Unfit
from lantoa.kit.http import handed_out, post_only, tell, uid_of
from lantoa.plan.queries import Work
from lantoa.report import actions, regime_leaving, regime_lists, regime_queries
from lantoa.report.regime_forms import RegimesFile
from lantoa.report.regime_views import about, work_in
from lantoa.report.terms import Terms, from_plain

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "report.regimes"
HALF_A_DAY = 12 * 3600


def template(request: HttpRequest) -> HttpResponse:
    """Give the table to fill in."""
    require(signed_in(request), "regime.change", work_in(request))
    return handed_out(regime_lists.template(), "che-do-bao-cao.xlsx", mime=XLSX)


def leave(request: HttpRequest) -> HttpResponse:
    """Give the duties that are in use, in the same table."""
    user, work = signed_in(request), work_in(request)
    require(user, "regime.change", work)
    rows = regime_queries.in_use(user, work)
    return handed_out(regime_leaving.to_sheet(rows), "che-do-dang-dung.xlsx", mime=XLSX)


@post_only
def come_in(request: HttpRequest) -> HttpResponse:
    """Read a table and show what it would make; nothing is kept before the next yes."""
    work = work_in(request)
    require(signed_in(request), "regime.change", work)
    if "terms" in request.POST:
        return _take(request)
    form, wrong = RegimesFile(request.POST, request.FILES), []
    context: dict[str, object] = {"form": form, **about(request, work)}
    if form.is_valid():
        here = {str(unit): unit.pk for unit in units(commune_of(signed_in(request)))}
        try:
            data = form.cleaned_data["file"].read()
            found = regime_lists.read(data, regime_lists.names_of(here))
        except Unfit as error:
            tell(form, error)
            wrong = error.rows if isinstance(error, regime_lists.BadRegimes) else []
        else:
            foreseen = regime_queries.all_foreseen(work, found)
            context["rows"] = list(zip(found, foreseen, strict=True))
            context["terms"] = signing.dumps([_plain(one) for one in found], salt=_salt(work))
    status = 200 if "rows" in context else 422
    return render(request, "report/regimes_in.html", context | {"wrong": wrong}, status=status)


def _plain(terms: Terms) -> dict[str, object]:
    plain: dict[str, object] = json.loads(json.dumps(asdict(terms), default=str))
    return plain


def _salt(work: Work) -> str:
    """Return what binds the rows that were shown to the campaign that they were shown for."""
    return f"{SALT}.{type(work).__name__}.{work.pk}"


def _take(request: HttpRequest) -> HttpResponse:
    work = work_in(request)
    try:
        rows = signing.loads(request.POST["terms"], salt=_salt(work), max_age=HALF_A_DAY)
    except signing.BadSignature as error:
        raise Unfit("Trang xem trước đã cũ hoặc của đợt khác. Gửi lại tệp.") from error
    wanted = [from_plain(row) for row in rows]
    made = actions.make_regimes(work, wanted, by=signed_in(request), uid=uid_of(request))
    messages.success(request, f"Đã lập {len(made)} chế độ báo cáo.")
    return redirect("report:regimes")
