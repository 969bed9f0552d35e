"""Small drawings that carry figures: the fan, the wave, the meter; SVG without inline style."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ICONS = Path(__file__).with_name("icons.tsv")
ARCS = ("M50 56A46 46 0 0 0 4 10", "M36 56A32 32 0 0 0 4 24", "M22 56A18 18 0 0 0 4 38")
MIDDLE, PEAK_HEIGHT, LABELS = 40, 52, 10
RINGS = {"wait": (6.5,), "sent": (6.5,), "counted": (6.5, 10.5)}


@dataclass(frozen=True)
class WaveDay:
    """One day of a campaign: how many activities were done, missed, or still stand to be done."""

    on: date
    done: int = 0
    missed: int = 0
    planned: int = 0
    peak: bool = False

    @property
    def total(self) -> int:
        """Count every activity of the day, whatever became of it."""
        return self.done + self.missed + self.planned

    def state(self, today: date) -> str:
        """Say what the stroke shows: did, part, gap, plan, or "" for a day with nothing."""
        if not self.total:
            return ""
        if self.done:
            return "part" if self.missed or (self.planned and self.on < today) else "did"
        return "gap" if self.missed or self.on < today else "plan"


@cache
def _icons() -> dict[str, str]:
    lines = ICONS.read_text().splitlines()
    return dict(line.split("\t") for line in lines)


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
    shares = [
        min(100, round(100 * part / total)) if total else 0
        for part in (offered, delivered, engaged)
    ]
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


def wave(days: Sequence[WaveDay], today: date, label: str) -> SafeString:
    """Return the campaign as sound: a stroke a day, rings at its peaks, today lit."""
    step = 100 / max(1, len(days))
    most = max((day.total for day in days), default=0)
    strokes = format_html_join(
        "", "{}", ((_stroke(day, n, step, most, today),) for n, day in enumerate(days))
    )
    peaks = format_html_join(
        "", "{}", ((_rings(day, (n + 0.5) * step),) for n, day in enumerate(days) if day.peak)
    )
    return format_html(
        '<svg class="wave" role="img" aria-label="{}">'
        '<line class="base" x1="0" x2="100%" y1="40" y2="40"/>{}{}{}{}</svg>',
        label,
        strokes,
        peaks,
        _today_mark(days, today, step),
        _axis(days, step),
    )


def _stroke(day: WaveDay, place: int, step: float, most: int, today: date) -> SafeString:
    state = "today" if day.on == today else day.state(today)
    if not state:
        return SafeString("")
    height = 44 if state == "today" else 8 + round((PEAK_HEIGHT - 8) * day.total / max(1, most))
    return format_html(
        '<rect class="{}" x="{}%" y="{}" width="{}%" height="{}" rx="2.5"/>',
        state,
        f"{(place + 0.2) * step:.2f}",
        str(MIDDLE - height / 2),
        f"{step * 0.6:.2f}",
        str(height),
    )


def _rings(day: WaveDay, middle: float) -> SafeString:
    at = f"{middle:.2f}"
    return format_html(
        '<circle class="clear" cx="{0}%" cy="40" r="40"/><circle class="peak r38" cx="{0}%" cy="40"'
        ' r="38"/><circle class="peak r32" cx="{0}%" cy="40" r="32"/><circle class="peak r25"'
        ' cx="{0}%" cy="40" r="25"/>'
        '<text class="on" x="{0}%" y="45" text-anchor="middle">{1}</text>',
        at,
        f"{day.on.day}/{day.on.month}",
    )


def _today_mark(days: Sequence[WaveDay], today: date, step: float) -> SafeString:
    places = [n for n, day in enumerate(days) if day.on == today]
    if not places or days[places[0]].peak:
        return SafeString("")
    middle = (places[0] + 0.5) * step
    anchor = "start" if middle < 8 else "end" if middle > 92 else "middle"
    return format_html(
        '<text class="strong" x="{}%" y="10" text-anchor="{}">Hôm nay</text>',
        f"{middle:.2f}",
        anchor,
    )


def _axis(days: Sequence[WaveDay], step: float) -> SafeString:
    mondays = [n for n, day in enumerate(days) if day.on.weekday() == 0 and (n + 1) * step <= 96]
    every = -(-len(mondays) // LABELS) or 1
    shown = mondays[::every]
    return format_html_join(
        "",
        '<text x="{}%" y="94" class="{}">{}</text>',
        (
            (f"{n * step:.2f}", "alt" if k % 2 else "", f"{days[n].on.day}/{days[n].on.month}")
            for k, n in enumerate(shown)
        ),
    )


def said(days: Sequence[WaveDay], today: date) -> str:
    """Return the wave in one sentence, for those who do not see it."""
    past = [day for day in days if day.on <= today and day.total]
    done = [day for day in past if day.done]
    gaps = [day for day in past if day.state(today) == "gap" and day.on < today]
    sentence = f"Mỗi vạch là một ngày. Đã có hoạt động {len(done)} trên {len(past)} ngày có lịch"
    if gaps:
        sentence += f", hở {len(gaps)} ngày"
    peaks = [day.on for day in days if day.peak and day.on >= today]
    if peaks:
        wait = (min(peaks) - today) // timedelta(days=1)
        sentence += f". Cao điểm {min(peaks).day}/{min(peaks).month}, còn {wait} ngày"
    return sentence + "."
