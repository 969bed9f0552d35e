"""The mouths that speak to a hamlet: zones of outlets through time, with the outlets' pauses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lantoa.kit.bits import stored_to_int
from lantoa.kit.rows import ask, marks
from lantoa.reach.rules import union, zone_households

ZONED = frozenset({"zone", "members"})
"""The crowds of channels that reach an outlet's zone, without a list of who."""

Pause = tuple[date, date | None]


@dataclass(frozen=True)
class Part:
    """Which households of a hamlet a zone holds: all of them, or `part`."""

    whole: bool
    part: int


@dataclass(frozen=True)
class Mouth:
    """A zone of an outlet in one hamlet from a day to a day, with the pauses of that outlet."""

    zone: Part
    from_on: date
    to_on: date | None
    pauses: tuple[Pause, ...]

    def speaks_on(self, day: date) -> bool:
        """Say whether the zone was there on `day` and its outlet not paused."""
        held = self.from_on <= day and (self.to_on is None or day <= self.to_on)
        return held and not any(
            first <= day and (last is None or day <= last) for first, last in self.pauses
        )


def heard_on(day: date, mouths: Iterable[Mouth], seated: int) -> int | None:
    """Return which of those `seated` on `day` the zones held; None where none spoke that day."""
    zones = [mouth.zone for mouth in mouths if mouth.speaks_on(day)]
    if not zones:
        return None
    return union(zone_households(whole=z.whole, part=z.part, seated=seated) for z in zones)


Mouths = Mapping[int, Mapping[int, list[Mouth]]]
"""Outlet → hamlet → its zones there; a station speaks by the zones of its clusters too."""


ZONES = """
    SELECT zone.id, zone.outlet_id, outlet.parent_id, zone.hamlet_id, zone.whole, zone.bits,
        zone.from_on, zone.to_on, pause.from_on, pause.until_on
    FROM lantoa_zone AS zone JOIN lantoa_outlet AS outlet ON outlet.id = zone.outlet_id
    LEFT JOIN lantoa_suspension AS pause ON pause.outlet_id = zone.outlet_id
    WHERE zone.hamlet_id IN ({places}) ORDER BY zone.id, pause.id"""


def mouths(hamlets: Iterable[int]) -> Mouths:
    """Return every zone that the hamlets ever lay in, with the pauses of its outlet, in a query."""
    places = list(hamlets)
    zones: dict[int, tuple[Any, ...]] = {}
    pauses: dict[int, list[Pause]] = {}
    for zone, *facts, first, last in ask(ZONES.format(places=marks(places)), places):
        zones[zone] = tuple(facts)
        pauses.setdefault(zone, []).extend([(first, last)] if first else [])
    found: dict[int, dict[int, list[Mouth]]] = {}
    for zone, (outlet, parent, hamlet, whole, bits, from_on, to_on) in zones.items():
        part = Part(bool(whole), stored_to_int(bits))
        mouth = Mouth(part, from_on, to_on, tuple(pauses[zone]))
        for speaker in {outlet, parent} - {None}:
            found.setdefault(speaker, {}).setdefault(hamlet, []).append(mouth)
    return found
