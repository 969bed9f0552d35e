"""Sums of hamlets' counts over the places between: communes, provinces, the nation."""

from collections.abc import Mapping, Sequence

import numpy as np

from lantoa.commune.models import Place
from lantoa.kit.periods import Period
from lantoa.reach.memory.acts import Acts, Array, number_of
from lantoa.reach.memory.counting import Reached, count, households
from lantoa.reach.memory.parts import Part
from lantoa.reach.memory.runs import starts
from lantoa.reach.memory.seated import away, seated, standing
from lantoa.reach.memory.tasks import made_ready
from lantoa.reach.memory.told_sums import Runs, ToldRuns, begins
from lantoa.reach.rules import DELIVERED, OFFERED, SURETIES, Counts


def parts_of(
    acts: Acts,
    place: Place,
    period: Period,
    *,
    without: Sequence[int] = (),
    campaigns: Sequence[int] | None = None,
    refs: Sequence[str] | None = None,
    told: bool = False,
) -> list[Part]:
    """Return the parts of `place` that `acts` hold; `without` leaves communes (place ids) out.

    `told`: a commune adds what may be told of it alone.
    """
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
    counted = ToldRuns.of(groups, acts.commune[inside], people["households"]) if told else groups
    return _parts(acts, (groups, counted), people, reached, refs)


def _groups(acts: Acts, place: Place, inside: slice, until: int, without: Sequence[int]) -> Runs:
    level = {Place.NATION: acts.province, Place.PROVINCE: acts.commune}.get(place.kind, acts.place)
    children = level[inside]
    kept = standing(acts, until)[inside]
    if without:
        kept &= ~np.isin(acts.commune[inside], np.asarray(without))
    return Runs(children[begins(children)], begins(children), kept)


def _known(acts: Acts, inside: slice, period: Period, campaigns: Sequence[int] | None) -> Array:
    """Say of each hamlet whether something was done there that reached nobody by bits."""
    days = acts.known_day
    held = (days >= number_of(period.from_on)) & (days <= number_of(period.until_on))
    if campaigns is not None:
        held &= np.isin(acts.known_campaign, np.asarray(campaigns))
    edges = acts.known_from[inside.start : inside.stop + 1]
    found: Array = np.diff(starts(held)[edges]) > 0
    return found


def _parts(
    acts: Acts,
    held: tuple[Runs, Runs],
    people: Mapping[str, Array],
    reached: Mapping[str, Reached],
    refs: Sequence[str] | None,
) -> list[Part]:
    """Return the parts: people are summed by the first of `held`, what was reached by the other."""
    people_of, groups = held
    sums = {name: people_of.sum(numbers) for name, numbers in people.items()}
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
