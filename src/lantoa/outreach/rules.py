"""What the ledger decides without asking anyone: days of a cadence, sane counts, marks."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from lantoa.channels.base import Ask, Channel
from lantoa.kit.errors import Unfit
from lantoa.kit.periods import Period
from lantoa.kit.say import num

STATES: dict[str, tuple[str, str]] = {
    "planned": ("Chưa làm", ""),
    "done": ("Đã làm", "done"),
    "missed": ("Không làm được", "late"),
    "cancelled": ("Đã hủy", "info"),
}
"""Words and chip of each state of an activity."""

MARKS: dict[str, str] = {
    "offered": "Có thể nghe, thấy",
    "delivered": "Đã trao",
    "engaged": "Đã tham gia",
    "absent": "Vắng nhà",
    "away": "Đi làm ăn xa",
    "refused": "Không nhận",
}
"""What a tick beside a household says (practice §1.10)."""

CALL, PAPER, MET = "call", "paper", "met"
TOLD: dict[str, str] = {CALL: "Gọi điện", PAPER: "Ghi phiếu giấy", MET: "Báo trực tiếp"}
"""How those who did the work told the office that writes for them (ghi hộ)."""

REACHED = ("offered", "delivered", "engaged")
STEPS = {"weekly": 7, "biweekly": 14, "monthly": 28}


def days_of(cadence: str, span: Period, *, first: date, peaks: Sequence[date]) -> list[date]:
    """Return the days of a cadence in `span`: every day, every so many days from `first`, at the
    peaks (the last day when there is none), or once on `first`.
    """
    if cadence == "daily":
        return [span.from_on + timedelta(days=n) for n in range(span.days)]
    if cadence == "peak":
        return [day for day in peaks if day in span] or [span.until_on]
    start = min(max(first, span.from_on), span.until_on)
    if cadence not in STEPS:
        return [start]
    step = timedelta(days=STEPS[cadence])
    days = [start]
    while days[-1] + step <= span.until_on:
        days.append(days[-1] + step)
    return days


def weekday_from(day: date, weekday: int) -> date:
    """Return the first `weekday` (0 Monday … 6 Sunday) on or after `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def sane_counts(channel: Channel, counts: Mapping[str, float]) -> dict[str, float]:
    """Return the counts that the channel asks for, whole numbers as such.

    Raises `Unfit` on the field of the first that is missing or lies outside its limits.
    """
    known = {}
    for ask in channel.asks:
        value = counts.get(ask.key)
        if value is None:
            if ask.required:
                raise Unfit(f"{ask.label}: ghi số {ask.unit}.", field=ask.key)
            continue
        known[ask.key] = _sane(ask, value)
    return known


def _sane(ask: Ask, value: float) -> float:
    if not ask.least <= value <= ask.most:
        raise Unfit(
            f"{ask.label}: {num(value)} {ask.unit} nằm ngoài khoảng {num(ask.least)}"
            f" đến {num(ask.most)}. Xem lại con số.",
            field=ask.key,
        )
    return int(value) if value == int(value) else value


def marks_allowed(channel: Channel) -> tuple[str, ...]:
    """Return the marks that a person may tick for this channel; none where heads alone count."""
    if channel.crowd == "heads":
        return ()
    if channel.surety == "delivered":
        return ("delivered", "absent", "away", "refused")
    return (channel.surety,)


def disjoint(marks: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Return the marks with each household under one of them alone: the strongest, else the first.

    A household cannot have been handed a leaflet and been absent in the same round.
    """
    order = [*reversed(REACHED), *(mark for mark in MARKS if mark not in REACHED)]
    taken: set[int] = set()
    found = {}
    for mark in order:
        bits = sorted(set(marks.get(mark, ())) - taken)
        taken.update(bits)
        if bits:
            found[mark] = bits
    return found
