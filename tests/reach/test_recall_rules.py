"""Is it heard? The interval against known values, the draw against chance, what stays unsaid."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.reach.recall_rules import (
    OWN,
    Answers,
    asker_kind,
    counted,
    is_sayable,
    order_of,
    sample_size,
    together,
    unsaid,
    wilson,
)
from lantoa.reach.small_counts import LEAST


@pytest.mark.parametrize(
    ("heard", "asked", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe (1998), Statistics in Medicine 17, table I
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_one_of_the_paper(heard, asked, low, high):
    assert wilson(heard, asked) == pytest.approx((low, high), abs=0.00006)


@st.composite
def samples(draw):
    asked = draw(st.integers(1, 5000))
    return draw(st.integers(0, asked)), asked


@given(samples())
def test_the_interval_holds_the_share_and_stays_between_none_and_all(sample):
    heard, asked = sample

    low, high = wilson(heard, asked)

    assert 0 <= low <= heard / asked <= high <= 1
    assert high - low > 0


@given(samples(), st.integers(2, 20))
def test_more_answers_of_the_same_share_narrow_the_interval(sample, times):
    heard, asked = sample

    few, many = wilson(heard, asked), wilson(heard * times, asked * times)

    assert many[1] - many[0] < few[1] - few[0]


def test_nobody_asked_means_that_nothing_is_known():
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(0, 5000), st.integers(1, 400))
def test_a_hamlet_is_never_asked_more_than_it_has_nor_more_than_a_large_one(homes, base):
    size = sample_size(homes, base)

    assert 0 <= size <= min(homes, base)
    assert size <= sample_size(homes + 1, base)
    assert (size == 0) == (homes == 0)


def test_a_small_hamlet_is_asked_nearly_whole_and_a_large_one_hardly():
    assert [sample_size(homes, 30) for homes in (8, 30, 40, 300, 5000)] == [7, 16, 18, 28, 30]


@given(st.frozensets(st.integers(0, 4999), max_size=200), st.text(min_size=1, max_size=8))
def test_the_draw_takes_each_household_once_and_is_the_same_again(homes, seed):
    order = order_of(homes, seed)

    assert sorted(order) == sorted(homes)
    assert order == order_of(sorted(homes, reverse=True), seed)


def test_every_household_has_the_same_chance():
    drawn = Counter(bit for n in range(2000) for bit in order_of(range(20), f"s{n}")[:5])

    chi_square = sum((drawn[bit] - 500) ** 2 / 500 for bit in range(20))
    assert chi_square < 43.8  # 19 degrees of freedom, one in a thousand


def test_a_head_who_asks_in_his_own_hamlet_is_known_as_such():
    assert asker_kind("hamlet", is_of_the_hamlet=True) == OWN
    kinds = ["hamlet", "team", "association", "front", "office"]
    others = [asker_kind(kind, is_of_the_hamlet=False) for kind in kinds]
    assert others == ["neighbour", "team", "association", "association", "office"]


def test_a_household_that_does_not_remember_was_asked_and_has_not_kept_it():
    found = counted(["heard", "not", "unsure", "absent", "heard", ""])

    assert (found.heard, found.asked, found.absent) == (2, 4, 1)


PARTS = st.lists(
    st.builds(Answers, heard=st.integers(0, 20), not_heard=st.integers(0, 20)), max_size=8
)


@given(PARTS)
def test_nothing_small_is_said_nor_can_be_found_by_subtraction(parts):
    hidden = unsaid(parts)

    for number, part in enumerate(parts):
        assert number in hidden or min(part.heard, part.asked - part.heard) >= LEAST
    rest = together(parts[number] for number in hidden)
    assert not hidden or is_sayable(rest) or len(hidden) == len(parts)


def test_one_hidden_hamlet_hides_another_with_it():
    parts = [Answers(heard=18, not_heard=2), Answers(heard=12, not_heard=8), Answers(15, 14)]

    assert unsaid(parts) == {0, 1}
