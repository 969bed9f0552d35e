"""What people choose when they look at a province or the nation."""

from dataclasses import replace
from typing import cast

from django import forms
from django.http import QueryDict

from lantoa.channels.base import all_channels
from lantoa.commune.models import Commune, Place
from lantoa.commune.queries import communes, whole_number
from lantoa.kit import clock
from lantoa.kit.forms import ListField
from lantoa.kit.periods import Period, month_of
from lantoa.kit.say import span
from lantoa.reach import area
from lantoa.reach.asking import OF_DELIVERED, OFTEN, Asked, sure
from lantoa.reach.forms import day
from lantoa.reach.memory.upkeep import NotYet
from lantoa.reach.rules import DELIVERED, LABELS

OF_ONE_COMMUNE = "Nội dung là của từng xã: mở trang một xã để chọn. Đang tính mọi nội dung."

PARTS = ("nd", "ht", "lan")
"""A content, a channel, how often: counted each by itself, so that one is asked at a time."""

HOW_OFTEN = [
    ("", "Từ một lần"),
    *((name, OFTEN[name]) for name in ("two_channels", "twice", "thrice")),
]


class AreaForm(forms.Form):
    """How surely, by what or how often, in which days; without days each newest campaign so far.

    Hamlets are told by whole reporting months alone: two ranges a day apart, one less the other,
    would tell of single households.
    """

    muc = ListField(label="Mức tiếp cận", required=False, choices=list(LABELS.items()))
    nd = ListField(label="Nội dung", required=False)
    ht = ListField(label="Hình thức", required=False)
    lan = ListField(
        label="Bao nhiêu lần", required=False, choices=HOW_OFTEN, help_text=OF_DELIVERED
    )
    tu = day("Từ ngày")
    den = day("Đến ngày")

    def __init__(self, data: QueryDict, *, place: Place) -> None:
        """Offer every channel, in a commune the contents too; what is delivered, the lowest first,
        when nothing is chosen.
        """
        super().__init__({"muc": DELIVERED, **sure(data.dict())})
        self.place = place
        self.pillars = {row.ref: str(row) for row in area.pillars(place)}
        contents = [("", "Mọi nội dung"), *self.pillars.items()]
        cast(forms.ChoiceField, self.fields["nd"]).choices = contents
        if not self.pillars:
            del self.fields["nd"]
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
        if "nd" not in self.fields and self.data.get("nd"):
            self.add_error(None, OF_ONE_COMMUNE)
        for name in [name for name in PARTS if self.cleaned_data.get(name)][1:]:
            self.add_error(name, "Mỗi lần chỉ xem theo một cách: nội dung, hình thức hay số lần.")
        return facts

    @property
    def days(self) -> Period | None:
        """Return the days asked for, or None for the newest campaigns so far."""
        self.is_valid()
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if not first or "den" in self.errors:
            return None
        last = max(first, last or clock.today())
        if self.place.kind != Place.COMMUNE:
            return Period(first, last)
        closing = whole_number(Commune.objects.get(place=self.place), "closing_day")
        whole = [month_of(day, closing_day=closing) for day in (first, last)]
        return Period(whole[0].from_on, whole[1].until_on)

    @property
    def period_words(self) -> str:
        """Name the days of the page."""
        days = None if self.waits else self.days
        return span(days.from_on, days.until_on) if days else f"Từ đầu {self.newest}"

    @property
    def newest(self) -> str:
        """Name the campaigns that are counted when no days are asked."""
        whose = "của xã" if self.place.kind == Place.COMMUNE else "của mỗi xã"
        return f"đợt mới nhất {whose}"

    @property
    def is_plain(self) -> bool:
        """Say whether nothing but a surety is asked: no days, no channel, content, how often."""
        self.is_valid()
        return self.days is None and not any(self.cleaned_data.get(name) for name in PARTS)

    def view(self) -> tuple[area.View, Asked]:
        """Return the counts and the question; other days are counted in memory."""
        self.is_valid()
        facts, days, place, view = self.cleaned_data, self.days, self.place, None
        if days:
            try:
                view = area.counted(place, days)
            except NotYet:
                self.waits = True
        view = view or area.so_far(place, groups=bool(facts.get("ht")))
        ref = facts.get("nd") or ""
        asked = area.asked_of(view, facts.get("muc") or DELIVERED, facts.get("ht") or "")
        asked = replace(
            asked,
            period=days if days and not self.waits else asked.period,
            pillar=ref,
            pillar_title=self.pillars.get(ref, ""),
            often=facts.get("lan") or "",
        )
        return view, asked

    def is_demo(self) -> bool:
        """Say whether the figures come from a make-believe commune."""
        inside = communes().filter(place__path__startswith=self.place.path)
        return inside.filter(is_demo=True).exists()
