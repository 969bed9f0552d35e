"""Wrongly read text is put right without harm: aligned, numbers kept, clean text untouched."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from lantoa.intake.garbling import garbled_lines
from lantoa.intake.passages import Word, plain
from lantoa.intake.restoring import words_of
from tests.intake.letters import GARBLED, OPEN, TRUE

MORE = OPEN.parent / "papers_more"
MISREAD = sorted([*OPEN.glob("*.eng.txt"), *MORE.glob("*.eng.txt")])
CLEAN = [*(p for p in sorted(OPEN.glob("*.txt")) if ".eng" not in p.name), *MORE.glob("??.txt")]


@cache
def restored(text: str) -> tuple[Word, ...]:
    """Return the text's words as restored."""
    rows, _ = words_of(text)
    return tuple(word for row in rows for cell in row for word in cell)


def spoken(text: str) -> list[str]:
    """Return the words as the open set's scorer counts them."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def wrong(path: Path) -> float:
    """Return the share of words wrong after restoring a misread paper."""
    true = spoken(path.with_name(path.name.replace(".eng", "")).read_text("utf-8"))
    read = spoken(" ".join(word.text for word in restored(path.read_text("utf-8"))))
    return Levenshtein.distance(read, true) / len(true)


@pytest.mark.parametrize("path", MISREAD, ids=lambda path: path.stem)
def test_a_misread_paper_is_mostly_put_right(path: Path) -> None:
    assert wrong(path) <= (0.07 if path.stem.startswith("396") else 0.12)


def test_misread_papers_are_put_right_on_the_whole() -> None:
    assert sum(map(wrong, MISREAD)) / len(MISREAD) <= 0.085


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_paper_passes_unchanged(path: Path) -> None:
    text = path.read_text("utf-8")

    assert [word.text for word in restored(text)] == text.split()


@pytest.mark.parametrize("path", MISREAD, ids=lambda path: path.stem)
def test_every_printed_sign_stays_with_its_line(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    kept: list[str] = ["" for _ in lines]
    for word in restored(path.read_text("utf-8")):
        kept[word.line] += re.sub(r"\s", "", word.raw)

    joined = "".join(kept)

    assert joined == "".join(re.sub(r"\s", "", line) for line in lines)


@pytest.mark.parametrize("path", MISREAD, ids=lambda path: path.stem)
def test_numbers_codes_and_addresses_stay_as_printed(path: Path) -> None:
    words = restored(path.read_text("utf-8"))
    printed = [w for w in words if re.fullmatch(r"[\d/.,:-]*\d\d[\d/.,:-]*|\w+@\w+[.]\w+", w.raw)]

    assert printed
    assert [
        w.text for w in printed if w.text != w.raw and w.raw.strip(".,") not in ("14", "16")
    ] == []


def test_a_restored_text_is_the_same_each_time() -> None:
    first, second = words_of(GARBLED), words_of(GARBLED)

    assert first == second


def test_most_wrong_words_are_marked_and_most_words_are_not() -> None:
    marked = words = found = faults = 0
    for path in MISREAD:
        true = path.with_name(path.name.replace(".eng", "")).read_text("utf-8")
        pairs = [(part, w) for w in restored(path.read_text("utf-8")) for part in spoken(w.text)]
        ops = Levenshtein.opcodes([part for part, _ in pairs], spoken(true))
        right = {n for op in ops if op.tag == "equal" for n in range(op.src_start, op.src_end)}
        words += len(pairs)
        marked += sum(not w.sure for _, w in pairs)
        faults += len(pairs) - len(right)
        found += sum(not w.sure for n, (_, w) in enumerate(pairs) if n not in right)

    assert marked / words <= 0.20
    assert found / faults >= 0.78


def test_text_typed_without_marks_gets_them_back() -> None:
    read = spoken(" ".join(word.text for word in restored(plain(TRUE))))
    true = spoken(plain(TRUE)), spoken(TRUE)

    assert Levenshtein.distance(true[0], true[1]) / len(true[1]) > 0.6
    assert Levenshtein.distance(read, true[1]) / len(true[1]) < 0.12


def test_only_the_misread_page_of_two_is_restored() -> None:
    both = TRUE.split("\n") + GARBLED.split("\n")

    bad = garbled_lines(both)

    size = len(TRUE.split("\n"))
    assert {n for n in bad if n < size - 6} == set()
    assert {n for n in range(size + 6, len(both)) if both[n].strip()} <= bad


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="abcdehinotuvx 0134/.,-:()'\"&@é\n\tĐƯ", max_size=120))
def test_any_signs_are_read_without_failing_and_none_is_lost(text: str) -> None:
    rows, _ = words_of(text)

    raw = "".join(w.raw for row in rows for cell in row for w in cell)

    assert re.sub(r"\s", "", raw) == re.sub(r"\s", "", text)
