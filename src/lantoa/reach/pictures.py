"""Pictures of reach: small SVG without inline style, x in percent so that letters never scale."""

from django.utils.html import format_html
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
