"""Whom it reached: doors ticked, whole hamlets, silent clusters, zones that change."""

from datetime import timedelta
from uuid import uuid4

import pytest

from lantoa.commune.models import Absence, Household, Seat
from lantoa.commune.moves import move_away
from lantoa.kit import clock
from lantoa.kit.bits import count
from lantoa.kit.errors import Unfit
from lantoa.outreach import actions
from lantoa.outreach.actions import Done
from lantoa.outreach.hints import hints_of
from lantoa.outreach.models import Activity
from tests.outreach.campaigns import DAY, group, handed, of_kind, sizes

pytestmark = pytest.mark.django_db


def test_a_round_done_by_the_village_head_is_written_with_its_doors(world, round_):
    row = actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["hamlet"])

    assert row.state == Activity.DONE
    assert row.counts == {"copies": 30}
    assert sizes(row) == {"delivered": 30, "absent": 5, "away": 3}
    assert row.received_at == clock.now()


def test_a_whole_hamlet_less_those_told_otherwise(world, round_):
    hamlet = world.hamlets[0].pk
    done = Done(
        done_on=DAY,
        counts={"copies": 38},
        marks={hamlet: {"away": [0, 1]}},
        whole={hamlet: "delivered"},
    )

    row = actions.confirm(round_, uid=uuid4(), done=done, by=world.people["hamlet"])

    assert sizes(row) == {"delivered": 38, "away": 2}


def test_the_whole_hamlet_is_those_who_live_there_and_the_usual_log_raises_no_question(
    world, round_
):
    hamlet = world.hamlets[0].pk
    for seat in Seat.objects.filter(hamlet=hamlet, bit__in=(0, 1)):
        Absence.objects.create(household=seat.household)
    done = Done(done_on=DAY, counts={"copies": 38}, whole={hamlet: "delivered"})

    row = actions.confirm(round_, uid=uuid4(), done=done, by=world.people["hamlet"])

    assert sizes(row) == {"delivered": 38, "away": 2}
    assert not hints_of(world.people["hamlet"])


def test_who_is_ticked_though_the_list_says_away_was_met_all_the_same(world, round_):
    hamlet = world.hamlets[0].pk
    Absence.objects.create(household=Seat.objects.get(hamlet=hamlet, bit=0).household)
    done = Done(
        done_on=DAY,
        counts={"copies": 40},
        marks={hamlet: {"delivered": [0]}},
        whole={hamlet: "delivered"},
    )

    row = actions.confirm(round_, uid=uuid4(), done=done, by=world.people["hamlet"])

    assert sizes(row) == {"delivered": 40}


def test_a_door_is_counted_under_one_mark_alone(world, round_):
    hamlet = world.hamlets[0].pk
    marks = {hamlet: {"delivered": [1, 2], "absent": [2, 3]}}

    row = actions.confirm(
        round_,
        uid=uuid4(),
        done=Done(done_on=DAY, counts={"copies": 2}, marks=marks),
        by=world.people["hamlet"],
    )

    assert sizes(row) == {"delivered": 2, "absent": 1}


def test_doors_of_another_hamlet_cannot_be_ticked(world, round_):
    marks = {world.hamlets[1].pk: {"delivered": [1]}}

    done = Done(done_on=DAY, counts={"copies": 1}, marks=marks)

    with pytest.raises(Unfit, match="không thuộc địa bàn"):
        actions.confirm(round_, uid=uuid4(), done=done, by=world.people["hamlet"])


def test_doors_that_do_not_exist_cannot_be_ticked(world, round_):
    marks = {world.hamlets[0].pk: {"delivered": [40]}}

    done = Done(done_on=DAY, counts={"copies": 1}, marks=marks)

    with pytest.raises(Unfit, match="không còn ở"):
        actions.confirm(round_, uid=uuid4(), done=done, by=world.people["hamlet"])


def test_a_party_cell_session_never_marks_households(world, campaign):
    done = Done(
        done_on=DAY, counts={"people": 18}, marks={world.hamlets[0].pk: {"engaged": [1, 2]}}
    )

    with pytest.raises(Unfit, match="không đánh dấu từng hộ"):
        actions.log(
            campaign,
            kind="party_cell",
            unit=world.boards[0],
            place=world.hamlets[0],
            title="Chi bộ thôn",
            done=done,
            uid=uuid4(),
            by=world.people["hamlet"],
        )

    assert not Activity.objects.filter(kind="party_cell").exists()


def test_a_silent_cluster_takes_its_hamlet_out_of_the_session(world, campaign):
    session = of_kind(campaign, "radio", due_on=DAY)[0]
    cluster = session.outlet.parts.get(place=world.hamlets[1])

    done = Done(done_on=DAY, counts={"minutes": 15}, silent={cluster.pk: "mất điện"})
    row = actions.confirm(session, uid=uuid4(), done=done, by=world.people["operator"])

    assert "mất điện" in row.note
    told = {audience.hamlet: count(bytes(audience.bits)) for audience in row.audiences.all()}
    assert told == {world.hamlets[1]: 0}


def test_who_still_heard_a_session_with_a_silent_cluster_is_who_lived_there_that_day(
    world, campaign
):
    session = of_kind(campaign, "radio", due_on=DAY)[0]
    cluster = session.outlet.parts.get(place=world.hamlets[1])
    other = session.outlet.parts.exclude(pk=cluster.pk).first()
    other.zones.create(hamlet=world.hamlets[1], from_on=DAY, whole=True)
    gone = Household.objects.get(seats__hamlet=world.hamlets[1], seats__bit=0)
    with clock.at(clock.local(DAY + timedelta(days=2), 9)):
        move_away(gone, by=world.people["officer"], uid=uuid4())

        done = Done(done_on=DAY, counts={"minutes": 15}, silent={cluster.pk: "mất điện"})
        row = actions.confirm(session, uid=uuid4(), done=done, by=world.people["operator"])

    assert count(bytes(row.audiences.get(hamlet=world.hamlets[1]).bits)) == 40


def test_a_zone_that_changed_leaves_the_past_as_it_was(world, campaign):
    outlet = group(world)

    zone = actions.set_zone(
        outlet,
        hamlet=world.hamlets[0],
        households=range(10),
        by=world.people["officer"],
        uid=uuid4(),
    )

    old = outlet.zones.exclude(pk=zone.pk).get()
    assert old.to_on == zone.from_on - timedelta(days=1)
    assert (count(bytes(old.bits)), count(bytes(zone.bits))) == (20, 10)
