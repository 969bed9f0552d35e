"""Hamlets merge, split, merge again and go back, work comes late: every day's totals are counted
again household by household.
"""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa import regroup
from lantoa.commune.actions import Newcomer, Regrouping
from lantoa.commune.models import Place, PlaceChange, Seat
from lantoa.kit.errors import Unfit
from lantoa.kit.periods import Period
from lantoa.outreach.actions import Done, log
from lantoa.reach.actions import open_periods, rebuild
from lantoa.reach.queries import coverage
from tests.reach.ledger import FROM, make_campaign
from tests.world import NOW, World

pytestmark = pytest.mark.django_db
LAST = (NOW.date() - FROM).days
DAYS = st.integers(1, LAST)
SOME = st.frozensets(st.integers(0, 119), max_size=40)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("visit"), DAYS, st.integers(0, 5), SOME),
        st.tuples(st.just("visit"), DAYS, st.integers(0, 5), SOME),
        st.tuples(st.just("merge"), st.integers(0, 9), st.integers(0, 5)),
        st.tuples(st.just("split"), st.integers(0, 9), st.integers(0, 5), SOME),
        st.tuples(st.just("undo")),
    ),
    min_size=3,
    max_size=9,
)
Homes = dict[int, frozenset[int]]
"""Hamlets (ids) with their households (ids)."""


class Chain:
    """The house, by its actions, and beside it who lived where from which day, in plain sets."""

    def __init__(self, world: World) -> None:
        self.world, self.officer = world, world.people["officer"]
        self.campaign = make_campaign(world)
        open_periods(self.campaign)
        seats = Seat.objects.filter(hamlet__in=world.hamlets).values_list("hamlet", "household")
        first = {h.pk: frozenset(one for at, one in seats if at == h.pk) for h in world.hamlets}
        self.everybody = sorted(one for homes in first.values() for one in homes)
        self.states: list[tuple[date, Homes]] = [(date.min, first)]
        self.changes: list[PlaceChange] = []
        self.deeds: list[tuple[date, frozenset[int]]] = []

    def on(self, day: date) -> Homes:
        return next(homes for since, homes in reversed(self.states) if since <= day)

    def visit(self, after: int, which: int, some: frozenset[int]) -> None:
        day = FROM + timedelta(days=after)
        hamlets = sorted(self.on(day).items())
        pk, homes = hamlets[which % len(hamlets)]
        met = homes & {self.everybody[n] for n in some}
        seats = Seat.objects.filter(hamlet=pk, household__in=met).values_list("bit", flat=True)
        log(
            self.campaign, kind="visit", unit=self.world.office, place=Place.objects.get(pk=pk),
            title="Đến nhà", uid=uuid4(), by=self.officer,
            done=Done(day, counts={"homes": 1}, marks={pk: {"delivered": list(seats)}}),
        )  # fmt: skip
        self.deeds.append((day, met))

    def merge(self, later: int, which: int) -> None:
        hamlets = sorted(self.states[-1][1])
        if len(hamlets) > 1:
            old = [hamlets[which % len(hamlets)], hamlets[(which + 1) % len(hamlets)]]
            self._change(later, old, [frozenset.union(*(self.states[-1][1][pk] for pk in old))])

    def split(self, later: int, which: int, some: frozenset[int]) -> None:
        pk, homes = sorted(self.states[-1][1].items())[which % len(self.states[-1][1])]
        part = homes & {self.everybody[n] for n in some}
        if part and part != homes:
            self._change(later, [pk], [homes - part, part])

    def _change(self, later: int, old: list[int], into: list[frozenset[int]]) -> None:
        since = max(self.states[-1][0], FROM)
        on = min(since + timedelta(days=later + 1), NOW.date())
        seats = Seat.objects.filter(hamlet__in=old, to_on=None)
        facts = list(seats.values_list("hamlet", "bit", "household"))
        shares = {
            pk: [
                sum(1 << bit for at, bit, who in facts if at == pk and who in homes)
                for homes in into
            ]
            for pk in old
        }
        new = tuple(Newcomer(f"Mới {len(self.changes)} {n}", "thôn") for n in range(len(into)))
        said = Regrouping(on, tuple(old), new, shares)
        change = regroup.regroup(self.world.commune, said=said, by=self.officer, uid=uuid4())
        made = [Place.objects.get(code=code).pk for code in change.after]
        rest = {pk: homes for pk, homes in self.states[-1][1].items() if pk not in old}
        self.states.append((on, rest | dict(zip(made, into, strict=True))))
        self.changes.append(change)

    def undo(self) -> None:
        if self.changes:
            try:
                regroup.take_back(self.changes[-1], by=self.officer, uid=uuid4())
            except Unfit:
                return
            del self.changes[-1], self.states[-1]

    def counted(self, day: date) -> dict[int, tuple[int, int]]:
        met = frozenset().union(*(homes for on, homes in self.deeds if on <= day))
        return {pk: (len(homes), len(homes & met)) for pk, homes in self.on(day).items()}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(STEPS, st.lists(DAYS, max_size=3))
def test_every_day_adds_up_whatever_became_of_the_hamlets(world: World, steps, days) -> None:
    with transaction.atomic():
        chain = Chain(world)
        for name, *facts in steps:
            getattr(chain, name)(*facts)

        for after in {*days, LAST, *((on - FROM).days for on, _ in chain.states[1:])}:
            day = FROM + timedelta(days=after)
            parts = coverage(chain.campaign, Period(FROM, day))
            told = {part.hamlet.pk: (part.households, part.delivered) for part in parts}
            assert told == chain.counted(day)
        assert rebuild(chain.campaign).different == 0
        transaction.set_rollback(True)
