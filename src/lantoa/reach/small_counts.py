"""Which counts of a table stay unsaid, so that no few households can be picked out of it."""

from collections.abc import Sequence

LEAST = 5
"""No count from 1 to 4 leaves the commune, nor one that leaves 1 to 4 over."""


def is_small(count: int, whole: int, *, even_none: bool = False) -> bool:
    """Say whether `count` of `whole` would point at fewer than five; `even_none` takes in 0.

    Nobody and everybody point at no household among others: of what was brought to a hamlet they
    may be told, of what people answered (`even_none`) they may not.
    """
    fewest = 0 if even_none else 1
    return any(fewest <= number < LEAST for number in (count, whole - count))


def unsaid(cells: Sequence[tuple[int, int]], *, even_none: bool = False) -> frozenset[int]:
    """Return which cells (count, whole) of a column stay unsaid beside its published sum.

    A cell that is unsaid alone could be found by subtraction: then the smallest others join it,
    until what is hidden together is itself large enough (secondary suppression; Hundepool et al.,
    "Statistical Disclosure Control", 2012, ch. 4).
    """
    hidden = {n for n, cell in enumerate(cells) if is_small(*cell, even_none=even_none)}
    others = sorted(set(range(len(cells))) - hidden, key=lambda n: cells[n][1])
    while hidden and others:
        count = sum(cells[n][0] for n in hidden)
        whole = sum(cells[n][1] for n in hidden)
        if len(hidden) > 1 and not is_small(count, whole, even_none=even_none):
            break
        hidden.add(others.pop(0))
    return frozenset(hidden)
