"""Reminded, called, and only then the superior: no step is skipped."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lantoa.urge.ladder import (
    CALL,
    CALLED,
    NO_ANSWER,
    RAISED,
    STEPS,
    SUPERIOR,
    Said,
    next_step,
)  # fmt: skip
from lantoa.urge.rules import AFTER, REPORT, Thing, step_on

DUE = date(2025, 9, 17)
THING = Thing(REPORT, "due:1", "kỳ tháng 9", DUE)
OUTCOMES = st.sampled_from(["spoken", "promised", "trouble", NO_ANSWER])


def day(late: int) -> date:
    return DUE + timedelta(days=late)


def step(said: list[Said], late: int, relation: str = "subordinate", **kw: bool) -> str:
    return next_step(THING, relation, said, day(late), call_after=3, **kw)


def test_a_call_is_proposed_after_the_reminders_and_the_superior_after_the_call() -> None:
    told = [Said(AFTER, day(1))]
    called = [*told, Said(CALL, day(4), "spoken")]

    assert step([], 4) == step(told, 2) == AFTER
    assert step(told, 3) == CALL
    assert step(called, 4) == CALLED
    assert step(called, 5) == SUPERIOR
    assert step([*called, Said(SUPERIOR, day(5))], 6) == RAISED


def test_a_hamlet_without_anybody_to_remind_is_called() -> None:
    assert step([], 3, somebody=False) == CALL


def test_one_call_that_nobody_answered_is_not_enough() -> None:
    once = [Said(AFTER, day(1)), Said(CALL, day(3), NO_ANSWER), Said(CALL, day(3), NO_ANSWER)]

    assert step(once, 5) == CALL
    assert step([*once, Said(CALL, day(5), NO_ANSWER)], 6) == SUPERIOR


def test_a_promised_day_is_waited_for() -> None:
    said = [Said(AFTER, day(1)), Said(CALL, day(4), "promised", day(8))]

    assert step(said, 8) == CALLED
    assert step(said, 9) == SUPERIOR


def test_a_call_before_the_day_does_not_open_the_way_to_the_superior() -> None:
    assert step([Said(CALL, day(-3), "spoken"), Said(AFTER, day(1))], 9) == CALL


@given(st.lists(st.tuples(st.booleans(), OUTCOMES), min_size=1, max_size=30), st.booleans())
def test_whatever_happens_no_step_is_skipped(moves: list[tuple[bool, str]], asked: bool) -> None:
    """Each day somebody may follow what is proposed, or do nothing."""
    said: list[Said] = []
    relation = "guest" if asked else "subordinate"
    for late, (acts, outcome) in enumerate(moves, start=-2):
        proposed = step(said, late, relation)
        if acts and proposed in STEPS:
            done = proposed if proposed in (CALL, SUPERIOR) else step_on(THING, day(late))
            said.append(Said(done, day(late), outcome if done == CALL else ""))

    taken = [one.step for one in said]
    assert [STEPS.index(one) for one in taken] == sorted(STEPS.index(one) for one in taken)
    if SUPERIOR in taken:
        assert not asked
        assert AFTER in taken
        assert CALL in taken
