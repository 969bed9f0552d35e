"""What people type about the ground."""

from collections.abc import Sequence
from typing import cast

from django import forms

from lantoa.commune.models import Commune, Place, Unit
from lantoa.commune.queries import hamlets as hamlets_of
from lantoa.commune.queries import setting
from lantoa.commune.queries import units as units_of
from lantoa.commune.rules import RELATIONS, ROLES, SETTINGS, UNIT_KINDS
from lantoa.commune.setting_words import as_words
from lantoa.kit import clock

WORDS = [
    (word, word.capitalize()) for word in ("thôn", "bản", "khu phố", "tổ dân phố", "xóm", "ấp")
]
ADDRESSES = [("", "(không ghi)"), *((word, word) for word in ("ông", "bà", "anh", "chị"))]
HAND_MADE_KINDS = ("association", "front", "service", "police", "military", "team")
REQUIRED = {"required": "Ô này còn trống."}


class HamletForm(forms.Form):
    """A hamlet by its name and what it is called there."""

    name = forms.CharField(label="Tên", max_length=100, error_messages=REQUIRED)
    word = forms.ChoiceField(label="Gọi là", choices=WORDS)


class NewHamletForm(HamletForm):
    """A new hamlet with its number of households."""

    households = forms.IntegerField(
        label="Số hộ", help_text="Tên chủ hộ nhập sau bằng danh sách.", error_messages=REQUIRED
    )


class ChangeHamletForm(HamletForm):
    """What may change of a hamlet."""

    adults = forms.IntegerField(
        label="Số người lớn (từ 18 tuổi)", required=False, min_value=0, max_value=100_000
    )


class ListForm(forms.Form):
    """A household list as a file, or pasted."""

    file = forms.FileField(
        label="Tệp danh sách (.csv hoặc .xlsx)",
        required=False,
        error_messages={"empty": "Tệp không có dòng nào. Hãy chọn lại tệp."},
        help_text="Cột: Họ tên chủ hộ, Ngõ/xóm, Thứ tự, Điện thoại, Đi làm ăn xa.",
    )
    text = forms.CharField(
        label="Hoặc dán danh sách vào đây",
        required=False,
        max_length=1_000_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một hộ, chép thẳng từ Excel hay Zalo.",
    )

    def clean(self) -> dict[str, object]:
        """Ask for one of the two."""
        facts = super().clean() or {}
        if not self.errors and not facts.get("file") and not str(facts.get("text", "")).strip():
            self.add_error("file", "Chọn tệp hoặc dán danh sách.")
        return facts


class MoreForm(forms.Form):
    """How many households more."""

    more = forms.IntegerField(label="Thêm số hộ chưa có tên", error_messages=REQUIRED)


class FewerForm(forms.Form):
    """How many households fewer."""

    fewer = forms.IntegerField(label="Bớt số hộ chưa có tên", error_messages=REQUIRED)


class MoveHouseholdForm(forms.Form):
    """Where a household moved, and when."""

    hamlet = forms.TypedChoiceField(label="Chuyển đến", coerce=int, error_messages=REQUIRED)
    on = forms.DateField(
        label="Từ ngày",
        initial=clock.today,
        error_messages=REQUIRED,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, hamlets: Sequence[Place], **kwargs: object) -> None:
        """Offer the hamlets."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = cast(forms.TypedChoiceField, self.fields["hamlet"])
        field.choices = [(place.pk, str(place)) for place in hamlets]


class HouseholdForm(forms.Form):
    """What is known of one household."""

    head = forms.CharField(label="Họ tên chủ hộ", max_length=200, required=False)
    lane = forms.CharField(label="Ngõ/xóm", max_length=100, required=False)
    lane_order = forms.IntegerField(label="Thứ tự trong ngõ", min_value=0, max_value=99_999)
    phone = forms.CharField(label="Điện thoại", max_length=20, required=False)
    away = forms.BooleanField(label="Cả nhà đi làm ăn xa", required=False)


class UnitForm(forms.Form):
    """A unit: what it is, how the commune stands to it, where it works."""

    name = forms.CharField(label="Tên đơn vị", max_length=200, error_messages=REQUIRED)
    relation = forms.ChoiceField(label="Quan hệ", choices=list(RELATIONS.items()))
    phone = forms.CharField(label="Điện thoại", max_length=20, required=False)
    areas: forms.ModelMultipleChoiceField[Place] = forms.ModelMultipleChoiceField(
        label="Địa bàn hoạt động",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Không chọn thôn nào nghĩa là cả xã.",
    )

    def __init__(self, *args: object, commune: Commune, **kwargs: object) -> None:
        """Offer the commune's hamlets."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        areas: forms.ModelMultipleChoiceField[Place] = cast(
            "forms.ModelMultipleChoiceField[Place]", self.fields["areas"]
        )
        areas.queryset = hamlets_of(commune)


class NewUnitForm(UnitForm):
    """A new unit with its kind."""

    kind = forms.ChoiceField(
        label="Loại", choices=[(kind, UNIT_KINDS[kind]) for kind in HAND_MADE_KINDS]
    )
    field_order = ["name", "kind", "relation", "areas"]

    def __init__(self, *args: object, commune: Commune, **kwargs: object) -> None:
        """Leave out what is only changed later."""
        super().__init__(*args, commune=commune, **kwargs)
        del self.fields["phone"]


class HatForm(forms.Form):
    """A role in a unit, for good or until a day."""

    unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label="Đơn vị", queryset=None, empty_label="Chọn đơn vị", error_messages=REQUIRED
    )
    role = forms.ChoiceField(
        label="Vai trò", choices=[("", "Chọn vai trò"), *ROLES.items()], error_messages=REQUIRED
    )
    title = forms.CharField(label="Chức danh", max_length=100, required=False)
    to_on = forms.DateField(
        label="Đến hết ngày",
        required=False,
        help_text="Chỉ ghi khi giao quyền có thời hạn.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, commune: Commune, **kwargs: object) -> None:
        """Offer the commune's units, guests among them."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        unit: forms.ModelChoiceField[Unit] = cast(
            "forms.ModelChoiceField[Unit]", self.fields["unit"]
        )
        unit.queryset = units_of(commune)


class PersonForm(forms.Form):
    """How a person is called and reached."""

    full_name = forms.CharField(label="Họ và tên", max_length=200, error_messages=REQUIRED)
    address = forms.ChoiceField(label="Cách xưng hô", choices=ADDRESSES, required=False)
    phone = forms.CharField(label="Điện thoại", max_length=20, required=False)


class NewPersonForm(PersonForm, HatForm):
    """A new person with a first hat."""

    username = forms.RegexField(
        r"^[a-z0-9._-]{3,60}$",
        label="Tên đăng nhập",
        help_text="Chữ thường không dấu, số, dấu chấm; ít nhất 3 ký tự.",
        error_messages={**REQUIRED, "invalid": "Chỉ dùng chữ thường không dấu, số, dấu chấm."},
    )
    field_order = ["full_name", "username", "address", "phone", "unit", "role", "title"]

    def __init__(self, *args: object, commune: Commune, **kwargs: object) -> None:
        """Leave out the end: a first hat is for good."""
        super().__init__(*args, commune=commune, **kwargs)
        del self.fields["to_on"]


class SettingsForm(forms.Form):
    """Every setting of the commune as text, read strictly by `setting_words`."""

    def __init__(self, *args: object, commune: Commune, **kwargs: object) -> None:
        """Make one field a setting."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, one in SETTINGS.items():
            self.fields[name] = forms.CharField(
                label=one.label,
                required=not isinstance(one.default, list),
                max_length=2000,
                initial=as_words(name, setting(commune, name)),
                error_messages=REQUIRED,
            )
            if one.default != setting(commune, name):
                self.fields[name].help_text = f"Thường dùng: {as_words(name, one.default)}"
