"""Soát thể thức: anybody's Word file, or the draft of a report at one tap."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.commune.actions import clean_name
from lantoa.commune.queries import signed_in
from lantoa.kit.families import STATE
from lantoa.kit.forms import status_of, tried
from lantoa.report import queries
from lantoa.report.frame import base_of
from lantoa.report.layout import Found, judged, judged_paper
from lantoa.report.paper import to_paper


class WordForm(forms.Form):
    """One Word file."""

    file = forms.FileField(
        label="Tệp Word (.docx)",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        help_text="Tệp chỉ được xem qua, không lưu lại.",
        error_messages={
            "required": "Chọn một tệp Word (.docx).",
            "empty": "Tệp không có nội dung. Chọn lại đúng tệp.",
        },
    )


def any_file(request: HttpRequest) -> HttpResponse:
    """Judge a Word file that a person sends."""
    signed_in(request)
    is_sent = request.method == "POST"
    form = WordForm(request.POST, request.FILES) if is_sent else WordForm()
    found = tried(form, lambda file: judged(file.read(), clean_name(file.name)))
    context = {"form": form, "found": found, "base": base_of(request)}
    return render(request, "report/layout.html", context, status=status_of(form))


def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge the draft of a report; papers of other families have no rules yet."""
    row = queries.report(signed_in(request), pk)
    paper = to_paper(row)
    name = f"Báo cáo của {row.due.unit}, {row.due.title}"
    has_rules = paper.family is STATE or not paper.family.is_numbered
    found: Found | None = judged_paper(paper, name) if has_rules else None
    context = {"found": found, "report": row, "family": paper.family, "base": base_of(request)}
    return render(request, "report/layout.html", context)
