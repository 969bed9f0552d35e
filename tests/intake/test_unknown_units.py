"""A unit that the directive names and the commune has not is asked, never guessed."""

from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.intake import actions
from lantoa.intake.actions import Upload
from lantoa.intake.matching import Candidate
from lantoa.intake.models import Directive, Taught
from lantoa.intake.queries import unit_points
from lantoa.intake.unknown_units import OUTSIDE, choices, key_of, strangers
from lantoa.launch import launch
from lantoa.plan.queries import groups
from tests.intake.letters import TRUE, changed
from tests.world import World

OURS = [
    Candidate(1, "Phòng Văn hóa – Xã hội", "office", "subordinate"),
    Candidate(2, "Hội Nông dân xã", "association", "coordinating"),
]
CLUB = "Câu lạc bộ Trống da trâu"
LETTER = changed(
    TRUE, ("- Mời Đội văn hóa, Thể thao và Truyền thông khu vực Hữu Lũng", f"- {CLUB}")
)


def received(world: World, text: str) -> Directive:
    files = [Upload("a.txt", text.encode())]
    return actions.receive(by=world.people["officer"], files=files, uid=uuid4())


def test_only_units_that_are_none_of_ours_for_sure_are_asked_about() -> None:
    named = [
        "Phòng VH-XH",
        CLUB,
        "Các đơn vị",
        "Bà Lý Thị Thảo",
        "Sở Y tế",
        "Công an tỉnh",
        "Hội Nông dân",
    ]

    assert [(one.n, one.name) for one in strangers(named, OURS)] == [(1, CLUB)]
    assert list(strangers(named, [])) == []


def test_the_likest_unit_stands_first_then_outside_then_the_rest() -> None:
    keys = [one["key"] for one in choices("Chi hội Nông dân thôn", OURS)]

    assert keys[0] == key_of(2)
    assert set(keys) == {"unit:1", "unit:2", "outside", "later"}


@pytest.fixture
def letter(world: World, files: Path) -> Directive:
    return received(world, LETTER)


@pytest.mark.django_db
def test_the_review_asks_and_nobody_is_given_the_work_meanwhile(
    world: World, letter: Directive
) -> None:
    shown = world.client("officer").get(f"/van-ban/{letter.pk}/").content.decode()
    campaign = launch(letter, by=world.people["officer"]).campaign
    group = next(one for one in groups(campaign) if one.named == CLUB)

    assert f"“{CLUB}” là đơn vị nào của xã?" in shown
    assert "don-vi/moi/?ten=C%C3%A2u" in shown
    assert group.units == []
    page = world.client("officer").get(f"/dot/{campaign.pk}/").content.decode()
    assert "Trả lời là đơn vị nào" in page


@pytest.mark.django_db
def test_the_answer_gives_the_work_to_our_unit_and_holds_for_the_next_paper(
    world: World, letter: Directive
) -> None:
    officer = world.people["officer"]
    point = unit_points(letter)[CLUB]
    actions.settle(point, choice=key_of(world.women.pk), by=officer, uid=uuid4())

    campaign = launch(letter, by=officer).campaign
    later = received(world, changed(LETTER, ("Số:396", "Số:412")))

    assert next(one for one in groups(campaign) if one.named == CLUB).units == [world.women]
    assert unit_points(later)[CLUB].choice == key_of(world.women.pk)
    assert unit_points(later)[CLUB].settled_by == officer
    assert Taught.objects.get(before=CLUB).used == 1
    listed = world.client("officer").get("/van-ban/da-hoc/").content.decode()
    assert world.women.name in listed


@pytest.mark.django_db
def test_a_unit_said_to_be_outside_is_asked_no_more(world: World, letter: Directive) -> None:
    officer = world.people["officer"]
    actions.settle(unit_points(letter)[CLUB], choice=OUTSIDE, by=officer, uid=uuid4())

    campaign = launch(letter, by=officer).campaign

    page = world.client("officer").get(f"/dot/{campaign.pk}/").content.decode()
    assert "Ngoài xã" in page
    assert "Trả lời là đơn vị nào" not in page


@pytest.mark.django_db
def test_a_unit_added_later_may_be_chosen(world: World, letter: Directive) -> None:
    unit = world.women
    point = unit_points(letter)[CLUB]
    point.choices = [one for one in point.choices if one["key"] != key_of(unit.pk)]
    point.save()

    settled = actions.settle(point, choice=key_of(unit.pk), by=world.people["officer"], uid=uuid4())

    assert settled.choice == key_of(unit.pk)
