"""Small drawings that carry figures: icons, the fan, the meter, receipts; no inline style."""

from functools import cache, lru_cache
from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ICONS = Path(__file__).with_name("icons.tsv")
ARCS = ("M50 56A46 46 0 0 0 4 10", "M36 56A32 32 0 0 0 4 24", "M22 56A18 18 0 0 0 4 38")
RINGS = {"wait": (6.5,), "sent": (6.5,), "counted": (6.5, 10.5)}


@cache
def _icons() -> dict[str, str]:
    lines = ICONS.read_text().splitlines()
    return dict(line.split("\t") for line in lines)


@lru_cache(maxsize=1024)
def icon(name: str, label: str = "") -> SafeString:
    """Return a Tabler icon; with `label` it speaks, without it is hidden from readers.

    Raises `KeyError` for an icon that is not in `icons.tsv`.
    """
    path = _icons()[name]
    if label:
        return format_html(
            '<svg class="i" viewBox="0 0 24 24" role="img" aria-label="{}"><path d="{}"/></svg>',
            label,
            path,
        )
    return format_html(
        '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', path
    )


def fan(offered: int, delivered: int, engaged: int, total: int) -> SafeString:
    """Return the loudspeaker's fan: three arcs, each its share of `total` households.

    With no household reached at all, or none counted, it is dotted (silent), never 0 %.
    """
    sureties = (offered, delivered, engaged)
    return _arcs(*(min(100, round(100 * part / total)) if total else 0 for part in sureties))


@lru_cache(maxsize=4096)
def _arcs(*shares: int) -> SafeString:
    tracks = format_html_join("", '<path class="track" d="{}"/>', ((arc,) for arc in ARCS))
    lines = format_html_join(
        "",
        '<path class="{}" d="{}" pathLength="100" stroke-dasharray="{} 200"/>',
        ((name, arc, share) for name, arc, share in zip("abc", ARCS, shares, strict=True) if share),
    )
    return format_html(
        '<svg class="fan{}" viewBox="0 0 56 58" aria-hidden="true">'
        '<path class="o" d="M4 56V47a9 9 0 0 1 9 9z"/>{}{}</svg>',
        "" if any(shares) else " mute",
        tracks,
        lines,
    )


def meter(part: int, whole: int, label: str) -> SafeString:
    """Return a bar filled to `part` of `whole`; `label` says the same in words."""
    width = min(100.0, round(100 * part / whole, 1)) if whole else 0
    return format_html(
        '<svg class="meter" role="img" aria-label="{}"><rect class="rail" width="100%" height="12"'
        ' rx="6"/><rect class="fill" width="{}%" height="12" rx="6"/></svg>',
        label,
        str(width),
    )


def receipt(state: str) -> SafeString:
    """Return the rings of a receipt: wait (in this phone), sent (the commune has it), counted."""
    kind = "dash" if state == "wait" else ""
    rings = format_html_join(
        "",
        '<circle class="new {}" cx="12" cy="12" r="{}"/>',
        ((kind, str(r)) for r in RINGS[state]),
    )
    return format_html(
        '<svg viewBox="0 0 24 24" aria-hidden="true">'
        '<circle class="dot" cx="12" cy="12" r="2.5"/>{}</svg>',
        rings,
    )
