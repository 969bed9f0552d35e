"""Reads one commune's ledger out of the database into a draft for memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from django.db.models import Max, QuerySet

from lantoa.channels.base import all_channels
from lantoa.commune.models import Commune, Journal
from lantoa.kit.bits import to_int
from lantoa.outreach.models import Activity, Audience
from lantoa.reach.acts import Sorts, number_of
from lantoa.reach.housing import Hamlet, Standing, standing
from lantoa.reach.laying import Draft
from lantoa.reach.rules import OFFERED, SURETIES
from lantoa.reach.voices import Mouth, columns, expanded, laid, mouths

ZONED = frozenset({"zone", "members"})
Sets = dict[str, int]


def head_of(commune: Commune) -> int:
    """Return the number of the last line of the commune's journal, 0 before the first."""
    lines = Journal.objects.filter(commune=commune).aggregate(last=Max("seq"))
    return int(lines["last"] or 0)


def harvest(commune: Commune, sorts: Sorts) -> Draft:
    """Return all that the commune's ledger says of its hamlets, of today and of before.

    The journal's head is read first: a change that comes while reading has a later line, and
    whoever compares heads reads the commune again. So no lock and no snapshot are needed.
    """
    mark, ground = head_of(commune), standing(commune)
    done = Activity.objects.filter(
        campaign__commune=commune,
        state=Activity.DONE,
        done_on__isnull=False,
        corrected_by__isnull=True,
    )
    facts = done.order_by("pk").values_list(
        "pk", "campaign_id", "kind", "outlet_id", "done_on", "place_id"
    )
    told, refs = _told(done), _refs(done)
    acts = [
        _Act(pk, campaign, kind, outlet or 0, number_of(on), place, tuple(refs.get(pk, ())))
        for pk, campaign, kind, outlet, on, place in facts
        if on
    ]
    speaking = mouths({act.outlet for act in acts})
    held = _Rows(ground, sorts, speaking)
    for act in acts:
        held.take(act, told.get(act.pk, {}))
    return _draft(commune, mark, ground, held)


@dataclass(frozen=True)
class _Act:
    pk: int
    campaign: int
    kind: str
    outlet: int
    day: int
    place: int
    refs: tuple[str, ...]


def _told(done: QuerySet[Activity]) -> dict[int, dict[int, Sets]]:
    found: dict[int, dict[int, Sets]] = {}
    rows = Audience.objects.filter(activity__in=done.values("pk")).order_by()
    for activity, hamlet, mark, bits in rows.values_list(
        "activity_id", "hamlet_id", "mark", "bits"
    ):
        sets = found.setdefault(activity, {}).setdefault(hamlet, {})
        if mark in SURETIES:
            sets[mark] = sets.get(mark, 0) | to_int(bytes(bits))
    return found


def _refs(done: QuerySet[Activity]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    links = Activity.pillars.through.objects.filter(activity__in=done.values("pk"))
    for activity, ref in links.values_list("activity_id", "pillar__ref"):
        found.setdefault(activity, []).append(ref)
    return found


@dataclass
class _Rows:
    """The rows of a draft, filled activity by activity."""

    ground: Standing
    sorts: Sorts
    speaking: Mapping[int, list[Mouth]]
    rows: list[tuple[int, ...]] = field(default_factory=list)
    sets: list[bytes] = field(default_factory=list)
    known: list[tuple[int, ...]] = field(default_factory=list)
    sessions: list[tuple[int, ...]] = field(default_factory=list)
    voices: dict[int, int] = field(default_factory=dict)

    def take(self, act: _Act, told: Mapping[int, Sets]) -> None:
        """Write what one activity did, in the bits of its hamlets and of those after them.

        Where no audience speaks, the outlet's zones do: a broadcast stays one session of its
        voice; what is surer than a broadcast, or was partly told, is written out.
        """
        by_hamlet: dict[int, Sets] = {act.place: {}} | dict(told)
        channel, held = all_channels().get(act.kind), self.speaking.get(act.outlet, [])
        if channel and channel.crowd in ZONED and held:
            if channel.surety == OFFERED and not told:
                self._session(act)
            else:
                zones = expanded(held, act.day, self.ground.hamlets)
                silent = {pk: bits for pk, bits in zones.items() if pk not in told}
                by_hamlet |= {pk: {channel.surety: bits} for pk, bits in silent.items()}
        for hamlet, sets in self._carried(by_hamlet):
            self._row(act, hamlet, sets)

    def _session(self, act: _Act) -> None:
        sort = self.sorts.of(act.campaign, act.kind, act.refs, weakest=0, surety=0)
        voice = self.voices.setdefault(act.outlet, len(self.voices))
        self.sessions.append((voice, sort, act.day))

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

    def _row(self, act: _Act, hamlet: Hamlet, sets: Sets) -> None:
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


def _draft(commune: Commune, mark: int, ground: Standing, held: _Rows) -> Draft:
    hamlets, zones = ground.hamlets.values(), laid(held.voices, held.speaking, ground)
    own = commune.place
    return Draft(
        place=np.array([one.place.pk for one in hamlets], dtype=np.int64),
        commune=np.full(len(hamlets), own.pk),
        province=np.full(len(hamlets), own.parent_id or 0),
        width=np.array([one.width for one in hamlets], dtype=np.int64),
        stands=ground.stands(),
        lasting=ground.lasting(),
        marks=(np.array([commune.pk]), np.array([mark])),
        movers=columns([*ground.movers()], 4),
        away=columns([*ground.absences], 4),
        rows=columns(held.rows, 3),
        row_words=np.frombuffer(b"".join(held.sets), dtype="<u8"),
        zones=columns([*zones.rows], 5),
        zone_words=zones.words,
        pauses=columns([*zones.pauses], 3),
        sessions=columns(held.sessions, 3),
        voices=len(held.voices),
        known=columns(sorted(set(held.known)), 3),
    )
