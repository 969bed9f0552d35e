"""Pages of the plan: campaigns, one campaign with its assignments, one unit's own plan."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import may, require, signed_in
from lantoa.intake.queries import news
from lantoa.kit.errors import Unfit
from lantoa.kit.http import paginate, tell, uid_of
from lantoa.plan import actions, queries
from lantoa.plan.forms import AssignmentForm, WindowForm


def campaigns(request: HttpRequest) -> HttpResponse:
    """List the campaigns."""
    rows = queries.campaigns_with_duties(signed_in(request))
    return render(request, "plan/campaigns.html", {"page": paginate(request, rows)})


def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one campaign: what, when, who does what, what differs from the directive."""
    row = queries.campaign(signed_in(request), pk)
    return render(
        request,
        "plan/campaign.html",
        {
            "campaign": row,
            "pillars": row.pillars.all(),
            "doubtful": queries.doubtful(row),
            "peaks": row.peaks.all(),
            "groups": queries.groups(row),
            "news": news(row.directive),
            "may_change": may(request.user, "campaign.change", row),
        },
    )


def unit_plan(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Show what the campaign asks of one unit: a hamlet's own plan."""
    me = signed_in(request)
    row = queries.campaign(me, pk)
    one = queries.unit(me, unit)
    duties = queries.assignments_of(row, one)
    return render(request, "plan/unit.html", {"campaign": row, "unit": one, "duties": duties})


def window(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the campaign's days."""
    me = signed_in(request)
    row = queries.campaign(me, pk)
    require(me, "campaign.change", row)
    form = WindowForm(
        request.POST or None, initial={"from_on": row.from_on, "until_on": row.until_on}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_window(row, by=me, uid=uid_of(request), **form.cleaned_data)
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã đổi thời gian của đợt.")
            return redirect("plan:campaign", pk)
    return render(request, "plan/window.html", {"campaign": row, "form": form})


def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one duty by hand."""
    me = signed_in(request)
    row = queries.assignment(me, pk)
    require(me, "campaign.change", row.campaign)
    form = AssignmentForm(
        request.POST or None,
        campaign=row.campaign,
        initial={
            "duty": row.duty,
            "unit": row.unit_id,
            "role": row.role,
            "due_on": row.due_on,
        },
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            actions.edit_assignment(
                row,
                duty=facts["duty"],
                unit_id=facts["unit"],
                role=facts["role"],
                due_on=facts["due_on"],
                by=me,
                uid=uid_of(request),
            )
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã sửa nhiệm vụ. Lần lập lại sau sẽ giữ nguyên dòng này.")
            return redirect("plan:campaign", row.campaign_id)
    return render(request, "plan/assignment.html", {"row": row, "form": form})
