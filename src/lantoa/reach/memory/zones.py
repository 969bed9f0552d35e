"""What a commune's outlets reach: zones with their pauses, kept beside the sessions, unexpanded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from lantoa.commune.queries import Passage
from lantoa.reach.memory.acts import ALWAYS, OPEN, Words, number_of
from lantoa.reach.memory.hamlets import Hamlet, Standing
from lantoa.reach.mouths import Mouth, Mouths, heard_on


def expanded(
    here: Mapping[int, Sequence[Mouth]], day: date, hamlets: Mapping[int, Hamlet]
) -> dict[int, int]:
    """Return whom an outlet's zones (by hamlet) reached on the day, by hamlet."""
    heard = {
        pk: heard_on(day, mouths, hamlets[pk].on(number_of(day))) for pk, mouths in here.items()
    }
    return {pk: households for pk, households in heard.items() if households is not None}


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


def laid(voices: Mapping[int, int], speaking: Mouths, standing: Standing) -> Zones:
    """Return the zones of the outlets that held sessions, also for hamlets that came after."""
    zones, words = Zones([], [], []), 0
    for outlet, voice in voices.items():
        for mouth, hamlet, passage in _carried(speaking[outlet], standing):
            here = _part(mouth, passage)
            zones.pauses += [(len(zones.rows), *pause) for pause in _pauses(mouth)]
            end = number_of(mouth.to_on) if mouth.to_on else OPEN
            last = end if passage is None else min(end, _eve(passage))
            begins = -1 if here is None else words
            zones.rows.append((hamlet.at, voice, number_of(mouth.from_on), last, end, begins))
            if here is not None:
                zones.sets.append(hamlet.words(here))
                words += hamlet.width
    return zones


def _carried(
    here: Mapping[int, Sequence[Mouth]], standing: Standing
) -> Iterator[tuple[Mouth, Hamlet, Passage | None]]:
    """Yield each zone with its hamlet and with those that took that hamlet's place."""
    for pk, mouths in here.items():
        for mouth in mouths:
            for hamlet, passage in standing.heirs(pk):
                yield mouth, hamlet, passage


def _pauses(mouth: Mouth) -> list[tuple[int, int]]:
    return sorted(
        (number_of(first), number_of(last) if last else OPEN) for first, last in mouth.pauses
    )


def _part(mouth: Mouth, passage: Passage | None) -> int | None:
    """Return the households of a zone in the bits of today's hamlet, None of a whole hamlet."""
    zone = mouth.zone
    if passage is None:
        return None if zone.whole else zone.part
    return passage.carry(-1 if zone.whole else zone.part)


def _eve(passage: Passage) -> int:
    return max(ALWAYS, number_of(passage.on) - 1)
