"""The lessons that come with the house: short, in steps, with one exercise."""

import re

import pytest

from lantoa.content.rules import reads_clean, word_count
from lantoa.learning.library import LessonText, lessons


def test_there_are_eight_lessons_or_more_each_with_its_own_address() -> None:
    assert len(lessons()) >= 8
    assert len({lesson.slug for lesson in lessons()}) == len(lessons())


@pytest.mark.parametrize("lesson", lessons(), ids=[lesson.slug for lesson in lessons()])
def test_a_lesson_has_three_to_five_steps_in_few_words_and_an_exercise(lesson: LessonText) -> None:
    steps = re.findall(r"^\d+\. ", lesson.body, flags=re.MULTILINE)

    assert 3 <= len(steps) <= 5
    assert word_count(lesson.body) <= 300
    assert 8 <= word_count(lesson.practice) <= 60
    assert 5 <= lesson.minutes <= 30
    assert reads_clean(lesson.body)


def test_the_emergency_numbers_are_taught() -> None:
    body = next(lesson.body for lesson in lessons() if "112" in lesson.title)

    assert all(number in body for number in ("112", "113", "114", "115"))
