"""Pages of duties to report: which there are, one made or changed with what it will owe."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import Commune
from lantoa.commune.queries import commune_of, may, require, roles, signed_in
from lantoa.commune.rules import READERS
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import id_in, post_only, tell, uid_of
from lantoa.plan.queries import Work, campaigns
from lantoa.report import actions, regime_queries
from lantoa.report.indicators import HAMLET, asked_of
from lantoa.report.models import Regime
from lantoa.report.regime_forms import RegimeForm, RegimesFile, initial_of
from lantoa.report.regime_models import EVERY_CAMPAIGN
from lantoa.report.rollup import work_of

PREVIEW, EVERY = "preview", "xa"


def regimes(request: HttpRequest) -> HttpResponse:
    """List the duties to report of the commune's campaigns."""
    user = signed_in(request)
    commune = commune_of(user)
    if not roles(user) & READERS:
        raise NotThere
    context = {
        "rows": list(regime_queries.regimes(user)),
        "may_change": may(user, "regime.change", commune),
        "form": RegimesFile(),
    }
    return render(request, "report/regimes.html", context | about(request, work_in(request)))


def work_in(request: HttpRequest) -> Work:
    """Return the campaign that the address names, else the newest; the commune where every
    campaign is meant or there is none. Raises `NotThere`.
    """
    user = signed_in(request)
    rows, said = campaigns(user), request.GET.get("dot", "") or request.POST.get("dot", "")
    asked = id_in(said)
    if said == EVERY:
        return commune_of(user)
    found = rows.filter(pk=asked).first() if asked else rows.first()
    if found is None and asked:
        raise NotThere
    return found or commune_of(user)


def about(request: HttpRequest, work: Work) -> dict[str, object]:
    """Return whose work a page of duties speaks of, and what else could be chosen."""
    is_every = isinstance(work, Commune)
    return {
        "about": EVERY_CAMPAIGN if is_every else work,
        "dot": EVERY if is_every else work.pk,
        "works": [(EVERY, EVERY_CAMPAIGN), *((c.pk, c) for c in campaigns(signed_in(request)))],
    }


def new(request: HttpRequest) -> HttpResponse:
    """Make a duty; what it will owe is shown before it is kept."""
    work = work_in(request)
    require(signed_in(request), "regime.change", work)
    usual = [measure.code for measure in asked_of(HAMLET)]
    commune = work if isinstance(work, Commune) else work.commune
    form = RegimeForm(request.POST or None, commune=commune, initial={"indicators": usual})
    return _page(request, form, work, None)


def regime(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a duty; what was reported stays."""
    user = signed_in(request)
    row = regime_queries.regime(user, pk)
    require(user, "regime.change", row)
    form = RegimeForm(request.POST or None, commune=row.commune, initial=initial_of(row))
    return _page(request, form, work_of(row), row)


def _page(request: HttpRequest, form: RegimeForm, work: Work, row: Regime | None) -> HttpResponse:
    foreseen = None
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("then") == PREVIEW:
                foreseen = regime_queries.foreseen(work, form.terms(), but=row)
            else:
                return _kept(request, form, work, row)
        except Unfit as error:
            tell(form, error)
    context = {"form": form, "regime": row, "foreseen": foreseen}
    return render(request, "report/regime.html", context | about(request, work))


def _kept(request: HttpRequest, form: RegimeForm, work: Work, row: Regime | None) -> HttpResponse:
    user, uid = signed_in(request), uid_of(request)
    if row is None:
        actions.make_regimes(work, [form.terms()], by=user, uid=uid)
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
