"""What people type into a report: figures with their reasons, sections, words of return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.forms import BoundField

from lantoa.report.actions import Entry
from lantoa.report.models import Figure
from lantoa.report.queries import answer
from lantoa.report.rules import BLANK, shown

WHY = "why-"


class ReportForm(forms.Form):
    """Every figure of a report, a reason beside each, and the sections of words."""

    row_version = forms.IntegerField(widget=forms.HiddenInput)
    is_sure = forms.BooleanField(label="Đã xem lại, các số trên đúng", required=False)

    def __init__(
        self,
        *args: object,
        figures: Sequence[Figure],
        parts: Mapping[str, str],
        **kwargs: object,
    ) -> None:
        """Offer one field a figure, holding what it says now, and one for each part of words."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.figures, self.parts, self.is_doubted = figures, parts, False
        for figure in figures:
            code, said = figure.indicator.code, answer(figure)
            field = forms.CharField(label=figure.indicator.label, required=False, max_length=200)
            field.widget.attrs |= {"inputmode": "decimal", "class": "short", "autocomplete": "off"}
            field.initial = figure.typed or ("" if said.state == BLANK else shown(said))
            self.fields[code] = field
            why = forms.CharField(label="Lý do khác sổ", required=False, max_length=500)
            why.initial = figure.reason
            self.fields[WHY + code] = why
        for key, label in parts.items():
            area = forms.Textarea(attrs={"rows": 4})
            self.fields[key] = forms.CharField(label=label, required=False, widget=area)

    def entries(self) -> dict[str, Entry]:
        """Return what was typed, by the code of the figure."""
        codes = [figure.indicator.code for figure in self.figures]
        typed = self.cleaned_data
        return {code: Entry(typed[code], typed[WHY + code]) for code in codes}

    def narrative(self) -> dict[str, str]:
        """Return the sections of words."""
        return {key: self.cleaned_data[key] for key in self.parts}

    def tell(self, said: Mapping[str, str]) -> None:
        """Put words beside figures, by their codes."""
        for code, words in said.items():
            self.add_error(code, words)

    def now_at(self, row_version: int) -> None:
        """Let the page go on from the row as it stands after a part of it was kept."""
        self.data = {**self.data.dict(), "row_version": str(row_version)}  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Row:
    """A figure with its two fields, ready for the page."""

    figure: Figure
    field: BoundField
    why: BoundField


def rows(form: ReportForm) -> list[Row]:
    """Return the figures with their fields in the paper's order."""
    return [
        Row(figure, form[figure.indicator.code], form[WHY + figure.indicator.code])
        for figure in form.figures
    ]


class ReturnForm(forms.Form):
    """Words to the unit: on the whole report, and on single figures (`told` have a number)."""

    note = forms.CharField(
        label="Điều cần xem lại", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: object, figures: Sequence[Figure], **kwargs: object) -> None:
        """Offer one line a figure."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.told: list[BoundField] = []
        self.silent: list[BoundField] = []
        for figure in figures:
            said, name = answer(figure), WHY + figure.indicator.code
            label = f"{figure.indicator.label}: {shown(said).lower()}"
            self.fields[name] = forms.CharField(label=label, required=False, max_length=500)
            (self.silent if said.value is None else self.told).append(self[name])

    def words(self) -> dict[str, str]:
        """Return the words on single figures, by code."""
        held = self.cleaned_data
        return {name.removeprefix(WHY): held[name] for name in held if name.startswith(WHY)}
