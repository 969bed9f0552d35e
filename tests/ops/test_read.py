"""Reading a paper needs nothing but the paper."""

import json
from pathlib import Path

import pytest

from lantoa.bootstrap.environment import ROOT
from tests.ops.house import House

LETTER = next(iter(sorted((ROOT / "src/lantoa/demo/data").glob("*.txt"))))


@pytest.mark.parametrize("words", [("--json", str(LETTER)), (str(LETTER), "--json")])
def test_the_answer_is_json_alone_and_nothing_is_left_behind(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    house = House(tmp_path / "home", url="postgres://nobody@127.0.0.1:1/nothing")

    found = json.loads(house.do("read", *words))

    assert [pillar["ref"] for pillar in found["pillars"]] == ["2.1", "2.2", "2.3", "2.4"]
    assert not house.home.exists()


def test_a_paper_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    house = House(tmp_path / "home")

    lines = [house.refusal("read", "--json", str(broken)), house.refusal("read", "--json")]

    assert all(line.endswith(".") or line.endswith("…") for line in lines)
