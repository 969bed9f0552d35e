"""What planning stands on: the ground, its mouths, and an activity as planned."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

from lantoa.kit.periods import Period
from lantoa.outreach.rules import days_of


@dataclass(frozen=True)
class Mouth:
    """An outlet or a hamlet's board: who does it (unit), where (place), through what (outlet)."""

    unit: int
    place: int
    name: str
    outlet: int | None = None


@dataclass(frozen=True)
class Ground:
    """What the planners stand on: the campaign's days, the commune's units and outlets.

    `outlets` maps a channel kind to its mouths; `associations` are those that the directive gives
    a duty; `stage` does what is performed.
    """

    span: Period
    peaks: tuple[date, ...]
    office: Mouth
    station: Mouth
    stage: Mouth
    hamlets: tuple[Mouth, ...]
    associations: tuple[Mouth, ...]
    outlets: dict[str, tuple[Mouth, ...]]
    radio_times: tuple[time, ...]
    cadences: dict[str, str] = field(default_factory=dict)

    def cadence(self, vehicle: str, usual: str) -> str:
        """Return how often the directive wants it, or what is usual."""
        return self.cadences.get(vehicle, usual)

    def days(self, vehicle: str, usual: str, first: date) -> list[date]:
        """Return the days on which this vehicle is used."""
        return days_of(self.cadence(vehicle, usual), self.span, first=first, peaks=self.peaks)

    def before_peak(self, days: int) -> date:
        """Return the day that many days before the first peak, or the campaign's tenth day."""
        wanted = self.peaks[0] - timedelta(days=days) if self.peaks else None
        usual = self.span.from_on + timedelta(days=9)
        return min(max(wanted or usual, self.span.from_on), self.span.until_on)


@dataclass(frozen=True)
class Planned:
    """One activity as planned; `key` stays the same over re-plans."""

    key: str
    kind: str
    title: str
    by: Mouth
    due_on: date
    due_time: time | None = None
