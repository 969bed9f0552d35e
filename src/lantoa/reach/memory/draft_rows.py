"""Rows of a draft, written activity by activity, in the bits of hamlets then and now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lantoa.channels.base import all_channels
from lantoa.reach.memory.acts import number_of
from lantoa.reach.memory.drafts import Sorts
from lantoa.reach.memory.hamlets import Hamlet, Standing
from lantoa.reach.memory.zones import expanded
from lantoa.reach.mouths import ZONED, Mouth, Mouths
from lantoa.reach.rules import OFFERED, SURETIES

Sets = dict[str, int]


@dataclass(frozen=True)
class Act:
    """The facts of an activity that reach asks for."""

    pk: int
    campaign: int
    kind: str
    outlet: int
    on: date
    place: int
    refs: tuple[str, ...]

    @property
    def day(self) -> int:
        """Return the number of its day."""
        return number_of(self.on)


@dataclass
class Rows:
    """The rows of a draft, filled activity by activity."""

    ground: Standing
    sorts: Sorts
    speaking: Mouths
    rows: list[tuple[int, ...]] = field(default_factory=list)
    sets: list[bytes] = field(default_factory=list)
    known: list[tuple[int, ...]] = field(default_factory=list)
    sessions: list[tuple[int, ...]] = field(default_factory=list)
    voices: dict[int, int] = field(default_factory=dict)

    def take(self, act: Act, told: Mapping[int, Sets]) -> None:
        """Write what one activity did, in the bits of its hamlets and of those after them.

        Where no audience speaks, the outlet's zones do: a broadcast stays one session of its
        voice; what is surer than a broadcast, or was partly told, is written out.
        """
        by_hamlet: dict[int, Sets] = {act.place: {}} | dict(told)
        channel, held = all_channels().get(act.kind), self.speaking.get(act.outlet, {})
        if channel and channel.crowd in ZONED and held:
            if channel.surety == OFFERED and not told:
                self._session(act, held)
                return
            zones = expanded(held, act.on, self.ground.hamlets)
            silent = {pk: bits for pk, bits in zones.items() if pk not in told}
            by_hamlet |= {pk: {channel.surety: bits} for pk, bits in silent.items()}
        for hamlet, sets in self._carried(by_hamlet):
            self._row(act, hamlet, sets)

    def _session(self, act: Act, held: Mapping[int, Sequence[Mouth]]) -> None:
        """Write a broadcast; the hamlet where it was made knows of it, heard there or not."""
        sort = self.sorts.of(act.campaign, act.kind, act.refs, weakest=0, surety=0)
        voice = self.voices.setdefault(act.outlet, len(self.voices))
        self.sessions.append((voice, sort, act.day))
        if act.place in self.ground.hamlets:
            zones = expanded(held, act.on, self.ground.hamlets)
            heard = {hamlet.at for hamlet, _ in self._carried({pk: {} for pk in zones})}
            for hamlet, _ in self._carried({act.place: {}}):
                if hamlet.at not in heard:
                    self.known.append((hamlet.at, act.day, act.campaign))

    def _carried(self, by_hamlet: Mapping[int, Sets]) -> list[tuple[Hamlet, Sets]]:
        """Return the sets in the bits of each hamlet and of the hamlets that took its place."""
        found: dict[int, tuple[Hamlet, Sets]] = {}
        for pk, sets in by_hamlet.items():
            for hamlet, passage in self.ground.heirs(pk):
                here = found.setdefault(hamlet.at, (hamlet, {}))[1]
                for surety, bits in sets.items():
                    there = bits if passage is None else passage.carry(bits)
                    here[surety] = here.get(surety, 0) | there
        return list(found.values())

    def _row(self, act: Act, hamlet: Hamlet, sets: Sets) -> None:
        """Write a row for each width of set: engaged within delivered within offered.

        Where nobody was reached, the day alone is written: something is known of the hamlet.
        """
        steps: list[tuple[int, int]] = []
        told = 0
        for number in range(len(SURETIES) - 1, -1, -1):
            told |= sets.get(SURETIES[number], 0) & hamlet.whole
            if told and (not steps or steps[-1][0] != told):
                steps.append((told, number))
        if not steps:
            self.known.append((hamlet.at, act.day, act.campaign))
        for n, (households, surety) in enumerate(steps):
            weakest = steps[n + 1][1] + 1 if n + 1 < len(steps) else 0
            sort = self.sorts.of(act.campaign, act.kind, act.refs, weakest=weakest, surety=surety)
            self.rows.append((hamlet.at, act.day, sort))
            self.sets.append(hamlet.words(households))
