"""Pages to copy from: figures one by one or in another body's columns; the forms themselves."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.actions import read_table
from lantoa.commune.queries import commune_of, may, require, signed_in
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of
from lantoa.kit.http import id_in, post_only, tell, uid_of
from lantoa.report import outside, queries
from lantoa.report.frame import base_of
from lantoa.report.outsides import add_form, headings_in, remove_form, set_columns


class NewForm(forms.Form):
    """A form of another body: its name, and its file or its headings as text."""

    title = forms.CharField(label="Tên biểu", max_length=200, help_text="Như: Biểu 01 của Sở.")
    file = forms.FileField(
        label="Tệp biểu mẫu (.xlsx hoặc .csv)", required=False,
        help_text="Lấy dòng tên cột, giữ đúng thứ tự.",
    )  # fmt: skip
    text = forms.CharField(
        label="Hoặc ghi tên cột, mỗi dòng một cột", required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def headings(self) -> list[str]:
        """Return the headings in the form's order. Raises `Unfit` where there are none."""
        sent = self.cleaned_data["file"]
        if sent:
            try:
                return headings_in(read_table(sent.read()))
            except Unfit as error:
                raise Unfit(str(error), field="file") from error
        return headings_in([self.cleaned_data["text"].splitlines()])


def numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report's figures to copy, one by one or in a form's columns (?bieu=2)."""
    me = signed_in(request)
    row = queries.report(me, pk)
    known = outside.forms_of(row.due.regime.commune)
    asked = id_in(request.GET.get("bieu", ""))
    form = next((one for one in known if one.pk == asked), None)
    context = {
        "base": base_of(request),
        "report": row,
        "forms": known,
        "form": form,
        "table": outside.in_form(form, row) if form else outside.plain_table(row),
        "may_change": may(me, "form.change", row.due.regime.commune),
    }
    return render(request, "report/numbers.html", context)


def listing(request: HttpRequest) -> HttpResponse:
    """List the forms, and bring one in."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "form.change", commune)
    form = NewForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            title, heads = form.cleaned_data["title"], form.headings()
            made = add_form(commune, title=title, headings=heads, by=me, uid=uid_of(request))
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã nhận biểu. Xem lại cột nào lấy số nào.")
            return redirect("report:outside", made.pk)
    context = {"form": form, "forms": outside.forms_of(commune)}
    return render(request, "report/outsides.html", context, status=status_of(form))


def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which figure stands in which column of a form, and change it."""
    me = signed_in(request)
    row = outside.outside_form(me, pk)
    if request.method == "POST":
        set_columns(row, chosen=request.POST.getlist("source"), by=me, uid=uid_of(request))
        messages.success(request, "Đã giữ. Mở Bảng số liệu để chép của báo cáo để dùng biểu này.")
        return redirect("report:outside", pk)
    context = {"form": row, "sources": outside.sources()}
    return render(request, "report/outside.html", context)


@post_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a form away."""
    me = signed_in(request)
    remove_form(outside.outside_form(me, pk), by=me, uid=uid_of(request))
    messages.success(request, "Đã bỏ biểu. Số liệu vẫn còn nguyên.")
    return redirect("report:outsides")
