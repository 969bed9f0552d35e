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


STRANGE = {"71,72,73,74,75,76,77": 0.985, "78,79,80,81,82,83,84": 0.93}
"""A stranger's papers: those looked at afterwards, and those nobody of the rules has opened."""


@pytest.mark.parametrize("ids", STRANGE)
def test_a_strangers_papers_are_read_at_least_as_well_as_before(ids: str) -> None:
    done = subprocess.run(
        [sys.executable, str(OPEN / "score.py"), "--variants", "txt", "--ids", ids,
         str(OPEN.parent / "papers_strange"), sys.executable, "-m", "lantoa.intake.reading"],
        capture_output=True, text=True, env={"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    measured = json.loads(done.stdout.splitlines()[-1])["variants"]["txt"]

    assert measured["docs"] == 7
    assert measured["macro_f1"] >= STRANGE[ids]
    assert measured["failed"] == []
