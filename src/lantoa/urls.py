"""The addresses of the house: each room has its own list."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path

from lantoa.api.views import health
from lantoa.home import entrance_views
from lantoa.home import views as home
from lantoa.kit.http import anyone
from lantoa.public import queries as residents
from lantoa.public import views as public

ROOMS = {
    "": "home",
    "xa/": "public",
    "dia-ban/": "commune",
    "van-ban/": "intake",
    "dot/": "plan",
    "noi-dung/": "content",
    "hoat-dong/": "outreach",
    "tiep-can/": "reach",
    "bai-hoc/": "learning",
    "kho-khan/": "concerns",
    "bao-cao/": "report",
    "nhac-viec/": "urge",
    "api/": "api",
}


@anyone
def front(request: HttpRequest) -> HttpResponseBase:
    """Show the desk to those who signed in; to a visitor what the commune tells, or the door."""
    if request.user.is_authenticated:
        return home.desk(request)
    if residents.campaigns().exists():
        return public.home(request)
    return entrance_views.sign_in(request)


urlpatterns: list[URLPattern | URLResolver] = [
    path("", front),
    path("healthz", health),
    *(path(prefix, include(f"lantoa.{room}.urls")) for prefix, room in ROOMS.items()),
]
