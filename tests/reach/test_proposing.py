"""The next best steps: who is left, what is allowed, what worked here before; the sums are open."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.commune.manage import change_settings
from lantoa.commune.models import Absence, Seat
from lantoa.kit import clock
from lantoa.outreach.actions import close_outlet, suspend
from lantoa.reach.proposing import proposal
from lantoa.reach.proposing_rules import (
    Costs,
    Mouthful,
    Round,
    Yielded,
    broadcast,
    cheapest_first,
    doors,
    expect,
    meeting,
    yielded,
)
from lantoa.reach.proposing_words import cost, in_words
from lantoa.reach.rules import OFFERED
from tests.counting import questions
from tests.reach.ledger import did, make_campaign, station
from tests.world import World

DAY = date(2025, 9, 10)
SETS = st.integers(0, 2**40 - 1)
CALM = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine draws slowly; that is no fault of what is tested."""


@pytest.fixture
def campaign(world: World):
    return make_campaign(world)


def step(found, kind):
    return next((one for one in found.steps if one.kind == kind), None)


@pytest.mark.django_db
def test_a_loudspeaker_offers_and_the_doors_deliver(world, campaign):
    radio = station(world, world.hamlets[:1])
    did(campaign, "visit", unit=world.boards[0], on=DAY,
        reached={"delivered": range(20), "absent": range(20, 25)})  # fmt: skip

    found = proposal(campaign, world.hamlets[0])

    heard, walk = step(found, "radio"), step(found, "visit")
    assert (found.households, found.covered) == (20, 20)
    assert (heard.surety, heard.households, heard.name) == (
        OFFERED, 20, radio.parts.get().name,
    )  # fmt: skip
    assert walk.households == 20
    assert walk.expected == pytest.approx(20 * 20 / 25)
    assert walk.rate.here == Yielded(20, 25, 1)
    assert found.steps[0] == heard


@pytest.mark.django_db
def test_a_paused_or_closed_loudspeaker_is_not_proposed(world, campaign):
    radio = station(world, world.hamlets[:2])
    officer, today = world.people["officer"], clock.today()
    first, second = radio.parts.order_by("pk")
    suspend(first, from_on=today, until_on=None, reason="Hỏng loa", by=officer, uid=uuid4())
    close_outlet(second, by=officer, uid=uuid4())

    for hamlet in world.hamlets[:2]:
        assert step(proposal(campaign, hamlet), "radio") is None


def set_to(world, campaign, **said):
    change_settings(world.commune, said=said, by=world.people["admin"], uid=uuid4())
    campaign.commune.refresh_from_db()


@pytest.mark.django_db
def test_a_commune_sets_what_is_proposed_how_many_and_what_it_costs(world, campaign):
    station(world, world.hamlets[:1])
    did(campaign, "gathering", unit=world.boards[0], on=DAY, reached={"engaged": range(10)})
    hamlet = world.hamlets[0]
    before = proposal(campaign, hamlet)

    set_to(world, campaign, next_steps="loa, tan-nha", door_minutes="20", radio_setup_minutes="45")
    dear = proposal(campaign, hamlet)
    set_to(world, campaign, most_next_steps="1")

    assert {one.kind for one in before.steps} == {"radio", "gathering", "visit"}
    assert {one.kind for one in dear.steps} == {"radio", "visit"}
    assert step(dear, "visit").hours == 2 * step(before, "visit").hours == 10
    assert "20 phút một nhà" in cost(step(dear, "visit"))
    assert step(dear, "radio").hours == step(before, "radio").hours + 0.5
    assert proposal(campaign, hamlet).steps == dear.steps[:1]


@pytest.mark.django_db
def test_a_commune_sets_how_soon_people_are_asked_to_meet_again(world, campaign):
    did(campaign, "gathering", unit=world.boards[0], on=clock.today() - timedelta(days=3),
        reached={"engaged": range(10)})  # fmt: skip
    assert step(proposal(campaign, world.hamlets[0]), "gathering") is None

    set_to(world, campaign, meeting_gap_days="3", meeting_hours="4")

    assert step(proposal(campaign, world.hamlets[0]), "gathering").hours == 4


@pytest.mark.django_db
def test_a_meeting_promises_what_meetings_brought_and_not_twice_a_week(world, campaign):
    did(campaign, "gathering", unit=world.boards[0], on=DAY, reached={"engaged": range(10)})
    soon = proposal(campaign, world.hamlets[0])
    did(campaign, "gathering", unit=world.boards[1], on=clock.today(), reached={"engaged": [1]})

    assert step(soon, "gathering").rate.here == Yielded(10, 40, 1)
    assert step(soon, "gathering").expected == pytest.approx(30 * 10 / 40)
    assert step(proposal(campaign, world.hamlets[1]), "gathering") is None


@pytest.mark.django_db
def test_households_that_live_away_are_said_and_not_walked_to(world, campaign):
    seat = Seat.objects.get(hamlet=world.hamlets[0], bit=3)
    Absence.objects.create(household_id=seat.household_id)

    found = proposal(campaign, world.hamlets[0])

    assert (found.households, found.away.bit_count()) == (40, 1)
    assert not step(found, "visit").covers >> 3 & 1


@pytest.mark.django_db
def test_whom_the_newest_knock_found_away_is_not_walked_to_again(world, campaign):
    for on, marks in (
        (DAY, {"delivered": range(30), "away": range(30, 36)}),
        (DAY + timedelta(1), {"absent": range(34, 36)}),
    ):
        did(campaign, "visit", unit=world.boards[0], on=on, reached=marks)

    found = proposal(campaign, world.hamlets[0])

    assert (found.households, found.away.bit_count()) == (10, 4)
    assert step(found, "visit").households == 6


@pytest.mark.django_db
def test_where_all_who_are_left_live_away_that_is_said(world, campaign):
    reached = {"delivered": range(37), "away": range(37, 40)}
    did(campaign, "visit", unit=world.boards[0], on=DAY, reached=reached)

    found = proposal(campaign, world.hamlets[0])

    assert (found.steps, in_words(found)) == ((), "Các hộ còn lại đều đi làm ăn xa.")


@pytest.mark.django_db
def test_when_the_campaign_is_over_or_all_were_reached_nothing_is_proposed(world, campaign):
    did(campaign, "visit", unit=world.boards[0], on=DAY, reached={"delivered": range(40)})
    assert proposal(campaign, world.hamlets[0]).reason == "Không còn hộ nào chưa nhận."

    campaign.until_on = clock.today()
    assert proposal(campaign, world.hamlets[1]).reason == "Đợt đã hết ngày."


@pytest.mark.django_db
def test_the_number_of_questions_does_not_grow_with_what_was_done(world, campaign):
    station(world, world.hamlets)
    did(campaign, "visit", unit=world.boards[0], on=DAY, reached={"delivered": [1]})
    few = questions(lambda: proposal(campaign, world.hamlets[0]))
    for n in range(19):
        on = DAY + timedelta(days=n % 5)
        did(campaign, "visit", unit=world.boards[0], on=on, reached={"delivered": [n]})

    assert questions(lambda: proposal(campaign, world.hamlets[0])) == few


def test_one_lucky_evening_promises_less_than_fifty_doors():
    around = Yielded(300, 1000, 40)

    lucky, sure = expect(Yielded(2, 2, 1), around), expect(Yielded(50, 50, 3), around)

    assert lucky.share == pytest.approx((2 + 10 * 0.3) / 12)
    assert lucky.share < 0.5 < sure.share
    assert expect(Yielded(), Yielded()) is None
    assert expect(Yielded(1, 4), Yielded()).share == 0.25


@CALM
@given(st.lists(st.tuples(SETS, SETS), max_size=6), SETS)
def test_a_round_is_judged_by_the_households_that_nothing_had_reached_before_it(rounds, seated):
    found = yielded([Round("doors", asked, got & asked) for asked, got in rounds], seated)

    had, gained, tried = set(), 0, 0
    for asked, got in rounds:
        for home in range(40):
            if asked >> home & 1 and seated >> home & 1 and home not in had:
                tried += 1
                gained += got >> home & 1
        had |= {home for home in range(40) if (got & asked) >> home & 1}
    told = found.get("doors", Yielded())
    assert (told.gained, told.tried, told.times) == (gained, tried, len(rounds))


@CALM
@given(SETS, SETS, st.integers(0, 5))
def test_doors_never_leave_those_left_nor_take_more_hours_than_the_days_have(left, sooner, days):
    walk = doors(left, sooner, None, days, Costs())

    if walk is None:
        assert not left or not days
    else:
        assert walk.covers & ~left == 0
        assert walk.hours <= days * 2
        skipped = left & ~walk.covers
        assert not skipped & sooner or not walk.covers & ~sooner


@CALM
@given(st.lists(SETS, max_size=4), SETS)
def test_the_broadcast_that_most_can_hear_who_heard_nothing_is_chosen(zones, unheard):
    mouths = [Mouthful(n, f"Cụm {n}", zone, 0.5) for n, zone in enumerate(zones)]

    best = broadcast(mouths, unheard)

    most = max(((zone & unheard).bit_count() for zone in zones), default=0)
    assert (best.households if best else 0) == most


def test_at_most_three_steps_and_the_one_that_reaches_most_an_hour_first():
    walk, met = (
        doors(0b1111, 0, None, 1, Costs()),
        meeting(0b1111, expect(Yielded(3, 4), Yielded()), 2),
    )

    assert cheapest_first([met, None, walk], 3) == (walk, met)
    assert len(cheapest_first([walk] * 5, 3)) == 3


@pytest.mark.django_db
def test_the_page_says_each_step_what_it_gives_and_what_it_rests_on(world, campaign):
    station(world, world.hamlets[:1])
    did(campaign, "visit", unit=world.boards[0], on=DAY,
        reached={"delivered": range(20), "absent": range(20, 25)})  # fmt: skip
    address = reverse("reach:next", args=[campaign.pk, world.hamlets[0].pk])

    said = world.client("hamlet").get(address).content.decode().replace("\u00a0", " ")

    assert "Còn 20 hộ chưa nhận" in said
    assert "20 hộ có thể nghe; loa phát không tính là đã nhận" in said
    assert "20 hộ × 80 % = 16 hộ" in said
    assert "80 % từ những lần trước: ở đây 20/25 lượt gõ cửa" in said
    assert "Nên phát thêm 1 lần ở " in said
    assert ", rồi đến tận nhà 20 hộ. Như vậy cả 20 hộ còn lại được đến tận nhà hoặc" in said
    assert "Theo những lần trước, chừng 16 hộ sẽ nhận tận nhà." in said
    assert world.client("hamlet2").get(address).status_code == 404


@pytest.mark.django_db
def test_the_hamlet_and_its_walking_list_carry_the_steps_with_the_arithmetic_folded(
    world, campaign
):
    station(world, world.hamlets[:1])
    for name in ("reach:hamlet", "reach:walk"):
        address = reverse(name, args=[campaign.pk, world.hamlets[0].pk])

        said = world.client("hamlet").get(address).content.decode().replace("\u00a0", " ")

        assert "Phát thêm 1 lần ở" in said.partition("Vì sao, tính thế nào")[0]
        assert "Các hộ trong vùng loa chưa nghe, thấy lần nào" in said
