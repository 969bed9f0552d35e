"""Sums of hamlets' counts over the places between: communes, provinces, the nation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lantoa.commune.models import Place
from lantoa.kit.periods import Period
from lantoa.reach.memory.acts import Acts, Array, number_of
from lantoa.reach.memory.counting import Reached, count, households
from lantoa.reach.memory.parts import Part
from lantoa.reach.memory.runs import starts
from lantoa.reach.memory.seated import away, seated, standing
from lantoa.reach.memory.tasks import made_ready
from lantoa.reach.rules import DELIVERED, OFFERED, SURETIES, Counts


@dataclass(frozen=True)
class _Groups:
    """Runs of hamlets that belong to one child place each."""

    places: Array
    begins: Array
    kept: Array

    def sum(self, numbers: Array) -> Array:
        """Return the sums of the kept hamlets per child; of a table, per column."""
        if not self.kept.all():
            numbers = numbers * (self.kept if numbers.ndim == 1 else self.kept[:, None])
        found: Array = np.add.reduceat(numbers, self.begins, axis=0, dtype=np.int64)
        return found


def parts_of(
    acts: Acts,
    place: Place,
    period: Period,
    *,
    without: Sequence[int] = (),
    campaigns: Sequence[int] | None = None,
    refs: Sequence[str] | None = None,
) -> list[Part]:
    """Return the parts of `place` that `acts` hold; `without` leaves communes (place ids) out."""
    inside = acts.inside(None if place.kind == Place.NATION else place.pk)
    if inside.start == inside.stop:
        return []
    until = number_of(period.until_on)
    groups = _groups(acts, place, inside, until, without)
    mask = seated(acts, until)
    reached, silent = {}, groups.kept
    for surety in SURETIES:
        task = made_ready(
            acts, period, surety, refs=refs, campaigns=campaigns, mask=mask, part=inside
        )
        reached[surety] = count(task, inside)
        if surety == OFFERED:
            known = _known(acts, inside, period, campaigns)
            silent = groups.kept & (reached[surety].activities == 0) & ~known
    people = {
        "hamlets": np.ones(len(groups.kept), dtype=np.int64),
        "silent": silent.astype(np.int64),
        "households": households(acts, mask, inside),
        "living": households(acts, mask & ~away(acts, until), inside),
    }
    return _parts(acts, groups, people, reached, refs)


def _groups(acts: Acts, place: Place, inside: slice, until: int, without: Sequence[int]) -> _Groups:
    level = {Place.NATION: acts.province, Place.PROVINCE: acts.commune}.get(place.kind, acts.place)
    children = level[inside]
    begins = np.flatnonzero(np.concatenate([[True], children[1:] != children[:-1]]))
    kept = standing(acts, until)[inside]
    if without:
        kept &= ~np.isin(acts.commune[inside], np.asarray(without))
    return _Groups(children[begins], begins, kept)


def _known(acts: Acts, inside: slice, period: Period, campaigns: Sequence[int] | None) -> Array:
    """Say of each hamlet whether something was done there that reached nobody by bits."""
    days = acts.known_day
    held = (days >= number_of(period.from_on)) & (days <= number_of(period.until_on))
    if campaigns is not None:
        held &= np.isin(acts.known_campaign, np.asarray(campaigns))
    begins = acts.known_from[inside.start : inside.stop + 1]
    found: Array = np.diff(starts(held)[begins]) > 0
    return found


def _parts(
    acts: Acts,
    groups: _Groups,
    people: Mapping[str, Array],
    reached: Mapping[str, Reached],
    refs: Sequence[str] | None,
) -> list[Part]:
    sums = {name: groups.sum(numbers) for name, numbers in people.items()}
    sums |= {surety: groups.sum(reached[surety].once) for surety in SURETIES}
    for name in ("twice", "thrice", "two_channels"):
        sums[name] = groups.sum(getattr(reached[DELIVERED], name))
    labels = acts.refs if refs is None else [ref for ref in refs if ref in acts.refs]
    pillars = _keyed([groups.sum(reached[surety].by_pillar) for surety in SURETIES], labels)
    channels = _keyed([groups.sum(reached[s].by_channel) for s in SURETIES], acts.channels)
    return [
        Part(
            place=int(child),
            **{name: int(numbers[n]) for name, numbers in sums.items()},
            by_pillar=pillars[n],
            by_channel=channels[n],
        )
        for n, child in enumerate(groups.places)
        if sums["hamlets"][n]
    ]


def _keyed(tables: Sequence[Array], labels: Sequence[str]) -> list[dict[str, Counts]]:
    """Return per child the three sureties of each label that reached anybody."""
    columns = sorted(range(len(labels)), key=lambda at: labels[at])
    return [
        {
            labels[at]: Counts(*(int(table[n, at]) for table in tables))
            for at in columns
            if tables[0][n, at]
        }
        for n in range(len(tables[0]))
    ]
