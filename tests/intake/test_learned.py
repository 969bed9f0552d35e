"""What one correction teaches, and where it is used again."""

from hypothesis import given
from hypothesis import strategies as st

from lantoa.intake.learned import WORDS, Correction, improved, taught

UNIT = "Phòng Văn hóa – Xã hội"


def form(**more: object) -> dict[str, object]:
    return {
        "subject": "tuyên truyền tại xã Hưu Long",
        "assignments": [{"unit": "Phòng Văn hoa", "duties": ["Phối hợp xã Hưu Long"]}],
        "signer": {"authority": "KT.", "title": "Phó Chủ tịch", "name": "Vưong Đức Lam"},
        **more,
    }


def test_a_misread_name_is_put_right_wherever_it_stands_again() -> None:
    lessons = taught("subject", "xã Hưu Long", "xã Hữu Lũng")

    better = improved(form(), {"subject": [[0, 4], [0, 5]]}, lessons)

    assert lessons == [Correction(WORDS, "Hưu Long", "Hữu Lũng")]
    assert better.fields["subject"] == "tuyên truyền tại xã Hữu Lũng"
    assert better.fields["assignments"] == [
        {"unit": "Phòng Văn hoa", "duties": ["Phối hợp xã Hữu Lũng"]}
    ]
    assert better.changed["subject"] == "tuyên truyền tại xã Hưu Long"
    assert "subject" not in better.unsure


def test_a_unit_given_its_name_once_has_it_in_the_next_paper() -> None:
    lessons = taught("assignments.0.unit", "Phòng Văn hoa", UNIT)

    better = improved(form(), {}, lessons)

    assert better.fields["assignments"][0]["unit"] == UNIT  # type: ignore[index]


def test_another_choice_of_words_is_no_misreading() -> None:
    assert taught("assignments.0.duties", ["Phối hợp"], ["Chủ động triển khai"]) == []
    assert taught("number", "12/UBND", "13/UBND") == []
    assert taught("subject", "từ ngày 12", "từ ngày 13") == []


def test_nothing_is_put_into_a_form_that_never_had_those_words() -> None:
    lessons = [Correction(WORDS, "Na Sầm", "Nà Sầm"), Correction("signer.name", "A", "B")]

    better = improved(form(), {"subject": [[0, 1]]}, lessons)

    assert (better.fields, better.unsure, better.changed) == (form(), {"subject": [[0, 1]]}, {})


TEXTS = st.text("aăâbcdđ –.;Hn", max_size=12)


@given(TEXTS, TEXTS, TEXTS)
def test_lessons_change_only_what_they_were_taught_on(before: str, after: str, other: str) -> None:
    read = form(subject=other)

    better = improved(read, {}, taught("subject", before, after))

    for path in better.changed:
        assert before.split()
        assert path in ("subject", "signer.name", "assignments.0.unit", "assignments.0.duties")
    assert read == form(subject=other)
