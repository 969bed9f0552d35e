"""A recall sample from the draw to the closed sheet: nobody's answer is left behind."""

from uuid import uuid4

import pytest

from lantoa.commune.models import Household, Journal, Receipt
from lantoa.kit.bits import unpack
from lantoa.kit.errors import AlreadyChanged, NotAllowed, NotThere, Unfit
from lantoa.reach import recall_actions, recall_queries
from lantoa.reach.recall_models import RecallDoor, RecallSheet
from lantoa.reach.recall_rules import ABSENT, HEARD, NOT_HEARD, UNSURE, Answers, order_of
from tests.counting import questions
from tests.reach.ledger import make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(world: World):
    return make_campaign(world)


@pytest.fixture
def row(world: World, campaign):
    return drawn(world, campaign)


def drawn(world: World, campaign, **more):
    places = more.pop("places", list(world.hamlets))
    askers = {place.pk: world.boards[(n + 1) % 3] for n, place in enumerate(world.hamlets)}
    facts = {"question": "Nhà mình đã nghe chưa?", "pillar": "", "askers": askers, **more}
    return recall_actions.draw(
        campaign, places=places, by=world.people["officer"], uid=uuid4(), **facts
    )


def sheet_of(row, hamlet):
    return RecallSheet.objects.get(recall=row, hamlet=hamlet)


def say(sheet, order, answer, by):
    recall_actions.answer(sheet, order=order, answer=answer, by=by, uid=uuid4())


def test_the_sheet_can_be_drawn_again_from_what_it_keeps(world, row):
    sheet = sheet_of(row, world.hamlets[0])

    again = order_of(unpack(bytes(sheet.frame)), row.seed)

    assert list(sheet.doors.values_list("bit", flat=True)) == again[: sheet.size + 9]
    assert sheet.size == 18


def test_households_that_live_away_are_not_drawn_and_are_told(world, campaign):
    away = Household.objects.filter(seats__hamlet=world.hamlets[0])[:25]
    Household.objects.filter(pk__in=[one.pk for one in away]).update(away=True)

    sheet = sheet_of(drawn(world, campaign), world.hamlets[0])

    gone = set(world.hamlets[0].seats.filter(household__away=True).values_list("bit", flat=True))
    assert sheet.away == 25
    assert not gone & set(sheet.doors.values_list("bit", flat=True))


def test_a_door_with_nobody_in_opens_a_spare_one(world, row):
    sheet, head = sheet_of(row, world.hamlets[0]), world.people["hamlet2"]
    assert sum(call.is_open for call in recall_queries.calls(sheet)) == 18

    say(sheet, 1, ABSENT, head)

    opened = [call.door.order for call in recall_queries.calls(sheet) if call.is_open]
    assert sorted(opened) == list(range(1, 20))
    assert [call.spare for call in recall_queries.calls(sheet) if call.spare == 0] == [0]


def test_after_closing_nothing_joins_a_household_to_its_answer(world, row):
    sheet, head = sheet_of(row, world.hamlets[0]), world.people["hamlet2"]
    for order, answer in enumerate([HEARD] * 6 + [NOT_HEARD] * 5 + [UNSURE], start=1):
        say(sheet, order, answer, head)
    say(sheet, 12, "", head)
    say(sheet, 12, HEARD, head)

    recall_actions.close(sheet, by=head, uid=uuid4())

    sheet.refresh_from_db()
    assert sheet.answers == Answers(heard=7, not_heard=5)
    assert not RecallDoor.objects.filter(sheet=sheet).exists()
    bodies = Receipt.objects.filter(verb="recall.answer").values_list("body_hash", flat=True)
    assert len(set(bodies)) == 1
    told = Journal.objects.filter(verb="recall.answered")
    assert {(line.thing, str(line.facts)) for line in told} == {(f"recallsheet:{sheet.pk}", "{}")}
    with pytest.raises(AlreadyChanged):
        say(sheet, 1, HEARD, head)


def test_the_numbers_of_a_paper_sheet_must_fit_the_draw(world, row):
    sheet, head = sheet_of(row, world.hamlets[0]), world.people["hamlet2"]

    with pytest.raises(Unfit, match="nhiều hơn"):
        recall_actions.close(sheet, by=head, uid=uuid4(), paper=Answers(19, 0, 0, 0))
    with pytest.raises(Unfit, match="Chưa hộ nào"):
        recall_actions.close(sheet, by=head, uid=uuid4(), paper=Answers(absent=3))
    recall_actions.close(sheet, by=head, uid=uuid4(), paper=Answers(10, 6, 2, 4))

    sheet.refresh_from_db()
    assert sheet.answers.asked == 18


def test_the_neighbours_own_head_neither_sees_nor_fills_the_sheet(world, row):
    sheet = sheet_of(row, world.hamlets[0])

    with pytest.raises(NotThere):
        recall_queries.sheet(world.people["hamlet"], sheet.pk)
    with pytest.raises(NotAllowed):
        say(sheet, 1, HEARD, world.people["hamlet"])
    assert recall_queries.sheet(world.people["hamlet2"], sheet.pk) == sheet
    assert sheet.asker_kind == "neighbour"


def test_an_own_head_who_is_given_the_sheet_is_marked_for_good(world, row):
    sheet = sheet_of(row, world.hamlets[0])

    recall_actions.give(sheet, asker=world.boards[0], by=world.people["officer"], uid=uuid4())

    line = recall_queries.result(world.people["officer"], row).lines
    assert [one.is_biased for one in line if one.sheet.pk == sheet.pk] == [True]


def close_with(world, row, *answers):
    for hamlet, found in zip(world.hamlets, answers, strict=True):
        sheet = sheet_of(row, hamlet)
        recall_actions.close(sheet, by=world.people["officer"], uid=uuid4(), paper=found)


def test_small_counts_stay_unsaid_also_by_subtraction(world, row):
    close_with(world, row, Answers(16, 2), Answers(9, 8), Answers(10, 8))

    result = recall_queries.result(world.people["officer"], row)

    said = {line.sheet.hamlet_id: line.found.is_said for line in result.lines}
    assert said == {h.pk: n == 2 for n, h in enumerate(world.hamlets)}
    assert result.whole.is_said
    assert result.whole.interval == (52, 78)


def test_nothing_is_told_before_every_sheet_is_closed_and_a_hamlet_can_be_left_out(world, row):
    officer = world.people["officer"]
    for hamlet in world.hamlets[:2]:
        sheet = sheet_of(row, hamlet)
        recall_actions.close(sheet, by=officer, uid=uuid4(), paper=Answers(10, 8))
    waits = sheet_of(row, world.hamlets[2])

    before = recall_queries.result(officer, row)
    own = recall_queries.result(world.people["hamlet"], row)
    recall_actions.leave_out(waits, by=officer, uid=uuid4())
    after = recall_queries.result(officer, row)

    assert (before.whole, {line.found for line in (*before.lines, *own.lines)}) == (None, {None})
    assert (before.open, after.open) == (1, 0)
    assert [line.found.is_said for line in after.lines] == [True, True]
    assert after.whole.answers.asked == 36


def test_a_sheet_with_answers_is_not_left_out_nor_the_only_one(world, campaign, row):
    officer = world.people["officer"]
    sheet = sheet_of(row, world.hamlets[0])
    say(sheet, 1, HEARD, officer)
    only = drawn(world, campaign, places=world.hamlets[:1]).sheets.get()

    with pytest.raises(Unfit, match="đã ghi câu trả lời"):
        recall_actions.leave_out(sheet, by=officer, uid=uuid4())
    with pytest.raises(Unfit, match="chỉ có một thôn"):
        recall_actions.leave_out(only, by=officer, uid=uuid4())
    with pytest.raises(NotAllowed):
        recall_actions.leave_out(sheet, by=world.people["viewer"], uid=uuid4())


def test_a_head_reads_of_their_own_hamlet_alone(world, row):
    close_with(world, row, Answers(10, 8), Answers(9, 8), Answers(10, 8))

    result = recall_queries.result(world.people["hamlet"], row)

    assert [line.sheet.hamlet for line in result.lines] == [world.hamlets[0]]
    assert result.whole is None


def test_drawing_twice_with_one_uid_draws_once_and_needs_an_asker(world, campaign):
    uid, officer = uuid4(), world.people["officer"]
    facts = {
        "question": "Đã nghe chưa?", "pillar": "", "places": world.hamlets[:1],
        "askers": {world.hamlets[0].pk: world.team}, "by": officer,
    }  # fmt: skip

    first = recall_actions.draw(campaign, uid=uid, **facts)

    assert recall_actions.draw(campaign, uid=uid, **facts) == first
    with pytest.raises(Unfit, match="người đi hỏi"):
        recall_actions.draw(campaign, uid=uuid4(), **{**facts, "askers": {}})
    with pytest.raises(Unfit, match="câu hỏi"):
        recall_actions.draw(campaign, uid=uuid4(), **{**facts, "question": "  "})
    with pytest.raises(NotAllowed):
        recall_actions.draw(campaign, uid=uuid4(), **{**facts, "by": world.people["viewer"]})


def test_a_result_takes_the_same_questions_for_one_hamlet_and_for_many(world, campaign):
    one = drawn(world, campaign, places=world.hamlets[:1])
    many = drawn(world, campaign)
    officer = world.people["officer"]

    few = questions(lambda: recall_queries.result(officer, one))

    assert questions(lambda: recall_queries.result(officer, many)) == few <= 4
