"""What people choose when they look at a province or the nation."""

from typing import cast

from django import forms
from django.http import QueryDict

from lantoa.channels.base import all_channels
from lantoa.commune.models import Commune, Place
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.kit.say import span
from lantoa.reach import area, memory
from lantoa.reach.asking import Asked
from lantoa.reach.board import ORDERS
from lantoa.reach.rules import DELIVERED, LABELS

DAY = forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")
WRONG_DAY = {"invalid": "Ngày chưa đúng. Chọn lại, hoặc để trống."}


class AreaForm(forms.Form):
    """How surely, by what, in which days; without days each commune's newest campaign so far."""

    muc = forms.ChoiceField(label="Mức tiếp cận", required=False, choices=list(LABELS.items()))
    ht = forms.ChoiceField(label="Hình thức", required=False)
    tu = forms.DateField(label="Từ ngày", required=False, widget=DAY, error_messages=WRONG_DAY)
    den = forms.DateField(label="Đến ngày", required=False, widget=DAY, error_messages=WRONG_DAY)
    xep = forms.ChoiceField(label="Xếp", required=False, choices=list(ORDERS.items()))

    def __init__(self, data: QueryDict) -> None:
        """Offer every channel; what is delivered, the lowest first, when nothing is chosen."""
        super().__init__({"muc": DELIVERED, "xep": "it", **data.dict()})
        channels = [(kind, one.label) for kind, one in all_channels().items()]
        cast(forms.ChoiceField, self.fields["ht"]).choices = [("", "Mọi hình thức"), *channels]
        self.waits = False

    def clean(self) -> dict[str, object]:
        """Refuse days that end before they begin."""
        facts: dict[str, object] = super().clean() or {}
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if first and last and last < first:
            self.add_error("den", "Ngày cuối phải sau ngày đầu. Đang tính từ đầu đợt đến nay.")
        if last and not first:
            self.add_error("tu", "Chọn cả ngày đầu. Đang tính từ đầu đợt đến nay.")
        return facts

    @property
    def days(self) -> Period | None:
        """Return the days asked for, or None for the newest campaigns so far."""
        self.is_valid()
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if not first or "den" in self.errors:
            return None
        return Period(first, max(first, last or clock.today()))

    @property
    def period_words(self) -> str:
        """Name the days of the page."""
        days = None if self.waits else self.days
        return span(days.from_on, days.until_on) if days else "Từ đầu đợt mới nhất của mỗi xã"

    @property
    def order(self) -> str:
        """Return the order of the lines."""
        self.is_valid()
        return str(self.cleaned_data.get("xep") or "it")

    def view(self, place: Place) -> tuple[area.View, Asked]:
        """Return the counts and the question; other days are counted in memory."""
        self.is_valid()
        facts, days, view = self.cleaned_data, self.days, None
        if days:
            try:
                view = area.counted(place, days)
            except memory.NotYet:
                self.waits = True
        view = view or area.so_far(place, groups=bool(facts.get("ht")))
        return view, area.asked_of(view, facts.get("muc") or DELIVERED, facts.get("ht") or "")

    def is_demo(self, place: Place) -> bool:
        """Say whether the figures come from a make-believe commune."""
        return Commune.objects.filter(is_demo=True, place__path__startswith=place.path).exists()
