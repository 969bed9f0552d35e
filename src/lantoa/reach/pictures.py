"""Pictures of reach: small SVG without inline style, x in percent so that letters never scale."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def interval(share: float, low: float, high: float, label: str) -> SafeString:
    """Return a share (0 to 1) as a dot on its interval; `label` says the same in words."""
    return format_html(
        '<svg class="interval" role="img" aria-label="{}">'
        '<line class="rail" x1="0" x2="100%" y1="12" y2="12"/>'
        '<rect class="between" x="{}%" y="6" width="{}%" height="12" rx="6"/>'
        '<circle class="dot" cx="{}%" cy="12" r="6"/></svg>',
        label,
        f"{100 * low:.1f}",
        f"{100 * (high - low):.1f}",
        f"{100 * share:.1f}",
    )


def fill(shares: Sequence[float], label: str = "") -> SafeString:
    """Return a bar filled in three steps: offered hatched, delivered plain, engaged dotted.

    `shares` (0 to 1) nest: engaged within delivered within offered. Without `label` it is hidden
    from readers, where words beside it say the same.
    """
    said = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    steps = format_html_join(
        "",
        '<rect class="{}" width="{}%" height="14" rx="3"/>',
        ((f"step-{kind}", f"{100 * share:.1f}") for kind, share in zip("abc", shares, strict=True)),
    )
    rail = SafeString('<rect class="rail" width="100%" height="14" rx="3"/>')
    return format_html('<svg class="three-steps" {}>{}{}</svg>', SafeString(said), rail, steps)


def patterns() -> SafeString:
    """Return the patterns that the fills of a page use: once a page, before the first fill."""
    return SafeString(
        '<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>'
        '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="back-a" width="6" height="6"/>'
        '<rect class="line-a" width="2.5" height="6"/></pattern>'
        '<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<rect class="back-c" width="6" height="6"/><circle class="dot-c" cx="3" cy="3" r="1.1"/>'
        "</pattern></defs></svg>"
    )
