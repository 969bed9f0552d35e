"""What people type at the door: name and password."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm


class SignIn(AuthenticationForm):
    """Sign-in name and password, with errors that say what to do."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock, "
        "rồi nhập lại. Quên mật khẩu: nhờ người quản trị của xã đặt lại.",
        "inactive": "Tài khoản này đã ngừng dùng. Hỏi người quản trị của xã.",
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Name the two fields in Vietnamese."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"
        self.fields["username"].widget.attrs["autocapitalize"] = "none"
        del self.fields["username"].widget.attrs["autofocus"]


class ChangePassword(PasswordChangeForm):
    """The old password and the new one twice."""

    error_messages = {
        "password_incorrect": "Mật khẩu đang dùng chưa đúng. Nhập lại.",
        "password_mismatch": "Hai lần nhập mật khẩu mới chưa giống nhau. Nhập lại cả hai.",
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Name the fields, and say in one sentence what a password needs."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        words = {
            "old_password": ("Mật khẩu đang dùng", ""),
            "new_password1": ("Mật khẩu mới", "Ít nhất 10 ký tự, không phải từ dễ đoán."),
            "new_password2": ("Nhập lại mật khẩu mới", ""),
        }
        for name, (label, help_text) in words.items():
            self.fields[name].label = label
            self.fields[name].help_text = help_text
            self.fields[name].widget = forms.PasswordInput(
                attrs={"autocomplete": self.fields[name].widget.attrs.get("autocomplete", "")}
            )
