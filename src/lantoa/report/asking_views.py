"""Hỏi số liệu: whoever wants to ask sees first what is held, then what the question costs."""

from uuid import uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import User
from lantoa.commune.queries import signed_in, whole_number
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of
from lantoa.kit.http import tell, uid_of
from lantoa.report.asking import Asker, asker_of
from lantoa.report.asking_form import AskingForm
from lantoa.report.asks import Question, ask
from lantoa.report.cost import Cost
from lantoa.report.held import Held


def page(request: HttpRequest) -> HttpResponse:
    """Show what is held near the figures typed and what asking costs; send when both were seen."""
    me = signed_in(request)
    asker = asker_of(me)
    form = AskingForm(request.POST or None, known=asker.choices(), usual=asker.usual())
    held: list[Held] | None = None
    cost = None
    if request.method == "POST" and form.is_valid() and asker.campaigns:
        figures = form.lines()
        held = asker.held(figures)
        codes = [one.code for one in held]
        cost = Cost(_minutes(asker), len(figures), len(form.cleaned_data["units"]))
        try:
            if request.POST.get("then") == "send" and form.have_seen(codes):
                return _sent(request, me, asker, form)
        except Unfit as error:
            tell(form, error)
        form.show(codes)
    context = {
        "form": form, "asker": asker, "held": held, "cost": cost, "asked": asker.asked(),
        "base": "base_desk.html",
    }  # fmt: skip
    return render(request, "report/ask.html", context, status=status_of(form))


def _minutes(asker: Asker) -> int:
    campaign = next(iter(asker.campaigns.values()))
    return whole_number(campaign.commune, "question_minutes")


def _sent(request: HttpRequest, me: User, asker: Asker, form: AskingForm) -> HttpResponse:
    chosen = {int(pk) for pk in form.cleaned_data["units"]}
    question = Question(form.name(), form.lines(), form.cleaned_data["due_on"], asker.name)
    uid, asked = uid_of(request), 0
    by_commune = {
        pk: [unit for unit in held if unit.pk in chosen] for pk, held in asker.units.items()
    }
    if not any(by_commune.values()):
        raise Unfit("Chọn ít nhất một đơn vị để hỏi.", field="units")
    for pk, units in by_commune.items():
        if units:
            ask(asker.campaigns[pk], question, units, by=me, uid=uuid5(uid, str(pk)))
            asked += len(units)
    messages.success(request, f"Đã gửi câu hỏi tới {asked} đơn vị, hạn {question.due_on:%d/%m/%Y}.")
    return redirect("report:ask" if asker.is_province else "report:list")
