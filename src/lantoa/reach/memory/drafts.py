"""Some communes as they were read, before they are laid together; the sorts of their acts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from lantoa.reach.memory.acts import Array, Words
from lantoa.reach.memory.runs import NOTHING

NO_WORDS = np.zeros(0, dtype=np.uint64)


@dataclass
class Sorts:
    """Every sort of act there is: campaign, channel, pillars, and the sureties it answers for.

    An act's row is *the* set of its hamlet for questions from surety `weakest` to `surety` (0
    offered, 1 delivered, 2 engaged); where some households took part and others only were
    given something, there is a row for each, the wider holding the narrower.
    """

    channels: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    rows: dict[tuple[int, int, int, int, tuple[int, ...]], int] = field(default_factory=dict)

    def of(
        self, campaign: int, channel: str, pillars: Iterable[str], *, weakest: int, surety: int
    ) -> int:
        """Return the number of a sort, new or known."""
        refs = tuple(sorted({_place_in(self.refs, ref) for ref in pillars}))
        key = (campaign, _place_in(self.channels, channel), weakest, surety, refs)
        return self.rows.setdefault(key, len(self.rows))


def _place_in(names: list[str], name: str) -> int:
    if name not in names:
        names.append(name)
    return names.index(name)


@dataclass
class Draft:
    """Some communes as they were read: hamlets in tree order, everything else in any order.

    Hamlets, zones and voices are numbered from 0 in each draft. `marks` are commune and journal
    line; `stands` first and last day; `movers` and `away` hamlet, bit, in, out; `rows` hamlet,
    day, sort; `zones` hamlet, voice, in, out, end and first word in `zone_words` (-1: whole);
    `pauses` zone, in, out; `sessions` voice, sort, day; `known` hamlet, day, campaign,
    number.
    """

    place: Array
    commune: Array
    province: Array
    width: Array
    stands: tuple[Array, Array]
    lasting: Words
    marks: tuple[Array, Array]
    movers: tuple[Array, ...] = (NOTHING,) * 4
    away: tuple[Array, ...] = (NOTHING,) * 4
    rows: tuple[Array, ...] = (NOTHING,) * 3
    row_words: Words = field(default_factory=lambda: NO_WORDS)
    zones: tuple[Array, ...] = (NOTHING,) * 6
    zone_words: Words = field(default_factory=lambda: NO_WORDS)
    pauses: tuple[Array, ...] = (NOTHING,) * 3
    sessions: tuple[Array, ...] = (NOTHING,) * 3
    voices: int = 0
    known: tuple[Array, ...] = (NOTHING,) * 4


def columns(rows: list[tuple[int, ...]], number: int) -> tuple[Array, ...]:
    """Return rows of numbers as that many columns."""
    table = np.array(rows, dtype=np.int64).reshape(-1, number)
    return tuple(table[:, at] for at in range(number))
