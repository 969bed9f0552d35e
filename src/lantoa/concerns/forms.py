"""What people type when they need help, and what the office answers."""

from collections.abc import Sequence
from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from lantoa.commune.models import Unit
from lantoa.concerns.actions import Photo
from lantoa.concerns.rules import USUAL_TOPICS

LINES = {"rows": 5}


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos or voice notes as (name, bytes)."""

    widget = ManyFilesInput

    def clean(self, data: object, initial: object = None) -> tuple[Photo, ...]:
        """Read each file; an empty choice is no photo."""
        sent = cast(
            "Sequence[UploadedFile[bytes]]", data if isinstance(data, list | tuple) else [data]
        )
        return tuple((one.name or "anh", one.read()) for one in sent if one)


def photos_field() -> PhotosField:
    """Return the field for photos, which opens the gallery or the camera on a phone."""
    return PhotosField(
        label="Ảnh hoặc ghi âm",
        required=False,
        widget=ManyFilesInput(attrs={"accept": "image/*,audio/*"}),
    )


class TopicField(forms.ChoiceField):
    """A topic to choose; a page kept for days may name a usual one by its old key."""

    def valid_value(self, value: object) -> bool:
        """Take what is offered now and what was offered then."""
        return super().valid_value(value) or value in USUAL_TOPICS


class NewConcernForm(forms.Form):
    """A difficulty in one sentence, more if one likes, photos."""

    topic = TopicField(label="Về việc gì", widget=forms.RadioSelect)
    title = forms.CharField(
        label="Đang gặp khó khăn gì", max_length=300, error_messages={"required": "Ghi một câu."}
    )
    body = forms.CharField(
        label="Nói thêm", required=False, max_length=5000, widget=forms.Textarea(attrs=LINES)
    )
    photos = photos_field()

    def __init__(
        self, *args: object, topics: list[tuple[str, str]], units: list[Unit], **kwargs: object
    ) -> None:
        """Offer the topics; several `units` ask for whom it is written."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        cast(forms.ChoiceField, self.fields["topic"]).choices = topics
        if units:
            self.fields["unit"] = forms.TypedChoiceField(
                label="Ghi hộ cho",
                choices=[("", "Chọn thôn, đơn vị"), *((row.pk, str(row)) for row in units)],
                coerce=lambda pk: next(row for row in units if str(row.pk) == str(pk)),
                error_messages={"required": "Chọn thôn hoặc đơn vị."},
            )
            self.fields["on_behalf_of"] = forms.CharField(
                label="Ai báo, lúc nào", max_length=200, required=False
            )
            self.order_fields(["unit", "on_behalf_of", "topic", "title", "body", "photos"])


class AnswerForm(forms.Form):
    """The office's answer."""

    body = forms.CharField(
        label="Hướng dẫn, trả lời",
        max_length=5000,
        widget=forms.Textarea(attrs=LINES),
        error_messages={"required": "Hãy ghi câu trả lời."},
    )


class MoreForm(forms.Form):
    """One word more from the unit."""

    body = forms.CharField(
        label="Nói thêm", required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    photos = photos_field()
    following = forms.IntegerField(required=False, widget=forms.HiddenInput)
