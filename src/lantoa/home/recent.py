"""How long ago the person in front of this browser proved who they are."""

from django.contrib.auth import authenticate
from django.http import HttpRequest

from lantoa.commune.models import User
from lantoa.kit import clock
from lantoa.kit.errors import Unfit

SINCE = "proved_at"
FRESH = 5 * 60.0
UNSAID = "Gõ mật khẩu đang dùng rồi bấm lại. Chưa thấy ô mật khẩu thì tải lại trang."
WRONG = "Mật khẩu chưa đúng. Gõ lại mật khẩu đang dùng rồi bấm lần nữa."
NO_PASSWORD = "Đăng nhập đã lâu. Đăng xuất, đăng nhập lại rồi thêm khóa."  # noqa: S105


def note(request: HttpRequest) -> None:
    """Note that the person has just signed in, or typed their password again."""
    request.session[SINCE] = clock.real_now().timestamp()


def is_recent(request: HttpRequest) -> bool:
    """Say whether that was in the last five minutes; a session from before says no."""
    return clock.real_now().timestamp() - float(request.session.get(SINCE, 0)) < FRESH


def demand(request: HttpRequest, person: User) -> None:
    """Raise `Unfit` unless the person proved who they are lately, or does so with this request.

    A screen left open must not be enough to make a key that outlives it. Wrong passwords are
    counted like those at the entrance.
    """
    if is_recent(request):
        return
    if not person.has_usable_password():
        raise Unfit(NO_PASSWORD)
    said = request.POST.get("password", "")
    if not said:
        raise Unfit(UNSAID, field="password")
    if authenticate(request, username=person.username, password=said) != person:
        raise Unfit(WRONG, field="password")
    note(request)
