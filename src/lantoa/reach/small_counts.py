"""What leaves a commune: no count from 1 to 4 households, nor one that leaves 1 to 4 over.

A hamlet is told to the nearest five, however it is asked; a commune exactly, unless it is small.
Sums are exact: what a hamlet logs is seen in every one above it.
"""

from collections.abc import Sequence

LEAST = 5


def is_small(count: int, whole: int, *, even_none: bool = False) -> bool:
    """Say whether `count` of `whole` would point at fewer than five; `even_none` takes in 0.

    Nobody and everybody point at no household among others: of what was brought to a hamlet they
    may be told, of what people answered (`even_none`) they may not.
    """
    fewest = 0 if even_none else 1
    return any(fewest <= number < LEAST for number in (count, whole - count))


def rounded(cells: Sequence[tuple[int, int]]) -> list[int | None]:
    """Return what is told of each hamlet (count, whole) beside the exact sum of its commune.

    What can be told of a hamlet lies five apart, so one answer less another never shows 1 to 4;
    None of a hamlet of 1 to 4 households. Where the sum would give the hamlets away, the widest is
    told one step off; where that does not help (two hamlets, one tiny), nothing is told.
    """
    marks = [_mark(*cell) for cell in cells]
    step = _gives_away(cells, marks)
    if not step or not any(is_small(*cell) for cell in cells):
        return marks
    moved = [(n, _next(mark, cells[n][1], step)) for n, mark in enumerate(marks)]
    free = [(n, to) for n, to in moved if to != marks[n]]
    if free:
        n, marks[n] = max(free, key=lambda one: cells[one[0]][1])
    return marks if free and not _gives_away(cells, marks) else [None] * len(cells)


def _gives_away(cells: Sequence[tuple[int, int]], marks: Sequence[int | None]) -> int:
    """Return 1 where the sum leaves every hamlet only the most its mark allows, -1 the fewest."""
    total = sum(count for count, _ in cells)
    ends = [_ends(mark, whole) for mark, (_, whole) in zip(marks, cells, strict=True)]
    return (total >= sum(most for _, most in ends)) - (total <= sum(fewest for fewest, _ in ends))


def _last(whole: int) -> int:
    """Return the greatest multiple of five that lies at least five below the whole."""
    return (whole - LEAST) // LEAST * LEAST


def _mark(count: int, whole: int) -> int | None:
    """Return the nearest of what can be told of a hamlet: every fifth number, and all of it."""
    if 0 < whole < LEAST:
        return None
    last, near = _last(whole), (count + LEAST // 2) // LEAST * LEAST
    if near <= last:
        return near
    return last if 2 * count <= last + whole else whole


def _ends(mark: int | None, whole: int) -> tuple[int, int]:
    """Return the fewest and the most households that are told as `mark`."""
    last = _last(whole)
    between = (last + whole) // 2
    if mark is None:
        return 0, whole
    if mark == whole:
        return max(0, between + 1), whole
    return max(0, mark - LEAST // 2), between if mark == last else mark + LEAST // 2


def _next(mark: int | None, whole: int, step: int) -> int | None:
    """Return what can be told next to `mark`, one `step` up (1) or down (-1); itself at the end."""
    last = _last(whole)
    if mark is None:
        return mark
    if step > 0:
        return whole if mark >= last else mark + LEAST
    return max(0, last) if mark == whole else max(0, mark - LEAST)


def unsaid(cells: Sequence[tuple[int, int]], *, even_none: bool = False) -> frozenset[int]:
    """Return which cells (count, whole) of a column stay unsaid beside its published sum.

    A cell that is unsaid alone could be found by subtraction: then the smallest others join it,
    until what is hidden together is itself large enough (secondary suppression; Hundepool et al.,
    "Statistical Disclosure Control", 2012, ch. 4). It holds where the cells are told on this one
    page alone.
    """
    hidden = {n for n, cell in enumerate(cells) if is_small(*cell, even_none=even_none)}
    others = sorted(set(range(len(cells))) - hidden, key=lambda n: cells[n][1])
    while hidden and others:
        count = sum(cells[n][0] for n in hidden)
        whole = sum(cells[n][1] for n in hidden)
        if not is_small(count, whole, even_none=even_none):
            break
        hidden.add(others.pop(0))
    return frozenset(hidden)
