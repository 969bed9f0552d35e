"""What people type into the ledger."""

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from django import forms
from django.db.models import Model
from django.http import QueryDict

from lantoa.channels.base import Ask, all_channels
from lantoa.commune.models import Place
from lantoa.kit import clock
from lantoa.kit.http import moment_in
from lantoa.kit.say import date_in_full, num
from lantoa.outreach.doing import Done
from lantoa.outreach.models import Activity
from lantoa.outreach.ticks import by_name, silent, ticks
from lantoa.outreach.told_form import TOLD_FIELDS, ToldForm
from lantoa.plan.models import Campaign

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
LINES = forms.Textarea(attrs={"rows": 2})
EMPTY = {"required": "Ô này còn trống."}


def ask_field(ask: Ask) -> forms.DecimalField:
    """Return the form field of one thing that a channel asks for."""
    return forms.DecimalField(
        label=ask.label,
        required=ask.required,
        min_value=Decimal(str(ask.least)),
        max_value=Decimal(str(ask.most)),
        decimal_places=1,
        localize=False,
        help_text=f"Đơn vị: {ask.unit}",
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "decimal", "step": "any"}),
        error_messages={
            "required": f"Ghi số {ask.unit}.",
            "invalid": "Chỉ ghi số, ví dụ 12.",
            "min_value": f"Ít nhất là {num(ask.least)}. Xem lại con số.",
            "max_value": f"Nhiều nhất là {num(ask.most)}. Xem lại con số.",
        },
    )


class DoneForm(ToldForm):
    """What was done: when, the numbers that the channel asks for, a word about it."""

    done_on = forms.DateField(label="Làm ngày nào?", widget=DAY, error_messages=EMPTY)
    note = forms.CharField(label="Ghi thêm", required=False, widget=LINES, max_length=2000)
    hamlet: Place | None = None

    def __init__(self, *args: object, kind: str, stands_in: bool, **kwargs: object) -> None:
        """Ask what the channel asks; only the office writes for others."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.kind = kind
        if not stands_in:
            for name in TOLD_FIELDS:
                del self.fields[name]
        for ask in all_channels()[kind].asks:
            self.fields[ask.key] = ask_field(ask)
        last = ["note", *TOLD_FIELDS]
        self.order_fields([name for name in self.fields if name not in last] + last)

    def done(self, post: QueryDict, hamlet: Place | None) -> Done:
        """Return what was typed, with the ticks beside households (`h<bit>`) of `hamlet`."""
        facts, self.hamlet = self.cleaned_data, hamlet
        asks = [ask.key for ask in all_channels()[self.kind].asks]
        marks, whole = ticks(post, self.kind, hamlet)
        done = Done(
            done_on=facts["done_on"],
            counts={key: float(facts[key]) for key in asks if facts.get(key) is not None},
            note=facts["note"],
            marks=marks,
            whole=whole,
            silent=silent(post),
            device_at=moment_in(post.get("device_at", "")),
        )
        return self.told(done)

    def beside(self) -> list[tuple[str, str]]:
        """Return the ticked households by name, for a page that could not take them."""
        return by_name(self.hamlet, self.data)


class ReasonForm(forms.Form):
    """Why it was not done."""

    reason = forms.CharField(label="Lý do", max_length=500, widget=LINES, error_messages=EMPTY)


class MoveForm(forms.Form):
    """Another day, hour or name for a planned activity."""

    title = forms.CharField(label="Tên việc", max_length=300, error_messages=EMPTY)
    due_on = forms.DateField(label="Ngày", widget=DAY, error_messages=EMPTY)
    due_time = forms.TimeField(label="Giờ", required=False, widget=HOUR)


class LogForm(DoneForm):
    """Something done without a plan: what, for which campaign, where."""

    title = forms.CharField(
        label="Việc gì, ở đâu?", max_length=300, error_messages=EMPTY, required=True
    )
    campaign = forms.TypedChoiceField(label="Thuộc đợt", error_messages=EMPTY)
    place = forms.TypedChoiceField(label="Địa bàn", error_messages=EMPTY)

    def __init__(
        self,
        *args: object,
        campaigns: Sequence[Campaign],
        places: Sequence[Place],
        **kwargs: object,
    ) -> None:
        """Offer the campaigns and places of the person."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._choices("campaign", campaigns)
        self._choices("place", places)
        self.order_fields(["title", *(name for name in self.fields if name != "title")])

    def _choices(self, name: str, rows: Sequence[Model]) -> None:
        """Offer the rows; what is chosen comes clean as the row itself."""
        held = {str(row.pk): row for row in rows}
        field = cast(forms.TypedChoiceField, self.fields[name])
        field.choices = [(row.pk, _called(row)) for row in rows]
        field.coerce = held.__getitem__
        if len(rows) == 1:
            field.initial = rows[0].pk
            field.widget = forms.HiddenInput()


def _called(row: Model) -> str:
    """Name a choice; of a hamlet that ended, say until when it stood."""
    ended = row.to_on if isinstance(row, Place) else None
    return f"{row} (đến hết {date_in_full(ended)})" if ended else str(row)


def first_day(activity: Activity) -> object:
    """Return the day to propose: the planned one, or today when that is still ahead."""
    return min(activity.done_on or activity.due_on, clock.today())
