"""Where things meet or end: two contents of one broadcast, a merger, a last day, who lives away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lantoa.commune.models import Absence, Seat
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.outreach.models import Outlet, Zone
from lantoa.reach.actions import open_periods, rebuild
from lantoa.reach.answering import answer
from lantoa.reach.asking import Asked
from lantoa.reach.models import Tally
from lantoa.reach.proposing_rules import LEAST_GAIN, Rate, Step, Yielded, cheapest_first, meeting
from lantoa.reach.queries import coverage, not_reached
from lantoa.reach.rules import Contact, Counts
from lantoa.reach.rules import coverage as counted
from tests.reach.ledger import FROM, UNTIL, did, make_campaign, station
from tests.reach.merging import merge
from tests.world import World

DAY = date(2025, 9, 10)
DAYS = Period(FROM, DAY)


@pytest.fixture
def campaign(world: World):
    return make_campaign(world)


def aired(world, campaign, radio, on=DAY, **facts):
    place = world.commune.place
    return did(campaign, "radio", unit=world.office, place=place, outlet=radio, on=on, **facts)


def test_two_broadcasts_to_the_same_households_count_for_both_their_contents():
    both = [
        Contact(number, DAY, "radio", (ref,), 0b111) for number, ref in ((1, "1.1"), (2, "1.2"))
    ]

    found = counted(both, 0b111)

    assert found.by_pillar == {"1.1": Counts(3), "1.2": Counts(3)}


@pytest.mark.django_db
def test_a_broadcast_heard_in_two_hamlets_is_one_activity_of_the_hamlet_they_became(
    world, campaign
):
    aired(world, campaign, station(world, world.hamlets[:2]))
    merged = merge(world, *world.hamlets[:2], on=DAY + timedelta(days=1))

    (found,) = coverage(campaign, DAYS, of=[merged])

    assert (found.activities, found.by_channel["radio"].delivered) == (1, 0)


@pytest.mark.django_db
def test_work_that_named_nobody_is_still_known_of_the_hamlet_that_took_the_place(world, campaign):
    did(campaign, "visit", unit=world.boards[0], on=DAY)
    merged = merge(world, *world.hamlets[:2], on=DAY + timedelta(days=1))

    (found,) = coverage(campaign, Period(FROM, DAY + timedelta(days=1)), of=[merged])

    assert (found.activities, found.is_silent) == (1, False)


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "offered"), [(0, 40), (1, 0)])
def test_a_zone_speaks_on_its_last_day_and_no_longer(world, campaign, days, offered):
    group = Outlet.objects.create(
        name="Nhóm Zalo", kind="zalo", commune=world.commune, unit=world.boards[0],
        place=world.hamlets[0],
    )  # fmt: skip
    Zone.objects.create(outlet=group, hamlet=world.hamlets[0], from_on=FROM, to_on=DAY)
    did(campaign, "zalo", unit=world.boards[0], outlet=group, on=DAY + timedelta(days=days))

    (found,) = coverage(campaign, of=world.hamlets[:1])

    assert found.offered == offered


@pytest.mark.django_db
def test_a_hamlet_that_heard_the_radio_is_not_silent_where_leaflets_are_asked_for(world, campaign):
    aired(world, campaign, station(world, world.hamlets[:1]))
    asked = Asked(DAYS, channel="leaflet")

    parts = answer(world.people["officer"], campaign, asked)

    silent = [part.hamlet for part in parts if part.is_silent]
    assert set(silent) == set(world.hamlets[1:])
    assert not any(part.offered for part in parts)


@pytest.mark.django_db
def test_no_period_opens_once_the_campaign_has_ended(world, campaign):
    with clock.at(clock.local(UNTIL + timedelta(days=40))):
        open_periods(campaign)

    last = Tally.objects.exclude(until_on=None).latest("from_on")
    assert last.from_on <= UNTIL


@pytest.mark.django_db
def test_who_lives_away_is_a_household_of_the_hamlet_and_does_not_live_there(world, campaign):
    open_periods(campaign)
    seat = Seat.objects.get(hamlet=world.hamlets[0], bit=3)
    Absence.objects.create(household_id=seat.household_id)

    rebuild(campaign)

    row = Tally.objects.get(place=world.hamlets[0], grain="campaign")
    whole = Tally.objects.get(place=world.commune.place, grain="campaign")
    assert (row.households, row.living) == (40, 39)
    assert (whole.households, whole.living) == (120, 119)


def test_what_reaches_most_in_an_hour_comes_first():
    slow = Step("visit", "", "delivered", 0b1111, expected=12, hours=12)
    quick = Step("gathering", "", "engaged", 0b1111, expected=4, hours=2)

    assert cheapest_first([slow, None, quick], 3) == (quick, slow)


def test_a_meeting_that_brings_one_household_in_two_tries_is_still_proposed():
    rate = Rate(LEAST_GAIN, Yielded(1, 2, 2), Yielded())

    assert meeting(0b1, rate, 2) is not None
    assert meeting(0b1, replace(rate, share=LEAST_GAIN - 0.01), 2) is None


@pytest.mark.django_db
def test_a_door_says_what_the_newest_round_found_there(world, campaign):
    for days, mark in ((0, "absent"), (1, "refused")):
        on = DAY + timedelta(days=days)
        did(campaign, "visit", unit=world.boards[0], on=on, reached={mark: [1]})

    (door,) = [one for one in not_reached(campaign, world.hamlets[0]) if one.bit == 1]

    assert door.words == "Không nhận"
