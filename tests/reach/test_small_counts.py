"""No count from 1 to 4 is told, nor one that leaves 1 to 4 over, nor one found by subtraction."""

from hypothesis import given
from hypothesis import strategies as st

from lantoa.reach.small_counts import is_small, unsaid


def cells(most=30):
    return st.integers(0, most).flatmap(
        lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
    )


@given(st.lists(cells(), max_size=8), st.booleans())
def test_what_is_told_and_what_can_be_subtracted_is_never_small(column, even_none):
    hidden = unsaid(column, even_none=even_none)

    for number, cell in enumerate(column):
        assert number in hidden or not is_small(*cell, even_none=even_none)
    count = sum(column[n][0] for n in hidden)
    whole = sum(column[n][1] for n in hidden)
    if hidden and len(hidden) < len(column):
        assert len(hidden) > 1
        assert not is_small(count, whole, even_none=even_none)


def test_nobody_and_everybody_are_told_of_deeds_and_not_of_answers():
    assert [is_small(n, 40) for n in (0, 1, 4, 5, 35, 36, 39, 40)] == [
        False, True, True, False, False, True, True, False,
    ]  # fmt: skip
    assert is_small(0, 40, even_none=True)
    assert is_small(40, 40, even_none=True)


def test_a_small_hamlet_hides_the_next_smallest_with_it():
    assert unsaid([(3, 40), (20, 60), (30, 50)]) == {0, 2}
    assert unsaid([(20, 40), (20, 60)]) == frozenset()
