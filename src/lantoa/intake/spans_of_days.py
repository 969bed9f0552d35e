"""The days of a campaign: printed in the paper, or proposed from its day and its peaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

NO_END = timedelta(days=60)
LONGER = timedelta(days=30)


@dataclass(frozen=True)
class Named:
    """A day that the paper names: `lead` is from, until, before or at."""

    on: date | None
    lead: str
    peak: bool


@dataclass(frozen=True)
class Window:
    """The days of the campaign; `printed` says whether the paper itself gives them."""

    from_on: date | None
    until_on: date | None
    printed: bool


def span_of(days: Sequence[Named], issued_on: date | None) -> Window:
    """Return the printed span, or the proposed one: the day after the paper to its last peak."""
    starts = [day.on for day in days if day.on and day.lead == "from"]
    ends = [day.on for day in days if day.on and day.lead in ("until", "before")]
    peaks = [day.on for day in days if day.on and day.peak]
    named = ends + peaks or [day.on for day in days if day.on]
    start = min(starts) if starts else (issued_on + timedelta(days=1) if issued_on else None)
    end = max(named) if named else None
    if start and (end is None or end < start):
        end = start + NO_END
    return Window(start, end, bool(starts and ends))


def choices_of(span: Window) -> tuple[tuple[str, str], ...]:
    """Return the window and a longer one, keyed by their days ("from/until", ISO)."""
    if not span.from_on or not span.until_on:
        return (("later", "Sẽ định khi lập đợt"),)
    start = span.from_on
    ends = (span.until_on, span.until_on + LONGER)
    return tuple((f"{start}/{end}", f"Từ {_say(start)} đến {_say(end)}") for end in ends)


def _say(on: date) -> str:
    return f"{on.day}/{on.month}/{on.year}"
