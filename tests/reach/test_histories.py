"""Whatever happened in a commune, its tallies are what counting every household by hand gives."""

from datetime import date, timedelta
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import Max
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.commune.models import Place, PlaceChange, Seat, Succession
from lantoa.kit import bits, clock, jobs
from lantoa.outreach.actions import Done, correct, resume, set_zone, suspend
from lantoa.outreach.models import Activity, Zone
from lantoa.reach.actions import open_periods, rebuild
from lantoa.reach.models import Tally
from lantoa.reach.running_totals import rebuild_totals
from lantoa.reach.tally_numbers import of_row, total
from tests.reach.brute import Deed, Speaker, Stay, Town
from tests.reach.ledger import FROM, did, make_campaign, station
from tests.world import NOW, World

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
HOMES = st.frozensets(st.integers(0, 39), max_size=25)
DAYS = st.integers(0, (TODAY - FROM).days)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("visit"), st.integers(0, 2), DAYS, HOMES, HOMES),
        st.tuples(st.just("visit"), st.integers(0, 2), DAYS, HOMES, HOMES),
        st.tuples(st.just("air"), DAYS),
        st.tuples(st.just("correct"), st.integers(0, 9), DAYS, HOMES),
        st.tuples(st.just("cancel"), st.integers(0, 9)),
        st.tuples(st.just("pause"), st.integers(0, 2), DAYS, st.integers(0, 9)),
        st.tuples(st.just("zone"), st.integers(0, 2), HOMES),
        st.tuples(st.just("move"), st.integers(0, 2), st.integers(0, 39), DAYS),
        st.tuples(st.just("merge"), DAYS),
    ),
    max_size=9,
)


class History:
    """Lets the same things happen in the house, by its actions, and in the plain town."""

    def __init__(self, world: World) -> None:
        self.world, self.town = world, Town()
        self.campaign = make_campaign(world)
        open_periods(self.campaign)
        self.radio = station(world, world.hamlets)
        self.clusters = {z.hamlet_id: z.outlet for z in Zone.objects.select_related("outlet")}
        self.rows: list[tuple[Activity, Deed]] = []
        for hamlet in world.hamlets:
            self.town.stays += [Stay((hamlet.pk, n), hamlet.pk, date.min) for n in range(40)]
            self.town.speakers.append(Speaker(hamlet.pk, None, FROM))
        jobs.at_once("reach.retally_hamlets", *(hamlet.pk for hamlet in world.hamlets))

    def hamlets(self) -> list[Place]:
        return list(Place.objects.filter(parent=self.world.commune.place).order_by("pk"))

    def visit(self, number: int, after: int, given: frozenset[int], came: frozenset[int]) -> None:
        hamlet, on = self.world.hamlets[number], FROM + timedelta(days=after)
        row = did(
            self.campaign, "gathering" if after % 2 else "visit", on=on, place=hamlet,
            unit=self.world.boards[number], pillars=["1.1", "1.2"][: after % 3],
            reached={"delivered": given, "engaged": came, "absent": [1]},
        )  # fmt: skip
        jobs.at_once("reach.retally", row.pk)
        homes = {"delivered": given, "engaged": came}
        told = {mark: {(hamlet.pk, bit) for bit in held} for mark, held in homes.items()}
        deed = Deed(on, row.kind, frozenset(["1.1", "1.2"][: after % 3]), told)
        self.town.deeds.append(deed)
        self.rows.append((row, deed))

    def air(self, after: int) -> None:
        on = FROM + timedelta(days=after)
        row = did(
            self.campaign, "radio", unit=self.world.office, outlet=self.radio, on=on,
            place=self.world.commune.place,
        )  # fmt: skip
        jobs.at_once("reach.retally", row.pk)
        self.town.airings.append(Deed(on, "radio", frozenset(["1.1"]), {}))

    def correct(self, which: int, after: int, given: frozenset[int]) -> None:
        if which >= len(self.rows) or not self.rows[which][1].counts:
            return
        row, deed = self.rows[which]
        if row.kind != "visit":
            return
        living = set(
            Seat.objects.filter(hamlet=row.place, to_on=None).values_list("bit", flat=True)
        )
        here, on = sorted(given & living), FROM + timedelta(days=after)
        last = Place.objects.get(pk=row.place_id).to_on
        if last and on > last:  # refused: the hamlet stood no longer
            return
        marks = {row.place_id: {"delivered": here}} if here else {}
        done = Done(on, counts={"homes": 3}, marks=marks)
        new = correct(row, uid=uuid4(), done=done, by=self.world.people["officer"])
        deed.counts = False
        told = {"delivered": {(row.place_id, bit) for bit in here}}
        again = Deed(on, row.kind, deed.pillars, told)
        self.town.deeds.append(again)
        self.rows[which] = (new, again)

    def cancel(self, which: int) -> None:
        if which < len(self.rows):
            row, deed = self.rows[which]
            Activity.objects.filter(pk=row.pk).update(state=Activity.CANCELLED)
            jobs.at_once("reach.retally", row.pk)
            deed.counts = False

    def pause(self, number: int, after: int, days: int) -> None:
        hamlet, first = self.world.hamlets[number], FROM + timedelta(days=after)
        last = min(TODAY, first + timedelta(days=days))
        officer, outlet = self.world.people["officer"], self.clusters[hamlet.pk]
        open_end = days % 2 == 0
        pause = suspend(
            outlet, from_on=first, until_on=None if open_end else last, reason="Mất điện",
            by=officer, uid=uuid4(),
        )  # fmt: skip
        if open_end:
            resume(pause, until_on=last, by=officer, uid=uuid4())
        self.town.speakers[number].silent.append((first, last))
        for one in self.town.speakers[3:]:
            if one.hamlet == hamlet.pk:
                one.silent.append((first, last))

    def zone(self, number: int, given: frozenset[int]) -> None:
        hamlet = self.world.hamlets[number]
        outlet, officer = self.clusters[hamlet.pk], self.world.people["officer"]
        set_zone(outlet, hamlet=hamlet, households=given, by=officer, uid=uuid4())
        mine = [one for one in self.town.speakers if one.hamlet == hamlet.pk]
        for one in mine:
            one.last = min(one.last, TODAY - timedelta(days=1))
        homes = {(hamlet.pk, bit) for bit in given}
        self.town.speakers.append(Speaker(hamlet.pk, homes, TODAY, silent=mine[0].silent))

    def move(self, number: int, bit: int, after: int) -> None:
        hamlet, last = self.world.hamlets[number], FROM + timedelta(days=after)
        if Seat.objects.filter(hamlet=hamlet, bit=bit, to_on=None).update(to_on=last):
            jobs.at_once("reach.retally_hamlets", hamlet.pk)
            stay = next(s for s in self.town.stays if s.home == (hamlet.pk, bit) and s.last > TODAY)
            stay.last = last

    def merge(self, after: int) -> None:
        """Let the first two hamlets become one, as of a day."""
        on, old = FROM + timedelta(days=after), self.world.hamlets[:2]
        if len(self.hamlets()) > 3 or not after:
            return
        code = f"{self.world.commune.place.code}-004"
        new = Place(
            code=code, kind=Place.HAMLET, word="thôn", parent=self.world.commune.place,
            path=f"{self.world.commune.place.path}{code}/", from_on=on,
        ).named("Gốc Ao")  # fmt: skip
        new.save()
        change = PlaceChange.objects.create(
            commune=self.world.commune, kind="merge", on=on, made_at=clock.now()
        )
        last, shift = on - timedelta(days=1), 0
        for hamlet in old:
            seats = list(Seat.objects.filter(hamlet=hamlet, to_on=None))
            mask = bits.pack(seat.bit for seat in seats)
            Succession.objects.create(
                change=change, before=hamlet, after=new, shift=shift, bits=mask
            )
            for seat in seats:
                Seat.objects.create(
                    household=seat.household, hamlet=new, bit=seat.bit + shift, from_on=on
                )
                stay = next(
                    s for s in self.town.stays
                    if s.home == (hamlet.pk, seat.bit) and s.hamlet == hamlet.pk
                )  # fmt: skip
                stay.last = last
                self.town.stays.append(Stay(stay.home, new.pk, on))
            Seat.objects.filter(hamlet=hamlet, to_on=None).update(to_on=last)
            Place.objects.filter(pk=hamlet.pk).update(to_on=last)
            shift += 1 + (Seat.objects.filter(hamlet=hamlet).aggregate(top=Max("bit"))["top"] or 0)
        jobs.at_once("reach.retally_hamlets", *(hamlet.pk for hamlet in old), new.pk)


def wrong(history: History) -> list[str]:
    """Return the rows of tallies that counting by hand contradicts, and the sums that are none."""
    found = []
    rows = list(Tally.objects.filter(campaign=history.campaign).select_related("place"))
    for row in rows:
        if row.place.kind == Place.HAMLET:
            last = row.until_on or date.max
            by_hand = history.town.numbers(row.place_id, row.from_on, last)
            said = {name: getattr(row, name) for name in by_hand}
            found += [f"{row.place} {row.span}: {said} {by_hand}"] if said != by_hand else []
    for top in (row for row in rows if row.place.kind == Place.COMMUNE):
        parts = [of_row(row) for row in rows if row.span == top.span and row != top]
        found += [f"{top.span}: sum"] if of_row(top) != total(parts) else []
    return found


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(STEPS)
def test_a_rebuild_equals_the_increments_and_counting_by_hand(world: World, steps) -> None:
    with transaction.atomic():
        history = History(world)
        for name, *facts in steps:
            getattr(history, name)(*facts)

        assert wrong(history) == []
        assert rebuild(history.campaign).different == 0
        with patch("lantoa.kit.rows.FEW", 0):  # as many places are asked
            assert rebuild(history.campaign).different == 0
        assert rebuild_totals(history.campaign) == 0
        transaction.set_rollback(True)
