"""What is typed from a code sheet: the same boxes as on the paper, in the same order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from lantoa.channels.base import Ask, all_channels
from lantoa.kit.errors import Unfit
from lantoa.kit.http import tell
from lantoa.outreach.forms import ask_field
from lantoa.outreach.models import Activity
from lantoa.outreach.rules import marks_allowed
from lantoa.outreach.sheet_models import CodeSheet, SheetLine
from lantoa.outreach.sheet_queries import channel_of
from lantoa.outreach.sheet_rules import FREE_KINDS, day_in_month, figures
from lantoa.outreach.sheet_typing import Entry, UnfitLine

NUMBER = {"class": "short", "inputmode": "decimal", "autocomplete": "off"}
TEXT = {"autocomplete": "off"}
NO_KIND = "Chưa chọn hình thức. Chọn theo số ghi trên phiếu, hỏi lại nếu phiếu bỏ trống."


@dataclass(frozen=True)
class Row:
    """One line to type: its boxes, or why there is nothing to type ("Đã ghi …")."""

    line: SheetLine
    title: str
    boxes: tuple[BoundField, ...]


class SheetForm(forms.Form):
    """The boxes of every line that is still to be written."""

    def __init__(
        self, data: QueryDict | None, *, sheet: CodeSheet, lines: Sequence[SheetLine]
    ) -> None:
        """Lay out the boxes line by line as they stand on the paper."""
        super().__init__(data, auto_id="o_%s")
        self.sheet, self.lines = sheet, lines
        for line in lines:
            if is_open(line):
                self.fields.update(_planned(line) if line.planned else _free(line))

    def clean(self) -> dict[str, object]:
        """Name every day that is none beside the other mistakes: a sheet is mended in one go."""
        for line in self.lines:
            name = f"d{line.order}_day"
            if typed := self.cleaned_data.get(name):
                try:
                    self.cleaned_data[name] = day_in_month(typed, self.sheet.month)
                except Unfit as error:
                    self.add_error(name, str(error))
        return self.cleaned_data

    @property
    def rows(self) -> list[Row]:
        """Return the lines for the page, in the paper's order."""
        return [
            Row(line, line.planned.title if line.planned else "", tuple(self._boxes(line)))
            for line in self.lines
        ]

    def _boxes(self, line: SheetLine) -> Iterator[BoundField]:
        start = f"d{line.order}_"
        return (self[name] for name in self.fields if name.startswith(start))

    def entries(self) -> list[Entry]:
        """Return the lines that somebody filled in. Raises `UnfitLine`."""
        found = [self._entry(line) for line in self.lines if is_open(line)]
        return [one for one in found if one is not None]

    def _entry(self, line: SheetLine) -> Entry | None:
        said = {
            name.removeprefix(f"d{line.order}_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith(f"d{line.order}_") and str(value) not in ("None", "", "False")
        }
        if not said:
            return None
        if line.planned is None and "kind" not in said:
            raise UnfitLine(line.order, Unfit(NO_KIND, field="kind"))
        kind = line.planned.kind if line.planned else FREE_KINDS[int(said["kind"]) - 1]
        asks = figures(all_channels()[kind])
        if "figure" in said and asks:
            said[asks[0].key] = said["figure"]
        return Entry(
            order=line.order,
            done_on=said.get("day") or _usual_day(line),
            counts={ask.key: float(said[ask.key]) for ask in asks if ask.key in said},
            whole="all" in said,
            reason=said.get("reason", ""),
            kind=kind,
            title=said.get("title", ""),
        )

    def tell_line(self, error: UnfitLine) -> None:
        """Put what is wrong with a line beside the box that it is about."""
        key = {"done_on": "day", "kind": "kind", "title": "title"}.get(error.field, error.field)
        names = (f"d{error.order}_{key}", f"d{error.order}_figure", f"d{error.order}_day")
        field = next((name for name in names if name in self.fields), "")
        tell(self, Unfit(f"Dòng {error.order}: {error}", field=field))


def is_open(line: SheetLine) -> bool:
    """Say whether the line is still to be written."""
    waits = line.planned is None or line.planned.state == Activity.PLANNED
    return line.written_id is None and waits


def _usual_day(line: SheetLine) -> date | None:
    return line.planned.due_on if line.planned else None


def _day() -> forms.CharField:
    return forms.CharField(
        label="Ngày", required=False, max_length=10, widget=forms.TextInput(attrs=NUMBER)
    )


def _figure(ask: Ask) -> forms.DecimalField:
    field = ask_field(ask)
    field.required, field.label, field.help_text = False, ask.unit, ""
    field.widget.attrs["autocomplete"] = "off"
    return field


def _planned(line: SheetLine) -> dict[str, forms.Field]:
    channel = channel_of(line)
    assert channel is not None
    start = f"d{line.order}_"
    fields: dict[str, forms.Field] = {f"{start}day": _day()}
    fields |= {f"{start}{ask.key}": _figure(ask) for ask in figures(channel)}
    if "delivered" in marks_allowed(channel):
        fields[f"{start}all"] = forms.BooleanField(label="Cả thôn", required=False)
    fields[f"{start}reason"] = forms.CharField(
        label="Không làm, vì", required=False, max_length=500, widget=forms.TextInput(attrs=TEXT)
    )
    return fields


def _free(line: SheetLine) -> dict[str, forms.Field]:
    start = f"d{line.order}_"
    kinds = [
        (str(number), f"{number} {all_channels()[kind].label}")
        for number, kind in enumerate(FREE_KINDS, start=1)
    ]
    number = cast(forms.Field, forms.DecimalField(
        label="Số", required=False, min_value=0, max_digits=10, decimal_places=1,
        widget=forms.TextInput(attrs=NUMBER),
        error_messages={"invalid": "Chỉ ghi số, ví dụ 12.", "min_value": "Ít nhất là 0."},
    ))  # fmt: skip
    return {
        f"{start}title": forms.CharField(
            label="Việc gì, ở đâu",
            required=False,
            max_length=300,
            widget=forms.TextInput(attrs=TEXT),
        ),
        f"{start}kind": forms.ChoiceField(
            label="Hình thức", required=False, choices=[("", "–"), *kinds]
        ),
        f"{start}day": _day(),
        f"{start}figure": number,
    }
