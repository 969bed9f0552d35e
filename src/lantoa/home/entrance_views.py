"""Signing in and out: by password, or in the make-believe commune by picking a person."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme

from lantoa.commune.queries import passkeys, signed_in
from lantoa.home import queries, recent
from lantoa.home.forms import ChangePassword, SignIn
from lantoa.kit.errors import NotThere
from lantoa.kit.http import anyone, post_only

HANDED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
PLAIN = "django.contrib.auth.backends.ModelBackend"


class Entrance(LoginView):
    """The sign-in page; in the make-believe commune it also offers its people."""

    template_name = "home/sign_in.html"
    authentication_form = SignIn
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Add the make-believe people where picking one is allowed."""
        people = queries.make_believe_people() if is_at_home(self.request) else []
        return {**super().get_context_data(**kwargs), "people": people}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Let the person in, and note when that was."""
        answer = super().form_valid(form)
        recent.note(self.request)
        return answer


class Password(PasswordChangeView):
    """Change one's own password."""

    template_name = "home/password.html"
    form_class = ChangePassword
    success_url = reverse_lazy("home:desk")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Say that it is done, and that keys of one's devices still open the door."""
        messages.success(self.request, "Đã đổi mật khẩu. Lần sau đăng nhập bằng mật khẩu mới.")
        if held := passkeys(signed_in(self.request)):
            messages.warning(
                self.request,
                f"{len(held)} khóa của máy vẫn vào được. Mất máy thì mở “Khóa của máy”, bỏ khóa.",
            )
        return super().form_valid(form)


def is_at_home(request: HttpRequest) -> bool:
    """Say whether both the address asked and the machine asking are this machine itself.

    What a proxy hands on comes from elsewhere, even when the proxy runs on this machine.
    """
    if any(name in request.headers for name in HANDED_ON):
        return False
    return _is_loopback(urlsplit(f"//{request.get_host()}").hostname or "") and _is_loopback(
        str(request.META.get("REMOTE_ADDR", ""))
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@anyone
@post_only
def sign_in_as(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in as a make-believe person; a real database or another machine knows no such page."""
    people = {user.pk: user for user in queries.make_believe_people()}
    if not is_at_home(request) or pk not in people:
        raise NotThere
    login(request, people[pk], backend=PLAIN)
    recent.note(request)
    following = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()})
    return redirect(following if safe and following else "home:desk")


sign_in = anyone(Entrance.as_view())
sign_out = anyone(LogoutView.as_view())
password = Password.as_view()
