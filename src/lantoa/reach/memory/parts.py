"""What was reached in one place, as sums over its hamlets; places add."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from lantoa.reach.rules import Counts, total


@dataclass(frozen=True)
class Part:
    """What was reached in one place (its id), as sums over its hamlets.

    `living` are the households that do not live away. `twice`, `thrice` (activities) and
    `two_channels` count what was *delivered*; `silent` are hamlets of which nothing is known.
    """

    place: int
    hamlets: int = 0
    silent: int = 0
    households: int = 0
    living: int = 0
    offered: int = 0
    delivered: int = 0
    engaged: int = 0
    twice: int = 0
    thrice: int = 0
    two_channels: int = 0
    by_channel: Mapping[str, Counts] = field(default_factory=dict)
    by_pillar: Mapping[str, Counts] = field(default_factory=dict)

    @property
    def missed(self) -> int:
        """Count the households that nothing was delivered to."""
        return self.households - self.delivered


NUMBERS = tuple(f.name for f in fields(Part) if f.type is int or f.type == "int")[1:]


def add(groups: Iterable[Iterable[Part]]) -> list[Part]:
    """Return one part a place, in the order of first sight: places add, whoever counted them."""
    found: dict[int, Part] = {}
    for part in (part for group in groups for part in group):
        before = found.get(part.place, Part(part.place))
        numbers = {name: getattr(before, name) + getattr(part, name) for name in NUMBERS}
        found[part.place] = Part(
            part.place,
            **numbers,
            by_channel=_added(before.by_channel, part.by_channel),
            by_pillar=_added(before.by_pillar, part.by_pillar),
        )
    return list(found.values())


def _added(one: Mapping[str, Counts], two: Mapping[str, Counts]) -> dict[str, Counts]:
    return {
        key: total([one.get(key, Counts()), two.get(key, Counts())]) for key in sorted({*one, *two})
    }
