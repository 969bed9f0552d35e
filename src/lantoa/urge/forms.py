"""What people type about reminders: when they want them, and how a call ended."""

from datetime import time

from django import forms

from lantoa.urge.carriers import HOW_TO_SERVE, has_services, is_address_of_service
from lantoa.urge.hours import EVENING, NOON
from lantoa.urge.ladder import OUTCOMES
from lantoa.urge.models import Preference
from lantoa.urge.rest import Rest

OTHER, USUAL = "other", ""
HOURS = {"11:30": NOON, "19:00": EVENING}
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CallForm(forms.Form):
    """How a call ended."""

    outcome = forms.ChoiceField(
        label="Cuộc gọi kết thúc thế nào",
        choices=list(OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một câu."},
    )
    promised_on = forms.DateField(
        label="Hẹn đến ngày", required=False, widget=DAY,
        error_messages={"invalid": "Ngày không đúng. Ghi như 2/10/2025."},
    )  # fmt: skip
    note = forms.CharField(label="Ghi thêm", required=False, max_length=300)


class PreferenceForm(forms.Form):
    """At which hour, by what beside the app."""

    hour = forms.ChoiceField(label="Nhắc tôi lúc", required=False, widget=forms.RadioSelect)
    other = forms.TimeField(
        label="Giờ khác",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "step": 1800}, format="%H:%M"),
        error_messages={"invalid": "Ghi giờ như 12:00."},
    )
    email = forms.EmailField(
        label="Gửi thêm vào thư điện tử",
        required=False,
        error_messages={"invalid": "Địa chỉ thư chưa đúng. Ghi như ten@vidu.vn, hoặc để trống."},
    )
    service = forms.CharField(
        label="Gửi thêm qua dịch vụ nhắn tin",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    forget = forms.BooleanField(label="Thôi gửi qua dịch vụ nhắn tin", required=False)

    def __init__(
        self, *args: object, rest: Rest, usual: time, chosen: Preference | None, **kwargs: object
    ) -> None:
        """Stand on what was chosen; a service's address is a secret and is not shown again."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.rest, self.chosen = rest, chosen
        at = chosen.at if chosen else None
        self.fields["hour"].choices = [  # type: ignore[attr-defined]
            *((word, word) for word in HOURS),
            (USUAL, f"Theo giờ chung của xã ({usual:%H:%M})"),
            (OTHER, "Giờ khác"),
        ]
        known = next((word for word, one in HOURS.items() if one == at), OTHER)
        self.fields["hour"].initial = known if at else USUAL
        self.fields["other"].initial = at if known == OTHER else None
        self.fields["email"].initial = chosen.email if chosen else ""
        kept = "Đã đặt một địa chỉ; để trống thì giữ nguyên. " if self._kept else ""
        self.fields["service"].help_text = kept + (
            "Địa chỉ kiểu Apprise: tgram://… (Telegram), zalo://…, viber://…"
            if has_services()
            else "Máy của xã chưa cài Apprise nên chưa dùng được."
        )
        self.fields["service"].disabled = not has_services()
        if not self._kept:
            del self.fields["forget"]

    @property
    def _kept(self) -> str:
        return self.chosen.service if self.chosen else ""

    def clean_service(self) -> str:
        """Return an address that Apprise knows, or the one that was kept."""
        said = str(self.cleaned_data["service"] or "").strip()
        if said and not has_services():
            raise forms.ValidationError(f"Máy của xã chưa cài Apprise. {HOW_TO_SERVE}")
        if said and not is_address_of_service(said):
            raise forms.ValidationError(
                "Địa chỉ dịch vụ chưa dùng được. Chép nguyên từ dịch vụ, như tgram://mã-bot/mã-chat."
            )
        return said or self._kept

    def clean(self) -> dict[str, object]:
        """Return `at`, `email`, `service` as the action takes them."""
        data = self.cleaned_data
        hour = data.pop("hour", USUAL)
        other = data.pop("other", None)
        at = other if hour == OTHER else HOURS.get(hour)
        if hour == OTHER and other is None and "other" not in self.errors:
            self.add_error("other", "Ghi giờ muốn được nhắc, như 12:00.")
        if at and self.rest.is_quiet(at):
            span = f"{self.rest.quiet_until}:00 đến {self.rest.quiet_from}:00"
            self.add_error("other", f"Chỉ nhắc từ {span}. Chọn giờ khác.")
        service = "" if data.pop("forget", False) else data.get("service", "")
        return {"at": at, "email": data.get("email", ""), "service": service}
