"""Hamlets merge, split, are renamed and go back: nobody is lost, no bit is given twice."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from lantoa.commune import ground
from lantoa.commune.actions import Newcomer, Regrouping, regroup, rename, take_back, why_not
from lantoa.commune.lineage import lineage
from lantoa.commune.lists_in import import_households
from lantoa.commune.models import (
    Card,
    Journal,
    Membership,
    Place,
    PlaceChange,
    Seat,
    Unit,
)
from lantoa.commune.moves import grow, move_away
from lantoa.commune.queries import hamlet_unit, hamlets, may, seats
from lantoa.commune.regrouping import Source, goings
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, NotAllowed, Unfit
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 29)


def merged(world: World, *, name: str = "Sấu Vối", on: date = DAY, **more: object) -> PlaceChange:
    a, b = (place.pk for place in world.hamlets[:2])
    heads = tuple(world.people[role].pk for role in more.pop("people", ("hamlet",)))
    said = Regrouping(on, (a, b), (Newcomer(name, "thôn", heads),), {}, "Nghị quyết 12/NQ-HĐND")
    return regroup(world.commune, said=said, by=world.people["officer"], uid=uuid4(), **more)


def split(world: World, share: int, *, number: int = 2) -> PlaceChange:
    place = world.hamlets[number]
    living = sum(1 << bit for bit in seats(place).values_list("bit", flat=True))
    into = (Newcomer("Trám Trên", "thôn"), Newcomer("Trám Dưới", "thôn"))
    shares = {place.pk: (living & share, living & ~share)}
    said = Regrouping(DAY, (place.pk,), into, shares)
    return regroup(world.commune, said=said, by=world.people["officer"], uid=uuid4())


def made_by(change: PlaceChange) -> list[Place]:
    return [Place.objects.get(code=code) for code in change.after]


def test_a_merger_gives_every_household_a_seat_and_the_totals_agree(world: World) -> None:
    grow(world.hamlets[0], more=3, by=world.people["officer"], uid=uuid4())

    change = merged(world)

    new = made_by(change)[0]
    assert change.facts["before"] == {world.hamlets[0].code: 43, world.hamlets[1].code: 40}
    assert change.facts["after"] == {new.code: 83}
    assert sorted(seats(new).values_list("bit", flat=True)) == list(range(83))
    assert {place.name for place in hamlets(world.commune)} == {"Sấu Vối", "Đồng Trám"}
    passages = lineage([new.pk])[new.pk]
    assert [(way.before, way.shift) for way in passages] == [
        (world.hamlets[0].pk, 0), (world.hamlets[1].pk, 43),
    ]  # fmt: skip


def test_households_keep_who_they_are(world: World) -> None:
    old = dict(Seat.objects.filter(hamlet=world.hamlets[1]).values_list("bit", "household"))

    change = merged(world)

    way = lineage([made_by(change)[0].pk])[made_by(change)[0].pk][1]
    new = dict(seats(made_by(change)[0]).values_list("bit", "household"))
    assert {bit: new[way.carry(1 << bit).bit_length() - 1] for bit in old} == old


def test_a_household_that_left_before_the_merger_takes_no_seat_and_its_bit_stays_empty(
    world: World,
) -> None:
    gone = seats(world.hamlets[0]).get(bit=39).household
    move_away(gone, by=world.people["officer"], uid=uuid4())

    new = made_by(merged(world))[0]

    bits = sorted(seats(new).values_list("bit", flat=True))
    assert bits == [*range(39), *range(40, 80)]
    added = ground.add_households(new, 1)
    assert added[0].bit == 80


def test_the_head_who_goes_on_works_in_the_new_hamlet_and_the_other_hat_ends(world: World) -> None:
    Card.objects.create(user=world.people["hamlet2"], secret_hash="x", made_at=clock.now())

    change = merged(world)

    board = hamlet_unit(made_by(change)[0])
    worn = Membership.objects.on(clock.today())
    assert [hat.unit for hat in worn.filter(user=world.people["hamlet"])] == [board]
    assert not worn.filter(user=world.people["hamlet2"]).exists()
    assert Card.objects.get().revoked_at == clock.now()
    assert Unit.objects.get(pk=world.boards[0].pk).closed_on == DAY
    assert may(world.people["hamlet"], "household.list", made_by(change)[0])


def test_a_hamlet_may_take_the_name_of_one_that_went_into_it_but_not_of_another(
    world: World,
) -> None:
    with pytest.raises(Unfit, match="đã có trong danh sách"):
        merged(world, name="Đồng Trám")

    assert made_by(merged(world, name="Gốc Sấu"))[0].name == "Gốc Sấu"


def test_lanes_of_one_name_stay_two_lanes_and_keep_their_order(world: World) -> None:
    text = "Chủ hộ,Ngõ\n{} Một,Ngõ 1\n{} Hai,{}\n"
    for place, lane in zip(world.hamlets[:2], ("Bờ ao", "Đồi"), strict=True):
        data = text.format(place.name, place.name, lane).encode()
        import_households(place, data=data, by=world.people["officer"], uid=uuid4())

    new = made_by(merged(world))[0]

    assert new.lanes == ["Bờ ao", "Ngõ 1 (Gốc Sấu)", "Đồi", "Ngõ 1 (Ao Vối)"]
    held = seats(new).exclude(household__lane="").values_list("household__lane", flat=True)
    assert set(held) == set(new.lanes)


def test_a_split_keeps_every_bit_and_every_household(world: World) -> None:
    change = split(world, (1 << 15) - 1)

    upper, lower = made_by(change)
    assert change.facts["after"] == {upper.code: 15, lower.code: 25}
    assert list(seats(lower).order_by("bit").values_list("bit", flat=True)) == list(range(15, 40))
    assert lineage([lower.pk])[lower.pk][0].carry(0b11 << 14) == 1 << 15


@pytest.mark.parametrize("share", [0, (1 << 40) - 1])
def test_a_split_that_leaves_a_hamlet_empty_is_refused(world: World, share: int) -> None:
    with pytest.raises(Unfit, match="chưa nhận hộ nào"):
        split(world, share)


@pytest.mark.parametrize(
    ("shares", "words"),
    [((0b011, 0b110), "hai thôn"), ((0b001, 0b010), "Còn 1 hộ"), ((0b011, 0b1100), "mở trang")],
)
def test_households_left_over_or_shared_twice_are_named(
    shares: tuple[int, ...], words: str
) -> None:
    with pytest.raises(Unfit, match=words):
        goings([Source(1, 0b111, 5, shares)], 2)


def test_a_day_to_come_or_a_hamlet_that_ended_is_refused(world: World) -> None:
    with pytest.raises(Unfit, match="phía trước"):
        merged(world, on=DAY + timedelta(days=1))
    merged(world)
    with pytest.raises(AlreadyChanged):
        merged(world, name="Lần nữa")


def test_only_the_office_changes_hamlets(world: World) -> None:
    a, b = (place.pk for place in world.hamlets[:2])
    said = Regrouping(DAY, (a, b), (Newcomer("X", "thôn"),), {})
    for role in ("hamlet", "viewer", "approver", "association", "province", "stranger"):
        with pytest.raises(NotAllowed):
            regroup(world.commune, said=said, by=world.people[role], uid=uuid4())


def test_sent_twice_is_merged_once(world: World) -> None:
    uid = uuid4()
    a, b = (place.pk for place in world.hamlets[:2])
    said = Regrouping(DAY, (a, b), (Newcomer("X", "thôn"),), {})

    one, two = (
        regroup(world.commune, said=said, by=world.people["officer"], uid=uid) for _ in "ab"
    )

    assert one == two
    assert Journal.objects.filter(verb="hamlet.merged").count() == 1


def test_a_merger_taken_back_leaves_everything_as_it_was(world: World) -> None:
    def state() -> object:
        worn = Membership.objects.on(clock.today()).values_list("user", "unit", "role")
        return (
            {place.pk: sorted(seats(place).values_list("bit", "household"))
             for place in hamlets(world.commune)},
            set(worn),
            set(Unit.objects.filter(closed_on=None).values_list("pk", flat=True)),
        )  # fmt: skip

    before = state()
    change = merged(world)
    new = made_by(change)[0]

    take_back(change, by=world.people["officer"], uid=uuid4())

    assert state() == before
    assert lineage([world.hamlets[0].pk, new.pk]) == {world.hamlets[0].pk: [], new.pk: []}
    again = made_by(merged(world))[0]
    assert again.code != new.code
    assert seats(again).count() == 80


def test_a_merger_is_not_taken_back_once_people_moved(world: World) -> None:
    change = merged(world)
    grow(made_by(change)[0], more=1, by=world.people["officer"], uid=uuid4())

    assert "chuyển đến" in why_not(change)
    with pytest.raises(Unfit, match="Không hủy được nữa"):
        take_back(change, by=world.people["officer"], uid=uuid4())


def test_a_renamed_hamlet_keeps_its_code_its_seats_and_its_board(world: World) -> None:
    hamlet = world.hamlets[0]
    facts = {"by": world.people["officer"], "on": DAY, "decision": "NQ 3"}

    change = rename(hamlet, name="Sấu Mới", word="tổ dân phố", uid=uuid4(), **facts)

    hamlet.refresh_from_db()
    assert (str(hamlet), hamlet.code) == ("tổ dân phố Sấu Mới", change.before[0])
    assert hamlet_unit(hamlet).name == "Tổ dân phố Sấu Mới"
    take_back(change, by=world.people["officer"], uid=uuid4())
    hamlet.refresh_from_db()
    assert str(hamlet) == "thôn Gốc Sấu"
