"""The same paper set in another width, with other dashes, capitals or columns reads the same."""

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.intake.reading import form, read_text
from tests.intake.letters import OPEN

WRITTEN = sorted((OPEN.parent / "papers_fresh" / "written").glob("*.txt"))
"""Papers with a paragraph a line, and `left | right` in head and foot."""
FOOT = re.compile(r"Nơi nhận")


def typeset(text: str, *, width: int = 88, columns: str = " ", dash: str = "-") -> str:
    """Return the paper as a text layer of that width gives it."""
    lines: list[str] = []
    for line in text.splitlines():
        if re.match(r"- (?=\w)", line) and "|" not in line:
            line = dash + line[1:]
        left, bar, right = line.partition(" | ")
        if bar or line.startswith(" | "):
            lines.append(f"{left}{columns}{right}".strip() if bar else line[3:])
        else:
            lines += _wrapped(line, width)
    return "\n".join(lines)


def _wrapped(line: str, width: int) -> list[str]:
    """Return the paragraph's lines, the last one visibly short, so that its end can be seen."""
    for less in range(12):
        lines = textwrap.wrap(line, width - less, break_on_hyphens=False) or [""]
        if len(lines) == 1 or len(lines[-1]) < 0.8 * width:
            break
    return lines


def answer(text: str) -> dict[str, object]:
    found = {key: value for key, value in form(read_text(text)).items() if key != "text"}
    found["subject"] = " ".join(str(found["subject"]).split())
    return found


PLAIN = {path: answer(typeset(path.read_text("utf-8"))) for path in WRITTEN}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
@settings(max_examples=12, deadline=None)
@given(width=st.integers(62, 130))
def test_a_paper_reads_the_same_in_any_width(path: Path, width: int) -> None:
    assert answer(typeset(path.read_text("utf-8"), width=width)) == PLAIN[path]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("columns", ["\t", "          "])
def test_columns_merged_or_apart_read_the_same(path: Path, columns: str) -> None:
    assert answer(typeset(path.read_text("utf-8"), columns=columns)) == PLAIN[path]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("dash", ["–", "—", "−", "+", "•", "*"])
def test_bullets_of_other_signs_read_the_same(path: Path, dash: str) -> None:
    assert answer(typeset(path.read_text("utf-8"), dash=dash)) == PLAIN[path]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_headings_in_capitals_read_the_same(path: Path) -> None:
    text = typeset(path.read_text("utf-8"))
    loud = re.sub(r"(?m)^(?:[IVX]+|[A-H])[.-] .{3,60}$", lambda m: m.group().upper(), text)
    small = re.sub(
        r"(?m)^((?:[IVX]+|[A-H])[.-] )(.{3,60})$",
        lambda m: m[1] + m[2].capitalize(),
        text,
    )

    assert str(answer(loud)).casefold() == str(PLAIN[path]).casefold()
    assert str(answer(small)).casefold() == str(PLAIN[path]).casefold()
