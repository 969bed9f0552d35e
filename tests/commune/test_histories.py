"""Random histories of a commune: joins, moves, mergers, splits, changes taken back."""

import random
from collections import defaultdict
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lantoa.commune import ground
from lantoa.commune.actions import Newcomer, Regrouping, regroup, take_back, why_not
from lantoa.commune.lineage import hamlets_on, lineage, who_stood
from lantoa.commune.models import Place, PlaceChange, Seat
from lantoa.commune.moves import grow, move_away, move_to
from lantoa.commune.queries import hamlets, seats
from lantoa.commune.seating import seated_on
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from tests.world import World, make_world

pytestmark = pytest.mark.django_db
START = datetime(2025, 9, 1, 8, 0, tzinfo=clock.ZONE)
DEEDS = st.sampled_from(["grow", "leave", "move", "merge", "split", "undo"])


class History:
    """Does one deed a day to a small commune and remembers what every bit was given to."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.draw = world, random.Random(seed)
        self.by = world.people["officer"]
        self.given: dict[tuple[int, int], int] = {}
        self.living: dict[int, dict[int, int]] = {}

    def pick(self) -> Place:
        return self.draw.choice(list(hamlets(self.world.commune)))

    def do(self, deed: str) -> None:
        getattr(self, deed)()
        self.look()

    def grow(self) -> None:
        grow(self.pick(), more=self.draw.randint(1, 3), by=self.by, uid=uuid4())

    def leave(self) -> None:
        if rows := list(seats(self.pick())):
            move_away(self.draw.choice(rows).household, by=self.by, uid=uuid4())

    def move(self) -> None:
        rows, to = list(seats(self.pick())), self.pick()
        if rows and rows[0].hamlet_id != to.pk:
            one = self.draw.choice(rows).household
            move_to(one, hamlet=to, on=clock.today(), by=self.by, uid=uuid4())

    def merge(self) -> None:
        here = list(hamlets(self.world.commune))
        if len(here) > 1:
            two = self.draw.sample(here, 2)
            self.change(two, 1, {})

    def split(self) -> None:
        place = self.pick()
        living = list(seats(place).values_list("bit", flat=True))
        if len(living) > 1:
            part = sum(1 << bit for bit in self.draw.sample(living, len(living) // 2))
            whole = sum(1 << bit for bit in living)
            self.change([place], 2, {place.pk: (part, whole & ~part)})

    def change(self, old: list[Place], into: int, shares: dict[int, tuple[int, ...]]) -> None:
        names = tuple(Newcomer(f"Thôn {uuid4().hex[:8]}", "thôn") for _ in range(into))
        said = Regrouping(clock.today(), tuple(place.pk for place in old), names, shares)
        before = self.households()

        change = regroup(self.world.commune, said=said, by=self.by, uid=uuid4())

        facts = change.facts
        assert sum(facts["before"].values()) == sum(facts["after"].values())
        assert self.households() == before
        self.follow(change, {place.pk for place in old})

    def follow(self, change: PlaceChange, old: set[int]) -> None:
        """Hold the mapping of bits against who lives where: one to one on everybody."""
        for code in change.after:
            place = Place.objects.get(code=code)
            now = dict(seats(place).values_list("bit", "household"))
            came = {}
            for way in lineage([place.pk])[place.pk]:
                if way.before in old:
                    for bit, household in self.living[way.before].items():
                        if new := way.carry(1 << bit):
                            came[new.bit_length() - 1] = household
                            assert way.back(new) == 1 << bit
            assert came == now

    def undo(self) -> None:
        last = PlaceChange.objects.filter(undone_at=None).first()
        if last and not why_not(last):
            before = self.households()
            take_back(last, by=self.by, uid=uuid4())
            assert self.households() == before

    def households(self) -> list[int]:
        rows = Seat.objects.filter(hamlet__in=hamlets(self.world.commune), to_on=None)
        return sorted(rows.order_by().values_list("household", flat=True))

    def look(self) -> None:
        """See that no bit was given twice and nobody lives in two hamlets."""
        for hamlet, bit, household in Seat.objects.values_list("hamlet", "bit", "household"):
            assert self.given.setdefault((hamlet, bit), household) == household
        living = self.households()
        assert len(living) == len(set(living))
        self.living = defaultdict(dict)
        for seat in Seat.objects.filter(to_on=None):
            self.living[seat.hamlet_id][seat.bit] = seat.household_id


@given(deeds=st.lists(DEEDS, min_size=3, max_size=9), seed=st.integers(0, 2**16))
@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_history_loses_a_household_or_gives_a_bit_twice(
    db: None, deeds: list[str], seed: int
) -> None:
    with transaction.atomic():
        with clock.at(START):
            told = History(make_world(), seed)
            told.look()
        for n, deed in enumerate(deeds):
            with clock.at(START + timedelta(days=n + 1)):
                told.do(deed)
        for n in range(len(deeds) + 1):
            alone_on(told, START + timedelta(days=n))
        transaction.set_rollback(True)


def alone_on(told: History, moment: datetime) -> None:
    """See that on a day of the past every household lived in one hamlet at most."""
    day = moment.date()
    held: list[int] = []
    assert who_stood(told.world.commune)(day) == list(hamlets_on(told.world.commune, day))
    for place in hamlets_on(told.world.commune, day):
        bits = seated_on(place.pk, day)
        held += [who for (hamlet, bit), who in told.given.items()
                 if hamlet == place.pk and bits >> bit & 1]  # fmt: skip
    doubled = {who for who in held if held.count(who) > 1}

    assert not doubled


def test_a_hamlet_of_nobody_and_one_of_five_thousand_merge(world: World) -> None:
    empty = ground.add_hamlet(world.commune, name="Không", word="thôn", households=0)
    full = ground.add_hamlet(world.commune, name="Đông", word="thôn", households=5000)
    by = world.people["officer"]
    said = Regrouping(clock.today(), (full.pk, empty.pk), (Newcomer("Mới", "thôn"),), {})

    change = regroup(world.commune, said=said, by=by, uid=uuid4())

    assert list(change.facts["after"].values()) == [5000]
    new = Place.objects.get(code=change.after[0])
    more = Regrouping(clock.today(), (new.pk, world.hamlets[0].pk), (Newcomer("Quá", "thôn"),), {})
    with pytest.raises(Unfit, match=r"nhiều nhất 5\.000"):
        regroup(world.commune, said=more, by=by, uid=uuid4())
