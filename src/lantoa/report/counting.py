"""Counts one figure over activities: sessions, items brought, hours, days, people, metres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lantoa.report.indicators import ITEMS, PROOFS, TYPED, Measure
from lantoa.report.rules import Answer, answer_of

OTHER, VIETNAMESE = "other", "vi"
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Brought:
    """One item that an activity brought: which, of what kind, in which language."""

    item: int
    kind: str
    language: str


@dataclass(frozen=True)
class Act:
    """An activity that was done, as far as figures need it; `shown` are the files that prove it."""

    pk: int
    unit: int
    kind: str
    on: date
    counts: Mapping[str, object]
    gathered: bool = False
    shown: frozenset[int] = frozenset()
    brought: tuple[Brought, ...] = ()


def behind(measure: Measure, acts: Sequence[Act]) -> list[Act]:
    """Return the activities that a figure is counted from."""
    if measure.section == PROOFS:
        return [act for act in acts if act.shown]
    if measure.section == ITEMS:
        return [act for act in acts if _fitting(measure, act)]
    own = [act for act in acts if act.kind == measure.section]
    if measure.what == "carried" and measure.only[0]:
        return [act for act in own if not act.gathered and _fitting(measure, act)]
    if measure.what in ("activity", "carried"):
        return [act for act in own if not act.gathered]
    if measure.what in ("hours", "days"):
        return own
    return [act for act in own if act.counts.get(measure.what) is not None]


def counted(measure: Measure, acts: Sequence[Act]) -> Answer:
    """Return what the activities say for a figure; blank where the ledger holds none of its kind.

    Sessions without a bulletin in Nùng are zero airings in Nùng: something was done and it was
    not that.
    """
    if measure.section == TYPED:
        return Answer()
    if measure.section == PROOFS:
        return answer_of(len({one for act in acts for one in act.shown})) if acts else Answer()
    if measure.section == ITEMS:
        items = {one.item for act in acts for one in _fitting(measure, act)}
        return answer_of(len(items)) if any(act.brought for act in acts) else Answer()
    own = [act for act in acts if act.kind == measure.section]
    if measure.what in ("activity", "carried"):
        own = [act for act in own if not act.gathered]
    return _number(measure, own) if own else Answer()


def _number(measure: Measure, own: Sequence[Act]) -> Answer:
    if measure.what == "activity":
        return answer_of(len(own))
    if measure.what == "carried":
        return answer_of(sum(len(_fitting(measure, act)) for act in own))
    if measure.what == "days":
        return answer_of(len({act.on for act in own}))
    key = "minutes" if measure.what == "hours" else measure.what
    told = [act.counts[key] for act in own if act.counts.get(key) is not None]
    whole = sum((Decimal(str(number)) for number in told), Decimal(0))
    if measure.what == "hours":
        whole = (whole / 60).quantize(TENTH)
    return answer_of(whole) if told else Answer()


def _fitting(measure: Measure, act: Act) -> list[Brought]:
    """Return the items of an activity that are of the sort that the figure asks for."""
    fact, value = measure.only
    if fact == "kind":
        return [one for one in act.brought if one.kind == value]
    if fact == "language":
        others = value == OTHER
        return [
            one
            for one in act.brought
            if (one.language != VIETNAMESE if others else one.language == value)
        ]
    return list(act.brought)
