"""The sorts of acts that memory tells apart: each once, by its number."""

from collections.abc import Iterable
from dataclasses import dataclass, field


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
