"""Pictures of reach: small SVG without inline style, x in percent so that letters never scale."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantoa.kit.say import on
from lantoa.reach.course import Course, Week, most


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


FLOOR, TOP = 122, 32


def weeks(held: Course, label: str) -> SafeString:
    """Return a campaign's weeks as columns in three steps, its peaks as rings."""
    step, most_homes = 100 / len(held.weeks), most(held.weeks)
    every = -(-len(held.weeks) // 12)
    columns = format_html_join(
        "",
        "{}{}",
        (
            (_column(week, n * step, step, most_homes), _label(week, n, step, every))
            for n, week in enumerate(held.weeks)
        ),
    )
    rings = format_html_join(
        "",
        '<line class="peak-line" x1="{0}%" x2="{0}%" y1="24" y2="{1}"/>'
        '<circle class="peak-ring" cx="{0}%" cy="13" r="12"/>'
        '<circle class="peak-dot" cx="{0}%" cy="13" r="5"/>'
        '<text class="peak-text" x="{0}%" dx="{3}" y="18" text-anchor="{4}">Cao điểm {2}</text>',
        ((f"{100 * held.at(day):.2f}", FLOOR, on(day), *_side(held.at(day))) for day in held.peaks),
    )
    return format_html(
        '<svg class="weeks" role="img" aria-label="{0}">'
        '<line class="floor" x1="0" x2="100%" y1="{1}" y2="{1}"/>{2}{3}</svg>',
        label,
        FLOOR,
        columns,
        rings,
    )


def _side(at: float) -> tuple[str, str]:
    """Return on which side of its ring a peak is named, so that the words stay inside."""
    return ("-18", "end") if at > 0.5 else ("18", "start")


def _column(week: Week, x: float, step: float, whole: int) -> SafeString:
    counts = (week.counts.offered, week.counts.delivered, week.counts.engaged)
    heights = [round((FLOOR - TOP) * count / whole, 1) for count in counts]
    if not any(heights):
        kind = "ahead" if week.is_ahead else "nothing"
        heights, kinds = [3.0], [kind]
    else:
        kinds = ["step-a", "step-b", "step-c"]
    return format_html_join(
        "",
        '<rect class="{}" x="{}%" y="{}" width="{}%" height="{}"/>',
        (
            (kind, f"{x + 0.12 * step:.2f}", f"{FLOOR - tall:.1f}", f"{0.76 * step:.2f}", f"{tall}")
            for kind, tall in zip(kinds, heights, strict=True)
        ),
    )


def _label(week: Week, number: int, step: float, every: int) -> SafeString:
    if number % every:
        return SafeString("")
    kind = "alt" if number // every % 2 else ""
    day = week.days.from_on
    return format_html(
        '<text class="{}" x="{}%" y="142">{}/{}</text>',
        kind,
        f"{(number + 0.12) * step:.2f}",
        day.day,
        day.month,
    )
