"""How a paper is typed, broken and paged does not change what is read out of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.intake.reading import form, read_text
from tests.intake.letters import OPEN, TRUE

TUNED = OPEN.parent / "papers_tune"
PAPERS = [TRUE, *((TUNED / f"{n}.txt").read_text(encoding="utf-8") for n in (31, 32, 34, 44))]


def answer(text: str) -> dict[str, object]:
    return {key: value for key, value in form(read_text(text)).items() if key != "text"}


TYPED = {
    "hard blanks": lambda text: text.replace(" ", "\u00a0"),
    "two blanks": lambda text: text.replace(" ", "  "),
    "blanks at the end": lambda text: text.replace("\n", " \n"),
    "a mark of bytes": lambda text: "\ufeff" + text,
    "blanks before stops": lambda text: text.replace(";", " ;"),
}


@pytest.mark.parametrize("paper", range(len(PAPERS)))
@pytest.mark.parametrize("typed", TYPED)
def test_the_typing_changes_nothing(paper: int, typed: str) -> None:
    assert answer(TYPED[typed](PAPERS[paper])) == answer(PAPERS[paper])


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(PAPERS), st.integers(2, 40), st.integers(2, 9))
def test_a_page_number_between_two_lines_changes_nothing(text: str, at: int, page: int) -> None:
    lines = text.split("\n")
    body = [n for n, line in enumerate(lines) if line and line[0].islower() and n > 20]
    n = body[at % len(body)]
    paged = "\n".join([*lines[:n], str(page), *lines[n:]])

    assert answer(paged)["assignments"] == answer(text)["assignments"]
    assert answer(paged)["reporting"] == answer(text)["reporting"]


@pytest.mark.parametrize("piece", ["(", "gửi ", "trước ngày 1/1 ", "các thôn, ", "1. ", "\t"])
def test_a_hostile_text_is_read_without_a_fault(piece: str) -> None:
    assert read_text(piece * 200).head.number is None
