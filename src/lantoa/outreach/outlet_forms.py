"""What people type about outlets."""

from collections.abc import Sequence
from typing import cast

from django import forms

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place, Unit
from lantoa.kit import clock
from lantoa.outreach.forms import DAY, EMPTY
from lantoa.outreach.models import Outlet


class PauseForm(forms.Form):
    """A pause of an outlet."""

    from_on = forms.DateField(label="Tạm dừng từ", widget=DAY, error_messages=EMPTY)
    until_on = forms.DateField(label="Đến hết ngày", required=False, widget=DAY)
    reason = forms.CharField(label="Lý do", max_length=300, error_messages=EMPTY)


class OutletForm(forms.Form):
    """A new outlet: what it is, whose, and which hamlets it reaches."""

    name = forms.CharField(label="Tên điểm", max_length=200, error_messages=EMPTY)
    kind = forms.ChoiceField(label="Hình thức")
    unit = forms.TypedChoiceField(label="Đơn vị phụ trách", coerce=int)
    parent = forms.TypedChoiceField(label="Thuộc đài", coerce=int, required=False, empty_value=None)
    hamlets = forms.TypedMultipleChoiceField(
        label="Nghe, thấy được ở",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: object,
        units: Sequence[Unit],
        hamlets: Sequence[Place],
        stations: Sequence[Outlet],
        **kwargs: object,
    ) -> None:
        """Offer the commune's units, hamlets and stations."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        kinds = [(k, c.label) for k, c in all_channels().items() if c.crowd in ("zone", "members")]
        choices: dict[str, list[tuple[object, str]]] = {
            "kind": list(kinds),
            "unit": [(unit.pk, unit.name) for unit in units],
            "parent": [("", "Không"), *((one.pk, one.name) for one in stations)],
            "hamlets": [(place.pk, str(place)) for place in hamlets],
        }
        for name, offered in choices.items():
            cast(forms.ChoiceField, self.fields[name]).choices = offered


class ZoneForm(forms.Form):
    """What an outlet reaches in one hamlet from a day on."""

    hamlet = forms.TypedChoiceField(label="Thôn", coerce=int, error_messages=EMPTY)
    how = forms.ChoiceField(
        label="Từ ngày ấy nghe, thấy được",
        choices=[
            ("whole", "Cả thôn"),
            ("names", "Chỉ những hộ có tên ở dưới (thành viên nhóm, hộ gần loa)"),
            ("none", "Không còn hộ nào"),
        ],
        widget=forms.RadioSelect,
        initial="whole",
    )
    names = forms.CharField(
        label="Tên các hộ",
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một hộ. Trùng tên thì thêm ngõ sau dấu phẩy.",
    )
    on = forms.DateField(label="Từ ngày", widget=DAY, initial=clock.today, error_messages=EMPTY)

    def __init__(self, *args: object, hamlets: Sequence[Place], **kwargs: object) -> None:
        """Offer the commune's hamlets of today."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offered = [(place.pk, str(place)) for place in hamlets]
        cast(forms.ChoiceField, self.fields["hamlet"]).choices = offered
