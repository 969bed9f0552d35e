"""Doing: what was done is written once, by those who did it, with whom it reached."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from lantoa.commune.models import Journal
from lantoa.content import actions as content
from lantoa.kit import clock
from lantoa.kit.bits import count
from lantoa.kit.errors import AlreadyChanged, AnotherBody, NotAllowed, Unfit
from lantoa.outreach import actions
from lantoa.outreach.actions import Done
from lantoa.outreach.models import Activity, Audience
from tests.outreach.campaigns import approve_all, group, of_kind, scheduled

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 28)


@pytest.fixture
def campaign(world):
    made = scheduled(world)
    approve_all(world, made)
    actions.fill_sessions(made, from_on=made.from_on, until_on=made.until_on, by=None)
    return made


@pytest.fixture
def round_(world, campaign):
    return next(row for row in of_kind(campaign, "leaflet") if row.unit == world.boards[0])


def handed(world, **more):
    """Return a round in the first hamlet: 30 handed out, 5 absent, 3 away."""
    hamlet = world.hamlets[0].pk
    marks = {"delivered": range(30), "absent": range(30, 35), "away": range(35, 38)}
    told = {mark: list(bits) for mark, bits in marks.items()}
    return Done(done_on=DAY, counts={"copies": 30}, marks={hamlet: told}, **more)


def sizes(activity):
    """Return how many households each mark holds."""
    return {row.mark: count(bytes(row.bits)) for row in activity.audiences.all()}


def test_a_round_done_by_the_village_head_is_written_with_its_doors(world, round_):
    row = actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["hamlet"])

    assert row.state == Activity.DONE
    assert row.counts == {"copies": 30}
    assert sizes(row) == {"delivered": 30, "absent": 5, "away": 3}
    assert row.received_at == clock.now()


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


def test_a_silent_cluster_takes_its_hamlet_out_of_the_session(world, campaign):
    session = of_kind(campaign, "radio", due_on=DAY)[0]
    cluster = session.outlet.parts.get(place=world.hamlets[1])

    done = Done(done_on=DAY, counts={"minutes": 15}, silent={cluster.pk: "mất điện"})
    row = actions.confirm(session, uid=uuid4(), done=done, by=world.people["operator"])

    assert "mất điện" in row.note
    told = {audience.hamlet: count(bytes(audience.bits)) for audience in row.audiences.all()}
    assert told == {world.hamlets[1]: 0}


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
