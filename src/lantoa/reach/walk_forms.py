"""What people tick on the walking list."""

from collections.abc import Sequence
from typing import cast

from django import forms
from django.http import QueryDict

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place
from lantoa.kit.http import id_in, moment_in
from lantoa.outreach.models import Activity
from lantoa.outreach.queries import by_name
from lantoa.outreach.rules import MARKS, marks_allowed
from lantoa.reach.walk_actions import Walk

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
EMPTY = {"required": "Ô này còn trống.", "invalid": "Ngày chưa đúng. Chọn lại ngày."}
TICKS = {mark: MARKS[mark] for mark in marks_allowed(all_channels()["visit"])}
"""The results of a door, in the order of the buttons."""


class OpenChoice(forms.ChoiceField):
    """A choice that takes a planned round which is no longer open: the list was kept for days."""

    def valid_value(self, value: object) -> bool:
        """Take any of the choices, and any round by its number."""
        return super().valid_value(value) or id_in(str(value)) is not None


class WalkForm(forms.Form):
    """What the walk was, when, and for whom the office writes it."""

    what = OpenChoice(label="Đi việc gì?", widget=forms.RadioSelect, error_messages=EMPTY)
    done_on = forms.DateField(label="Ngày đi", widget=DAY, error_messages=EMPTY)
    on_behalf_of = forms.CharField(
        label="Ghi hộ ai, theo phiếu nào", required=False, max_length=200
    )

    def __init__(
        self,
        *args: object,
        hamlet: Place,
        rounds: Sequence[Activity],
        stands_in: bool,
        **kwargs: object,
    ) -> None:
        """Offer the planned rounds first, then a round outside the plan."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.hamlet = hamlet
        free = [("visit", "Đến tận nhà nói chuyện"), ("leaflet", "Phát tờ rơi")]
        planned = [(str(row.pk), f"{row.title} (có trong lịch)") for row in rounds]
        field = cast(forms.ChoiceField, self.fields["what"])
        field.choices = [*planned, *free]
        field.initial = field.choices[0][0]
        if not stands_in:
            del self.fields["on_behalf_of"]

    def walk(self, post: QueryDict, pillar: str) -> Walk:
        """Return what was brought back."""
        what = self.cleaned_data["what"]
        planned = id_in(what)
        return Walk(
            kind="visit" if planned is not None else what,
            done_on=self.cleaned_data["done_on"],
            ticks=ticks(post),
            planned=planned,
            pillar=pillar,
            device_at=moment_in(post.get("device_at", "")),
            on_behalf_of=self.cleaned_data.get("on_behalf_of", ""),
        )

    def beside(self) -> list[tuple[str, str]]:
        """Return the ticked households by name, for a page that could not take them."""
        return by_name(self.hamlet, self.data)


def ticks(post: QueryDict) -> dict[str, list[int]]:
    """Return the ticked households (`h<bit>`) by mark."""
    found: dict[str, list[int]] = {}
    for name, value in post.items():
        bit = id_in(name[1:]) if name[:1] == "h" else None
        if bit is not None and value in TICKS:
            found.setdefault(str(value), []).append(bit)
    return found
