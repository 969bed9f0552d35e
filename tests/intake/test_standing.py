"""Words of a misread text that are right as they stand are left alone."""

import pytest

from lantoa.intake.printed_words import taken_apart
from lantoa.intake.standing import standing

LEFT = {
    "Lap 12 ha rung": ["ha"], "sau 2 m nuoc": ["m"], "cap 20 kg gao": ["kg"],
    "huyet ap 140 mmHg tro len": ["mmHg"], "gui ve TTYT khu vuc": ["TTYT"],
    "Phong KTHTDT tong hop": [], "bao cao CAX truoc ngay": ["CAX"],
}  # fmt: skip
READ = ["Tinh Ha Nam", "con ha ma", "UY BAN NHAN DAN", "ngay 12, m dau", "cac SO ban nganh"]


def left_alone(text: str) -> list[str]:
    words = text.split()
    return [words[n] for n in sorted(standing([taken_apart(word) for word in words]))]


@pytest.mark.parametrize("text", LEFT)
def test_a_measure_and_letters_that_spell_nothing_stand(text: str) -> None:
    assert left_alone(text) == LEFT[text]


@pytest.mark.parametrize("text", READ)
def test_the_same_letters_elsewhere_are_read(text: str) -> None:
    assert left_alone(text) == []
