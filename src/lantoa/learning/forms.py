"""What people type about a class."""

from django import forms

from lantoa.commune.models import Place, User
from lantoa.commune.queries import visible_to
from lantoa.kit import clock
from lantoa.learning.rules import MOST_LEARNERS

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
    learners = forms.IntegerField(
        label="Số người học",
        help_text="Chỉ ghi số người, không ghi tên.",
        min_value=1,
        max_value=MOST_LEARNERS,
        widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        """Offer the hamlets that the person sees, and today."""
        kwargs.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["hamlet"]
        assert isinstance(field, forms.ModelChoiceField)
        hamlets = Place.objects.filter(kind=Place.HAMLET, to_on__isnull=True)
        field.queryset = visible_to(user, hamlets).order_by("sort_key")
