"""Hamlets change and everything that hangs on them goes along, is explained, and comes back."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa import regroup
from lantoa.commune.actions import Newcomer, Regrouping
from lantoa.commune.models import Place, PlaceChange, Unit
from lantoa.commune.queries import hamlet_unit
from lantoa.home.explained import campaign_of, explained
from lantoa.kit import bits, clock
from lantoa.kit.errors import Unfit
from lantoa.outreach.actions import end_zone
from lantoa.outreach.models import Activity, Outlet, Zone
from lantoa.reach.actions import open_periods
from lantoa.reach.asking import Asked
from lantoa.reach.course import course, ledger_of
from lantoa.reach.queries import coverage, not_reached, period_of
from lantoa.report.models import Due, Regime
from tests.outreach.campaigns import group
from tests.reach.ledger import did, make_campaign, station
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 22)


def merged(world: World, **more: object) -> PlaceChange:
    a, b = (place.pk for place in world.hamlets[:2])
    said = Regrouping(DAY, (a, b), (Newcomer("Sấu Vối", "thôn", (world.people["hamlet"].pk,)),), {})
    return regroup.regroup(
        world.commune, said=said, by=world.people["officer"], uid=uuid4(), **more
    )


def new_of(change: PlaceChange) -> Place:
    return Place.objects.get(code=change.after[0])


def planned(campaign, board: Unit, key: str, on: date) -> Activity:
    return Activity.objects.create(
        uid=uuid4(), campaign=campaign, kind="gathering", unit=board, place=board.place,
        title="Họp thôn", due_on=on, key=key.format(board.place_id),
    )  # fmt: skip


def test_loudspeakers_and_groups_reach_the_same_households_in_the_new_hamlet(world):
    radio, zalo = station(world, world.hamlets[:2]), group(world)

    new = new_of(merged(world))

    clusters = Zone.objects.filter(outlet__parent=radio, to_on=None)
    assert sorted(bits.to_int(bytes(z.bits)) for z in clusters) == [
        (1 << 40) - 1, ((1 << 40) - 1) << 40,
    ]  # fmt: skip
    mine = Zone.objects.get(outlet=zalo, to_on=None)
    assert (mine.hamlet, bits.unpack(bytes(mine.bits))) == (new, list(range(0, 40, 2)))
    assert Outlet.objects.get(pk=zalo.pk).unit == hamlet_unit(new)
    assert set(Zone.objects.exclude(to_on=None).values_list("to_on", flat=True)) == {
        DAY - timedelta(days=1)
    }


def test_what_a_loudspeaker_reached_before_the_merger_is_not_changed_in_the_new_hamlet(world):
    station(world, world.hamlets[:2])
    new = new_of(merged(world))
    cluster = Zone.objects.filter(hamlet=new)[0].outlet
    facts = {"hamlet": new, "by": world.people["officer"]}

    with pytest.raises(Unfit, match=r"Thôn Sấu Vối mới có từ ngày 22/9/2025: chọn từ ngày ấy"):
        end_zone(cluster, on=DAY - timedelta(days=1), uid=uuid4(), **facts)
    end_zone(cluster, on=DAY, uid=uuid4(), **facts)

    assert not cluster.zones.filter(hamlet=new).exists()


def test_one_station_that_reached_both_whole_reaches_the_new_one_whole(world):
    outlet = Outlet.objects.create(
        commune=world.commune, kind="board", unit=world.office, name="Bảng tin chung"
    )
    for hamlet in world.hamlets[:2]:
        Zone.objects.create(outlet=outlet, hamlet=hamlet, from_on=date(2025, 8, 1))

    merged(world)

    assert Zone.objects.get(outlet=outlet, to_on=None).whole


def test_an_outlet_that_is_not_needed_any_more_closes(world):
    zalo = group(world)

    merged(world, closing=[zalo.pk])

    assert Outlet.objects.get(pk=zalo.pk).closed_on == clock.today()
    assert not Zone.objects.filter(outlet=zalo, to_on=None).exists()


def test_two_meetings_of_one_day_become_one_and_a_re_plan_knows_it(world):
    campaign = make_campaign(world)
    a, b = world.boards[:2]
    first = planned(campaign, a, "gathering:h{}:3", date(2025, 10, 5))
    second = planned(campaign, b, "gathering:h{}:3", date(2025, 10, 5))
    late = planned(campaign, b, "gathering:h{}:1", date(2025, 9, 7))

    new = new_of(merged(world))

    for row in (first, second, late):
        row.refresh_from_db()
    assert (first.unit, first.place, first.key) == (hamlet_unit(new), new, f"gathering:h{new.pk}:3")
    assert (second.state, second.reason) == (Activity.CANCELLED, regroup.outreach.ONCE)
    assert (late.unit, late.state) == (hamlet_unit(new), Activity.PLANNED)


def test_the_reach_of_a_campaign_that_spans_the_day_is_explained(world):
    campaign, (a, b) = make_campaign(world), world.boards[:2]
    did(campaign, "leaflet", unit=a, on=date(2025, 9, 10), reached={"delivered": range(30)})
    did(campaign, "leaflet", unit=b, on=date(2025, 9, 10), reached={"delivered": range(10)})
    change = merged(world)
    new = new_of(change)
    did(
        campaign, "visit", unit=hamlet_unit(new), on=date(2025, 9, 25),
        reached={"delivered": [30, 50, 51]},
    )  # fmt: skip

    told = explained(change, campaign_of(change, ""))

    assert [row.delivered for row in told.before.rows] == [30, 10]
    assert (told.before.delivered, told.then.delivered, told.now.delivered) == (40, 40, 43)
    assert told.agrees
    assert [part.hamlet for part in coverage(campaign)] == [world.hamlets[2], new]
    assert len(not_reached(campaign, new)) == 80 - 43


def test_the_weeks_of_a_new_hamlet_begin_with_those_of_the_old_ones(world):
    campaign, (a, b) = make_campaign(world), world.boards[:2]
    did(campaign, "leaflet", unit=a, on=date(2025, 9, 3), reached={"delivered": range(30)})
    did(campaign, "leaflet", unit=b, on=date(2025, 9, 10), reached={"delivered": range(10)})
    open_periods(campaign)
    new = new_of(merged(world))
    asked = Asked(period=period_of(campaign), grain="campaign")

    weeks = course(ledger_of(campaign, asked), new, asked).weeks

    told = {week.days.from_on: (week.value, week.households) for week in weeks}
    assert told[date(2025, 9, 1)] == (30, 80)
    assert told[date(2025, 9, 8)] == (10, 80)
    assert told[date(2025, 9, 22)] == (0, 80)


def test_a_change_is_explained_after_a_later_one_ended_its_hamlet(world):
    campaign, board = make_campaign(world), world.boards[0]
    did(campaign, "leaflet", unit=board, on=date(2025, 9, 10), reached={"delivered": range(30)})
    first = merged(world)
    middle = new_of(first)
    on = date(2025, 9, 25)
    did(campaign, "visit", unit=hamlet_unit(middle), on=DAY, reached={"delivered": [60]})
    said = Regrouping(on, (middle.pk, world.hamlets[2].pk), (Newcomer("Ba Thôn", "thôn"),), {})
    regroup.regroup(world.commune, said=said, by=world.people["officer"], uid=uuid4())

    told = explained(first, campaign_of(first, ""))
    page = world.client("officer").get(reverse("home:change", args=[first.pk])).content.decode()

    assert told.agrees
    assert (told.now.households, told.now.delivered) == (80, 31)
    assert "(đến hết 24/9/2025, rồi đổi tiếp)" in page


def test_reports_are_owed_by_the_new_board_and_older_ones_stay(world):
    campaign = make_campaign(world)
    regime = Regime.objects.create(
        commune=world.commune, campaign=campaign, key="x", title="Báo cáo", level="hamlet",
        to_name="UBND xã", every="monthly",
    )  # fmt: skip
    for board in world.boards[:2]:
        for first, last in ((date(2025, 8, 15), date(2025, 9, 14)),
                            (date(2025, 9, 15), date(2025, 10, 14))):  # fmt: skip
            Due.objects.create(
                regime=regime, unit=board, title="Kỳ", from_on=first, until_on=last,
                due_at=clock.now(),
            )  # fmt: skip
    before = set(Due.objects.values_list("unit", "from_on"))

    change = merged(world)

    new = hamlet_unit(new_of(change))
    owed = Due.objects.filter(from_on=date(2025, 9, 15)).values_list("unit", flat=True)
    assert list(owed) == [new.pk]
    assert Due.objects.filter(from_on=date(2025, 8, 15)).count() == 2
    regroup.take_back(change, by=world.people["officer"], uid=uuid4())
    assert set(Due.objects.values_list("unit", "from_on")) == before


def test_what_is_foreseen_is_what_happens_and_looking_changes_nothing(world):
    station(world, world.hamlets[:2])
    group(world)
    a, b = (place.pk for place in world.hamlets[:2])
    said = Regrouping(DAY, (a, b), (Newcomer("Sấu Vối", "thôn", (world.people["hamlet"].pk,)),), {})

    seen = regroup.foreseen(world.commune, said=said, by=world.people["officer"])

    assert not PlaceChange.objects.exists()
    assert Zone.objects.filter(to_on=None).count() == 3
    assert (seen.households, seen.people) == (80, ("Người hamlet2",))
    assert seen == regroup.described(merged(world))


def test_taken_back_everything_is_as_it_was(world):
    campaign = make_campaign(world)
    station(world, world.hamlets[:2])
    zalo = group(world)
    planned(campaign, world.boards[0], "gathering:h{}:3", date(2025, 10, 5))
    planned(campaign, world.boards[1], "gathering:h{}:3", date(2025, 10, 5))

    def state():
        return (
            list(Zone.objects.order_by("pk").values()),
            list(Outlet.objects.order_by("pk").values()),
            list(Activity.objects.order_by("pk").values()),
        )

    before = state()
    change = merged(world, closing=[zalo.pk])
    regroup.take_back(change, by=world.people["officer"], uid=uuid4())

    assert state() == before


def test_there_is_no_way_back_once_something_was_counted_in_the_new_hamlet(world):
    campaign = make_campaign(world)
    change = merged(world)
    board = hamlet_unit(new_of(change))
    did(campaign, "leaflet", unit=board, on=DAY, reached={"delivered": [1]})

    with pytest.raises(Unfit, match="chia tách với ngày"):
        regroup.take_back(change, by=world.people["officer"], uid=uuid4())


def test_each_part_of_a_split_hamlet_has_the_work_to_come(world):
    campaign, place = make_campaign(world), world.hamlets[0]
    planned(campaign, world.boards[0], "gathering:h{}:3", date(2025, 10, 5))
    shares = {place.pk: ((1 << 25) - 1, ((1 << 40) - 1) ^ ((1 << 25) - 1))}
    said = Regrouping(
        DAY, (place.pk,), (Newcomer("Trên", "thôn"), Newcomer("Dưới", "thôn")), shares
    )

    change = regroup.regroup(world.commune, said=said, by=world.people["officer"], uid=uuid4())

    places = {Place.objects.get(code=code).pk for code in change.after}
    rows = Activity.objects.filter(kind="gathering")
    assert set(rows.values_list("place", flat=True)) == places
    assert set(rows.values_list("key", flat=True)) == {f"gathering:h{pk}:3" for pk in places}
