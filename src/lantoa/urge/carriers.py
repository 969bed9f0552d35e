"""What carries a digest out of the house: e-mail, and the services that Apprise knows."""

from types import ModuleType
from typing import cast

from django.conf import settings
from django.core.mail import EmailMessage

try:
    import apprise as _apprise
except ImportError:  # an optional package: its absence is said on screen
    _apprise = None  # type: ignore[assignment, unused-ignore]

EMAIL, SERVICE = "email", "service"
CARRIERS = {EMAIL: "thư điện tử", SERVICE: "dịch vụ nhắn tin"}
HOW_TO_MAIL = "Đặt biến môi trường LANTOA_MAIL_URL và LANTOA_MAIL_FROM, rồi chạy lại."
HOW_TO_SERVE = "Trong thư mục Lan Tỏa: .venv/lantoa/uv pip install -p .venv apprise, rồi chạy lại."


class NotCarried(Exception):
    """A message could not be sent; the text is a Vietnamese sentence without secrets."""


def library() -> ModuleType | None:
    """Return Apprise where it is installed."""
    return cast("ModuleType | None", _apprise)


def has_mail() -> bool:
    """Say whether this installation knows a mail server and whom its letters come from."""
    return bool(settings.MAIL_FROM)


def has_services() -> bool:
    """Say whether Apprise is installed."""
    return library() is not None


def is_address_of_service(text: str) -> bool:
    """Say whether `text` is one address of a service that is allowed (`NOTIFY_SCHEMES`).

    Only services with a fixed host of their own: an address must not make this machine knock at
    doors inside the commune's network.
    """
    scheme = text.partition("://")[0].lower()
    if scheme not in settings.NOTIFY_SCHEMES or any(c in text for c in ", \t\n"):
        return False
    apprise = library()
    return apprise is not None and apprise.Apprise.instantiate(text) is not None


def send_mail(to: str, *, title: str, body: str, key: str) -> None:
    """Send one letter; the same `key` gives the same Message-ID, so that a copy is known as one.

    Raises `NotCarried`.
    """
    if not has_mail():
        raise NotCarried("Máy này chưa đặt máy chủ thư.")
    name = f"<{key}@{settings.MAIL_FROM.rpartition('@')[2].strip('> ')}>"
    letter = EmailMessage(title, body, settings.MAIL_FROM, [to], headers={"Message-ID": name})
    try:
        letter.send()
    except (OSError, ValueError) as error:
        raise NotCarried(f"Máy chủ thư không nhận ({type(error).__name__}).") from error


def send_service(to: str, *, title: str, body: str) -> None:
    """Send one message by the service at the address `to`; raises `NotCarried`."""
    apprise = library()
    if apprise is None:
        raise NotCarried("Máy này chưa cài Apprise.")
    sender = apprise.Apprise()
    if not is_address_of_service(to) or not sender.add(to):
        raise NotCarried("Địa chỉ dịch vụ không dùng được; người nhận cần đặt lại.")
    if not sender.notify(title=title, body=body):
        raise NotCarried("Dịch vụ nhắn tin không nhận.")
