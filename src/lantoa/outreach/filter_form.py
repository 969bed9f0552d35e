"""What the ledger is filtered by."""

from collections.abc import Sequence
from datetime import timedelta
from typing import cast
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place
from lantoa.kit import clock
from lantoa.kit.http import LONGEST_ID
from lantoa.outreach.forms import DAY
from lantoa.outreach.queries import OBJECTED, Asked
from lantoa.outreach.rules import STATES
from lantoa.plan.models import Pillar

STATE_CHOICES = [
    ("", "Mọi trạng thái"),
    ("late", "Quá ngày, chưa ghi"),
    (OBJECTED, "Ghi hộ, nơi làm báo không đúng"),
    *((state, words[0]) for state, words in STATES.items()),
]


class FilterForm(forms.Form):
    """What the ledger is filtered by, from the address."""

    dot = forms.IntegerField(required=False, min_value=1, max_value=10**LONGEST_ID)
    loai = forms.ChoiceField(label="Hình thức", required=False)
    noi_dung = forms.TypedChoiceField(
        label="Nội dung", required=False, coerce=int, empty_value=None
    )
    thon = forms.TypedChoiceField(label="Địa bàn", required=False, coerce=int, empty_value=None)
    don_vi = forms.IntegerField(required=False, min_value=1, max_value=10**LONGEST_ID)
    trang_thai = forms.ChoiceField(label="Trạng thái", required=False, choices=STATE_CHOICES)
    tu = forms.DateField(label="Từ ngày", required=False, widget=DAY)
    den = forms.DateField(label="Đến ngày", required=False, widget=DAY)

    def __init__(
        self, data: QueryDict, *, hamlets: Sequence[Place], pillars: Sequence[Pillar] = ()
    ) -> None:
        """Read the address; words joined by a dash there are fields here.

        `pillars` are those of the campaign that the address names.
        """
        plain = {name.replace("-", "_"): value for name, value in data.items()}
        super().__init__(plain, auto_id="loc_%s")
        kinds = [(kind, channel.label) for kind, channel in all_channels().items()]
        cast(forms.ChoiceField, self.fields["loai"]).choices = [("", "Mọi hình thức"), *kinds]
        contents = [("", "Mọi nội dung"), *((one.pk, str(one)) for one in pillars)]
        cast(forms.TypedChoiceField, self.fields["noi_dung"]).choices = contents
        places = [("", "Cả xã"), *((place.pk, str(place)) for place in hamlets)]
        cast(forms.TypedChoiceField, self.fields["thon"]).choices = places

    @property
    def view(self) -> str:
        """Return which days are shown: "qua" up to today, "toi" from tomorrow, "" as filtered."""
        chosen = str(self.data.get("xem", ""))
        filtered = any(self.data.get(name) for name in ("tu", "den", "trang_thai"))
        return chosen or ("" if filtered else "qua")

    @property
    def kept(self) -> str:
        """Return what stays in the address when a reader looks at other days."""
        names = {"dot": "dot", "loai": "loai", "thon": "thon", "don_vi": "don-vi"}
        names["noi_dung"] = "noi-dung"
        held = [(words, self.data.get(name)) for name, words in names.items()]
        return urlencode([(words, value) for words, value in held if value])

    def asked(self) -> Asked:
        """Return what is asked for; parts that cannot be read ask for everything."""
        self.is_valid()
        facts = self.cleaned_data
        if self.view == "qua":
            facts["den"] = facts.get("den") or clock.today()
        elif self.view == "toi":
            facts["tu"] = facts.get("tu") or clock.today() + timedelta(days=1)
        return Asked(
            campaign=facts.get("dot"),
            kind=facts.get("loai") or "",
            unit=facts.get("don_vi"),
            hamlet=facts.get("thon"),
            pillar=facts.get("noi_dung"),
            state=facts.get("trang_thai") or "",
            from_on=facts.get("tu"),
            until_on=facts.get("den"),
            oldest_first=self.view == "toi",
        )
