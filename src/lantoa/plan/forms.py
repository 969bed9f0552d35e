"""What people type into the plan."""

from django import forms

from lantoa.commune.queries import units
from lantoa.plan.models import Assignment, Campaign

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
ROLES = [(Assignment.LEAD, "Chủ trì"), (Assignment.SUPPORT, "Phối hợp")]


class WindowForm(forms.Form):
    """The campaign's first and last day."""

    from_on = forms.DateField(label="Từ ngày", widget=DAY)
    until_on = forms.DateField(label="Đến ngày", widget=DAY)


class AssignmentForm(forms.Form):
    """One duty: what, whose, in which role, until when."""

    duty = forms.CharField(label="Nhiệm vụ", widget=forms.Textarea(attrs={"rows": 4}))
    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int, empty_value=None, required=False)
    role = forms.ChoiceField(label="Vai trò", choices=ROLES, widget=forms.RadioSelect)
    due_on = forms.DateField(label="Hạn hoàn thành", required=False, widget=DAY)

    def __init__(self, *args: object, campaign: Campaign, **kwargs: object) -> None:
        """Offer the units of the campaign's commune."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        known = [(unit.pk, unit.name) for unit in units(campaign.commune).order_by("sort_key")]
        self.fields["unit"].choices = [("", "Chưa giao cho đơn vị nào"), *known]  # type: ignore[attr-defined]
