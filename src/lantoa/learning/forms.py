"""What people type about a class."""

from typing import TypeVar

from django import forms
from django.db.models import Model, QuerySet

from lantoa.commune.models import Place, User
from lantoa.commune.queries import visible_to
from lantoa.kit import clock
from lantoa.learning.rules import MOST_LEARNERS
from lantoa.plan.models import Campaign
from lantoa.plan.queries import campaigns

M = TypeVar("M", bound=Model)

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ClassForm(forms.Form):
    """A class held: when, where, how many came. Nobody's name is asked for."""

    on = forms.DateField(label="Ngày học", widget=DAY)
    hamlet = forms.ModelChoiceField(
        label="Thôn, khu phố",
        queryset=Place.objects.none(),
        required=False,
        empty_label="Chung cho cả xã",
    )
    campaign = forms.ModelChoiceField(
        label="Thuộc đợt tuyên truyền",
        queryset=Campaign.objects.none(),
        required=False,
        empty_label="Không thuộc đợt nào",
    )
    learners = forms.IntegerField(
        label="Số người học",
        help_text="Chỉ ghi số người, không ghi tên.",
        min_value=1,
        max_value=MOST_LEARNERS,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        """Offer the hamlets and running campaigns that the person sees, the newest chosen."""
        running = campaigns(user).filter(state=Campaign.RUNNING)
        kwargs.setdefault("initial", {"on": clock.today(), "campaign": running.first()})
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        hamlets = Place.objects.filter(kind=Place.HAMLET, to_on__isnull=True)
        self._offer("hamlet", visible_to(user, hamlets).order_by("sort_key"))
        self._offer("campaign", running)

    def _offer(self, name: str, rows: QuerySet[M]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows
