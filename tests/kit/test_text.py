"""Vietnamese text: one form, search without marks, sorting."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from lantoa.kit.text import ALPHABET, fold, nfc, person_key, sort_key

MARKS = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
words = st.lists(st.sampled_from(ALPHABET + "đĐăÂ 0123"), max_size=12).map("".join)


def test_two_ways_of_typing_a_name_are_one_name() -> None:
    assert nfc(" Vi Thi\u0323 Loan\u200b ") == "Vi Thị Loan"


def test_a_search_without_marks_finds_the_name_with_marks() -> None:
    assert fold("ĐỒNG  TRÁM") == "dong tram"
    assert fold(unicodedata.normalize("NFD", "Lương Thế Rạng")) == "luong the rang"


@given(words)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "in_order",
    [
        ["Da", "Đa", "Ea"],
        ["an", "ăn", "ân", "ba"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["o", "ô", "ơ", "p"],
        ["u", "ư", "v"],
        ["Thôn 2", "Thôn 10"],
        ["Na Phiêng A", "Nà Phiêng"],
        ["Bến", "Bến Sim", "Bến Tre"],
    ],
)
def test_the_list_stands_in_the_order_of_a_vietnamese_dictionary(in_order: list[str]) -> None:
    keys = [sort_key(word) for word in in_order]

    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_people_are_listed_by_their_given_name() -> None:
    people = ["Vương Đức Lâm", "Nông Thị Mận", "Trần Văn Khoát", "Đàm Quang Thịnh", "Mã Văn Dìn"]

    listed = sorted(people, key=person_key)

    assert [name.split()[-1] for name in listed] == ["Dìn", "Khoát", "Lâm", "Mận", "Thịnh"]


def test_a_person_without_a_name_can_still_be_listed() -> None:
    assert person_key("  ") == ""


@given(words)
def test_a_key_is_made_of_plain_letters_and_digits_that_every_database_sorts_alike(
    text: str,
) -> None:
    assert sort_key(text).isascii()
    assert sort_key(text) == sort_key(unicodedata.normalize("NFD", text))


@pytest.mark.django_db
def test_the_database_sorts_keys_as_python_does() -> None:
    names = ["Đồng Trám", "Dồn", "Ao Vối", "Âu", "Ăn", "Nà Phiêng", "Na", "Thôn 10", "Thôn 2"]
    keys = [sort_key(name) for name in names]
    rows = " union all ".join(["select %s as k"] * len(keys))

    with connection.cursor() as cursor:
        cursor.execute(f"select k from ({rows}) as t order by k", keys)
        in_database = [row[0] for row in cursor.fetchall()]

    assert in_database == sorted(keys)
