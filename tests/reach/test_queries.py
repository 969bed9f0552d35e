"""Coverage is read from the ledger: zones expanded, corrections heeded, moves remembered."""

from datetime import date, timedelta

import pytest

from lantoa.commune.models import Absence, Household, Seat
from lantoa.kit.periods import Period
from lantoa.outreach.models import Activity, Suspension
from lantoa.reach.queries import coverage, not_reached, together
from lantoa.reach.rules import Counts
from tests.counting import questions
from tests.reach.ledger import FROM, did, make_campaign, station
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)


@pytest.fixture
def campaign(world: World):
    return make_campaign(world)


def of(campaign, hamlet, period=None):
    return next(part for part in coverage(campaign, period) if part.hamlet == hamlet)


def test_a_radio_session_is_offered_to_its_zones_and_delivered_to_nobody(world, campaign):
    radio = station(world, world.hamlets[:2])

    did(campaign, "radio", unit=world.office, on=DAY, outlet=radio)

    heard = of(campaign, world.hamlets[0])
    assert (heard.offered, heard.delivered, heard.engaged) == (40, 0, 0)
    assert of(campaign, world.hamlets[2]).offered == 0


def test_a_paused_cluster_reaches_nobody_while_it_is_paused(world, campaign):
    radio = station(world, world.hamlets[:1])
    Suspension.objects.create(
        outlet=radio.parts.get(), from_on=DAY, until_on=DAY, reason="Mất điện"
    )

    did(campaign, "radio", unit=world.office, on=DAY, outlet=radio)

    assert of(campaign, world.hamlets[0]).offered == 0


def test_a_round_counts_the_doors_it_reached_and_keeps_the_others(world, campaign):
    hamlet, board = world.hamlets[0], world.boards[0]

    did(
        campaign, "leaflet", unit=board, on=DAY,
        reached={"delivered": range(30), "absent": [30, 31], "away": [32]},
    )  # fmt: skip

    part = of(campaign, hamlet)
    assert (part.households, part.offered, part.delivered) == (40, 30, 30)
    doors = not_reached(campaign, hamlet)
    assert len(doors) == 10
    found = {door.bit: door.result for door in doors}
    assert found[30] == "Vắng nhà"
    assert found[32] == "Đi làm ăn xa"
    assert found[39] == ""


def test_the_walking_list_follows_the_lane_order(world, campaign):
    hamlet = world.hamlets[0]
    seats = list(Seat.objects.filter(hamlet=hamlet).select_related("household")[:2])
    Household.objects.exclude(pk__in=[s.household_id for s in seats]).update(lane="Xóm Trên")
    for order, seat in zip((2, 1), seats, strict=True):
        Household.objects.filter(pk=seat.household_id).update(lane="Xóm Dưới", lane_order=order)

    doors = not_reached(campaign, hamlet)

    assert [door.bit for door in doors[:2]] == [seats[1].bit, seats[0].bit]
    assert doors[0].name == "Hộ 2"


def test_several_activities_reach_a_household_once(world, campaign):
    board = world.boards[0]
    did(campaign, "leaflet", unit=board, on=DAY, reached={"delivered": range(20)})
    did(campaign, "gathering", unit=board, on=DAY, reached={"engaged": range(10, 25)},
        pillars=("1.1", "1.2"))  # fmt: skip

    part = of(campaign, world.hamlets[0])

    assert (part.delivered, part.engaged) == (25, 15)
    assert (part.two_channels, part.twice, part.thrice) == (10, 10, 0)
    assert part.by_channel["leaflet"] == Counts(20, 20, 0)
    assert part.by_pillar["1.2"] == Counts(15, 15, 15)


def test_only_what_was_done_in_the_days_counts_and_replaced_rows_do_not(world, campaign):
    board = world.boards[0]
    wrong = did(campaign, "leaflet", unit=board, on=DAY, reached={"delivered": range(40)})
    right = did(campaign, "leaflet", unit=board, on=DAY, reached={"delivered": range(5)})
    Activity.objects.filter(pk=right.pk).update(corrects=wrong)
    did(campaign, "leaflet", unit=board, on=DAY, state="missed", reached={"delivered": [9]})

    within = of(campaign, world.hamlets[0], Period(date(2025, 9, 1), date(2025, 9, 14)))
    after = of(campaign, world.hamlets[0], Period(date(2025, 9, 15), date(2025, 9, 28)))

    assert within.delivered == 5
    assert after.delivered == 0


def test_a_household_that_moved_away_counts_neither_as_reached_nor_as_a_household(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(3)})
    Seat.objects.filter(hamlet=world.hamlets[0], bit=0).update(to_on=date(2025, 9, 20))

    part = of(campaign, world.hamlets[0])

    assert (part.households, part.delivered) == (39, 2)


def test_a_household_that_came_later_was_not_offered_an_earlier_session(world, campaign):
    radio = station(world, world.hamlets[:1])
    Seat.objects.filter(hamlet=world.hamlets[0], bit=7).update(from_on=date(2025, 9, 20))

    did(campaign, "radio", unit=world.office, on=DAY, outlet=radio)

    part = of(campaign, world.hamlets[0])
    assert (part.households, part.offered) == (40, 39)


def test_the_first_list_of_households_holds_for_earlier_days_too(world, campaign):
    radio = station(world, world.hamlets[:1])
    Seat.objects.filter(hamlet=world.hamlets[0]).update(from_on=date(2025, 9, 20))

    did(campaign, "radio", unit=world.office, on=DAY, outlet=radio)

    assert of(campaign, world.hamlets[0]).offered == 40


def test_an_empty_audience_row_says_that_a_hamlet_heard_nothing(world, campaign):
    radio = station(world, world.hamlets[:1])

    did(campaign, "radio", unit=world.office, place=world.hamlets[0], on=DAY, outlet=radio,
        reached={"offered": []})  # fmt: skip

    assert of(campaign, world.hamlets[0]).offered == 0


def test_households_that_live_away_are_shown_beside_all(world, campaign):
    seat = Seat.objects.get(hamlet=world.hamlets[0], bit=3)
    Absence.objects.create(household_id=seat.household_id)

    part = of(campaign, world.hamlets[0])

    assert (part.households, part.living) == (40, 39)


def test_who_came_home_last_week_still_lived_away_the_week_before(world, campaign):
    seat, back = Seat.objects.get(hamlet=world.hamlets[0], bit=3), DAY + timedelta(days=7)
    Absence.objects.create(household_id=seat.household_id, to_on=back - timedelta(days=1))

    before = of(campaign, world.hamlets[0], Period(FROM, DAY))
    after = of(campaign, world.hamlets[0], Period(FROM, back))

    assert (before.living, after.living) == (39, 40)


def test_hamlets_add_up_to_the_commune(world, campaign):
    for board in world.boards[:2]:
        did(campaign, "leaflet", unit=board, on=DAY, reached={"delivered": range(10)})

    whole = together(coverage(campaign))

    assert (whole.households, whole.counts.delivered) == (120, 20)
    assert whole.by_channel == {"leaflet": Counts(20, 20, 0)}


def test_the_number_of_questions_does_not_grow_with_the_ledger(world, campaign):
    radio = station(world, world.hamlets)

    did(campaign, "radio", unit=world.office, on=DAY, outlet=radio)
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": [1]})
    few = questions(lambda: coverage(campaign))
    for n in range(10):
        did(campaign, "radio", unit=world.office, on=DAY, outlet=radio)
        did(campaign, "leaflet", unit=world.boards[n % 3], on=DAY, reached={"delivered": [n]})

    assert questions(lambda: coverage(campaign)) == few <= 10
