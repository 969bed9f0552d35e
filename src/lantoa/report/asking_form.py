"""What people type who want to ask for figures."""

from datetime import timedelta

from django import forms

from lantoa.kit import clock
from lantoa.kit.text import nfc


class AskingForm(forms.Form):
    """Figures to ask for, of whom, until when; `seen` are the held figures shown already."""

    figures = forms.CharField(
        label="Cần biết số gì? Mỗi dòng một số",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Như: Số hộ đã cài VNeID (hộ). Trong ngoặc là đơn vị tính.",
        error_messages={"required": "Ghi ít nhất một số cần hỏi, mỗi dòng một số."},
    )
    title = forms.CharField(label="Hỏi để làm gì", max_length=200, required=False)
    due_on = forms.DateField(
        label="Hạn trả lời", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    units = forms.MultipleChoiceField(
        label="Hỏi ai", widget=forms.CheckboxSelectMultiple, required=False
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: object, known: list[tuple[str, str]], usual: list[str], **kwargs: object
    ) -> None:
        """Offer these units (id, name), the usual ones ticked, and a week to answer."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["units"].choices = known  # type: ignore[attr-defined]
        self.fields["units"].initial = usual
        self.fields["due_on"].initial = clock.today() + timedelta(days=7)

    def lines(self) -> tuple[str, ...]:
        """Return the figures asked for, each once."""
        typed = str(self.cleaned_data["figures"]).splitlines()
        return tuple(dict.fromkeys(line for one in typed if (line := nfc(one).lstrip("-•+ "))))

    def name(self) -> str:
        """Return the title, else the first figure."""
        return nfc(self.cleaned_data["title"]) or self.lines()[0]

    def have_seen(self, codes: list[str]) -> bool:
        """Say whether all of these held figures were on the page that was sent."""
        return set(codes) <= set(str(self.cleaned_data["seen"]).split(","))

    def show(self, codes: list[str]) -> None:
        """Note which held figures the page now shows."""
        held = {name: self.data[name] for name in self.data if name != "units"}
        self.data = {**held, "units": self.cleaned_data.get("units", []), "seen": ",".join(codes)}
