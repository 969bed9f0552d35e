"""How well papers are read, by the project's scorer: floors, looked-at and kept-aside papers."""

import pytest

from benchmarks.intake.fields import measured

OPEN = {"txt": 0.985, "vie": 0.96, "eng": 0.92}


@pytest.mark.parametrize("text", OPEN)
def test_the_open_directives_are_read_at_least_as_well_as_before(text: str) -> None:
    found = measured("directives", (), text)

    assert found["docs"] == (6 if text == "vie" else 7)
    assert found["macro"] >= OPEN[text]


FLOORS = {
    ("papers_more", "txt"): (0.98, 0), ("papers_more", "eng"): (0.86, 0),
    ("papers_tune", "txt"): (0.985, 1), ("papers_strange", "txt"): (0.98, 1),
    ("papers_fresh", "txt"): (0.98, 1), ("papers_fresh", "vie"): (0.93, 1),
    ("papers_stranger", "txt"): (0.98, 1),
}  # fmt: skip
"""By folder and text: the least macro F1, the most units invented."""
NUMBERS = {"papers_stranger": [*range(201, 249), *range(257, 281)]}
"""By folder: the papers under a floor (none: all). What is kept aside is scored, not barred."""


@pytest.mark.parametrize(("folder", "text"), FLOORS)
def test_other_papers_are_read_at_least_as_well_as_before(folder: str, text: str) -> None:
    least, most = FLOORS[folder, text]

    found = measured(folder, NUMBERS.get(folder, ()), text)

    assert found["docs"]
    assert found["macro"] >= least
    assert found["invented"] <= most
