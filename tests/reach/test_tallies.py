"""Tallies follow the ledger in the same breath, stand before the first activity, and add up."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from lantoa.commune.lineage import sizes
from lantoa.commune.manage import new_hamlet
from lantoa.commune.models import Household, Journal
from lantoa.commune.moves import move_away, shrink
from lantoa.kit import clock, jobs
from lantoa.outreach.actions import Done, correct, log, set_zone, suspend
from lantoa.outreach.models import Zone
from lantoa.reach.actions import audit, open_periods, rebuild
from lantoa.reach.models import MEASURES, Tally
from lantoa.reach.queries import coverage
from lantoa.reach.spans import GRAINS
from lantoa.reach.tally_numbers import Numbers, of_row, total
from tests.counting import questions
from tests.reach.ledger import did, make_campaign, station
from tests.reach.merging import merge
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)


@pytest.fixture
def campaign(world: World):
    made = make_campaign(world)
    open_periods(made)
    return made


def round_(world, campaign, number=0, *, on=DAY, marks=None, pillars=()):
    """Log visits from house to house in a hamlet."""
    hamlet = world.hamlets[number].pk
    marks = {hamlet: {mark: list(bits) for mark, bits in (marks or {}).items()}}
    return log(
        campaign, kind="visit", unit=world.boards[number], place=world.hamlets[number],
        title="Đến từng nhà", done=Done(done_on=on, counts={"homes": 30}, marks=marks),
        uid=uuid4(), by=world.people["officer"], pillars=pillars,
    )  # fmt: skip


def numbers_of(part) -> Numbers:
    """Return a hamlet's reach, as pages show it, as the numbers of its row."""
    known = {"hamlets": 1, "silent": int(part.is_silent)}
    groups = (
        {k: [c.offered, c.delivered, c.engaged] for k, c in sorted(g.items()) if c.offered}
        for g in (part.by_channel, part.by_pillar)
    )
    measures = [known[name] if name in known else getattr(part, name) for name in MEASURES]
    return Numbers(measures, *groups)


def wrong_rows(campaign) -> list[str]:
    """Return the rows that say something else than the ledger, counted for those very days."""
    found = []
    spans = Tally.objects.filter(place=campaign.commune.place)
    for top in spans:
        days = {"grain": top.grain, "from_on": top.from_on}
        rows = Tally.objects.filter(campaign=campaign, **days).exclude(pk=top.pk)
        stored = {row.place_id: of_row(row) for row in rows}
        period = top.span.period
        said = {part.hamlet.pk: numbers_of(part) for part in coverage(campaign, period)}
        if stored != said or of_row(top) != total(said.values()):
            found.append(f"{top.grain} {top.from_on}")
    return found


def so_far(campaign, place):
    return Tally.objects.get(campaign=campaign, place=place, grain="campaign")


def test_every_hamlet_has_its_row_before_anything_was_done(world, campaign):
    rows = Tally.objects.filter(campaign=campaign, grain="week", from_on=date(2025, 9, 8))

    assert {row.place for row in rows} == {*world.hamlets, world.commune.place}
    assert so_far(campaign, world.commune.place).silent == 3
    assert so_far(campaign, world.hamlets[0]).households == 40
    assert {row.grain for row in Tally.objects.all()} == set(GRAINS)
    assert not wrong_rows(campaign)


def test_a_round_is_seen_at_once_in_its_hamlet_and_its_commune(world, campaign):
    round_(world, campaign, marks={"delivered": range(30), "absent": [30, 31]})

    for place, silent, households in ((world.hamlets[0], 0, 40), (world.commune.place, 2, 120)):
        row = so_far(campaign, place)
        assert (row.offered, row.delivered, row.engaged) == (30, 30, 0)
        assert (row.silent, row.households, row.by_channel) == (
            silent, households, {"visit": [30, 30, 0]},
        )  # fmt: skip
    assert not wrong_rows(campaign)


def test_two_rounds_of_a_day_that_name_nobody_are_two_activities(world, campaign):
    for _ in range(2):
        round_(world, campaign)

    row = so_far(campaign, world.hamlets[0])
    assert (row.activities, row.silent, row.delivered) == (2, 0, 0)


def test_work_told_late_for_a_hamlet_that_was_merged_counts_in_the_new_one(world, campaign):
    merged = merge(world, *world.hamlets[:2], on=DAY + timedelta(days=3))
    jobs.registry()["reach.retally_hamlets"](*(h.pk for h in world.hamlets[:2]), merged.pk)
    world.hamlets[0].refresh_from_db()

    with clock.at(clock.local(DAY + timedelta(days=5))):
        round_(world, campaign, marks={"delivered": range(12)})

    assert so_far(campaign, merged).delivered == 12
    assert not wrong_rows(campaign)


def test_how_often_is_three_different_things(world, campaign):
    for on in (DAY, DAY, date(2025, 9, 11)):
        round_(world, campaign, on=on, marks={"delivered": range(10)})

    row = so_far(campaign, world.hamlets[0])

    assert (row.twice, row.thrice) == (10, 10)
    assert (row.two_days, row.three_days) == (10, 0)
    assert (row.two_weeks, row.three_weeks) == (0, 0)


def test_a_correction_takes_the_wrong_day_back_and_counts_on_the_right_one(world, campaign):
    wrong = round_(world, campaign, marks={"delivered": range(30)})
    marks = {world.hamlets[0].pk: {"delivered": list(range(5))}}
    right = Done(done_on=date(2025, 9, 16), counts={"homes": 5}, marks=marks)

    correct(wrong, uid=uuid4(), done=right, by=world.people["officer"])

    assert so_far(campaign, world.hamlets[0]).delivered == 5
    week = Tally.objects.get(
        campaign=campaign, place=world.hamlets[0], grain="week", from_on=date(2025, 9, 8)
    )
    assert (week.delivered, week.activities, week.silent) == (0, 0, 1)
    assert not wrong_rows(campaign)


def test_work_of_a_year_ago_opens_its_periods_for_the_whole_commune(world, campaign):
    round_(world, campaign, on=date(2024, 10, 3), marks={"delivered": range(7)})

    rows = Tally.objects.filter(campaign=campaign, grain="week", from_on=date(2024, 9, 30))
    assert rows.count() == 4
    assert rows.get(place=world.commune.place).delivered == 7
    assert so_far(campaign, world.hamlets[0]).delivered == 0
    assert not wrong_rows(campaign)


def test_a_pause_and_a_new_zone_change_what_the_radio_had_offered(world, campaign):
    radio = station(world, world.hamlets[:2])
    officer = world.people["officer"]
    session = did(campaign, "radio", unit=world.office, on=DAY, outlet=radio)
    jobs.at_once("reach.retally", session.pk)
    before = so_far(campaign, world.commune.place).offered

    first = radio.parts.order_by("pk")[0]
    suspend(first, from_on=DAY, until_on=DAY, reason="Mất điện", by=officer, uid=uuid4())
    second = Zone.objects.get(hamlet=world.hamlets[1]).outlet
    set_zone(second, hamlet=world.hamlets[1], households=range(5), by=officer, uid=uuid4())

    assert (before, so_far(campaign, world.commune.place).offered) == (80, 40)
    assert not wrong_rows(campaign)


def test_what_was_tampered_with_is_found_mended_and_put_on_record(world, campaign):
    round_(world, campaign, marks={"delivered": range(30)})
    Tally.objects.filter(place=world.hamlets[0], grain="month").update(delivered=31)

    first, again = audit(campaign), audit(campaign)

    assert first.different == Tally.objects.filter(place=world.hamlets[0], grain="month").count()
    assert again.different == 0
    assert Journal.objects.filter(verb="reach.mended").count() == 1
    assert not wrong_rows(campaign)


def test_a_moved_closing_day_moves_the_months(world, campaign):
    round_(world, campaign, marks={"delivered": range(30)})
    world.commune.settings["closing_day"] = 31
    world.commune.save()
    campaign.refresh_from_db()

    rebuild(campaign)

    months = Tally.objects.filter(grain="month", place=world.commune.place)
    assert [row.from_on.day for row in months] == [1] * len(months)
    assert not wrong_rows(campaign)


def test_periods_open_as_they_begin(world, campaign):
    with clock.at(clock.local(date(2025, 10, 7), 0, 5)):
        opened = open_periods(campaign), open_periods(campaign)

    assert opened == (1, 0)
    assert Tally.objects.filter(grain="week", from_on=date(2025, 10, 6)).count() == 4


def test_the_number_of_questions_of_a_log_does_not_grow_with_the_ledger(world, campaign):
    def once(on=DAY):
        round_(world, campaign, on=on, marks={"delivered": [1, 2]})

    few = questions(once)
    for n in range(20):
        did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": [n]})

    assert questions(once) == few
    assert set(MEASURES) <= {field.name for field in Tally._meta.fields}


def test_a_hamlet_added_by_the_office_stands_among_the_silent_ones_at_once(world, campaign):
    before = Tally.objects.get(campaign=campaign, grain="campaign", place=world.commune.place)

    new_hamlet(
        world.commune, name="Bản Mới", word="bản", households=25,
        by=world.people["officer"], uid=uuid4(),
    )  # fmt: skip

    after = Tally.objects.get(pk=before.pk)
    assert (after.households, after.silent) == (before.households + 25, before.silent + 1)
    assert wrong_rows(campaign) == []


def test_who_left_today_is_gone_today_from_the_page_and_from_the_tallies(world, campaign):
    round_(world, campaign, marks={"delivered": range(30)})
    first = Household.objects.get(seats__hamlet=world.hamlets[0], seats__bit=0)

    move_away(first, by=world.people["officer"], uid=uuid4())
    shrink(world.hamlets[0], fewer=2, by=world.people["officer"], uid=uuid4())

    row = so_far(campaign, world.hamlets[0])
    assert (row.households, row.delivered) == (37, 29)
    assert sizes([world.hamlets[0].pk]) == {world.hamlets[0].pk: 37}
    assert not wrong_rows(campaign)
