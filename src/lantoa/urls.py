"""The addresses of the house: each room has its own list."""

from importlib import import_module

from django.urls import URLPattern, URLResolver, include, path

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


def _stands(room: str) -> bool:
    """Say whether the room is built already (only while the house is being built)."""
    try:
        import_module(f"lantoa.{room}.urls")
    except ImportError:
        return False
    return True


urlpatterns: list[URLPattern | URLResolver] = [
    path(prefix, include(f"lantoa.{room}.urls")) for prefix, room in ROOMS.items() if _stands(room)
]
