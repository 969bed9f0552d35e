"""What forms answer when a room has no words of its own: Vietnamese, and what to do next."""

import re

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

ENGLISH = re.compile(r"\b(?:the|this|enter|ensure|select|must|valid|required|password)\b", re.I)
CLUMSY = re.compile(r"Trường này|kí tự|hợp lệ|khả thi|số tổng thể|Đảm bảo", re.I)


class Asking(forms.Form):
    """One field of each sort, with no words of its own."""

    day = forms.DateField()
    hour = forms.TimeField()
    people = forms.IntegerField(min_value=1, max_value=9)
    metres = forms.DecimalField(max_digits=3, decimal_places=1)
    title = forms.CharField(min_length=2, max_length=3)
    code = forms.RegexField(r"^\d+$")
    way = forms.ChoiceField(choices=[("loa", "Loa")])
    ways = forms.MultipleChoiceField(choices=[("loa", "Loa")])
    paper = forms.FileField()


WRONG = (
    {},
    {
        "day": "31/2/2025",
        "hour": "25h",
        "people": "hai",
        "metres": "dài",
        "title": "dài quá",
        "code": "a",
        "way": "x",
        "ways": ["x"],
    },
    {"people": "0", "metres": "1.25", "title": "d"},
    {"people": "10", "metres": "1234"},
)


def answers(typed: dict[str, object]) -> list[str]:
    """Return every word said about what was typed."""
    return [word for said in Asking(typed).errors.values() for word in said]


@pytest.mark.parametrize("typed", WRONG)
def test_no_form_answers_in_english_or_in_a_machine_s_vietnamese(typed: dict[str, object]) -> None:
    said = answers(typed)

    assert said
    assert not [word for word in said if ENGLISH.search(word) or CLUMSY.search(word)]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"people": "10"}, "Nhiều nhất là 9. Xem lại con số."),
        ({"title": "dài quá"}, "Dài nhất 3 chữ cái, đang có 7. Viết ngắn lại."),
        ({"way": "x"}, "“x” không có trong danh sách. Chọn lại."),
    ],
)
def test_a_wrong_answer_says_what_to_do_next(typed: dict[str, object], word: str) -> None:
    assert word in answers(typed)


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("ngắn", "Mật khẩu còn ngắn: cần ít nhất 10 ký tự."),
        ("password123", "Mật khẩu này dễ đoán. Chọn một câu chỉ mình nhớ."),
    ],
)
def test_a_password_that_will_not_do_is_explained_in_vietnamese(password: str, word: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password)

    assert refused.value.messages == [word]
