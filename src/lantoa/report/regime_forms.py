"""What people type into a duty to report, and the file that brings several."""

from django import forms

from lantoa.commune.models import Commune, Unit
from lantoa.commune.queries import units
from lantoa.kit.errors import Unfit
from lantoa.kit.families import FAMILIES
from lantoa.report.due_periods import EVERY
from lantoa.report.indicators import HAMLET, OFFICE, TYPED, UNIT, catalogue, section_title
from lantoa.report.models import Regime
from lantoa.report.parts import PARTS, STANDARD
from lantoa.report.terms import CHOSEN, Terms, headings, own_figures

LEVELS = {HAMLET: "Thôn", OFFICE: "Xã (Phòng lập, lãnh đạo ký)", UNIT: "Đơn vị chọn ở dưới"}
DAY = {"type": "date"}


def figures() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the figures to choose from, under their headings."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in catalogue():
        held = found.setdefault(section_title(one.section), [])
        held.append((one.code, f"{one.label} ({one.unit_word})"))
    return list(found.items())


class RegimeForm(forms.Form):
    """One duty: who, to whom, how often, until when, with which figures and words."""

    title = forms.CharField(label="Tên chế độ báo cáo", max_length=300)
    level = forms.ChoiceField(label="Ai báo cáo", choices=list(LEVELS.items()))
    units = forms.ModelMultipleChoiceField(
        label="Chỉ những đơn vị này (để trống: mọi thôn)",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    to_name = forms.CharField(label="Nơi nhận", max_length=300, initial="UBND xã")
    via_name = forms.CharField(label="Gửi qua", max_length=300, required=False)
    every = forms.ChoiceField(
        label="Kỳ",
        choices=[(kind, EVERY[kind]) for kind in CHOSEN],
        initial="monthly",
    )
    closing_day = forms.IntegerField(label="Ngày chốt số liệu trong tháng", initial=14)
    due_after = forms.IntegerField(label="Hạn gửi: số ngày làm việc sau ngày chốt", initial=3)
    from_on = forms.DateField(
        label="Số liệu từ ngày", required=False, widget=forms.DateInput(DAY, "%Y-%m-%d"),
        help_text="Để trống: từ đầu kỳ đang chạy đến hết đợt; của mọi đợt thì không có ngày cuối. "
        "Cần cả những kỳ đã qua thì ghi ngày.",
    )  # fmt: skip
    until_on = forms.DateField(
        label="Đến ngày", required=False, widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    due_on = forms.DateField(
        label="Gửi trước ngày (báo cáo một lần, cả đợt, tổng kết)", required=False,
        widget=forms.DateInput(DAY, "%Y-%m-%d"),
    )  # fmt: skip
    parts = forms.CharField(
        label="Phần lời, mỗi dòng một đề mục", required=False,
        initial="\n".join(PARTS[key] for key in STANDARD), widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip
    typed = forms.CharField(
        label="Số liệu đơn vị tự ghi, mỗi dòng một số", required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Sổ không có thì người báo cáo phải ghi: chỉ hỏi khi thật cần. Đơn vị tính trong "
        "ngoặc, như “Tỷ lệ người dùng VNeID (%)”.",
    )  # fmt: skip
    basis = forms.CharField(
        label="Căn cứ, mỗi dòng một văn bản", required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Đứng đầu báo cáo, như “Thực hiện Công văn số 12/UBND-VHXH ngày 05/01/2025 của "
        "UBND tỉnh”. Đợt có văn bản riêng thì để trống.",
    )  # fmt: skip
    paper = forms.ChoiceField(
        label="Mẫu giấy", required=False,
        choices=[("", "Theo loại đơn vị"), *((one.code, one.label) for one in FAMILIES)],
    )  # fmt: skip
    indicators = forms.MultipleChoiceField(
        label="Số liệu lấy từ sổ hoạt động", required=False, choices=figures,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: object, commune: Commune, **kwargs: object) -> None:
        """Offer the commune's units."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["units"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = units(commune).order_by("kind", "sort_key")

    def clean_typed(self) -> tuple[tuple[str, str], ...]:
        """Return the commune's own figures."""
        try:
            return own_figures(self.cleaned_data["typed"])
        except Unfit as error:
            raise forms.ValidationError(str(error)) from error

    def terms(self) -> Terms:
        """Return what was typed."""
        told = dict(self.cleaned_data)
        told["units"] = tuple(unit.pk for unit in told["units"])
        told["indicators"] = tuple(told["indicators"])
        told["parts"], told["basis"] = headings(told["parts"]), headings(told["basis"])
        return Terms(**told)


def initial_of(regime: Regime) -> dict[str, object]:
    """Return what the form shows of a regime."""
    own = [row for row in regime.indicators.all() if row.source == TYPED]
    plain = ("title", "level", "to_name", "via_name", "every", "closing_day", "due_after",
             "from_on", "until_on", "due_on", "basis", "paper")  # fmt: skip
    return {name: getattr(regime, name) for name in plain} | {
        "every": "monthly" if regime.every == "periodic" else regime.every,
        "units": list(regime.units.all()),
        "parts": "\n".join(regime.sections.values()),
        "typed": "\n".join(f"{row.label} ({row.unit_word})" for row in own),
        "indicators": [row.code for row in regime.indicators.all() if row.source != TYPED],
    }


class RegimesFile(forms.Form):
    """A table of duties to report."""

    file = forms.FileField(label="Tệp theo mẫu (.xlsx hoặc .csv)")
