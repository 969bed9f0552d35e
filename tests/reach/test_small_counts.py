"""No count from 1 to 4 is told, nor one that leaves 1 to 4 over, nor one found by subtraction."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from lantoa.reach.small_counts import is_small, rounded, unsaid


def cells(most=30, least=0):
    return st.integers(least, most).flatmap(
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


def test_a_hamlet_is_told_to_the_nearest_five_and_all_of_it_as_all():
    assert rounded([(n, 43) for n in (0, 2, 3, 12, 13, 37, 39, 40, 43)]) == [
        0, 0, 5, 10, 15, 35, 35, 43, 43,
    ]  # fmt: skip
    assert rounded([(3, 4), (0, 0), (5_000, 5_000)]) == [None, 0, 5_000]


@given(st.integers(0, 60), st.data())
def test_of_two_questions_about_a_hamlet_neither_nor_their_difference_shows_one_to_four(
    whole, data
):
    """The attacker asks two questions, one within the other, and knows how the house rounds."""
    more = data.draw(st.integers(0, whole))
    fewer = data.draw(st.integers(0, more))

    told = [rounded([(count, whole), (20, 60)])[0] for count in range(whole + 1)]
    tells = (told[fewer], told[more])

    alike = [
        (one, two)
        for two in range(whole + 1)
        for one in range(two + 1)
        if (told[one], told[two]) == tells
    ]
    for group in ((lambda one, two: two - one), (lambda one, two: one), (lambda one, two: two),
                  (lambda one, two: whole - one), (lambda one, two: whole - two)):  # fmt: skip
        found = {group(one, two) for one, two in alike}
        assert None in tells or found - {1, 2, 3, 4}, (tells, found)
        assert len(found) > 1 or not found & {1, 2, 3, 4}


@given(st.lists(cells(most=11), min_size=2, max_size=4))
def test_beside_the_exact_sum_no_small_count_of_a_hamlet_is_found(column):
    """The attacker tries every number in every hamlet and keeps what gives the same page."""
    tells, total = rounded(column), sum(count for count, _ in column)
    wholes = [whole for _, whole in column]

    alike = [
        world
        for world in product(*(range(whole + 1) for whole in wholes))
        if sum(world) == total and rounded(list(zip(world, wholes, strict=True))) == tells
    ]

    for n, cell in enumerate(column):
        alone = total in (0, sum(wholes)) or sum(whole > 0 for whole in wholes) == 1
        assert alone or not is_small(*cell) or len({world[n] for world in alike}) > 1
