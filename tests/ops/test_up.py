"""`up` on the letter that ships with the house: one command from paper to running campaign."""

import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from lantoa.bootstrap.environment import ROOT
from tests.ops.house import House

LETTER = next(iter(sorted((ROOT / "src/lantoa/demo/data").glob("*.txt"))))
ANOTHER = ROOT / "tests/data/directives/01.txt"
KEYS = {
    "campaign",
    "pillars",
    "assignments",
    "planned",
    "items",
    "peaks",
    "reporting",
    "open_points",
    "files",
    "seconds",
}
TABLES = ("lantoa_campaign", "lantoa_activity", "lantoa_item", "lantoa_directive", "lantoa_journal")


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Return the home after a first `up`; tests that change it take a copy."""
    house = House(tmp_path_factory.mktemp("up") / "home")
    (house.home.parent / "answer.json").write_text(house.do("up", "--no-serve", "--json"))
    return house


@pytest.fixture
def answer(up: House) -> dict[str, list[dict[str, object]]]:
    """Return what that first `up` answered."""
    return json.loads((up.home.parent / "answer.json").read_text())


def rows(house: House) -> dict[str, int]:
    """Count the rows of the tables that a paper fills."""
    with sqlite3.connect(house.home / "lantoa.sqlite3") as database:
        counted = {t: database.execute(f"select count(*) from {t}").fetchone()[0] for t in TABLES}
    database.close()
    return counted


def test_the_letter_becomes_the_campaign_that_it_asks_for(
    answer: dict[str, list[dict[str, object]]],
) -> None:
    assert set(answer) >= KEYS
    assert [pillar["ref"] for pillar in answer["pillars"]] == ["2.1", "2.2", "2.3", "2.4"]
    assert len(answer["assignments"]) == 4
    assert all(set(group) >= {"unit", "duties"} for group in answer["assignments"])
    assert len(answer["planned"]) >= 6
    assert answer["planned"]["radio"] >= 40
    assert answer["peaks"] == ["2025-10-10"]
    assert [set(duty) for duty in answer["reporting"]] == [
        {"from", "to", "via", "every", "due"}
    ] * 3
    assert len(answer["open_points"]) >= 5


def test_the_officers_first_papers_are_word_files(
    answer: dict[str, list[dict[str, object]]],
) -> None:
    names = [Path(str(file)).name for file in answer["files"]]

    assert "ke-hoach.docx" in names
    assert "lich-phat-thanh-tuan.docx" in names
    assert len([name for name in names if name.startswith("viec-cua-")]) == 10
    assert all("word/document.xml" in zipfile.ZipFile(str(f)).namelist() for f in answer["files"])


def test_again_nothing_is_lost_and_nothing_is_doubled(up: House, tmp_path: Path) -> None:
    house = House(tmp_path / "home").moved_in(up)
    before = rows(house)

    house.do("up", "--no-serve")
    house.do("up", "--no-serve", str(LETTER))

    assert rows(house) == before


def test_a_second_paper_adds_a_second_campaign_and_the_same_again_adds_none(
    up: House, tmp_path: Path
) -> None:
    house = House(tmp_path / "home").moved_in(up)
    copy = shutil.copy(ANOTHER, tmp_path / "renamed.txt")

    added = json.loads(house.do("up", "--no-serve", "--json", str(ANOTHER)))
    after = rows(house)
    again = json.loads(house.do("up", "--no-serve", "--json", str(copy)))

    assert after["lantoa_campaign"] == 2
    assert rows(house) == after
    assert again["campaign"] == added["campaign"]


def test_starting_anew_asks_first(up: House, tmp_path: Path) -> None:
    house = House(tmp_path / "home").moved_in(up)
    before = rows(house)

    line = house.refusal("up", "--fresh", "--no-serve", typed="có\n")

    assert "Dữ liệu được giữ nguyên" in line
    assert rows(house) == before


def test_a_paper_that_cannot_be_read_leaves_an_empty_house(tmp_path: Path) -> None:
    house = House(tmp_path / "home")
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")

    house.refusal("up", "--no-serve", str(broken))

    assert rows(house)["lantoa_campaign"] == 0
    assert house.tell("from lantoa.commune.models import *; print(Commune.objects.count())") == "0"


def test_the_demo_opens_on_this_machine_only(up: House) -> None:
    line = up.refusal("serve", "--host", "0.0.0.0", "--port", "8397")

    assert "chỉ mở trên chính máy này" in line
