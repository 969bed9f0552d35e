"""What became of hamlets and their households: passages are shifts and masks, nothing is lost."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.commune.lineage import Passage, away_on, hamlets_on, lineage, who_stood
from lantoa.commune.models import Absence, Place, PlaceChange, Seat, Succession
from lantoa.commune.queries import hamlets
from lantoa.commune.seating import seated_on
from lantoa.kit import bits, clock
from tests.counting import questions
from tests.world import World

DAY = date(2025, 9, 10)
masks = st.integers(0, 2**20 - 1)


def passed(world: World, before: Place, after: Place, *, mask: int, shift: int, on: date = DAY):
    change = PlaceChange.objects.create(
        commune=world.commune, kind=PlaceChange.MERGE, on=on, made_at=clock.now(),
        before=[before.code], after=[after.code],
    )  # fmt: skip
    Succession.objects.create(
        change=change, before=before, after=after, shift=shift, bits=bits.from_int(mask)
    )
    return change


@given(masks, masks, masks, st.integers(0, 30), st.integers(0, 30))
def test_two_passages_are_again_one(one: int, two: int, told: int, near: int, far: int) -> None:
    first, second = Passage(1, 2, DAY, near, one), Passage(2, 3, DAY, far, two)

    whole = first.then(second)

    assert whole.carry(told) == second.carry(first.carry(told))
    assert (whole.before, whole.after) == (1, 3)


@given(masks, masks, st.integers(0, 30))
def test_what_was_carried_comes_back_as_it_was(mask: int, told: int, shift: int) -> None:
    passage = Passage(1, 2, DAY, shift, mask)

    assert passage.back(passage.carry(told)) == told & mask
    assert passage.carry(told).bit_count() == (told & mask).bit_count()


def test_a_hamlet_that_nothing_happened_to_costs_one_question(world: World) -> None:
    one = world.hamlets[0].pk

    assert lineage([one]) == {one: []}
    assert questions(lambda: lineage([place.pk for place in world.hamlets])) == 1


def test_households_are_followed_through_two_changes(world: World) -> None:
    a, b, c = world.hamlets
    passed(world, a, b, mask=0b1111, shift=40)
    passed(world, b, c, mask=0b11 << 40, shift=3, on=DAY + timedelta(days=9))

    found = {passage.before: passage for passage in lineage([c.pk])[c.pk]}

    assert found[b.pk].carry(1 << 40) == 1 << 43
    assert found[a.pk].carry(0b1111) == 0b11 << 43
    assert found[a.pk].on == DAY


def test_a_change_that_was_taken_back_carries_nobody(world: World) -> None:
    a, b, _ = world.hamlets
    change = passed(world, a, b, mask=1, shift=0)
    change.undone_at = clock.now()
    change.save()

    assert lineage([b.pk]) == {b.pk: []}


def test_a_hamlet_s_first_list_holds_for_earlier_days_and_later_ones_do_not(world: World) -> None:
    hamlet = world.hamlets[0]
    late = Seat.objects.get(hamlet=hamlet, bit=39)
    Seat.objects.filter(pk=late.pk).update(from_on=DAY)
    Seat.objects.filter(hamlet=hamlet, bit=0).update(to_on=DAY)

    assert seated_on(hamlet.pk, DAY - timedelta(days=400)) == (1 << 39) - 1
    assert seated_on(hamlet.pk, DAY) == (1 << 40) - 1
    assert seated_on(hamlet.pk, DAY + timedelta(days=1)) == (1 << 40) - 2


def test_who_lived_away_on_a_day_is_remembered(world: World) -> None:
    hamlet = world.hamlets[0]
    first, second = Seat.objects.filter(hamlet=hamlet, bit__in=(3, 4)).order_by("bit")
    Absence.objects.create(household=first.household, to_on=DAY)
    Absence.objects.create(household=second.household, from_on=DAY)

    assert away_on([hamlet.pk], DAY)[hamlet.pk] == 0b11000
    assert away_on([hamlet.pk], DAY + timedelta(days=1))[hamlet.pk] == 0b10000


@pytest.mark.parametrize(("days", "stood"), [(-1, "ab"), (0, "c"), (5, "c")])
def test_a_day_has_the_hamlets_of_its_time(world: World, days: int, stood: str) -> None:
    a, b, c = world.hamlets
    for gone in (a, b):
        gone.to_on = DAY - timedelta(days=1)
        gone.save()
        passed(world, gone, c, mask=1, shift=0)
    c.from_on = DAY
    c.save()

    found = set(hamlets_on(world.commune, DAY + timedelta(days=days)))

    assert found == {{"a": a, "b": b, "c": c}[name] for name in stood}
    assert set(who_stood(world.commune)(DAY + timedelta(days=days))) == found
    assert set(hamlets(world.commune)) == {c}
