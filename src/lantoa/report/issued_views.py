"""Pages where a signed paper is put beside its report or its campaign's plan, and handed out."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.actions import read_file, store_file
from lantoa.commune.models import File, Unit, User
from lantoa.commune.queries import file as file_seen
from lantoa.commune.queries import may, require, signed_in
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.forms import status_of
from lantoa.kit.http import handed_out, post_only, tell, uid_of
from lantoa.kit.pdf_words import words_of
from lantoa.plan.models import Campaign
from lantoa.plan.queries import campaign
from lantoa.report import actions, queries
from lantoa.report.frame import base_of
from lantoa.report.issued import issued_of, wanted_plan
from lantoa.report.issued_form import IssuedForm
from lantoa.report.models import Report
from lantoa.report.paper import to_paper
from lantoa.report.signed import Wanted

PDF = frozenset({"pdf"})


@dataclass(frozen=True)
class Place:
    """Where a signed paper goes: the thing, whose file it is, the page to go back to."""

    of: Report | Campaign
    unit: Unit
    back: str
    title: str
    wanted: Wanted


def of_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the signed paper beside a report."""
    return _page(request, _report(request, pk))


def of_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the signed plan beside its campaign."""
    return _page(request, _plan(request, pk))


def _report(request: HttpRequest, pk: int) -> Place:
    row = queries.report(signed_in(request), pk)
    back = reverse("report:report", args=[pk])
    title = f"Báo cáo của {row.due.unit}, {row.due.title}"
    return Place(row, row.due.unit, back, title, Wanted.of(to_paper(row, as_draft=True)))


def _plan(request: HttpRequest, pk: int) -> Place:
    row = campaign(signed_in(request), pk)
    office = row.commune.office
    if office is None:
        raise NotThere
    back = reverse("home:papers", args=[pk])
    return Place(row, office, back, f"Kế hoạch: {row.title}", wanted_plan(row))


def _page(request: HttpRequest, place: Place) -> HttpResponse:
    me = signed_in(request)
    require(me, "paper.issue", place.of)
    held = issued_of(place.of)
    start = {"number": held.number, "issued_on": held.issued_on} if held else None
    form = IssuedForm(
        request.POST or None,
        request.FILES or None,
        symbol=place.wanted.symbol,
        has_file=held is not None,
        initial=start,
    )
    if request.method == "POST" and form.is_valid():
        try:
            row, again = _issue(request, form, place, me)
        except Unfit as error:
            tell(form, error)
            form.is_doubted = isinstance(error, actions.Doubtful)
        else:
            same = "Tệp này đã gắn từ trước; số và ngày đã được ghi lại."
            messages.success(request, same if again else f"Đã gắn văn bản đã ban hành: {row}.")
            return redirect(place.back)
    context = {"base": base_of(request), "form": form, "place": place, "held": held}
    return render(request, "report/issued.html", context, status=status_of(form))


def _issue(request: HttpRequest, form: IssuedForm, place: Place, me: User) -> tuple[object, bool]:
    asked = form.cleaned_data
    file = _file(form, place, me)
    form.keep(file.pk)
    read = words_of(read_file(file), file.name)
    signed = actions.Signed(
        asked.get("number", ""), asked["issued_on"], file, read, asked["is_sure"]
    )
    return actions.issue(place.of, signed, place.wanted, by=me, uid=uid_of(request))


def _file(form: IssuedForm, place: Place, me: User) -> File:
    """Return the file just sent, else the one that this person sent before with this very form."""
    sent, kept = form.cleaned_data["file"], form.cleaned_data["kept"]
    try:
        if sent:
            return store_file(me, data=sent.read(), name=sent.name, unit=place.unit, accept=PDF)
    except Unfit as error:
        raise Unfit(str(error), field="file") from error
    if kept:
        stored = file_seen(me, kept)
        if (stored.by_id, stored.unit_id) == (me.pk, place.unit.pk):
            return stored
    held = issued_of(place.of)
    if held:
        return held.file
    raise Unfit("Chọn tệp PDF của văn bản đã ký.", field="file")


@post_only
def report_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a report's signed paper off."""
    return _off(request, _report(request, pk))


@post_only
def plan_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a plan's signed paper off."""
    return _off(request, _plan(request, pk))


def _off(request: HttpRequest, place: Place) -> HttpResponse:
    actions.take_off(place.of, by=signed_in(request), uid=uid_of(request))
    messages.success(request, "Đã gỡ. Bản dự thảo hiện lại như trước.")
    return redirect(place.back)


def report_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a report's signed paper."""
    return _given(queries.report(signed_in(request), pk))


def plan_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a campaign's signed plan, to everybody whom the plan is for."""
    return _given(campaign(signed_in(request), pk))


def _given(of: Report | Campaign) -> HttpResponse:
    held = issued_of(of)
    if held is None:
        raise NotThere
    return handed_out(read_file(held.file), held.file.name, mime="application/pdf", to_keep=False)


def plan_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Show on the campaign's page whether the plan was issued, and under which number."""
    me = signed_in(request)
    row = campaign(me, pk)
    facts = {"campaign": row, "issued": issued_of(row), "may_issue": may(me, "paper.issue", row)}
    return render(request, "report/plan_line.html", facts)
