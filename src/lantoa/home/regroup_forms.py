"""What people type about hamlets that merge, split or take another name."""

from collections.abc import Sequence
from typing import cast

from django import forms

from lantoa.commune.actions import Newcomer, Regrouping
from lantoa.commune.models import Place, User
from lantoa.kit import clock
from lantoa.kit.say import num

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
WORDS = [(w, w.capitalize()) for w in ("thôn", "bản", "khu phố", "tổ dân phố", "xóm", "ấp")]
EMPTY = {"required": "Ô này còn trống."}
NOBODY = [("", "Chưa có người")]


class DayForm(forms.Form):
    """The day from which it holds, and the paper that says so."""

    on = forms.DateField(
        label="Có hiệu lực từ ngày", widget=DAY, initial=clock.today, error_messages=EMPTY
    )
    decision = forms.CharField(
        label="Nghị quyết, quyết định",
        max_length=200,
        required=False,
        help_text="Số, ngày, cơ quan ban hành.",
    )


class MergeForm(DayForm):
    """Which hamlets become one, and what it is called."""

    hamlets = forms.TypedMultipleChoiceField(
        label="Các thôn sáp nhập",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn từ hai thôn trở lên."},
    )
    name = forms.CharField(label="Tên thôn mới", max_length=100, error_messages=EMPTY)
    word = forms.ChoiceField(label="Gọi là", choices=WORDS)
    head = forms.TypedChoiceField(
        label="Người phụ trách thôn mới", coerce=int, required=False, empty_value=None
    )
    field_order = ["hamlets", "name", "word", "head", "on", "decision"]

    def __init__(
        self, *args: object, places: Sequence[Place], people: Sequence[User], **kwargs: object
    ) -> None:
        """Offer the hamlets of today and the people who work for them."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(self, "hamlets", [(row.pk, _counted(row)) for row in places])
        offer(self, "head", NOBODY + [(row.pk, row.full_name) for row in people])

    def clean_hamlets(self) -> list[int]:
        """Ask for two."""
        chosen = cast("list[int]", self.cleaned_data["hamlets"])
        if len(chosen) < 2:
            raise forms.ValidationError("Chọn từ hai thôn trở lên.")
        return chosen

    def said(self) -> Regrouping:
        """Return the change as the action takes it."""
        facts = self.cleaned_data
        people = (facts["head"],) if facts["head"] else ()
        new = Newcomer(facts["name"], facts["word"], people)
        return Regrouping(facts["on"], tuple(facts["hamlets"]), (new,), {}, facts["decision"])


class SplitForm(DayForm):
    """What the two parts of a hamlet are called, who leads them, which lanes go to the second."""

    name = forms.CharField(label="Tên thôn thứ nhất", max_length=100, error_messages=EMPTY)
    head = forms.TypedChoiceField(
        label="Người phụ trách thôn thứ nhất", coerce=int, required=False, empty_value=None
    )
    second = forms.CharField(label="Tên thôn thứ hai", max_length=100, error_messages=EMPTY)
    second_head = forms.TypedChoiceField(
        label="Người phụ trách thôn thứ hai", coerce=int, required=False, empty_value=None
    )
    word = forms.ChoiceField(label="Gọi là", choices=WORDS)
    lanes = forms.TypedMultipleChoiceField(
        label="Ngõ về thôn thứ hai",
        coerce=str,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ngõ không đánh dấu về thôn thứ nhất.",
    )
    last = forms.IntegerField(
        label="Hộ chưa ghi ngõ: từ Hộ 1 đến Hộ số … về thôn thứ nhất",
        min_value=0,
        required=False,
        help_text="Còn lại về thôn thứ hai. Để trống thì tất cả về thôn thứ nhất.",
    )
    field_order = [
        "name", "head", "second", "second_head", "word", "lanes", "last", "on", "decision",
    ]  # fmt: skip

    def __init__(
        self,
        *args: object,
        lanes: Sequence[tuple[str, int]],
        people: Sequence[User],
        **kwargs: object,
    ) -> None:
        """Offer the hamlet's lanes and its people."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(
            self, "lanes", [(lane, f"{lane} ({num(number)} hộ)") for lane, number in lanes if lane]
        )
        for name in ("head", "second_head"):
            offer(self, name, NOBODY + [(row.pk, row.full_name) for row in people])
        if not self.fields["lanes"].choices:  # type: ignore[attr-defined]
            del self.fields["lanes"]


class RenameForm(DayForm):
    """Another name for a hamlet."""

    name = forms.CharField(label="Tên mới", max_length=100, error_messages=EMPTY)
    word = forms.ChoiceField(label="Gọi là", choices=WORDS)
    field_order = ["name", "word", "on", "decision"]


def offer(form: forms.Form, name: str, choices: Sequence[tuple[object, str]]) -> None:
    """Give a field of choices what it offers."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def _counted(place: Place) -> str:
    return f"{place} ({num(vars(place)['households'])} hộ)"
