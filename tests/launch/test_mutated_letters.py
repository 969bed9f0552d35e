"""The same letter with another number, date, place, peak, unit or pillar: the campaign follows."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.intake.actions import Upload, receive
from lantoa.launch import account, launch
from lantoa.plan.models import Campaign
from tests.world import World

DATA = Path(__file__).parents[1] / "data" / "directives"
GARBLED = (DATA / "396-UBND-VHXH.eng.txt").read_text(encoding="utf-8")
TRUE = (DATA / "396-UBND-VHXH.txt").read_text(encoding="utf-8")
TEXTS = pytest.mark.parametrize("text", [TRUE, GARBLED], ids=["true", "garbled"])

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(files: Path) -> None:
    """Keep the letters in a store of the test's own."""


def launched(world: World, text: str, *pairs: tuple[str, str]) -> Campaign:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    by = world.people["officer"]
    upload = Upload("van-ban.txt", text.encode())
    directive = receive(by=by, files=[upload], uid=uuid4())
    return launch(directive, by=by).campaign


@TEXTS
def test_another_number_and_day_move_the_window(world: World, text: str) -> None:
    campaign = launched(world, text, ("396 /UBND", "512 /UBND"), ("23 th", "12 th"), ("8 n", "9 n"))

    assert campaign.directive.number == "512/UBND-VHXH"
    assert campaign.from_on == date(2025, 9, 13)


@TEXTS
def test_another_peak_moves_the_end_and_the_radio(world: World, text: str) -> None:
    campaign = launched(world, text, ("(10/10)", "(20/11)"))

    told = account(campaign)
    assert told["peaks"] == ["2025-11-20"]
    assert campaign.until_on == date(2025, 11, 20)
    assert told["planned"]["radio"] == (campaign.until_on - campaign.from_on).days + 1


@TEXTS
def test_other_pillar_numbers_are_taken_as_printed(world: World, text: str) -> None:
    pairs = [(f"\n2.{n}. ", f"\n3.{n}. ") for n in range(1, 5)] + [("\n2. N", "\n3. N")]
    campaign = launched(world, text, *pairs)

    refs = [pillar["ref"] for pillar in account(campaign)["pillars"]]
    assert refs == ["3.1", "3.2", "3.3", "3.4"]
    assert {p.ref for item in campaign.items.all() for p in item.pillars.all()} <= set(refs)


def test_a_unit_less_is_a_group_less(world: World) -> None:
    start, end = TRUE.index("- Các tổ chức chính trị xã hội (Hội"), TRUE.index("- Mời Đội")
    campaign = launched(world, TRUE[:start] + TRUE[end:])

    units = [group["unit"] for group in account(campaign)["assignments"]]
    assert len(units) == 3
    assert not any("tổ chức chính trị" in unit for unit in units)


def test_a_unit_more_is_a_group_more_and_finds_its_unit(world: World) -> None:
    more = "- Hội Nông dân: mở một lớp kỹ năng số cho hội viên.\n\n- Các thôn, khu phố trên địa"
    campaign = launched(world, TRUE, ("- Các thôn, khu phố trên địa", more))

    groups = {row.named: row for row in campaign.assignments.filter(parent__isnull=True)}
    assert len(account(campaign)["assignments"]) == 5
    assert groups["Hội Nông dân"].unit == world.farmers


def test_launching_twice_changes_nothing(world: World) -> None:
    campaign = launched(world, TRUE)
    before = account(campaign)

    again = launch(campaign.directive, by=world.people["officer"])

    assert again.campaign == campaign
    assert account(again.campaign) == before
    assert again.differences == ()


def test_a_row_that_a_person_edited_stays_and_is_shown_as_a_difference(world: World) -> None:
    campaign = launched(world, TRUE)
    row = campaign.assignments.filter(parent__isnull=True).first()
    assert row is not None
    row.duty, row.edited_at = "Việc đã sửa tay", campaign.launched_at
    row.save()

    again = launch(campaign.directive, by=world.people["officer"]).campaign

    row.refresh_from_db()
    assert row.duty == "Việc đã sửa tay"
    assert "Việc đã sửa tay" in [one["yours"] for one in again.differences]
