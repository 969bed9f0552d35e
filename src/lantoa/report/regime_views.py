"""Pages of duties to report: which there are, one made or changed with what it will owe."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import commune_of, may, require, roles, signed_in
from lantoa.commune.rules import READERS
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import id_in, post_only, tell, uid_of
from lantoa.plan.models import Campaign
from lantoa.plan.queries import campaigns
from lantoa.report import actions, regime_queries
from lantoa.report.indicators import HAMLET, asked_of
from lantoa.report.models import Regime
from lantoa.report.regime_forms import RegimeForm, RegimesFile, initial_of

PREVIEW = "preview"


def regimes(request: HttpRequest) -> HttpResponse:
    """List the duties to report of the commune's campaigns."""
    user = signed_in(request)
    commune = commune_of(user)
    if not roles(user) & READERS:
        raise NotThere
    context = {
        "rows": list(regime_queries.regimes(user)),
        "campaigns": list(campaigns(user)),
        "may_change": may(user, "regime.change", commune),
        "form": RegimesFile(),
    }
    return render(request, "report/regimes.html", context)


def campaign_of(request: HttpRequest) -> Campaign:
    """Return the campaign that the address names, else the newest; raises `NotThere`."""
    rows = campaigns(signed_in(request))
    asked = id_in(request.GET.get("dot", "") or request.POST.get("dot", ""))
    found = rows.filter(pk=asked).first() if asked else rows.first()
    if found is None:
        raise NotThere
    return found


def new(request: HttpRequest) -> HttpResponse:
    """Make a duty; what it will owe is shown before it is kept."""
    campaign = campaign_of(request)
    require(signed_in(request), "regime.change", campaign)
    usual = [measure.code for measure in asked_of(HAMLET)]
    form = RegimeForm(request.POST or None, commune=campaign.commune, initial={"indicators": usual})
    return _page(request, form, campaign, None)


def regime(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a duty; what was reported stays."""
    user = signed_in(request)
    row = regime_queries.regime(user, pk)
    require(user, "regime.change", row)
    assert row.campaign is not None
    form = RegimeForm(request.POST or None, commune=row.commune, initial=initial_of(row))
    return _page(request, form, row.campaign, row)


def _page(
    request: HttpRequest, form: RegimeForm, campaign: Campaign, row: Regime | None
) -> HttpResponse:
    foreseen = None
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("then") == PREVIEW:
                foreseen = regime_queries.foreseen(campaign, form.terms())
            else:
                return _kept(request, form, campaign, row)
        except Unfit as error:
            tell(form, error)
    context = {"form": form, "campaign": campaign, "regime": row, "foreseen": foreseen}
    return render(request, "report/regime.html", context)


def _kept(
    request: HttpRequest, form: RegimeForm, campaign: Campaign, row: Regime | None
) -> HttpResponse:
    user, uid = signed_in(request), uid_of(request)
    if row is None:
        actions.make_regimes(campaign, [form.terms()], by=user, uid=uid)
    else:
        actions.change_regime(row, form.terms(), by=user, uid=uid)
    messages.success(request, "Đã lưu chế độ báo cáo; các kỳ phải gửi đã có trên trang Báo cáo.")
    return redirect("report:regimes")


@post_only
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a duty end today, or go on."""
    user = signed_in(request)
    row = regime_queries.regime(user, pk)
    stopped = request.POST.get("then") != "again"
    actions.stop_regime(row, stopped=stopped, by=user, uid=uid_of(request))
    messages.success(request, "Đã ngừng dùng." if stopped else "Đã dùng lại.")
    return redirect("report:regimes")
