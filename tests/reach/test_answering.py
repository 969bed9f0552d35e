"""What the board shows: from tallies or the ledger alike, by weeks, with yesterday's news."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lantoa.commune import ground
from lantoa.commune.actions import Newcomer, Regrouping, regroup
from lantoa.commune.models import Seat
from lantoa.kit import clock
from lantoa.kit.periods import Period, week_of
from lantoa.outreach.models import Activity
from lantoa.plan.models import Peak
from lantoa.reach import spans
from lantoa.reach.answering import answer
from lantoa.reach.asking import OFTEN, Asked
from lantoa.reach.board import news, ordered, tiles
from lantoa.reach.course import course, ledger_of, of_weeks, sentence
from lantoa.reach.news import since_yesterday
from lantoa.reach.queries import period_of, together
from lantoa.reach.rules import SURETIES, Counts
from lantoa.reach.tallying import open_periods, rebuild
from tests.counting import questions
from tests.reach.ledger import did, make_campaign, station
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)


@pytest.fixture
def campaign(world: World):
    made = make_campaign(world)
    radio = station(world, world.hamlets[:2])
    did(made, "radio", unit=world.office, on=DAY, outlet=radio, place=world.commune.place)
    did(made, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(30)})
    did(made, "gathering", unit=world.boards[0], on=DAY + timedelta(7),
        reached={"engaged": range(20, 35)}, pillars=("1.1", "1.2"))  # fmt: skip
    return made


def values(parts, asked):
    return [(part.hamlet.pk, asked.value(part), asked.counts(part)) for part in parts]


@pytest.mark.parametrize("surety", SURETIES)
@pytest.mark.parametrize("often", ["", *OFTEN])
def test_stored_and_counted_answers_are_the_same(world, campaign, surety, often):
    span = period_of(campaign)
    facts = {"surety": surety, "often": often}
    stored, counted = Asked(span, grain=spans.CAMPAIGN, **facts), Asked(span, **facts)
    open_periods(campaign)
    rebuild(campaign)

    officer = world.people["officer"]

    assert values(answer(officer, campaign, stored), stored) == values(
        answer(officer, campaign, counted), counted
    )


@pytest.mark.parametrize("part", [{"pillar": "1.2"}, {"channel": "leaflet"}])
def test_a_part_counted_from_the_ledger_is_what_the_tallies_hold_of_it(world, campaign, part):
    asked = Asked(period_of(campaign), grain=spans.CAMPAIGN, **part)
    open_periods(campaign)
    rebuild(campaign)
    officer = world.people["officer"]

    whole = answer(officer, campaign, replace(asked, pillar="", channel=""))

    assert values(answer(officer, campaign, asked), asked) == values(whole, asked)


def test_the_channels_of_a_content_are_of_that_content_alone(world, campaign):
    content = Asked(period_of(campaign), pillar="1.2", grain=spans.CAMPAIGN)
    channel = Asked(period_of(campaign), channel="gathering", grain=spans.CAMPAIGN)
    officer = world.people["officer"]

    of_content = together(answer(officer, campaign, content))
    of_channel = together(answer(officer, campaign, channel))

    assert of_content.by_channel == {"gathering": Counts(15, 15, 15)}
    assert of_channel.by_channel == {"gathering": Counts(15, 15, 15)}
    assert of_channel.by_pillar == {"1.1": Counts(15, 15, 15), "1.2": Counts(15, 15, 15)}


def test_a_standard_week_is_read_in_one_question(world, campaign):
    rebuild(campaign)
    week = Asked(week_of(DAY), grain=spans.WEEK)
    officer = world.people["officer"]

    found = answer(officer, campaign, week)

    assert sum(part.delivered for part in found) == 30
    assert questions(lambda: answer(officer, campaign, week)) == 1


def test_a_content_by_one_channel_is_counted_exactly(world, campaign):
    asked = Asked(period_of(campaign), pillar="1.1", channel="gathering", grain=spans.CAMPAIGN)

    found = answer(world.people["officer"], campaign, asked)

    assert sum(asked.value(part) for part in found) == 15


def test_the_numbers_and_the_weeks_of_a_narrow_question_read_the_ledger_once(world, campaign):
    asked = Asked(Period(DAY, DAY + timedelta(1)), pillar="1.1", channel="leaflet")
    officer, board = world.people["officer"], reverse("reach:board", args=[campaign.pk])
    ledger = ledger_of(campaign, asked)

    shared = answer(officer, campaign, asked, ledger)
    weeks = course(ledger, world.commune.place, of_weeks(asked))

    assert shared == answer(officer, campaign, asked)
    assert sum(part.delivered for part in shared) == 30
    assert [week.value for week in weeks.weeks] == [0, 0, 0, 30, 0, 0, 0, 0]
    with CaptureQueriesContext(connection) as said:
        world.client("officer").get(board, {"nd": "1.1", "ht": "leaflet"})
    assert sum("FROM lantoa_audience AS told" in one["sql"] for one in said) == 1


def test_what_came_since_yesterday_is_told_and_older_news_are_not(world, campaign):
    new = did(campaign, "visit", unit=world.boards[1], on=DAY, reached={"delivered": range(7)})
    asked = Asked(period_of(campaign))
    for row, days in ((new, 0), (campaign.activities.get(kind="leaflet"), 5)):
        row.received_at = clock.now() - timedelta(days=days)
        row.save()

    held = tiles(
        answer(world.people["officer"], campaign, asked), asked, since_yesterday(campaign, asked)
    )

    assert {tile.part.hamlet.pk: tile.more for tile in held if tile.more} == {
        world.hamlets[1].pk: 7
    }
    assert news(held) == "Từ hôm qua đến nay thêm 7 hộ: thôn Ao Vối +7."
    alone = [tile for tile in held if tile.more]
    assert news(alone) == "Từ hôm qua đến nay thêm 7 hộ."
    assert ordered(held, "moi")[0].part.hamlet == world.hamlets[1]
    assert since_yesterday(campaign, Asked(asked.period, channel="leaflet")) == {}
    assert since_yesterday(campaign, Asked(asked.period, pillar="1.2")) == {}
    past = Asked(Period(DAY, DAY))
    assert since_yesterday(campaign, past) == {}


def test_who_moved_away_is_no_news(world, campaign):
    did(campaign, "visit", unit=world.boards[1], on=DAY, reached={"delivered": range(7)})
    Activity.objects.filter(kind="visit").update(received_at=clock.now())
    Seat.objects.filter(hamlet=world.hamlets[1], bit__lt=2).update(to_on=DAY)

    assert since_yesterday(campaign, Asked(period_of(campaign))) == {world.hamlets[1].pk: 5}


def test_after_a_merger_the_news_of_the_old_hamlets_are_the_new_ones(world, campaign):
    Activity.objects.update(received_at=clock.now() - timedelta(days=5))
    officer, (a, b) = world.people["officer"], world.hamlets[:2]
    for board, reached in zip(world.boards[:2], (range(25, 38), range(7)), strict=True):
        row = did(campaign, "visit", unit=board, on=DAY, reached={"delivered": reached})
        Activity.objects.filter(pk=row.pk).update(received_at=clock.now())
    said = Regrouping(date(2025, 9, 20), (a.pk, b.pk), (Newcomer("Sấu Vối", "thôn"),), {})
    regroup(world.commune, said=said, by=officer, uid=uuid4())
    asked = Asked(period_of(campaign))

    held = tiles(answer(officer, campaign, asked), asked, since_yesterday(campaign, asked))

    assert news(held) == "Từ hôm qua đến nay thêm 10 hộ: thôn Sấu Vối +10."


def test_the_course_shows_each_week_by_itself_and_the_peak_ahead(world, campaign):
    Peak.objects.create(campaign=campaign, on=date(2025, 10, 10), title="Ngày hội")
    open_periods(campaign)
    rebuild(campaign)
    asked = Asked(period_of(campaign), grain=spans.CAMPAIGN)

    held = course(ledger_of(campaign, asked), world.commune.place, asked)

    assert [week.value for week in held.weeks] == [0, 0, 0, 30, 15, 0, 0, 0]
    assert 0 < held.at(held.peaks[0]) < 1
    said = sentence(held, asked).replace("\u00a0", " ")
    assert "Nhiều nhất là tuần 8/9–14/9: 30 hộ đã nhận tận hộ (25 %)" in said
    assert "Cao điểm 10/10, còn 11 ngày." in said


@pytest.mark.parametrize(
    ("part", "weeks"),
    [
        ({"pillar": "1.2"}, [0, 0, 0, 0, 15, 0, 0, 0]),
        ({"pillar": "1.2", "channel": "gathering"}, [0, 0, 0, 0, 15, 0, 0, 0]),
        ({"pillar": "1.2", "channel": "leaflet"}, [0, 0, 0, 0, 0, 0, 0, 0]),
        ({"channel": "leaflet", "often": "twice"}, [0, 0, 0, 0, 0, 0, 0, 0]),
        ({"channel": "leaflet", "often": "two_weeks"}, [0, 0, 0, 30, 0, 0, 0, 0]),
        ({"often": "two_weeks"}, [0, 0, 0, 30, 15, 0, 0, 0]),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_the_course_is_of_the_content_and_the_channel_that_are_asked(
    world, campaign, part, weeks, whole
):
    rebuild(campaign)
    asked = of_weeks(Asked(period_of(campaign), grain=spans.CAMPAIGN, **part))
    place = world.commune.place if whole else world.hamlets[0]

    held = course(ledger_of(campaign, asked), place, asked)

    assert [week.value for week in held.weeks] == weeks
    assert {week.households for week in held.weeks if week.value} <= {120 if whole else 40}


def test_the_weeks_of_a_narrow_question_keep_the_hamlets_of_their_day(world, campaign):
    a, b = (place.pk for place in world.hamlets[:2])
    said = Regrouping(date(2025, 9, 20), (a, b), (Newcomer("Sấu Vối", "thôn"),), {})
    regroup(world.commune, said=said, by=world.people["officer"], uid=uuid4())
    asked = Asked(period_of(campaign), grain=spans.CAMPAIGN, pillar="1.2", channel="gathering")

    held = course(ledger_of(campaign, asked), world.commune.place, of_weeks(asked))

    assert [week.value for week in held.weeks] == [0, 0, 0, 0, 15, 0, 0, 0]
    assert {week.households for week in held.weeks if not week.is_ahead} == {120}


def test_the_board_names_above_the_weeks_what_they_show(world, campaign):
    rebuild(campaign)
    client, address = world.client("officer"), reverse("reach:board", args=[campaign.pk])

    narrow = client.get(address, {"nd": "1.2", "ht": "leaflet"}).content.decode()
    weeks = client.get(address, {"lan": "two_weeks"}).content.decode()

    assert "Theo tuần: đã nhận tận hộ (nội dung 1.2, tờ rơi đến tận hộ)" in narrow
    assert "Chưa tuần nào có hộ đã nhận tận hộ" in narrow
    assert "Theo tuần: đã nhận tận hộ<" in weeks
    assert ("Nhận bằng hai hình thức" in narrow, "Nhận bằng hai hình thức" in weeks) == (
        False, True,
    )  # fmt: skip


def test_the_board_shows_the_peak_and_a_table_beside_the_picture(world, campaign):
    Peak.objects.create(campaign=campaign, on=date(2025, 10, 10), title="Ngày hội")
    rebuild(campaign)

    said = world.client("officer").get(reverse("reach:board", args=[campaign.pk])).content.decode()

    assert "Cao điểm 10/10" in said
    assert "Số hộ được tiếp cận trong từng tuần" in said
    assert 'style="' not in said


def test_the_board_asks_the_same_for_three_hamlets_and_for_twenty_from_tallies(world, campaign):
    rebuild(campaign)
    client, address = world.client("officer"), reverse("reach:board", args=[campaign.pk])
    few = questions(lambda: client.get(address))
    for n in range(17):
        ground.add_hamlet(world.commune, name=f"Bản {n}", word="bản", households=10)
    rebuild(campaign)

    assert questions(lambda: client.get(address)) == few


def test_a_correction_is_news_only_for_what_it_adds(world, campaign):
    old = campaign.activities.get(kind="leaflet")
    right = did(campaign, "leaflet", unit=world.boards[0], on=DAY, reached={"delivered": range(32)})
    right.corrects, right.received_at = old, clock.now()
    right.save()

    assert since_yesterday(campaign, Asked(period_of(campaign), channel="leaflet")) == {
        world.hamlets[0].pk: 2
    }
