"""Duties to report out of a file: the table to fill in, what it would make, made after a yes."""

import json
from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import require, signed_in, units
from lantoa.kit.errors import Unfit
from lantoa.kit.http import handed_out, post_only, tell, uid_of
from lantoa.plan.models import Campaign
from lantoa.report import actions, regime_lists, regime_queries
from lantoa.report.regime_forms import RegimesFile
from lantoa.report.regime_views import campaign_of
from lantoa.report.terms import Terms, from_plain

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "report.regimes"
HALF_A_DAY = 12 * 3600


def template(request: HttpRequest) -> HttpResponse:
    """Give the table to fill in."""
    require(signed_in(request), "regime.change", campaign_of(request))
    return handed_out(regime_lists.template(), "che-do-bao-cao.xlsx", mime=XLSX)


@post_only
def come_in(request: HttpRequest) -> HttpResponse:
    """Read a table and show what it would make; nothing is kept before the next yes."""
    campaign = campaign_of(request)
    require(signed_in(request), "regime.change", campaign)
    if "terms" in request.POST:
        return _take(request)
    form, wrong = RegimesFile(request.POST, request.FILES), []
    context: dict[str, object] = {"campaign": campaign, "form": form}
    if form.is_valid():
        here = {str(unit): unit.pk for unit in units(campaign.commune)}
        try:
            data = form.cleaned_data["file"].read()
            found = regime_lists.read(data, regime_lists.names_of(here))
        except Unfit as error:
            tell(form, error)
            wrong = error.rows if isinstance(error, regime_lists.BadRegimes) else []
        else:
            context["rows"] = [(one, regime_queries.foreseen(campaign, one)) for one in found]
            context["terms"] = signing.dumps([_plain(one) for one in found], salt=_salt(campaign))
    status = 200 if "rows" in context else 422
    return render(request, "report/regimes_in.html", context | {"wrong": wrong}, status=status)


def _plain(terms: Terms) -> dict[str, object]:
    plain: dict[str, object] = json.loads(json.dumps(asdict(terms), default=str))
    return plain


def _salt(campaign: Campaign) -> str:
    """Return what binds the rows that were shown to the campaign that they were shown for."""
    return f"{SALT}.{campaign.pk}"


def _take(request: HttpRequest) -> HttpResponse:
    campaign = campaign_of(request)
    try:
        rows = signing.loads(request.POST["terms"], salt=_salt(campaign), max_age=HALF_A_DAY)
    except signing.BadSignature as error:
        raise Unfit("Trang xem trước đã cũ hoặc của đợt khác. Gửi lại tệp.") from error
    wanted = [from_plain(row) for row in rows]
    made = actions.make_regimes(campaign, wanted, by=signed_in(request), uid=uid_of(request))
    messages.success(request, f"Đã lập {len(made)} chế độ báo cáo.")
    return redirect("report:regimes")
