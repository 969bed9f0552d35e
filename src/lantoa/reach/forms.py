"""What people choose when they ask how far a campaign got."""

from datetime import date
from typing import cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict

from lantoa.channels.base import all_channels
from lantoa.kit import clock
from lantoa.kit.forms import ListField
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.reach.asking import GRAINS, OF_DELIVERED, OFTEN, PERIODS, Asked, preset, sure
from lantoa.reach.queries import period_of
from lantoa.reach.rules import DELIVERED, LABELS

DAY = forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")
WRONG_DAY = {"invalid": "Ngày chưa đúng. Chọn lại, hoặc để trống."}
FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)
FAR = "Chọn ngày trong khoảng từ năm 1900 đến năm 2099, hoặc để trống."


def day(label: str) -> forms.DateField:
    """Return a field for a day that may be left out; outside two centuries nobody plans."""
    return forms.DateField(
        label=label,
        required=False,
        widget=DAY,
        error_messages=WRONG_DAY,
        validators=[MinValueValidator(FIRST, FAR), MaxValueValidator(LAST, FAR)],
    )


class AskForm(forms.Form):
    """Which households are meant: how surely, by what, how often, in which days."""

    muc = ListField(label="Mức tiếp cận", required=False, choices=list(LABELS.items()))
    nd = ListField(label="Nội dung", required=False)
    ht = ListField(label="Hình thức", required=False)
    lan = ListField(
        label="Bao nhiêu lần",
        required=False,
        choices=[("", "Từ một lần"), *OFTEN.items()],
        help_text=OF_DELIVERED,
    )
    ky = ListField(label="Kỳ", required=False, choices=list(PERIODS.items()))
    tu = day("Từ ngày")
    den = day("Đến ngày")

    def __init__(self, data: QueryDict, *, campaign: Campaign) -> None:
        """Offer the campaign's contents and every channel."""
        super().__init__({"muc": DELIVERED, "ky": "dot", **sure(data.dict())})
        self.campaign = campaign
        self.pillars = {row.ref: row for row in campaign.pillars.all()}
        pillars = [(ref, str(row)) for ref, row in self.pillars.items()]
        channels = [(kind, one.label) for kind, one in all_channels().items()]
        self._offer("nd", [("", "Mọi nội dung"), *pillars])
        self._offer("ht", [("", "Mọi hình thức"), *channels])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def clean(self) -> dict[str, object]:
        """Refuse days that end before they begin."""
        facts: dict[str, object] = super().clean() or {}
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if first and last and last < first:
            self.add_error("den", "Ngày cuối phải sau ngày đầu. Đang tính từ đầu đợt đến hôm nay.")
        return facts

    def asked(self) -> Asked:
        """Return what is asked; what cannot be read is left at its usual value."""
        self.is_valid()
        facts = self.cleaned_data
        span = preset(facts.get("ky") or "dot", self.campaign, clock.today())
        first, last = facts.get("tu"), facts.get("den")
        by_hand = bool(first or last) and not self.errors.get("den")
        if by_hand:
            whole = period_of(self.campaign)
            start = first or whole.from_on
            span = Period(start, max(start, last or whole.until_on))
        pillar = self.pillars.get(facts.get("nd") or "")
        return Asked(
            surety=facts.get("muc") or DELIVERED,
            pillar=facts.get("nd") or "",
            channel=facts.get("ht") or "",
            often=facts.get("lan") or "",
            period=span,
            grain="" if by_hand else GRAINS[facts.get("ky") or "dot"],
            by_hand=by_hand,
            is_outside=span.cut(Period(self.campaign.from_on, self.campaign.until_on)) is None,
            pillar_pk=pillar.pk if pillar else None,
            pillar_title=str(pillar or ""),
        )
