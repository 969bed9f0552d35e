"""The shelf of theme texts: complete, readable, and free of any one letter's facts."""

import re

import pytest

from lantoa.content.compose import meant
from lantoa.content.library import GENERIC, ThemeText, shelf
from lantoa.content.rules import AIRED, KINDS, blanks, word_count
from lantoa.content.source import Source, fields

TEXTS = [text for theme in shelf() for text in theme.texts]
READ_ALOUD = [t for t in TEXTS if t.kind == "bulletin" and not t.key.startswith(GENERIC)]
KNOWN = {*fields(Source()), "nội dung", "trích"}


def test_the_generic_theme_is_there_and_last() -> None:
    assert shelf()[-1].slug == GENERIC
    assert len(shelf()) >= 6


@pytest.mark.parametrize("text", TEXTS, ids=[text.key for text in TEXTS])
def test_every_text_asks_only_for_what_a_directive_can_give(text: ThemeText) -> None:
    asked = re.findall(r"\{([^{}]+)\}", text.title + text.body)

    assert set(asked) <= KNOWN
    assert set(text.fields) <= KNOWN
    assert text.kind in KINDS


@pytest.mark.parametrize(
    "text", [t for t in TEXTS if t.kind == "bulletin" and "chung" not in t.key]
)
def test_a_theme_bulletin_can_be_read_in_a_minute_or_two(text: ThemeText) -> None:
    assert 120 <= word_count(text.body) <= 350


def test_a_story_of_good_work_invents_nothing_but_asks_for_its_facts() -> None:
    stories = [text for text in TEXTS if text.kind == "example"]

    assert stories
    assert all(len(blanks(story.body)) >= 5 for story in stories)


def test_the_digital_theme_has_about_twelve_texts_to_read_on_air() -> None:
    digital = next(theme for theme in shelf() if theme.slug == "chuyen-doi-so")

    assert 10 <= sum(text.kind in AIRED for text in digital.texts) <= 16


@pytest.mark.parametrize(
    ("subject", "slug"),
    [
        ("tăng cường phòng cháy, chữa cháy mùa hanh khô", "phong-chay"),
        ("ứng phó bão số 6", "thien-tai"),
        ("phòng ngừa tội phạm lừa đảo trên không gian mạng", "an-toan-mang"),
        ("kh6ng ché 6 dich s6t xuat huyét", "sot-xuat-huyet"),
        ("day manh chuyén d6i s6", "chuyen-doi-so"),
    ],
)
def test_a_theme_is_found_by_the_subject_even_where_marks_are_lost(subject: str, slug: str) -> None:
    assert [theme.slug for theme in meant(Source(subject=subject), shelf())] == [slug]


def test_words_that_only_look_alike_find_no_theme() -> None:
    assert meant(Source(subject="bảo đảm chế độ báo cáo; bao quát địa bàn"), shelf()) == []


def test_no_theme_text_holds_a_place_a_paper_number_or_a_day_of_one_letter() -> None:
    one_letters = re.compile(r"396|Hữu Lũng|Lạng Sơn|160/KH|10/10|/8/2025|Chợ Đình")

    assert [t.key for t in TEXTS if one_letters.search(f"{t.title} {t.body}")] == []
