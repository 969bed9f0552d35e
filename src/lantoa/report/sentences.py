"""Builds a report's sentences from what was done: plain words, every number from the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lantoa.report.rules import BLANK, NONE, Answer, shown

MOST_HIGHLIGHTS = 5
NOTHING_HAPPENED, NOT_FILLED_IN = "Không phát sinh.", "Chưa nhập."


@dataclass(frozen=True)
class Deed:
    """An activity as a sentence needs it: the day, what it was, where, and how many in words."""

    on: date
    title: str
    place: str
    counted: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Said:
    """A figure with its label and unit, ready to be said."""

    label: str
    unit_word: str
    answer: Answer


def _day(on: date) -> str:
    return f"{on.day}/{on.month}"


def highlights(deeds: Sequence[Deed]) -> str:
    """Return one line for each of the fullest deeds, in the order of days."""
    told = sorted(deeds, key=lambda deed: (not deed.counted, deed.on))[:MOST_HIGHLIGHTS]
    lines = []
    for deed in sorted(told, key=lambda deed: deed.on):
        counted = f" ({deed.counted})" if deed.counted else ""
        place = "" if deed.place in deed.title else f", {deed.place}"
        lines.append(f"Ngày {_day(deed.on)}: {deed.title}{place}{counted}.")
    return "\n".join(lines)


def missed(deeds: Sequence[Deed]) -> str:
    """Return one line for each reason: how many activities, on which days."""
    by_reason: dict[str, list[Deed]] = {}
    for deed in deeds:
        by_reason.setdefault(deed.reason.strip().rstrip(".") or "chưa ghi lý do", []).append(deed)
    return "\n".join(
        f"{len(held)} hoạt động không thực hiện, ngày "
        f"{', '.join(dict.fromkeys(_day(deed.on) for deed in held))}: {reason}."
        for reason, held in by_reason.items()
    )


def difficulties(titles: Iterable[tuple[date, str, bool]]) -> str:
    """Return one line for each difficulty: the day, its title, whether it was answered."""
    return "\n".join(
        f"Ngày {_day(on)}: {title} ({'đã được hướng dẫn' if answered else 'đang chờ hướng dẫn'})."
        for on, title, answered in titles
    )


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
