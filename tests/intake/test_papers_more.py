"""Papers the reader was not made for: floors on the tuned half and on the untouched half."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import cast

import pytest

from tests.intake.letters import OPEN

ROOT = Path(__file__).parents[2]
PAPERS = OPEN.parent / "papers_more"
HALVES = {"tuned": "11,13,15,17,19", "untouched": "12,14,16,18,20"}
FLOORS = {
    ("tuned", "txt"): (0.99, 0),
    ("tuned", "eng"): (0.86, 0),
    ("untouched", "txt"): (0.94, 0),
    ("untouched", "eng"): (0.82, 0),
}


@cache
def scores(half: str) -> dict[str, dict[str, object]]:
    done = subprocess.run(
        [sys.executable, str(OPEN / "score.py"), "--ids", HALVES[half], "--variants", "txt,eng",
         str(PAPERS), sys.executable, "-m", "lantoa.intake.reading"],
        capture_output=True, text=True, env={"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    answer = json.loads(done.stdout.splitlines()[-1])["variants"]
    return cast("dict[str, dict[str, object]]", answer)


@pytest.mark.parametrize(("half", "variant"), FLOORS)
def test_other_papers_are_read_at_least_as_well_as_before(half: str, variant: str) -> None:
    macro, invented = FLOORS[half, variant]
    measured = scores(half)[variant]

    assert cast("float", measured["macro_f1"]) >= macro
    assert cast("int", measured["invented"]) <= invented
    assert measured["failed"] == []
