"""Ghi hộ: what the office types about who told it, how and when."""

from dataclasses import fields

from django import forms

from lantoa.kit import clock
from lantoa.outreach.doing import Done, DoneByOthers
from lantoa.outreach.rules import CALL, TOLD

TOLD_FIELDS = ("on_behalf_of", "told_how", "told_at")
MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class ToldForm(forms.Form):
    """Who told the office what was done; all of it may stay empty: then nobody did."""

    on_behalf_of = forms.CharField(
        label="Ghi hộ: ai báo?",
        required=False,
        max_length=200,
        help_text="Để trống khi tự mình làm. Nơi làm sẽ thấy và báo lại được nếu không đúng.",
    )
    told_how = forms.ChoiceField(label="Báo bằng gì?", required=False, choices=list(TOLD.items()))
    told_at = forms.DateTimeField(
        label="Báo lúc nào?",
        required=False,
        widget=MOMENT,
        help_text="Để trống là vừa xong.",
        error_messages={"invalid": "Ngày giờ chưa đúng. Chọn lại, hoặc để trống."},
    )

    def must_tell(self) -> None:
        """Ask who told it: on the page of a call somebody did."""
        asked = self.fields.get("on_behalf_of")
        if asked is not None:
            asked.required, asked.label = True, "Ai báo?"
            asked.help_text = "Nơi làm sẽ thấy và báo lại được nếu không đúng."
            asked.error_messages["required"] = "Ghi tên người báo, như “ông Dìn”."

    def clean_told_at(self) -> object:
        """Refuse a call that is still to come."""
        moment = self.cleaned_data["told_at"]
        if moment and moment > clock.now():
            raise forms.ValidationError("Lúc báo còn ở phía trước. Chọn lại, hoặc để trống.")
        return moment

    def told(self, done: Done) -> Done:
        """Return `done` with who told it, if anybody did."""
        facts = self.cleaned_data
        if not facts.get("on_behalf_of"):
            return done
        kept = {one.name: getattr(done, one.name) for one in fields(Done)}
        kept["on_behalf_of"] = facts["on_behalf_of"]
        return DoneByOthers(
            **kept,
            told_how=facts.get("told_how") or CALL,
            told_at=facts.get("told_at") or clock.now(),
        )
