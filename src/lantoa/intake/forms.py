"""What people send and type about a directive."""

from collections.abc import Sequence
from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from lantoa.intake.actions import Upload
from lantoa.intake.words import EVERY, VEHICLES, label_of

ACCEPTED = "image/*,.txt,.docx,.docm,.doc,.rtf,.odt,.pdf,.tif,.tiff,.heic"
LONG = {"subject", "what", "title"}
LISTS = {"duties", "addressees", "attachments", "copies_to"}


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class PagesField(forms.FileField):
    """Several files as uploads, in the order chosen."""

    widget = ManyFilesInput

    def clean(self, data: object, initial: object = None) -> list[Upload]:
        """Read each file; an empty one is kept, so that the refusal names it."""
        sent = data if isinstance(data, list | tuple) else [data]
        files = cast("Sequence[UploadedFile[bytes]]", [one for one in sent if one is not None])
        return [Upload(one.name or "tep", one.read()) for one in files]


class UploadForm(forms.Form):
    """A directive: its files, or its text pasted in."""

    papers = PagesField(
        label="Tệp văn bản",
        required=False,
        widget=ManyFilesInput(attrs={"accept": ACCEPTED}),
        help_text="Word (.docx, .doc, .rtf), PDF, bản quét, ảnh chụp hoặc .txt. Nhiều tệp là các "
        "trang của một văn bản.",
    )
    text = forms.CharField(
        label="Hoặc dán nội dung",
        required=False,
        max_length=400_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Dán cả văn bản, từ tên cơ quan đến nơi nhận.",
    )

    def uploads(self) -> list[Upload]:
        """Return the files, then the pasted text as one more page."""
        files = list(self.cleaned_data["papers"])
        text = str(self.cleaned_data["text"])
        return [*files, Upload("noi-dung-dan.txt", text.encode())] if text.strip() else files


def correction(path: str, value: object, data: object = None) -> forms.Form:
    """Return a form with one field for the value at the path, fit for its kind."""
    form = forms.Form(data=data)  # type: ignore[arg-type]
    form.fields["value"] = _field(path, value)
    return form


def _field(path: str, value: object) -> forms.Field:
    key, label = path.split(".")[-1], label_of(path)
    if key == "channels":
        many = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(
            label=label, choices=list(VEHICLES.items()), initial=value, required=False, widget=many
        )
    if key == "every":
        return forms.ChoiceField(label=label, choices=list(EVERY.items()), initial=value)
    if key in ("on", "issued_on"):
        picker = forms.DateInput(attrs={"type": "date"})
        return forms.CharField(label=label, initial=value, required=False, widget=picker)
    if key in LISTS:
        rows = cast("list[str]", value or [])
        area = forms.Textarea(attrs={"rows": max(3, 2 * len(rows))})
        return forms.CharField(
            label=label, initial="\n".join(rows), required=False, widget=area,
            help_text="Mỗi dòng một mục.",
        )  # fmt: skip
    wide = forms.Textarea(attrs={"rows": 3}) if key in LONG else forms.TextInput()
    return forms.CharField(label=label, initial=value, required=False, widget=wide)


def typed(form: forms.Form) -> str:
    """Return what was typed as one text, list choices one a line."""
    value = form.cleaned_data["value"]
    return "\n".join(value) if isinstance(value, list) else str(value)
