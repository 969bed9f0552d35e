"""What people choose when they ask how far a campaign got."""

from django import forms

from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.reach.queries import period_of

DAY = forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")


class PeriodForm(forms.Form):
    """The days to count, the first and the last included; both empty means the campaign so far."""

    tu = forms.DateField(label="Từ ngày", required=False, widget=DAY)
    den = forms.DateField(label="Đến ngày", required=False, widget=DAY)

    def clean(self) -> dict[str, object]:
        """Refuse days that end before they begin."""
        facts: dict[str, object] = super().clean() or {}
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if first and last and last < first:
            self.add_error("den", "Ngày cuối phải sau ngày đầu. Đang tính từ đầu đợt đến hôm nay.")
        return facts

    def period(self, campaign: Campaign) -> Period:
        """Return the days asked for, or the campaign's days so far."""
        whole = period_of(campaign)
        if not self.is_valid():
            return whole
        first = self.cleaned_data.get("tu") or whole.from_on
        return Period(first, max(first, self.cleaned_data.get("den") or whole.until_on))
