"""What a commune's outlets reach: zones with their pauses, kept beside the sessions, unexpanded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from django.db.models import Q

from lantoa.commune.queries import Passage
from lantoa.kit.bits import to_int
from lantoa.outreach.models import Suspension, Zone
from lantoa.reach.memory.acts import ALWAYS, OPEN, Words, number_of
from lantoa.reach.memory.hamlets import Hamlet, Standing
from lantoa.reach.rules import zone_households


@dataclass(frozen=True)
class Mouth:
    """A zone as one outlet's sessions reach it: where, whom, from when to when, pauses cut out."""

    hamlet: int
    whole: bool
    part: int
    first: int
    last: int
    pauses: tuple[tuple[int, int], ...]

    def speaks_on(self, day: int) -> bool:
        """Say whether the zone was there on the day and its outlet not paused."""
        silent = any(begins <= day <= ends for begins, ends in self.pauses)
        return self.first <= day <= self.last and not silent


def mouths(outlets: set[int]) -> dict[int, list[Mouth]]:
    """Return the zones of the outlets and of their parts (a station's clusters), by outlet."""
    of_outlets = Q(outlet__in=outlets) | Q(outlet__parent__in=outlets)
    pauses: dict[int, list[tuple[int, int]]] = {}
    for pause in Suspension.objects.filter(of_outlets):
        ends = number_of(pause.until_on) if pause.until_on else OPEN
        pauses.setdefault(pause.outlet_id, []).append((number_of(pause.from_on), ends))
    found: dict[int, list[Mouth]] = {}
    for zone in Zone.objects.filter(of_outlets).select_related("outlet"):
        mouth = Mouth(
            hamlet=zone.hamlet_id,
            whole=zone.whole,
            part=to_int(bytes(zone.bits)),
            first=number_of(zone.from_on),
            last=number_of(zone.to_on) if zone.to_on else OPEN,
            pauses=tuple(sorted(pauses.get(zone.outlet_id, []))),
        )
        for outlet in {zone.outlet_id, zone.outlet.parent_id or 0} & outlets:
            found.setdefault(outlet, []).append(mouth)
    return found


def expanded(held: Iterable[Mouth], day: int, hamlets: Mapping[int, Hamlet]) -> dict[int, int]:
    """Return whom the mouths reached on the day, by hamlet."""
    found: dict[int, int] = {}
    for mouth in held:
        if mouth.hamlet in hamlets and mouth.speaks_on(day):
            seated = hamlets[mouth.hamlet].on(day)
            there = zone_households(whole=mouth.whole, part=mouth.part, seated=seated)
            found[mouth.hamlet] = found.get(mouth.hamlet, 0) | there
    return found


@dataclass
class Zones:
    """Columns of a draft: zones (hamlet, voice, in, out, end, first word), their sets, pauses."""

    rows: list[tuple[int, int, int, int, int, int]]
    sets: list[bytes]
    pauses: list[tuple[int, int, int]]

    @property
    def words(self) -> Words:
        """Return the sets of all zones that are not whole hamlets."""
        return np.frombuffer(b"".join(self.sets), dtype="<u8")


def laid(
    voices: Mapping[int, int], speaking: Mapping[int, list[Mouth]], standing: Standing
) -> Zones:
    """Return the zones of the outlets that held sessions, also for hamlets that came after."""
    zones, words = Zones([], [], []), 0
    for outlet, voice in voices.items():
        for mouth in speaking[outlet]:
            for hamlet, passage in standing.heirs(mouth.hamlet):
                here = _part(mouth, passage)
                zones.pauses += [(len(zones.rows), *pause) for pause in mouth.pauses]
                last = mouth.last if passage is None else min(mouth.last, _eve(passage))
                begins = -1 if here is None else words
                zones.rows.append((hamlet.at, voice, mouth.first, last, mouth.last, begins))
                if here is not None:
                    zones.sets.append(hamlet.words(here))
                    words += hamlet.width
    return zones


def _part(mouth: Mouth, passage: Passage | None) -> int | None:
    if passage is None:
        return None if mouth.whole else mouth.part
    return passage.carry(-1 if mouth.whole else mouth.part)


def _eve(passage: Passage) -> int:
    return max(ALWAYS, number_of(passage.on) - 1)
