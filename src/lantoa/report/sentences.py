"""Builds a report's sentences from what was done: plain words, every number from the ledger."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lantoa.report.rules import BLANK, NONE, Answer, shown

MOST_HIGHLIGHTS = 5
NOTHING_HAPPENED, NOT_FILLED_IN = "Không phát sinh.", "Chưa nhập."


@dataclass(frozen=True)
class Sentence:
    """A sentence of a draft and what it was made of: ids of activities and of concerns."""

    text: str
    activities: tuple[int, ...] = ()
    concerns: tuple[int, ...] = ()


@dataclass(frozen=True)
class Deed:
    """An activity as a sentence needs it: the day, what it was, where, and how many in words.

    `weight` is its largest number: of many deeds the fullest are told.
    """

    pk: int
    on: date
    title: str
    place: str
    kind: str = ""
    counted: str = ""
    reason: str = ""
    weight: float = 0


@dataclass(frozen=True)
class Said:
    """A figure with its label and unit, ready to be said."""

    label: str
    unit_word: str
    answer: Answer


def _day(on: date) -> str:
    return f"{on.day}/{on.month}"


def highlights(deeds: Sequence[Deed]) -> list[Sentence]:
    """Return one sentence for each of the fullest deeds, in the order of days."""
    told = sorted(deeds, key=lambda deed: (-deed.weight, deed.on, deed.pk))[:MOST_HIGHLIGHTS]
    found = []
    for deed in sorted(told, key=lambda deed: (deed.on, deed.pk)):
        counted = f" ({deed.counted})" if deed.counted else ""
        place = "" if deed.place in deed.title else f", {deed.place}"
        text = f"Ngày {_day(deed.on)}: {deed.title}{place}{counted}."
        found.append(Sentence(text, (deed.pk,)))
    return found


def missed(deeds: Sequence[Deed]) -> list[Sentence]:
    """Return one sentence for each reason: how many activities, on which days."""
    by_reason: dict[str, list[Deed]] = {}
    for deed in deeds:
        by_reason.setdefault(deed.reason.strip().rstrip(".") or "chưa ghi lý do", []).append(deed)
    return [
        Sentence(
            f"{len(held)} hoạt động không thực hiện, ngày "
            f"{', '.join(dict.fromkeys(_day(deed.on) for deed in held))}: {reason}.",
            tuple(deed.pk for deed in held),
        )
        for reason, held in by_reason.items()
    ]


def difficulties(raised: Iterable[tuple[int, date, str, bool]]) -> list[Sentence]:
    """Return one sentence for each difficulty: its id, the day, its title, whether answered."""
    return [
        Sentence(
            f"Ngày {_day(on)}: {title.rstrip('.')} "
            f"({'đã được hướng dẫn' if answered else 'đang chờ hướng dẫn'}).",
            concerns=(pk,),
        )
        for pk, on, title, answered in raised
    ]


def good_models(told: Mapping[str, Sequence[int]]) -> list[Sentence]:
    """Return one sentence for each example that was brought out: its title, the activities."""
    return [
        Sentence(f"“{title}”, đã đưa ra {len(acts)} lần.", tuple(acts))
        for title, acts in told.items()
    ]


def to_come(deeds: Sequence[Deed], labels: Mapping[str, str]) -> list[Sentence]:
    """Return one sentence for each kind of work that is planned next: how many, from when."""
    by_kind: dict[str, list[Deed]] = {}
    for deed in sorted(deeds, key=lambda deed: (deed.on, deed.pk)):
        by_kind.setdefault(deed.kind, []).append(deed)
    return [
        Sentence(
            f"{labels.get(kind, kind)}: {len(held)} việc, {_between(held)}.",
            tuple(deed.pk for deed in held),
        )
        for kind, held in by_kind.items()
    ]


def _between(held: Sequence[Deed]) -> str:
    first, last = _day(held[0].on), _day(held[-1].on)
    return f"ngày {first}" if first == last else f"từ {first} đến {last}"


def result(figures: Sequence[Said]) -> str:
    """Return the sentence of one section: "số buổi phát thanh: 24 buổi; …", or that nothing was.

    Blank figures are left out: silence is not a number.
    """
    told = [figure for figure in figures if figure.answer.state not in (BLANK, NONE)]
    if told:
        parts = (
            f"{figure.label[:1].lower()}{figure.label[1:]}: "
            f"{shown(figure.answer)} {figure.unit_word}"
            for figure in told
        )
        sentence = "; ".join(parts)
        return f"{sentence[:1].upper()}{sentence[1:]}."
    nothing = any(figure.answer.state == NONE for figure in figures)
    return NOTHING_HAPPENED if nothing else NOT_FILLED_IN
