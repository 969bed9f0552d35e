"""A proposed step becomes planned work at one press: once, by whoever may do it, never twice."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.outreach.models import Activity
from lantoa.outreach.scheduling import schedule
from lantoa.reach.proposed import day_for, slots, take_up
from lantoa.reach.proposing import proposal
from lantoa.reach.proposing_rules import Costs, Step, Yielded, expect
from lantoa.reach.proposing_words import gives, in_words, sum_of
from tests.reach.ledger import UNTIL, did, make_campaign, station
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)


@pytest.fixture
def campaign(world: World):
    made = make_campaign(world)
    did(made, "gathering", unit=world.boards[0], on=DAY, reached={"engaged": range(10)})
    return made


def planned(campaign) -> list[Activity]:
    return list(campaign.activities.filter(state="planned"))


def test_a_head_plans_the_proposed_meeting_with_one_press(world, campaign):
    address = reverse("reach:next", args=[campaign.pk, world.hamlets[0].pk])
    client = world.client("hamlet")
    said = client.get(address).content.decode()

    opened = client.post(address, {"uid": str(uuid4()), "viec": "gathering"}, follow=True)

    row = planned(campaign)[0]
    assert "Đưa vào lịch, Chủ nhật 5/10" in said
    assert (row.kind, row.unit, row.place, str(row.due_on)) == (
        "gathering", world.boards[0], world.hamlets[0], "2025-10-05",
    )  # fmt: skip
    assert "Đã có trong lịch, Chủ nhật 5/10." in opened.content.decode()
    after = client.get(address).content.decode()
    assert row.title in after
    assert "Đưa vào lịch, Chủ nhật 5/10" not in after


def test_two_who_press_plan_it_once(world, campaign):
    hamlet, uid = world.hamlets[0], uuid4()
    first = take_up(campaign, hamlet, "visit", by=world.people["hamlet"], uid=uid)

    again = take_up(campaign, hamlet, "visit", by=world.people["hamlet"], uid=uid)
    other = take_up(campaign, hamlet, "visit", by=world.people["officer"], uid=uuid4())

    assert first == again == other
    assert planned(campaign) == [first]


def test_work_that_is_planned_already_is_shown_and_not_planned_again(world, campaign):
    hamlet = world.hamlets[0]
    late = did(campaign, "leaflet", unit=world.boards[0], on=DAY, state="planned")
    found = proposal(campaign, hamlet)
    at = next(n for n, one in enumerate(found.steps) if one.kind == "visit")

    slot = slots(campaign, hamlet, found.steps, world.people["hamlet"])[at]

    assert (slot.standing, slot.is_late) == (late, True)
    assert take_up(campaign, hamlet, "visit", by=world.people["hamlet"], uid=uuid4()) == late


def test_a_head_does_not_plan_the_radio_and_the_office_does(world, campaign):
    radio = station(world, world.hamlets[:1])
    hamlet = world.hamlets[0]

    with pytest.raises(NotAllowed):
        take_up(campaign, hamlet, "radio", by=world.people["hamlet"], uid=uuid4())
    row = take_up(campaign, hamlet, "radio", by=world.people["officer"], uid=uuid4())

    assert (row.outlet, f"{row.due_time:%H:%M}") == (radio.parts.get(), "05:30")
    assert row.due_on == clock.today() + timedelta(days=1)
    head = slots(campaign, hamlet, proposal(campaign, hamlet).steps, world.people["hamlet"])
    assert row in [one.standing for one in head]


def test_a_session_of_the_whole_station_plays_on_its_clusters_as_well(world, campaign):
    radio = station(world, world.hamlets[:1])
    ahead = clock.today() + timedelta(days=2)
    row = did(campaign, "radio", unit=world.office, on=ahead, outlet=radio, state="planned")
    steps = proposal(campaign, world.hamlets[0]).steps

    stands = slots(campaign, world.hamlets[0], steps, world.people["officer"])

    assert row in [one.standing for one in stands]


def test_what_is_proposed_no_more_is_not_planned(world, campaign):
    with pytest.raises(Unfit, match="không còn trong gợi ý"):
        take_up(campaign, world.hamlets[0], "radio", by=world.people["officer"], uid=uuid4())


def test_a_replan_leaves_what_was_added_by_hand(world, campaign):
    row = take_up(campaign, world.hamlets[0], "visit", by=world.people["hamlet"], uid=uuid4())

    schedule(campaign, by=world.people["officer"])

    assert row in planned(campaign)


def test_a_day_is_never_behind_the_campaigns_end():
    long = Step("visit", "", "delivered", 2**200 - 1, 200, 40)

    assert day_for(long, date(2025, 10, 1), UNTIL, Costs()) == UNTIL


def test_what_a_meeting_takes_from_the_doors_stands_in_the_sum(world, campaign):
    did(campaign, "visit", unit=world.boards[1], on=DAY,
        reached={"delivered": range(9), "absent": range(9, 10)})  # fmt: skip
    found = proposal(campaign, world.hamlets[0])
    walk = next(one for one in found.steps if one.kind == "visit")

    said = sum_of(walk).replace("\u00a0", " ")

    assert said == "30 hộ × 90 % = 27 hộ, trừ 25 % đã đến họp: còn 20 hộ"
    assert "chừng 28 hộ sẽ đến họp hoặc nhận tận nhà." in in_words(found)


def test_doors_that_nobody_ever_knocked_at_are_in_no_promise(world, campaign):
    said = in_words(proposal(campaign, world.hamlets[0]))

    assert said.endswith("Theo những lần trước, chừng 8 hộ sẽ đến họp.")


def test_where_nobody_ever_went_no_number_is_promised():
    never = Step("visit", "", "delivered", 0b111, 3.0, 0.5)
    once = Step("visit", "", "delivered", 0b111, 3.0, 0.5, expect(Yielded(1, 1), Yielded()))

    assert (gives(never), sum_of(never)) == ("chưa biết bao nhiêu nhà có người", "")
    assert gives(once) == "dự kiến 3 hộ nhận"
