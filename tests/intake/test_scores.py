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
    ("papers_more", 11, "txt"): (0.98, 0), ("papers_more", 11, "eng"): (0.86, 0),
    ("papers_more", 12, "txt"): (0.95, 0), ("papers_more", 12, "eng"): (0.82, 0),
    ("papers_strange", 71, "txt"): (0.98, 1), ("papers_strange", 72, "txt"): (0.98, 1),
    ("papers_fresh", 101, "txt"): (0.98, 0), ("papers_fresh", 102, "txt"): (0.92, 2),
}  # fmt: skip
"""Every other paper from a number on: the least macro F1, the most units invented."""


@pytest.mark.parametrize(("folder", "first", "text"), FLOORS)
def test_other_papers_are_read_at_least_as_well_as_before(
    folder: str, first: int, text: str
) -> None:
    least, most = FLOORS[folder, first, text]

    found = measured(folder, range(first, first + 14, 2), text)

    assert found["docs"]
    assert found["macro"] >= least
    assert found["invented"] <= most
