"""Pages of a household list that comes in: sent, looked at, taken or given up."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune import forms, lists_in, register
from lantoa.commune.household_lines import BadRows
from lantoa.commune.household_matching import DOUBLED, NEW, SAME, SPELLED, UNSURE
from lantoa.commune.models import HouseholdList
from lantoa.commune.queries import require, signed_in
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.http import post_only, tell, uid_of

CHANGED = "Danh sách hộ của thôn đã đổi từ lúc anh chị mở trang. Xem lại rồi bấm lần nữa."

SURE = "Đánh dấu ô “Đúng là danh sách của thôn này” rồi bấm lại."


@post_only
def households_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in a household list, to be looked at before anything changes."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    require(me, "household.change", place)
    form = forms.ListForm(request.POST, request.FILES)
    wrong: list[tuple[int, str]] = []
    if form.is_valid():
        file, text = form.cleaned_data["file"], form.cleaned_data["text"]
        data = file.read() if file else text.encode()
        try:
            sent = lists_in.send_list(
                place, data=data, name=file.name if file else "", pasted=not file, by=me,
                uid=uid_of(request),
            )  # fmt: skip
        except Unfit as error:
            tell(form, error)
            wrong = error.rows if isinstance(error, BadRows) else []
        else:
            return redirect("commune:list_in", sent.pk)
    context = {"form": form, "wrong": wrong, "hamlet": place}
    return render(request, "commune/list_wrong.html", context, status=422)


def list_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a list would change, ask where it is unsure, and take it after a yes."""
    me = signed_in(request)
    sent = register.list_seen(me, pk)
    require(me, "household.change", sent.hamlet)
    if request.method != "POST":
        return page(request, sent)
    seen = lists_in.preview(sent)
    if seen.strange and not request.POST.get("sure"):
        return page(
            request, sent, trouble="Đánh dấu ô “Đúng là danh sách của thôn này” rồi bấm lại."
        )
    answers = {k: str(v) for k, v in request.POST.items() if k[:1] in "rg" and k[1:].isdigit()}
    if request.POST.get("rest") == "same":
        answers = {f"r{match.number}": "same" for match in seen.compared.of(UNSURE)} | answers
    mark = str(request.POST.get("mark", ""))
    try:
        done = lists_in.take_list(sent, answers=answers, mark=mark, by=me, uid=uid_of(request))
    except AlreadyChanged:
        return page(request, sent, trouble=CHANGED)
    except Unfit as error:
        return page(request, sent, trouble=str(error))
    messages.success(request, said(done))
    return redirect("commune:hamlet", sent.hamlet_id)


@post_only
def list_given_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a list that was sent."""
    me = signed_in(request)
    sent = register.list_seen(me, pk)
    lists_in.give_up_list(sent, by=me, uid=uid_of(request))
    messages.success(request, "Đã bỏ danh sách vừa gửi. Không hộ nào thay đổi.")
    return redirect("commune:hamlet", sent.hamlet_id)


def page(request: HttpRequest, sent: HouseholdList, *, trouble: str = "") -> HttpResponse:
    seen = lists_in.preview(sent)
    compared = seen.compared
    told = request.POST
    asked = [(match, told.get(f"r{match.number}", "")) for match in compared.of(UNSURE)]
    doubled = [(match, told.get(f"r{match.number}", "")) for match in compared.of(DOUBLED)]
    context = {
        "sent": sent,
        "hamlet": sent.hamlet,
        "seen": seen,
        "same": compared.of(SAME),
        "spelled": compared.of(SPELLED),
        "asked": asked,
        "rest": told.get("rest", ""),
        "new": compared.of(NEW),
        "doubled": doubled,
        "gone": [(one, told.get(f"g{one.bit}", "")) for one in compared.gone],
        "trouble": trouble,
        "is_over": sent.taken_at is not None or not sent.rows,
    }
    return render(request, "commune/list_in.html", context, status=422 if trouble else 200)


def said(done: lists_in.Imported) -> str:
    """Return what a list changed, in one sentence."""
    parts = [f"{done.named} hộ có tên mới", f"{done.known} hộ đã có tên"]
    parts += [f"thêm {done.added} hộ"] if done.added else []
    parts += [f"{done.gone} hộ chuyển đi"] if done.gone else []
    parts += [f"{done.left} hộ không có trong danh sách, giữ nguyên"] if done.left else []
    parts += [f"{done.doubled} dòng trùng chỉ ghi một lần"] if done.doubled else []
    return f"Đã nhập danh sách: {', '.join(parts)}."
