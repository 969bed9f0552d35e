"""What people type into an item."""

from django import forms

from lantoa.channels.base import LANGUAGES
from lantoa.content.rules import KINDS
from lantoa.plan.models import Campaign, Pillar

WRITTEN = (
    "Dòng trống để ngăn đoạn; gạch đầu dòng bằng dấu “- ”; chữ đậm đặt giữa hai dấu **. "
    "Chỗ còn thiếu để trong [ngoặc vuông]: còn ngoặc vuông thì chưa trình được."
)


class WordingForm(forms.Form):
    """Title and text; `seen` is the version that the person has before them."""

    title = forms.CharField(label="Tên", max_length=300)
    body = forms.CharField(
        label="Nội dung",
        help_text=WRITTEN,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 22}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class NewItemForm(forms.Form):
    """A new item of people's own."""

    kind = forms.ChoiceField(label="Loại", choices=list(KINDS.items()))
    language = forms.ChoiceField(
        label="Tiếng",
        choices=[("vi", "Tiếng Việt"), *LANGUAGES.items()],
        initial="vi",
        required=False,
    )
    title = forms.CharField(label="Tên", max_length=300)
    body = forms.CharField(
        label="Nội dung",
        help_text=WRITTEN,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    pillars = forms.ModelMultipleChoiceField(
        label="Nội dung trọng tâm",
        queryset=Pillar.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, campaign: Campaign, **kwargs: object) -> None:
        """Offer the pillars of the campaign."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["pillars"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = campaign.standing_pillars()


class NoteForm(forms.Form):
    """A word to the writer, or the reason for withdrawing."""

    note = forms.CharField(label="Lời nhắn", max_length=1000, widget=forms.Textarea({"rows": 4}))
