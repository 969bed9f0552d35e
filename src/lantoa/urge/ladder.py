"""The steps of urging, one after another: reminded, called, and only then the superior."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lantoa.urge.rules import AFTER, SOON, SUBORDINATE, TODAY, Thing

CALL, SUPERIOR = "call", "superior"
CALLED, RAISED = "called", "raised"
STEPS = (SOON, TODAY, AFTER, CALL, SUPERIOR)
NO_ANSWER = "no_answer"
OUTCOMES = {
    "spoken": "Đã nói chuyện, sẽ làm",
    "promised": "Hẹn đến ngày",
    "trouble": "Đang vướng, cần xã giúp",
    NO_ANSWER: "Không nghe máy",
}
UNANSWERED = 2


@dataclass(frozen=True)
class Said:
    """One thing said to a unit about a duty: which step, on which day, and how a call ended."""

    step: str
    on: date
    outcome: str = ""
    promised_on: date | None = None


def next_step(
    thing: Thing,
    relation: str,
    said: Sequence[Said],
    today: date,
    *,
    call_after: int,
    somebody: bool = True,
) -> str:
    """Return which step is next for a duty: one of `STEPS`, or CALLED or RAISED while it waits.

    A call is proposed `call_after` days after the day, once a reminder after the day is on record
    (or there is nobody to remind). The superior comes after a call that was answered, or two days
    on which nobody answered, and never before a promised day has passed. Units that cooperate or
    are invited are asked and called, never taken to a superior (practice §1.3).
    """
    late = (today - thing.due_on).days
    if late <= 0:
        return TODAY if late == 0 else SOON
    told = [one.on for one in said if one.step == AFTER and one.on > thing.due_on]
    if late < call_after or (somebody and not told):
        return AFTER
    calls = [one for one in said if one.step == CALL and one.on >= min(told, default=thing.due_on)]
    if not is_heard(calls):
        return CALL
    if any(one.step == SUPERIOR for one in said):
        return RAISED
    if relation != SUBORDINATE or is_agreed(calls, today) or max(c.on for c in calls) >= today:
        return CALLED
    return SUPERIOR


def is_heard(calls: Sequence[Said]) -> bool:
    """Say whether the calls count as one: somebody answered, or nobody did on two days."""
    if any(one.outcome != NO_ANSWER for one in calls):
        return True
    return len({one.on for one in calls}) >= UNANSWERED


def is_agreed(said: Sequence[Said], today: date) -> bool:
    """Say whether a day was promised that has not passed yet: until then nobody is urged."""
    return any(one.promised_on is not None and one.promised_on >= today for one in said)
