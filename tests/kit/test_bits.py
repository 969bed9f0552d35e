"""Sets of households as bits."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from lantoa.kit import bits

seats = st.frozensets(st.integers(0, 700))


def test_the_first_household_is_the_lowest_bit_of_the_first_byte() -> None:
    assert bits.pack([0]) == b"\x01"
    assert bits.pack([8]) == b"\x00\x01"
    assert bits.pack([1, 3]) == b"\x0a"


@given(seats)
def test_a_set_of_households_comes_back_as_it_went_in(chosen: frozenset[int]) -> None:
    packed = bits.pack(chosen)

    assert bits.unpack(packed) == sorted(chosen)
    assert bits.count(packed) == len(chosen)
    assert not packed.endswith(b"\x00")


@given(seats, seats)
def test_a_union_holds_the_households_of_both_sets(
    one: frozenset[int], two: frozenset[int]
) -> None:
    assert bits.union(bits.pack(one), bits.pack(two)) == bits.pack(one | two)


@given(seats)
def test_postgresqls_form_says_the_same_set(chosen: frozenset[int]) -> None:
    packed = bits.pack(chosen)
    digits = bits.to_varbit(packed)

    assert len(digits) % 64 == 0
    assert {n for n, digit in enumerate(digits) if digit == "1"} == chosen
    assert bits.from_varbit(digits) == packed


def test_nobody_is_an_empty_set_everywhere() -> None:
    assert bits.pack([]) == bits.from_varbit(bits.to_varbit(b"")) == b""


@pytest.mark.django_db
def test_the_database_itself_reads_postgresqls_form(postgres: None) -> None:
    packed = bits.pack([0, 7, 8, 69])

    with connection.cursor() as cursor:
        cursor.execute(
            "select get_bit(%s::varbit, 69), get_bit(%s::varbit, 68), bit_count(%s::varbit)",
            [bits.to_varbit(packed)] * 3,
        )
        row = cursor.fetchone()

    assert row == (1, 0, 4)
