"""Which browser asks: Zalo's own one keeps its storage apart and cannot install (practice §1.9)."""

from urllib.parse import quote

from django.http import HttpRequest


def is_in_zalo(request: HttpRequest) -> bool:
    """Say whether the page opens inside the Zalo app."""
    return "zalo" in request.headers.get("User-Agent", "").lower()


def chrome_address(request: HttpRequest) -> str:
    """Return the address that opens this page in Chrome on Android, or "" on other phones."""
    if "android" not in request.headers.get("User-Agent", "").lower():
        return ""
    here = f"{request.get_host()}{request.get_full_path()}"
    back = quote(request.build_absolute_uri(), safe="")
    return (
        f"intent://{here}#Intent;scheme={request.scheme};package=com.android.chrome;"
        f"S.browser_fallback_url={back};end"
    )
