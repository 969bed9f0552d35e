"""Pages of one recall sheet: the doors to ask at, answers, closing, another asker, the print."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.models import User
from lantoa.commune.queries import hats, may, require, signed_in
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.http import handed_out, id_in, kept, post_only, queued, tell, uid_of
from lantoa.kit.text import fold
from lantoa.reach import recall_actions, recall_queries
from lantoa.reach.frames import base_of
from lantoa.reach.printing import PDF, recall_paper
from lantoa.reach.recall_forms import AskerForm, PaperForm
from lantoa.reach.recall_models import RecallSheet
from lantoa.reach.recall_rules import ABSENT, ANSWERS

CLOSED = "Phiếu này đã chốt rồi, câu trả lời gửi sau không tính. Mở “Hỏi nhanh” để xem kết quả."


@kept
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the doors to ask at, or that the sheet is closed."""
    me = signed_in(request)
    row = recall_queries.sheet(me, pk)
    require(me, "recall.ask", row)
    return _page(request, me, row)


def _page(
    request: HttpRequest, me: User, row: RecallSheet, paper: PaperForm | None = None
) -> HttpResponse:
    calls = [] if row.closed_at else recall_queries.calls(row)
    answered = [call for call in calls if call.door.answer]
    waiting = [call for call in calls if call.is_open and not call.door.answer]
    oversees = may(me, "recall.draw", row.recall.campaign)
    askers = recall_queries.askers(row.recall.campaign.commune) if oversees else []
    context = {
        "base": base_of(request),
        "row": row,
        "campaign": row.recall.campaign,
        "calls": calls,
        "first": waiting[0] if waiting else None,
        "answered": answered,
        "met": sum(call.door.answer != ABSENT for call in answered),
        "answers": ANSWERS,
        "asks_here": any(hat.unit.pk == row.asker_id for hat in hats(me)),
        "paper": paper or PaperForm(),
        "asker": AskerForm(askers=askers, hamlet=row.hamlet) if oversees else None,
    }
    return render(request, "reach/recall_sheet.html", context, status=422 if paper else 200)


@queued
@post_only
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take down what came of one door ("12:heard"); "12:" takes it back."""
    me = signed_in(request)
    row = recall_queries.sheet(me, pk)
    require(me, "recall.ask", row)
    order, _, given = request.POST.get("answer", "").partition(":")
    number, uid = id_in(order) or 0, uid_of(request)
    try:
        recall_actions.answer(row, order=number, answer=given, by=me, uid=uid)
    except AlreadyChanged:
        raise Unfit(CLOSED)
    return redirect(f"{reverse('reach:recall_sheet', args=[pk])}#hoi")


@queued
@post_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the sheet, by what was tapped or by the numbers of the paper."""
    me = signed_in(request)
    row = recall_queries.sheet(me, pk)
    require(me, "recall.ask", row)
    by_paper = request.POST.get("how") == "paper"
    form = PaperForm(request.POST if by_paper else None)
    if by_paper and not form.is_valid():
        return _page(request, me, row, form)
    numbers = form.answers() if by_paper else None
    try:
        recall_actions.close(row, by=me, uid=uid_of(request), paper=numbers)
    except AlreadyChanged:
        raise Unfit(CLOSED)
    except Unfit as error:
        if not by_paper:
            raise
        tell(form, error)
        return _page(request, me, row, form)
    messages.success(request, "Đã chốt phiếu, xã đã nhận. Câu trả lời của từng hộ đã được xóa.")
    return redirect("reach:recall", row.recall_id)


@post_only
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Let another unit ask."""
    me = signed_in(request)
    row = recall_queries.sheet(me, pk)
    require(me, "recall.draw", row.recall.campaign)
    askers = recall_queries.askers(row.recall.campaign.commune)
    form = AskerForm(request.POST, askers=askers, hamlet=row.hamlet)
    if not form.is_valid():
        raise Unfit("Chọn người đi hỏi trong danh sách.")
    unit = next(one for one in askers if one.pk == form.cleaned_data["asker"])
    recall_actions.give(row, asker=unit, by=me, uid=uid_of(request))
    messages.success(request, f"Đã giao {unit} đi hỏi.")
    return redirect("reach:recall_sheet", pk)


@post_only
def leave_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask in that hamlet no more."""
    me = signed_in(request)
    row = recall_queries.sheet(me, pk)
    try:
        recall_actions.leave_out(row, by=me, uid=uid_of(request))
    except Unfit as error:
        messages.error(request, str(error))
        return redirect("reach:recall_sheet", pk)
    messages.success(request, f"Không hỏi ở {row.hamlet} nữa.")
    return redirect("reach:recall", row.recall_id)


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the sheet to print: the doors, four boxes each, a QR code back to the phone."""
    me = signed_in(request)
    row = recall_queries.sheet(me, pk)
    require(me, "recall.ask", row)
    back = request.build_absolute_uri(reverse("reach:recall_sheet", args=[pk]))
    calls = [] if row.closed_at else recall_queries.calls(row)
    name = f"hoi-nhanh-{fold(row.hamlet.name).replace(' ', '-')}.pdf"
    return handed_out(recall_paper(row, calls, back), name, mime=PDF, to_keep=False)
