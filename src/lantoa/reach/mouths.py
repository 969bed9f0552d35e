"""The mouths that speak to a hamlet: zones of outlets through time, with the outlets' pauses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lantoa.kit.bits import to_int
from lantoa.outreach.models import Suspension, Zone

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


Mouths = Mapping[int, Mapping[int, list[Mouth]]]
"""Outlet → hamlet → its zones there; a station speaks by the zones of its clusters too."""


def mouths(hamlets: Iterable[int]) -> Mouths:
    """Return every zone that the hamlets ever lay in, in two queries."""
    places = list(hamlets)
    zones = list(
        Zone.objects.filter(hamlet__in=places).values_list(
            "outlet_id", "outlet__parent_id", "hamlet_id", "whole", "bits", "from_on", "to_on"
        )
    )
    pauses = _pauses({outlet for zone in zones for outlet in zone[:2] if outlet})
    found: dict[int, dict[int, list[Mouth]]] = {}
    for outlet, parent, hamlet, whole, bits, from_on, to_on in zones:
        mouth = Mouth(
            Part(whole, to_int(bytes(bits))), from_on, to_on, tuple(pauses.get(outlet, ()))
        )
        for speaker in {outlet, parent} - {None}:
            found.setdefault(speaker or 0, {}).setdefault(hamlet, []).append(mouth)
    return found


def _pauses(outlets: Iterable[int]) -> dict[int, list[Pause]]:
    rows = Suspension.objects.filter(Q(outlet__in=list(outlets)))
    found: dict[int, list[Pause]] = {}
    for outlet, first, last in rows.values_list("outlet_id", "from_on", "until_on"):
        found.setdefault(outlet, []).append((first, last))
    return found
