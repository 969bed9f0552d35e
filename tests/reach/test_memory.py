"""Counting in memory says what the ledger says, whatever happened to the ground meanwhile."""

from datetime import date, timedelta

import pytest

from lantoa.commune.models import Absence, Place, Seat
from lantoa.commune.record import journal
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.outreach.models import Activity, Suspension
from lantoa.reach import jobs, queries
from lantoa.reach.memory import upkeep
from lantoa.reach.memory.acts import number_of
from lantoa.reach.memory.coverage import coverage
from lantoa.reach.memory.days_and_weeks import KEYS
from lantoa.reach.memory.tallied import rolled
from lantoa.reach.models import MEASURES
from tests.reach.ledger import FROM, did, make_campaign, station
from tests.reach.merging import merge
from tests.world import NOW

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)
ALL = Period(FROM, date(2025, 9, 29))


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def campaign(world):
    return make_campaign(world)


def told(campaign, period=ALL):
    """Return what the ledger says of each hamlet, in the words of `Part`."""
    return {
        part.hamlet.pk: (
            part.households, part.living, part.offered, part.delivered, part.engaged, part.twice,
            part.thrice, part.two_channels, int(part.is_silent), dict(part.by_channel),
            {ref: counts for ref, counts in part.by_pillar.items() if counts.offered},
        )
        for part in queries.coverage(campaign, period)
    }  # fmt: skip


def counted(campaign, period=ALL):
    """Return the same from memory."""
    answer = coverage(campaign.commune.place, period, campaigns=[campaign.pk])
    return {
        part.place: (
            part.households, part.living, part.offered, part.delivered, part.engaged, part.twice,
            part.thrice, part.two_channels, part.silent, dict(part.by_channel),
            dict(part.by_pillar),
        )
        for part in answer.parts
    }  # fmt: skip


def test_memory_says_what_the_ledger_says(world, campaign):
    board, other = world.boards[:2]
    radio = station(world, world.hamlets[:2])
    did(campaign, "radio", unit=world.office, on=DAY, outlet=radio)
    did(campaign, "leaflet", unit=board, on=DAY, reached={"delivered": range(20)})
    did(campaign, "gathering", unit=board, on=DAY, reached={"engaged": range(9, 25)},
        pillars=("1.1", "1.2"))  # fmt: skip
    did(campaign, "visit", unit=other, on=date(2025, 9, 20),
        reached={"delivered": [1, 2], "absent": [3]})  # fmt: skip

    assert counted(campaign) == told(campaign)
    assert counted(campaign, Period(DAY, DAY)) == told(campaign, Period(DAY, DAY))


def say(world, thing):
    """Write the journal's line that every action writes."""
    journal(world.people["officer"], f"{type(thing).__name__.lower()}.changed", thing)


def test_a_file_and_what_came_after_say_what_one_reading_says(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(20)})
    wrong = did(campaign, "visit", unit=world.boards[1], on=DAY, reached={"delivered": range(9)})
    upkeep.make()
    coverage(campaign.commune.place, ALL)

    right = did(campaign, "visit", unit=world.boards[1], on=DAY, reached={"delivered": [3]})
    Activity.objects.filter(pk=right.pk).update(corrects=wrong)
    say(world, right)
    did(campaign, "radio", unit=world.office, on=DAY, outlet=station(world, world.hamlets))
    Seat.objects.filter(hamlet=world.hamlets[0], bit=0).update(to_on=date(2025, 9, 20))
    say(world, world.hamlets[0])

    assert counted(campaign) == told(campaign)
    upkeep.make()
    assert counted(campaign) == told(campaign)


def test_what_waits_to_be_read_is_said_with_its_time(world, campaign):
    upkeep.make()
    upkeep.fresh()
    with clock.at(NOW + timedelta(minutes=5)):
        say(world, did(campaign, "visit", unit=world.boards[0], on=DAY, reached={"delivered": [1]}))

    with clock.at(NOW + timedelta(minutes=9)):
        behind, here = upkeep.fresh(most=0), upkeep.fresh()

    assert behind.as_of == NOW + timedelta(minutes=5)
    assert here.as_of == NOW + timedelta(minutes=9)


def test_lines_of_the_journal_beside_reach_make_nobody_read_again(world):
    upkeep.make()
    journal(world.people["officer"], "report.sent", world.commune)

    assert upkeep.fresh().read_again == ()


@pytest.mark.parametrize("content", [b"", b"LANTOA-ACTS\nsomething else", None])
def test_a_broken_file_is_no_source_and_the_ledger_is_read(world, campaign, content):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(20)})
    upkeep.make()
    upkeep.file().unlink()
    if content is not None:
        upkeep.file().write_bytes(content)

    with pytest.raises(upkeep.NotYet):
        upkeep.fresh(most=1)
    assert counted(campaign) == told(campaign)


def test_merged_hamlets_bring_what_was_done_in_them(world, campaign):
    first, second, _ = world.hamlets
    radio = station(world, [first])
    did(campaign, "radio", unit=world.office, on=DAY, outlet=radio)
    did(campaign, "visit", unit=world.boards[1], on=DAY, reached={"delivered": range(10)})
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(30)})
    Seat.objects.filter(hamlet=first, bit=39).update(from_on=date(2025, 9, 15))
    merged = merge(world, first, second, on=date(2025, 9, 20))

    parts = {part.place: part for part in coverage(world.commune.place, ALL).parts}
    before = coverage(world.commune.place, Period(FROM, date(2025, 9, 19))).parts

    found = parts[merged.pk]
    assert set(parts) == {merged.pk, world.hamlets[2].pk}
    assert (found.households, found.offered, found.delivered) == (80, 39 + 10, 40)
    assert {part.place: part.delivered for part in before} == {
        first.pk: 30, second.pk: 10, world.hamlets[2].pk: 0,
    }  # fmt: skip


def test_who_lives_away_on_the_last_day_is_told_apart(world):
    seat = Seat.objects.get(hamlet=world.hamlets[0], bit=3)
    Absence.objects.create(household=seat.household, to_on=DAY)

    on_the_day = coverage(world.commune.place, Period(FROM, DAY)).parts[0]
    later = coverage(world.commune.place, ALL).parts[0]

    assert (on_the_day.living, later.living, later.households) == (39, 40, 40)


def test_provinces_and_communes_add_their_hamlets_up(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(20)})
    nation, province = Place.objects.get(kind=Place.NATION), world.commune.place.parent

    country = coverage(nation, ALL).parts
    communes = coverage(province, ALL).parts

    mine = next(part for part in communes if part.place == world.commune.place_id)
    assert (mine.hamlets, mine.silent, mine.households, mine.delivered) == (3, 2, 120, 20)
    assert [(p.place, p.delivered) for p in country] == [(province.pk, 20)]


def test_days_before_anything_was_done_find_every_hamlet_silent(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(20)})

    parts = coverage(world.commune.place, Period(date(2001, 1, 1), date(2001, 1, 2))).parts

    assert [(p.silent, p.households, p.offered) for p in parts] == [(1, 40, 0)] * 3


def test_the_timetable_writes_no_file_for_a_lone_commune(world):
    jobs.lay_acts()

    assert not upkeep.file().exists()


@pytest.mark.parametrize("late", [0, 1])
def test_who_came_on_the_day_of_the_last_broadcast_heard_it_and_who_came_later_did_not(
    world, campaign, late
):
    did(campaign, "radio", unit=world.office, on=DAY, outlet=station(world, world.hamlets[:1]))
    came_on = DAY + timedelta(days=late)
    Seat.objects.filter(hamlet=world.hamlets[0], bit=3).update(from_on=came_on)

    found = coverage(world.commune.place, ALL).parts[0]

    assert found.offered == 40 - late
    assert counted(campaign) == told(campaign)


def test_weeks_in_memory_run_from_monday_to_sunday():
    _, week = KEYS
    days = [FROM + timedelta(days=n) for n in range(400)]

    turns = [day for day in days if week(number_of(day)) != week(number_of(day) - 1)]

    assert turns == [day for day in days if day.weekday() == 0]


def activities(campaign, period):
    """Return how many activities each hamlet (id) knows of, by memory and by the ledger."""
    rows = rolled(upkeep.everything(), period, [campaign.pk])
    numbers = rows.measures[:, MEASURES.index("activities")]
    held = {part.hamlet.pk: part.activities for part in queries.coverage(campaign, period)}
    return dict(zip(rows.place.tolist(), numbers.tolist(), strict=True)), held


def test_work_of_the_last_day_is_known_whether_it_named_anybody_or_not(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": [1]})
    did(campaign, "visit", unit=world.boards[1], on=DAY)

    found, held = activities(campaign, Period(FROM, DAY))

    assert found == held
    assert [found[hamlet.pk] for hamlet in world.hamlets] == [1, 1, 0]
    assert counted(campaign, Period(FROM, DAY)) == told(campaign, Period(FROM, DAY))


def test_a_mouth_is_silent_from_the_first_day_of_its_pause_on(world, campaign):
    radio = station(world, world.hamlets[:1])
    Suspension.objects.create(
        outlet=radio.parts.get(), from_on=DAY, until_on=DAY + timedelta(days=2), reason="Hỏng",
        by=world.people["officer"],
    )  # fmt: skip
    for days in (-1, 0, 2, 3):
        on = DAY + timedelta(days=days)
        did(campaign, "radio", unit=world.office, place=world.commune.place, outlet=radio, on=on)

    found, held = activities(campaign, ALL)

    assert found == held
    assert found[world.hamlets[0].pk] == 2


def test_what_is_aired_on_the_day_of_a_merger_is_not_heard_by_the_hamlets_that_went(
    world, campaign
):
    radio = station(world, world.hamlets[:1])
    merge(world, *world.hamlets[:2], on=DAY)
    did(campaign, "radio", unit=world.office, place=world.commune.place, outlet=radio, on=DAY)

    assert not any(part.offered for part in coverage(world.commune.place, ALL).parts)
