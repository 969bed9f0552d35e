"""The campaign as sound: a stroke a day, rings at its peaks, today lit; SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

MIDDLE, PEAK_HEIGHT, LABELS = 40, 52, 10


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


def wave(days: Sequence[WaveDay], today: date, label: str) -> SafeString:
    """Return the campaign as sound: a stroke a day, rings at its peaks, today lit."""
    step = 100 / max(1, len(days))
    most = max((day.total for day in days), default=0)
    strokes = SafeString("".join(_stroke(day, n, step, most, today) for n, day in enumerate(days)))
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


def _stroke(day: WaveDay, place: int, step: float, most: int, today: date) -> str:
    state = "today" if day.on == today else day.state(today)
    if not state:
        return ""
    height = 44 if state == "today" else 8 + round((PEAK_HEIGHT - 8) * day.total / max(1, most))
    return (
        f'<rect class="{state}" x="{(place + 0.2) * step:.2f}%" y="{MIDDLE - height / 2}"'
        f' width="{step * 0.6:.2f}%" height="{height}" rx="2.5"/>'
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
