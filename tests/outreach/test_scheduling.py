"""Scheduling: the letter's vehicles become work for those who have to do it."""

import itertools
from collections import Counter
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from lantoa.commune import ground
from lantoa.commune.models import Unit
from lantoa.kit import clock
from lantoa.outreach import actions
from lantoa.outreach.models import Activity, Carried
from lantoa.outreach.queries import doers_by_kind, planned_by_kind, wave
from lantoa.plan.models import Peak
from tests.outreach.campaigns import approve_all, group, of_kind, running, scheduled, station

pytestmark = pytest.mark.django_db
BEFORE = clock.local(date(2025, 8, 25), 8)


def test_every_day_of_the_window_has_a_session_of_the_station(world):
    campaign = scheduled(world)

    sessions = of_kind(campaign, "radio")
    days = (campaign.until_on - campaign.from_on).days + 1

    assert [row.due_on for row in sessions] == [
        campaign.from_on + timedelta(days=n) for n in range(days)
    ]
    assert len(sessions) >= 40
    assert {row.unit for row in sessions} == {world.team}
    assert {row.due_time for row in sessions} == {time(5, 30)}


def test_a_commune_with_two_slots_a_day_airs_twice_a_day(world):
    world.commune.settings = {"radio_times": ["17:00", "05:30"]}
    world.commune.save()

    campaign = scheduled(world)

    first_day = of_kind(campaign, "radio", due_on=campaign.from_on)
    assert [row.due_time for row in first_day] == [time(5, 30), time(17, 0)]


def test_every_vehicle_that_the_letter_names_is_planned(world):
    planned = planned_by_kind(scheduled(world))

    assert {"radio", "visual", "web", "zalo", "gathering", "leaflet", "culture"} <= set(planned)
    assert "sms_request" not in planned
    assert "class" not in planned


def test_each_hamlet_has_its_own_round_and_meetings(world):
    campaign = scheduled(world)

    for board in world.boards:
        mine = Counter(campaign.activities.filter(unit=board).values_list("kind", flat=True))
        assert mine["leaflet"] == 1
        assert mine["gathering"] == 2
        assert mine["visit"] == 1


def test_associations_named_in_the_letter_meet_their_members(world):
    campaign = scheduled(world)

    meeting = {row.unit for row in of_kind(campaign, "gathering")}

    assert {world.women, world.farmers} <= meeting


def test_the_party_cell_is_never_planned_by_the_office(world):
    assert of_kind(scheduled(world), "party_cell") == []


def test_what_is_performed_stands_on_the_peak(world):
    campaign = scheduled(world)

    assert [row.due_on for row in of_kind(campaign, "culture")] == [
        peak.on for peak in Peak.objects.filter(campaign=campaign)
    ]
    assert {row.unit for row in of_kind(campaign, "culture")} == {world.team}


def test_banners_hang_a_week_before_the_peak(world):
    campaign = scheduled(world)
    peak = Peak.objects.get(campaign=campaign)

    assert {row.due_on for row in of_kind(campaign, "visual")} == {peak.on - timedelta(days=7)}


def test_planning_twice_plans_once(world):
    campaign = scheduled(world)
    before = planned_by_kind(campaign)

    differences = actions.schedule(campaign, by=world.people["officer"])

    assert differences == []
    assert planned_by_kind(campaign) == before


def test_a_row_that_people_moved_stays_and_is_told(world):
    campaign = scheduled(world)
    round_ = of_kind(campaign, "leaflet")[0]
    new_day = round_.due_on + timedelta(days=2)
    actions.move(
        round_,
        due_on=new_day,
        due_time=None,
        title="Phát tờ rơi cùng phiên chợ",
        by=world.people["officer"],
        uid=world_uid(1),
    )

    differences = actions.schedule(campaign, by=world.people["officer"])

    round_.refresh_from_db()
    assert (round_.due_on, round_.title) == (new_day, "Phát tờ rơi cùng phiên chợ")
    assert len(differences) == 1
    assert "Phát tờ rơi cùng phiên chợ" in differences[0]


def test_a_shorter_window_takes_idle_sessions_away_and_keeps_what_was_done(world):
    campaign = scheduled(world)
    approve_all(world, campaign)
    first = of_kind(campaign, "radio")[0]
    done = actions.Done(done_on=first.due_on, counts={"minutes": 15})
    actions.confirm(first, uid=world_uid(2), done=done, by=world.people["operator"])
    campaign.from_on += timedelta(days=10)
    campaign.save()

    actions.schedule(campaign, by=world.people["officer"])

    left = of_kind(campaign, "radio")
    assert left[0] == first
    assert left[1].due_on == campaign.from_on


def test_hamlet_groups_get_a_post_every_other_week(world):
    group(world)
    campaign = scheduled(world)

    posts = [row for row in of_kind(campaign, "zalo") if row.unit == world.boards[0]]

    assert len(posts) >= 3
    assert {b.due_on - a.due_on for a, b in itertools.pairwise(posts)} == {timedelta(days=14)}


def test_without_a_station_the_team_that_runs_the_loudspeakers_airs(world):
    campaign = running(world)

    actions.schedule(campaign, by=world.people["officer"])

    assert {row.unit for row in of_kind(campaign, "radio")} == {world.team}
    assert {row.outlet for row in of_kind(campaign, "radio")} == {None}


def test_only_approved_items_are_put_into_sessions(world):
    campaign = scheduled(world)
    assert Carried.objects.filter(activity__campaign=campaign).count() == 0

    with clock.at(BEFORE):
        approved = approve_all(world, campaign)
        filled = actions.fill_sessions(
            campaign,
            from_on=campaign.from_on,
            until_on=campaign.until_on,
            by=world.people["approver"],
        )

    brought = Carried.objects.filter(activity__campaign=campaign)
    assert filled > 40
    assert {one.version for one in brought.select_related("version")} <= set(approved)


def test_two_days_running_bring_different_items_and_pillars_take_turns(world):
    campaign = scheduled(world)
    approve_all(world, campaign)
    span = {"from_on": campaign.from_on, "until_on": campaign.until_on}

    actions.fill_sessions(campaign, **span, by=world.people["officer"])

    sessions = of_kind(campaign, "radio")
    brought = [{one.version_id for one in row.carried.all()} for row in sessions]
    assert all(brought)
    assert all(a.isdisjoint(b) for a, b in itertools.pairwise(brought))
    assert len({pillar.ref for row in sessions for pillar in row.pillars.all()}) >= 3


def test_filling_twice_changes_nothing(world):
    campaign = scheduled(world)
    approve_all(world, campaign)
    span = {"from_on": campaign.from_on, "until_on": campaign.until_on}
    actions.fill_sessions(campaign, **span, by=None)
    before = list(Carried.objects.values_list("activity", "version", "order").order_by("activity"))

    actions.fill_sessions(campaign, **span, by=None)

    again = list(Carried.objects.values_list("activity", "version", "order").order_by("activity"))
    assert again == before


def test_what_a_session_brought_is_not_changed_after_it_aired(world):
    campaign = scheduled(world)
    approve_all(world, campaign)
    span = {"from_on": campaign.from_on, "until_on": campaign.until_on}
    actions.fill_sessions(campaign, **span, by=None)
    aired = of_kind(campaign, "radio")[0]
    brought = [one.version_id for one in aired.carried.order_by("order")]
    Carried.objects.filter(activity=aired).exclude(version_id=brought[0]).delete()
    Activity.objects.filter(pk=aired.pk).update(state="done")

    actions.fill_sessions(campaign, **span, by=None)

    assert [one.version_id for one in aired.carried.all()] == brought[:1]


def test_the_plan_names_who_does_what_with_hamlets_as_one(world):
    doers = doers_by_kind(scheduled(world))

    assert doers["radio"] == [world.team.name]
    assert doers["leaflet"] == ["Các thôn, khu phố"]


def test_the_wave_counts_every_day_of_the_campaign(world):
    campaign = scheduled(world)

    days = wave(campaign)

    total = campaign.activities.exclude(state=Activity.CANCELLED).count()
    assert sum(day.total for day in days) == total
    assert [day.on for day in days if day.peak] == [date(2025, 10, 10)]


def test_planning_fifty_hamlets_takes_a_bounded_number_of_queries(
    world, django_assert_max_num_queries
):
    station(world)
    campaign = running(world)
    for number in range(47):
        ground_hamlet(world, number)

    with django_assert_max_num_queries(90):
        actions.schedule(campaign, by=world.people["officer"])

    assert campaign.activities.filter(kind="leaflet").count() == 50
    assert Unit.objects.filter(kind="hamlet").count() == 50


def ground_hamlet(world, number):
    return ground.add_hamlet(world.commune, name=f"Bản {number}", word="bản", households=20)


def world_uid(number):
    return UUID(int=number)
