"""Reach counted again in plain Python, household by household; it shares no code with the house.

A household is (hamlet, bit): the seat that it had first. What it knows is told to it by the test as
things happen, never read from tables.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

Home = tuple[int, int]
FAR = date(9999, 12, 31)


@dataclass
class Deed:
    """Something done: on a day, by a channel, on pillars; homes by how surely they were reached."""

    on: date
    kind: str
    pillars: frozenset[str]
    homes: dict[str, set[Home]]
    counts: bool = True


@dataclass
class Stay:
    """A home in a hamlet from a day to a day (both included)."""

    home: Home
    hamlet: int
    first: date
    last: date = FAR


@dataclass
class Speaker:
    """A loudspeaker cluster: which homes of which hamlet, from when to when; its silent days."""

    hamlet: int
    homes: set[Home] | None
    first: date
    last: date = FAR
    silent: list[tuple[date, date]] = field(default_factory=list)


@dataclass
class Town:
    """Everything that happened."""

    stays: list[Stay] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    airings: list[Deed] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)

    def living(self, hamlet: int, day: date) -> set[Home]:
        """Return the homes of a hamlet on a day."""
        return {s.home for s in self.stays if s.hamlet == hamlet and s.first <= day <= s.last}

    def heard(self, airing: Deed) -> set[Home]:
        """Return the homes that could hear an airing."""
        found: set[Home] = set()
        for one in self.speakers:
            is_silent = any(first <= airing.on <= last for first, last in one.silent)
            if one.first <= airing.on <= one.last and not is_silent:
                here = self.living(one.hamlet, airing.on)
                found |= here if one.homes is None else here & one.homes
        return found

    def contacts(self, first: date, last: date) -> list[tuple[str, Deed, set[Home]]]:
        """Return (surety, deed, homes) of everything that counts in these days."""
        found = [
            (surety, deed, homes)
            for deed in self.deeds
            if deed.counts and first <= deed.on <= last
            for surety, homes in deed.homes.items()
        ]
        air = [one for one in self.airings if one.counts and first <= one.on <= last]
        return found + [("offered", one, self.heard(one)) for one in air]

    def numbers(self, hamlet: int, first: date, last: date) -> dict[str, object]:
        """Return what a tally of the hamlet has to say for these days."""
        here, held = self.living(hamlet, last), self.contacts(first, last)
        all_three = ("offered", "delivered", "engaged")
        sure = {surety: all_three[n:] for n, surety in enumerate(all_three)}

        def reached(surety: str, keep=lambda deed: True) -> int:
            return sum(
                any(h in homes and s in sure[surety] and keep(d) for s, d, homes in held)
                for h in here
            )

        def often(times: int, what) -> int:
            return sum(
                len({what(d) for s, d, homes in held if s != "offered" and h in homes}) >= times
                for h in here
            )

        def grouped(keys, has) -> dict[str, list[int]]:
            rows = {k: [reached(s, lambda d, k=k: has(d, k)) for s in sure] for k in sorted(keys)}
            return {k: row for k, row in rows.items() if any(row)}

        monday = {d.on: d.on - timedelta(days=d.on.weekday()) for _, d, _ in held}
        kinds, refs = {d.kind for _, d, _ in held}, {p for _, d, _ in held for p in d.pillars}
        return {
            "households": len(here),
            **{surety: reached(surety) for surety in sure},
            "two_channels": often(2, lambda d: d.kind),
            "twice": often(2, id),
            "thrice": often(3, id),
            "two_days": often(2, lambda d: d.on),
            "three_days": often(3, lambda d: d.on),
            "two_weeks": often(2, lambda d: monday[d.on]),
            "three_weeks": often(3, lambda d: monday[d.on]),
            "by_channel": grouped(kinds, lambda d, k: d.kind == k),
            "by_pillar": grouped(refs, lambda d, k: k in d.pillars),
        }
