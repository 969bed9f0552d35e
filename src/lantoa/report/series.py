"""Which reports of different communes are the same period of the same campaign: pure decisions."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import cast

from lantoa.kit.text import fold
from lantoa.report.rules import WHOLE

ASKED = "hoi so lieu:"
"""How the series of a question opens: it is asked by its own words and never matched by hand."""
LONGEST = 300
Settled = frozenset[tuple[int, str]]
"""What a person of the province put in its place by hand: (commune's place, what it said)."""


def series_of(body: Mapping[str, object]) -> str:
    """Return what a commune's report is matched by: directive and duty, else only its title.

    Of the same letter the issuer and the number are the same everywhere, whatever a commune calls
    its campaign; a report that no letter asked for has its title alone.
    """
    asked = cast("Mapping[str, str] | None", body.get("directive"))
    if not asked or not asked["number"]:
        return fold(str(body["campaign"]))[:LONGEST]
    issuer = re.sub(r"^(uy ban nhan dan|ubnd) ", "ubnd ", fold(asked["issuer"]))
    number = re.sub(r"[^a-z0-9]+", "-", fold(asked["number"])).strip("-")
    return f"{number} | {issuer} | {fold(asked['duty'])}"[:LONGEST]


@dataclass(frozen=True)
class Came:
    """A report as it came: whose, which days, of which series; `about` is what it said itself."""

    pk: int
    place: int
    about: str
    series: str
    every: str
    from_on: date
    until_on: date
    campaign: str
    title: str

    @property
    def is_question(self) -> bool:
        """Say whether it answers a question that the province asked by the way."""
        return self.about.startswith(ASKED)


@dataclass(frozen=True)
class Turn:
    """One period of one campaign: what came of it, and what may belong to it (`loose`)."""

    came: tuple[Came, ...]
    loose: tuple[Came, ...] = ()

    @cached_property
    def _usual(self) -> Came:
        """Return the report whose words most communes use."""
        said = Counter((one.until_on, one.campaign, one.title) for one in self.came)
        return max(self.came, key=lambda one: said[one.until_on, one.campaign, one.title])

    @property
    def key(self) -> str:
        """Return the words of the address."""
        return f"{self._usual.until_on.isoformat()}~{self._usual.every}~{self.series}"

    @property
    def series(self) -> str:
        """Return what its reports are matched by."""
        return self.came[0].series

    @property
    def until_on(self) -> date:
        """Return the last day."""
        return self._usual.until_on

    @property
    def campaign(self) -> str:
        """Return the campaign's name."""
        return self._usual.campaign

    @property
    def title(self) -> str:
        """Return the period in words."""
        return self._usual.title

    @property
    def places(self) -> frozenset[int]:
        """Return the communes (place ids) whose report came."""
        return frozenset(one.place for one in self.came)


def turns_of(came: Iterable[Came], settled: Settled) -> list[Turn]:
    """Return the periods, the newest first.

    Where a commune's letter is its own, the name of the campaign says that it is the same. A series
    of one commune alone may be the same under another name beside one that others have sent: it is
    `loose` until a person has `settled` (place, about) it.
    """
    found: list[Turn] = []
    rows = sorted(came, key=lambda one: (one.every, -one.until_on.toordinal(), one.pk))
    for _, same in groupby(rows, key=lambda one: one.every):
        for bucket in _buckets(list(same)):
            found += _of_bucket(bucket, settled)
    return sorted(found, key=lambda turn: (turn.until_on, len(turn.came)), reverse=True)


def _buckets(rows: Sequence[Came]) -> list[list[Came]]:
    """Return reports of one kind of period, parted where the days differ."""
    parted: list[list[Came]] = []
    for row in rows:
        if parted and is_same_period(parted[-1][0], row):
            parted[-1].append(row)
        else:
            parted.append([row])
    return parted


def is_same_period(one: Came, other: Came) -> bool:
    """Say whether two reports of one kind tell of the same period.

    Months close on different days here and there: most of the days are enough. Reports told once
    of a whole campaign run as long as the commune's own.
    """
    common = (min(one.until_on, other.until_on) - max(one.from_on, other.from_on)).days + 1
    longer = max((row.until_on - row.from_on).days + 1 for row in (one, other))
    if one.every in WHOLE:
        return common > 0
    return one.until_on == other.until_on or 2 * common > longer


def _of_bucket(rows: Sequence[Came], settled: Settled) -> list[Turn]:
    by_series: dict[str, list[Came]] = {}
    for row in rows:
        by_series.setdefault(row.series, []).append(row)
    ranked: list[list[Came]] = []
    for held in sorted(by_series.values(), key=lambda held: (-len(_places(held)), held[0].pk)):
        same = next((one for one in ranked if _is_named_alike(held, one, settled)), None)
        same.extend(held) if same else ranked.append(held)
    loose = [held for held in ranked[1:] if _is_loose(held, ranked[0], settled)]
    own = [Turn(tuple(held)) for held in ranked[1:] if held not in loose]
    return [Turn(tuple(ranked[0]), tuple(row for held in loose for row in held)), *own]


def _is_named_alike(held: Sequence[Came], main: Sequence[Came], settled: Settled) -> bool:
    named = {fold(one.campaign) for one in main}
    return _is_loose(held, main, settled) and fold(held[0].campaign) in named


def _is_loose(held: Sequence[Came], main: Sequence[Came], settled: Settled) -> bool:
    """Say whether a series may be the same as `main`: of one commune that sent none there."""
    places = _places(held)
    return (
        len(places) == 1
        and not places & _places(main)
        and not held[0].is_question
        and not main[0].is_question
        and (held[0].place, held[0].about) not in settled
    )


def _places(rows: Sequence[Came]) -> frozenset[int]:
    return frozenset(row.place for row in rows)
