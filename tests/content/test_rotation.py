"""Rotation: days differ, headings take turns, everything is used evenly."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lantoa.content.rotation import Airable, rotate

FIRST = date(2025, 8, 25)
pillars = st.lists(st.sampled_from("ABCD"), max_size=14)


def items_of(letters: list[str]) -> list[Airable]:
    return [Airable(f"{letter}{n}", letter) for n, letter in enumerate(letters)]


def days(count: int) -> list[date]:
    return [FIRST + timedelta(days=n) for n in range(count)]


@given(pillars, st.integers(0, 60), st.integers(1, 4))
def test_everything_airs_evenly(letters: list[str], count: int, each: int) -> None:
    items = items_of(letters)

    plan = rotate(items, days(count), each=each)

    times = Counter(key for aired in plan.values() for key in aired)
    counts = [times[item.key] for item in items]
    assert max(counts, default=0) - min(counts, default=0) <= 1
    assert list(plan) == days(count)
    assert all(len(aired) == len(set(aired)) == min(each, len(items)) for aired in plan.values())


@given(pillars, st.integers(2, 60), st.integers(1, 4))
def test_no_item_airs_on_two_days_running_while_there_are_others_enough(
    letters: list[str], count: int, each: int
) -> None:
    items = items_of(letters)

    plan = rotate(items, days(count), each=each)

    if len(items) >= 2 * each:
        assert not any(set(one) & set(next_) for one, next_ in pairwise(plan.values()))


@given(pillars, st.integers(2, 60))
def test_two_days_running_speak_of_two_headings_where_none_has_more_than_half(
    letters: list[str], count: int
) -> None:
    items = items_of(letters)
    heading = {item.key: item.pillar for item in items}

    aired = [heading[key] for keys in rotate(items, days(count)).values() for key in keys]

    if 2 * max(Counter(letters).values(), default=0) <= len(letters):
        assert not any(one == next_ for one, next_ in pairwise(aired))


def test_headings_of_equal_size_take_turns_in_the_same_order() -> None:
    items = items_of(list("AABBCC"))

    aired = [keys[0][0] for keys in rotate(items, days(9)).values()]

    assert aired == list("ABCABCABC")


def test_a_small_heading_is_not_heard_again_the_next_day_because_its_turn_came() -> None:
    plan = list(rotate(items_of(list("AAAABB")), days(8), each=3).values())

    assert not any(set(one) & set(next_) for one, next_ in pairwise(plan))
