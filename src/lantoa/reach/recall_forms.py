"""What people type about a recall sample."""

from collections.abc import Sequence
from typing import cast

from django import forms

from lantoa.commune.models import Place, Unit
from lantoa.plan.models import Campaign
from lantoa.reach.recall_rules import Answers

CROSS = "cross"
EMPTY = {"required": "Ô này còn trống."}
NUMBER = forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"})


class DrawForm(forms.Form):
    """What to ask, in which hamlets, and who goes."""

    question = forms.CharField(
        label="Câu hỏi (một câu, đáp được bằng có hoặc chưa)",
        max_length=300,
        error_messages=EMPTY,
        help_text="Ví dụ: Nhà mình đã nghe hay đọc về ba dấu hiệu cuộc gọi lừa đảo chưa?",
    )
    pillar = forms.ChoiceField(label="Hỏi về", required=False)
    asker = forms.ChoiceField(
        label="Ai đi hỏi",
        help_text="Trưởng thôn hỏi hàng xóm của mình thì ai cũng nói có. Vì vậy máy không giao "
        "trưởng thôn hỏi thôn mình.",
    )
    places = forms.TypedMultipleChoiceField(
        label="Thôn nào",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn thôn nào là hỏi ở mọi thôn.",
    )

    def __init__(
        self,
        *args: object,
        campaign: Campaign,
        places: Sequence[Place],
        askers: Sequence[Unit],
        **kwargs: object,
    ) -> None:
        """Offer the campaign's contents, its hamlets, and the units that somebody answers for."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        others = [(str(unit.pk), unit.name) for unit in askers if unit.kind != "hamlet"]
        pillars = [(row.ref, str(row)) for row in campaign.standing_pillars()]
        self._offer("pillar", [("", "Cả đợt"), *pillars])
        self._offer("asker", [(CROSS, "Các thôn hỏi chéo nhau"), *others])
        self._offer("places", [(str(place.pk), str(place)) for place in places])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices


class PaperForm(forms.Form):
    """The numbers of a sheet that was filled in by hand."""

    heard = forms.IntegerField(label="Có biết", min_value=0, max_value=999, widget=NUMBER)
    not_heard = forms.IntegerField(label="Chưa biết", min_value=0, max_value=999, widget=NUMBER)
    unsure = forms.IntegerField(label="Không nhớ", min_value=0, max_value=999, widget=NUMBER)
    absent = forms.IntegerField(label="Vắng nhà", min_value=0, max_value=999, widget=NUMBER)

    def __init__(self, *args: object, **kwargs: object) -> None:
        """An empty box is a zero, a word is not a number."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.required = False
            field.error_messages["invalid"] = "Chỉ ghi số, ví dụ 12."

    def answers(self) -> Answers:
        """Return the numbers as typed."""
        return Answers(**{name: value or 0 for name, value in self.cleaned_data.items()})


class AskerForm(forms.Form):
    """Another unit to ask."""

    asker = forms.TypedChoiceField(label="Giao cho", coerce=int, error_messages=EMPTY)

    def __init__(self, *args: object, askers: Sequence[Unit], hamlet: Place, **kw: object) -> None:
        """Offer the units, the hamlet's own board last and with its warning."""
        super().__init__(*args, **kw)  # type: ignore[arg-type]
        own = [unit for unit in askers if unit.place_id == hamlet.pk]
        rest = [unit for unit in askers if unit.place_id != hamlet.pk]
        field = cast(forms.TypedChoiceField, self.fields["asker"])
        field.choices = [
            *((unit.pk, unit.name) for unit in rest),
            *((unit.pk, f"{unit.name} (hỏi thôn mình: dễ cao hơn thực tế)") for unit in own),
        ]
