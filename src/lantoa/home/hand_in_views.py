"""The office's page that takes a queue handed in as a file."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.commune.queries import commune_of, left_behind, person, require, signed_in
from lantoa.home.handed_in import opened, take_in
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import tell

STRANGER = "Người ghi tệp này không thuộc xã."


class HandInForm(forms.Form):
    """The file that a phone saved."""

    file = forms.FileField(
        label="Tệp việc chờ gửi",
        help_text="Tệp lan-toa-cho-gui-….json mà trưởng thôn gửi qua Zalo hoặc USB.",
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp này trống. Xin lại tệp."},
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
    )


def hand_in(request: HttpRequest) -> HttpResponse:
    """Take a file in and show, line by line, what the commune has now."""
    me = signed_in(request)
    require(me, "queue.take_in", commune_of(me))
    form = HandInForm(request.POST or None, request.FILES or None)
    lines, owner = None, None
    if request.method == "POST" and form.is_valid():
        try:
            handed = opened(form.cleaned_data["file"].read())
            owner = person(me, handed.owner)
            lines = take_in(request, handed, owner=owner, by=me)
        except Unfit as error:
            tell(form, error)
        except NotThere:
            tell(form, Unfit(STRANGER, field="file"))
    facts = {"form": form, "lines": lines, "owner": owner, "left": left_behind(me)}
    return render(request, "home/hand_in.html", facts, status=422 if form.errors else 200)
