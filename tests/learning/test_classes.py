"""Lessons are for everybody; a class is written down as a headcount, once, by who may."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from lantoa.commune.models import Journal
from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.learning import actions, queries
from lantoa.learning.models import Class, Lesson
from lantoa.outreach.models import Activity
from tests.content.campaigns import running
from tests.world import World


@pytest.fixture
def lesson(world: World) -> Lesson:
    actions.lay_lessons(world.commune)
    return queries.lesson("quet-ma-qr")


def hold(world: World, lesson: Lesson, **facts: object) -> Class:
    told = {"unit": world.boards[0], "hamlet": world.hamlets[0], "on": clock.today()}
    told |= {"learners": 12, "by": world.people["hamlet"], "uid": uuid4(), **facts}
    return actions.hold_class(lesson, **told)


def test_laying_the_lessons_twice_leaves_each_once(world: World) -> None:
    first = actions.lay_lessons(world.commune)

    assert first == Lesson.objects.count() >= 8
    assert actions.lay_lessons(world.commune) == 0


def test_a_class_sent_twice_is_stored_once(world: World, lesson: Lesson) -> None:
    uid = uuid4()

    one = hold(world, lesson, uid=uid)
    again = hold(world, lesson, uid=uid)

    assert one == again
    assert Class.objects.count() == 1
    assert Journal.objects.filter(verb="class.held").count() == 1


def test_a_class_of_a_campaign_stands_in_the_ledger_once(world: World, lesson: Lesson) -> None:
    campaign = running(world)
    uid = uuid4()

    for _ in range(2):
        held = hold(world, lesson, campaign=campaign, uid=uid)

    (activity,) = Activity.objects.filter(kind="class", state=Activity.DONE)
    assert held.activity == activity
    assert activity.counts == {"learners": 12}
    assert (activity.unit, activity.place) == (world.boards[0], world.hamlets[0])


def test_a_class_of_tomorrow_or_of_nobody_is_not_written_down(world: World, lesson: Lesson) -> None:
    with pytest.raises(Unfit, match="Ngày học chưa tới"):
        hold(world, lesson, on=clock.today() + timedelta(days=1))
    with pytest.raises(Unfit, match="Số người học"):
        hold(world, lesson, learners=0)
    assert not Class.objects.exists()


@pytest.mark.parametrize("role", ["hamlet2", "association", "viewer", "stranger"])
def test_nobody_writes_down_another_units_class(world: World, lesson: Lesson, role: str) -> None:
    with pytest.raises(NotAllowed):
        hold(world, lesson, by=world.people[role])


def test_residents_read_the_lessons_without_signing_in(world: World, lesson: Lesson) -> None:
    resident = Client()

    listed = resident.get("/bai-hoc/").content.decode()
    page = resident.get(f"/bai-hoc/{lesson.slug}/").content.decode()

    assert lesson.title in listed
    assert "Làm thử ngay" in page
    assert "Đánh dấu đã học" not in page


def test_a_village_head_marks_a_lesson_as_taught(world: World, lesson: Lesson) -> None:
    head = world.client("hamlet")
    sent = {"uid": str(uuid4()), "on": "2025-09-27", "learners": "9", "hamlet": ""}

    answer = head.post(f"/bai-hoc/{lesson.slug}/lop/", sent, follow=True)

    assert "Đã ghi lớp học" in answer.content.decode()
    assert Class.objects.get().learners == 9
    assert Class.objects.get().unit == world.boards[0]


def test_a_wrong_day_is_answered_on_its_field_and_keeps_what_was_typed(
    world: World, lesson: Lesson
) -> None:
    head = world.client("hamlet")
    sent = {"uid": str(uuid4()), "on": "2025-12-27", "learners": "9", "hamlet": ""}

    page = head.post(f"/bai-hoc/{lesson.slug}/lop/", sent).content.decode()

    assert "Ngày học chưa tới" in page
    assert 'value="2025-12-27"' in page


def test_the_list_of_lessons_asks_the_same_few_questions_however_many_classes(
    world: World, lesson: Lesson, django_assert_max_num_queries: object
) -> None:
    office = world.client("officer")
    office.get("/bai-hoc/")

    counts = []
    for classes in (1, 20):
        for _ in range(classes):
            hold(world, lesson)
        with django_assert_max_num_queries(12) as asked:  # type: ignore[operator]
            office.get("/bai-hoc/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
