"""How well the open directives are read, by the project's scorer: a floor."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.intake.letters import OPEN

ROOT = Path(__file__).parents[2]
FLOOR = {"txt": 0.985, "vie": 0.96, "eng": 0.92}


@cache
def scores() -> dict[str, dict[str, float]]:
    done = subprocess.run(
        [sys.executable, str(OPEN / "score.py"), str(OPEN), sys.executable, "-m",
         "lantoa.intake.reading"],
        capture_output=True, text=True, env={"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    answer: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])["variants"]
    return answer


@pytest.mark.parametrize("variant", FLOOR)
def test_the_open_directives_are_read_at_least_as_well_as_before(variant: str) -> None:
    assert scores()[variant]["macro_f1"] >= FLOOR[variant]
    assert scores()[variant]["failed"] == []
