"""Doing: what was done is written once, by those who did it, with whom it reached."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from lantoa.commune.models import Journal
from lantoa.content import actions as content
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, AnotherBody, NotAllowed, Unfit
from lantoa.outreach import actions
from lantoa.outreach.actions import Done
from lantoa.outreach.models import Activity, Audience
from tests.outreach.campaigns import (
    DAY,
    handed,
    of_kind,
    scheduled,
    sizes,
)

pytestmark = pytest.mark.django_db


def test_a_round_sent_twice_is_written_once(world, round_):
    uid, done = uuid4(), handed(world)

    actions.confirm(round_, uid=uid, done=done, by=world.people["hamlet"])
    actions.confirm(round_, uid=uid, done=done, by=world.people["hamlet"])

    assert Journal.objects.filter(verb="activity.confirmed").count() == 1
    assert Audience.objects.count() == 3


def test_the_same_uid_with_another_number_is_refused(world, round_):
    uid = uuid4()
    actions.confirm(round_, uid=uid, done=handed(world), by=world.people["hamlet"])

    other = replace(handed(world), counts={"copies": 31})

    with pytest.raises(AnotherBody):
        actions.confirm(round_, uid=uid, done=other, by=world.people["hamlet"])


def test_two_people_cannot_both_write_the_same_round(world, round_):
    actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["hamlet"])

    with pytest.raises(AlreadyChanged):
        actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["officer"])


def test_another_hamlets_head_may_not_write_it(world, round_):
    with pytest.raises(NotAllowed):
        actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["hamlet2"])


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"counts": {}}, "copies"),
        ({"counts": {"copies": 0}}, "copies"),
        ({"counts": {"copies": 99_999}}, "copies"),
        ({"done_on": date(2025, 9, 30)}, "done_on"),
    ],
)
def test_what_is_missing_or_impossible_is_told_on_its_field(world, round_, more, field):
    done = replace(handed(world), **more)

    with pytest.raises(Unfit) as told:
        actions.confirm(round_, uid=uuid4(), done=done, by=world.people["hamlet"])

    assert told.value.field == field
    round_.refresh_from_db()
    assert round_.state == Activity.PLANNED


def test_a_session_names_the_approved_versions_that_went_out(world, campaign):
    session = of_kind(campaign, "radio", due_on=DAY)[0]
    planned = [one.version for one in session.carried.all()]

    done = Done(done_on=DAY, counts={"minutes": 15})
    row = actions.confirm(session, uid=uuid4(), done=done, by=world.people["operator"])

    assert planned
    assert [one.version for one in row.carried.all()] == planned
    assert all(version.state == "approved" for version in planned)


def test_nothing_goes_out_that_nobody_approved(world):
    campaign = scheduled(world)
    session = of_kind(campaign, "radio")[0]

    done = Done(done_on=session.due_on, counts={"minutes": 15})

    with pytest.raises(Unfit, match="Chưa có bản đã duyệt"):
        actions.confirm(session, uid=uuid4(), done=done, by=world.people["officer"])


def test_what_was_withdrawn_before_the_day_does_not_go_out(world, campaign):
    session = of_kind(campaign, "radio", due_on=date(2025, 9, 29))[0]
    version = session.carried.first().version
    with clock.at(clock.local(date(2025, 9, 27), 9)):
        content.withdraw(version, note="Sai số liệu", by=world.people["officer"], uid=uuid4())

    done = Done(done_on=session.due_on, counts={"minutes": 15})

    with pytest.raises(Unfit, match="đã bị thu hồi"):
        actions.confirm(session, uid=uuid4(), done=done, by=world.people["operator"])


def test_missing_needs_a_reason(world, round_):
    with pytest.raises(Unfit) as told:
        actions.miss(round_, uid=uuid4(), reason="  ", by=world.people["hamlet"])

    assert told.value.field == "reason"


def test_what_was_not_done_stays_with_its_reason(world, round_):
    row = actions.miss(round_, uid=uuid4(), reason="Mưa lũ", by=world.people["hamlet"])

    assert (row.state, row.reason) == (Activity.MISSED, "Mưa lũ")


def test_only_the_office_takes_work_out_of_the_plan(world, round_):
    with pytest.raises(NotAllowed):
        actions.cancel(round_, uid=uuid4(), reason="Bỏ", by=world.people["hamlet"])

    row = actions.cancel(round_, uid=uuid4(), reason="Trùng", by=world.people["officer"])

    assert row.state == Activity.CANCELLED


def test_a_correction_stands_beside_the_old_row_and_counts_alone(world, round_):
    old = actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["hamlet"])

    new = actions.correct(
        old,
        uid=uuid4(),
        done=replace(handed(world), counts={"copies": 33}),
        by=world.people["hamlet"],
    )

    old.refresh_from_db()
    assert new.corrects == old
    assert (old.counts, new.counts) == ({"copies": 30}, {"copies": 33})
    assert sizes(new) == {"delivered": 30, "absent": 5, "away": 3}
    with pytest.raises(AlreadyChanged):
        actions.correct(old, uid=uuid4(), done=handed(world), by=world.people["hamlet"])


def test_unplanned_work_sent_twice_is_stored_once(world, campaign):
    uid, hamlet = uuid4(), world.hamlets[0]
    facts = {
        "kind": "gathering",
        "unit": world.boards[0],
        "place": hamlet,
        "title": "Họp tổ liên gia",
        "done": Done(done_on=DAY, counts={"people": 25}),
        "uid": uid,
        "by": world.people["hamlet"],
    }

    first = actions.log(campaign, **facts)
    again = actions.log(campaign, **facts)

    assert first == again
    assert Activity.objects.filter(title="Họp tổ liên gia").count() == 1


def test_a_pause_of_the_station_cancels_its_sessions_without_fault(world, campaign):
    session = of_kind(campaign, "radio", due_on=date(2025, 10, 1))[0]

    actions.suspend(
        session.outlet,
        from_on=date(2025, 10, 1),
        until_on=date(2025, 10, 2),
        reason="Việc tang",
        by=world.people["operator"],
        uid=uuid4(),
    )

    states = [row.state for row in of_kind(campaign, "radio", due_on__gte=date(2025, 10, 1))[:3]]
    assert states == [Activity.CANCELLED, Activity.CANCELLED, Activity.PLANNED]
