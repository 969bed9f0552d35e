"""Hooks taken for acutes are put right by what stands around; true words and names stay."""

import pytest

from lantoa.intake.sheets import NOWHERE, SURE, Row, sheet_of, spread
from lantoa.intake.toning import toned
from tests.intake.letters import OPEN

TUNE = OPEN.parent / "papers_tune"


def read(text: str, sure: float = 0.97) -> str:
    """Return a line as it is put right."""
    return toned([Row((spread(text, NOWHERE, sure),))])[0].text


@pytest.mark.parametrize(
    ("seen", "true"),
    [
        ("Tố chức các hoạt động hưởng ứng", "Tổ chức các hoạt động hưởng ứng"),
        ("chủ trì kiếm tra an toàn", "chủ trì kiểm tra an toàn"),
        ("đăng bài trên Cống thông tin điện tử", "đăng bài trên Cổng thông tin điện tử"),
        ("II. NỘI DỤNG TUYÊN TRUYỀN", "II. NỘI DUNG TUYÊN TRUYỀN"),
        ("về chuyến đối số quốc gia", "về chuyển đổi số quốc gia"),
    ],
)
def test_a_hook_taken_for_an_acute_is_put_right(seen: str, true: str) -> None:
    assert read(seen) == true


def test_a_word_put_right_is_doubted_so_that_a_person_looks() -> None:
    (row,) = toned([Row((spread("chủ trì kiếm tra an toàn", NOWHERE, 0.97),))])

    assert [m.text for m in row.marks if m.confidence < SURE] == ["kiểm"]


@pytest.mark.parametrize(
    "name", ["Bà Lò Thị Thếm, ở đèo Khau Vai", "Ông Lương Thế Tống, xã Bến Láu", "27/KH-UBND"]
)
def test_names_and_numbers_stay_as_they_were_seen(name: str) -> None:
    assert read(name) == name


def test_right_words_are_hardly_ever_spoilt() -> None:
    spoilt = words = doubted = 0
    for number in ("33", "38", "44", "50"):
        before = sheet_of((TUNE / f"{number}.txt").read_text("utf-8")).rows
        for row, after in zip(before, toned(before), strict=True):
            for mark, now in zip(row.marks, after.marks, strict=True):
                words, spoilt = words + 1, spoilt + (mark.text != now.text)
                doubted += now.confidence < SURE

    assert words > 1000
    assert spoilt <= 0.005 * words
    assert doubted <= 0.1 * words
