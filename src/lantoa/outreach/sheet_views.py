"""Pages of the code sheets: print them, find the one in hand, type it with the keyboard alone."""

from datetime import date, timedelta
from uuid import uuid5

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.models import User
from lantoa.commune.queries import commune_of, require, signed_in, unit_seen
from lantoa.kit import clock
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import day_in, handed_out, id_in, post_only, tell, uid_of
from lantoa.kit.paper import codes_in
from lantoa.outreach import sheet_actions, sheet_queries, sheet_typing
from lantoa.outreach.sheet_forms import SheetForm
from lantoa.outreach.sheet_models import CodeSheet
from lantoa.outreach.sheet_printing import PDF, code_sheets_pdf

NO_CODE = "Chưa đọc được mã trên ảnh. Chụp thẳng, đủ sáng, thấy rõ ô mã QR; hoặc gõ mã ở dưới."
NO_SHEET = "Không có phiếu nào mang mã này. Xem lại mã in dưới ô QR, hoặc bấm tên thôn ở dưới."
DAYS_AHEAD = timedelta(days=10)


class ChooseForm(forms.Form):
    """Which sheet: its code, scanned or typed, or the photo of the filled paper."""

    ma = forms.CharField(
        label="Mã phiếu",
        required=False,
        max_length=500,
        help_text="Đặt con trỏ ở đây rồi quét mã QR bằng máy quét, hoặc gõ mã in dưới mã QR.",
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )


def choose(request: HttpRequest) -> HttpResponse:
    """Find the sheet in hand by its code or photo; print those of a month."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "sheet.make", commune.place)
    form = ChooseForm(request.POST or request.GET or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        try:
            found = _asked(request, me, form.cleaned_data["ma"])
        except Unfit as error:
            tell(form, error)
        else:
            if found is not None:
                return redirect("outreach:code_sheet", found.pk)
    month = _month(request)
    context = {
        "form": form,
        "month": month,
        "before": (month - timedelta(days=1)).replace(day=1),
        "after": (month + sheet_queries.MONTH).replace(day=1),
        "boards": sheet_queries.boards(commune, month),
    }
    return render(request, "outreach/code_sheets.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, me: User, text: str) -> CodeSheet | None:
    """Return the sheet that was scanned, typed or photographed; None when nobody asked yet."""
    photo = request.FILES.get("photo")
    if photo is not None:
        data = photo.read()
        found = sheet_queries.by_codes(me, codes_in(data)) or _typed(me, text)
        if found is None:
            raise Unfit(NO_CODE, field="ma")
        sheet_actions.photograph(found, data=data, name=photo.name or "phieu.jpg", by=me)
        messages.success(request, "Đã giữ ảnh phiếu làm minh chứng. Nhập các số trên phiếu.")
        return found
    if not text:
        return None
    if (found := _typed(me, text)) is None:
        raise Unfit(NO_SHEET, field="ma")
    return found


def _typed(me: User, text: str) -> CodeSheet | None:
    try:
        return sheet_queries.by_code(me, text) if text else None
    except NotThere:
        return None


def _month(request: HttpRequest) -> date:
    """Return the month to print: the one asked for, else next month once it is near."""
    asked = day_in(request.GET.get("thang", ""))
    return (asked or clock.today() + DAYS_AHEAD).replace(day=1)


@post_only
def print_sheets(request: HttpRequest) -> HttpResponse:
    """Make the sheets of a month for the chosen hamlets and give them to print."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "sheet.make", commune.place)
    month, uid = day_in(request.POST.get("thang", "")), uid_of(request)
    chosen = [pk for said in request.POST.getlist("don-vi") if (pk := id_in(said)) is not None]
    if month is None or not chosen:
        raise Unfit("Chưa chọn thôn nào để in phiếu. Đánh dấu ít nhất một thôn rồi bấm In.")
    first = month.replace(day=1)
    made = [
        sheet_actions.make_sheet(unit_seen(me, pk), first, by=me, uid=uuid5(uid, f"{pk}"))
        for pk in chosen
    ]
    start = request.build_absolute_uri(reverse("outreach:code_sheets"))
    pdf = code_sheets_pdf(made, start=start, is_demo=commune.is_demo, commune=str(commune.place))
    return handed_out(pdf, f"phieu-viec-{month:%m-%Y}.pdf", mime=PDF, to_keep=False)


def type_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the boxes of a sheet as they stand on the paper; take what was typed, all at once."""
    me = signed_in(request)
    sheet = sheet_queries.sheet(me, pk)
    require(me, "sheet.type", sheet)
    lines = sheet_queries.lines(sheet)
    form = SheetForm(request.POST or None, sheet=sheet, lines=lines)
    if request.method == "POST" and form.is_valid():
        try:
            entries = form.entries()
            if not entries:
                raise Unfit("Chưa nhập dòng nào. Gõ số ở ít nhất một dòng rồi lưu.")
            done = sheet_typing.type_sheet(sheet, entries, by=me, uid=uid_of(request))
        except sheet_typing.UnfitLine as error:
            form.tell_line(error)
        except Unfit as error:
            tell(form, error)
        else:
            _say(request, done)
            return redirect("outreach:code_sheets")
    context = {"sheet": sheet, "form": form, "rows": form.rows}
    return render(request, "outreach/code_sheet.html", context, status=422 if form.errors else 200)


def _say(request: HttpRequest, done: sheet_typing.Typed) -> None:
    messages.success(request, f"Đã ghi {done.written} dòng từ phiếu giấy, xã đã nhận.")
    if done.known:
        told = ", ".join(str(order) for order in done.known)
        messages.warning(request, f"Dòng {told} đã có trong sổ từ trước, không ghi đôi.")
