"""From the form, the rest and the answers in force to what the plan is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from lantoa.intake.rules import (
    Demands,
    ReadAssignment,
    ReadDate,
    ReadPeak,
    ReadPillar,
    ReadReporting,
)
from lantoa.intake.unknown_units import OUTSIDE, UNKNOWN, unit_of

Facts = Mapping[str, object]
PERIODS = {"monthly": "monthly", "weekly": "weekly", "at_end": "once"}


@dataclass(frozen=True)
class Answer:
    """The answer in force to an open point: about which field, its key, settled or proposed."""

    code: str
    about: str
    key: str
    detail: str
    is_settled: bool


def told(fields: Facts, rest: Facts, answers: Sequence[Answer], *, garbled: bool) -> Demands:
    """Return the directive's demands with corrections and answers applied.

    Words that no list knows and nobody corrected are left out, so that they enter no item.
    """
    unsure = set(cast("dict[str, object]", rest.get("unsure", {})))
    unread = set(cast("list[str]", rest.get("unread", [])))
    dates = _dates(fields, rest, unread)
    groups = _assignments(fields, rest, unsure)
    from_on, until_on = cast("list[str | None]", rest.get("window", [None, None]))
    demands = Demands(
        kind=_text(fields, "kind"),
        number=_text(fields, "number"),
        issuer=_text(fields, "issuer"),
        place=_text(fields, "place"),
        issued_on=_day(fields.get("issued_on")),
        subject="" if "subject" in unread else _text(fields, "subject"),
        garbled=garbled,
        addressees=_lines(fields, "addressees"),
        channels=_lines(fields, "channels"),
        cadences=dict(cast("dict[str, str]", rest.get("cadences", {}))),
        pillars=tuple(_pillars(fields, rest, unread)),
        assignments=tuple(groups),
        reporting=tuple(_reporting(row) for row in _rows(fields, "reporting")),
        peaks=tuple(peak for day, peak in dates if peak),
        dates=tuple(day for day, _ in dates),
        window=(_day(from_on), _day(until_on)),
        window_is_proposed=not rest.get("window_is_printed"),
        attachments=_lines(fields, "attachments"),
        copies_to=_lines(fields, "copies_to"),
    )
    for answer in answers:
        demands = _answered(demands, answer)
    return demands


def _text(fields: Facts, key: str) -> str:
    return str(fields.get(key) or "")


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _rows(fields: Facts, key: str) -> list[Facts]:
    return cast("list[Facts]", fields.get(key) or [])


def _lines(fields: Facts, key: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", fields.get(key) or []))


def _beside(rest: Facts, key: str, n: int) -> Facts:
    rows = cast("list[Facts]", rest.get(key) or [])
    return rows[n] if n < len(rows) else {}


def _pillars(fields: Facts, rest: Facts, unread: set[str]) -> list[ReadPillar]:
    found = []
    for n, row in enumerate(_rows(fields, "pillars")):
        extra = _beside(rest, "pillars", n)
        found.append(
            ReadPillar(
                ref=_text(row, "ref"),
                title=_text(row, "title"),
                quote=_text(extra, "quote"),
                garbled=bool(extra.get("garbled")),
                title_is_sure=f"pillars.{n}.title" not in unread,
            )
        )
    return found


def _assignments(fields: Facts, rest: Facts, unsure: set[str]) -> list[ReadAssignment]:
    found = []
    for n, row in enumerate(_rows(fields, "assignments")):
        extra = _beside(rest, "assignments", n)
        doubtful = {f"assignments.{n}.unit", f"assignments.{n}.duties"} & unsure
        found.append(
            ReadAssignment(
                unit=_text(row, "unit"),
                duties=tuple(cast("list[str]", row.get("duties") or [])),
                quote=_text(extra, "quote"),
                role=_text(extra, "role") or "lead",
                invited=bool(extra.get("invited")),
                garbled=bool(doubtful),
            )
        )
    return found


def _reporting(row: Facts) -> ReadReporting:
    return ReadReporting(
        by_whom=_text(row, "from"),
        to=_text(row, "to"),
        via=_text(row, "via"),
        every=_text(row, "every") or "periodic",
        due=_text(row, "due"),
    )


def _dates(fields: Facts, rest: Facts, unread: set[str]) -> list[tuple[ReadDate, ReadPeak | None]]:
    found: list[tuple[ReadDate, ReadPeak | None]] = []
    for n, row in enumerate(_rows(fields, "dates")):
        on = _day(row.get("on"))
        sure = f"dates.{n}.what" not in unread
        plain = f"Ngày {on.day}/{on.month}" if on else ""
        what = _text(row, "what") if sure else plain
        day = ReadDate(on, _text(row, "text") if sure or on else plain, what)
        peak = ReadPeak(on, what or plain) if on and _beside(rest, "dates", n).get("peak") else None
        found.append((day, peak))
    return found


def _answered(demands: Demands, answer: Answer) -> Demands:
    """Return the demands with one answer taken in."""
    if answer.about == "window" and "/" in answer.key:
        from_on, until_on = answer.key.split("/")
        return replace(
            demands,
            window=(_day(from_on), _day(until_on)),
            window_is_proposed=not answer.is_settled,
        )
    if answer.code == UNKNOWN and answer.about:
        number = int(answer.about.split(".")[1])
        rows = tuple(
            _ours(row, answer.key) if n == number else row
            for n, row in enumerate(demands.assignments)
        )
        return replace(demands, assignments=rows)
    if answer.about.startswith("reporting."):
        number = int(answer.about.split(".")[1])
        reports = tuple(
            _period(row, answer.key) if n == number else row
            for n, row in enumerate(demands.reporting)
        )
        return replace(demands, reporting=reports)
    if answer.key.startswith("like:"):
        number = int(answer.key.removeprefix("like:"))
        if number < len(demands.assignments):
            same = replace(
                demands.assignments[number], unit=answer.detail, role="support", invited=False
            )
            return replace(demands, assignments=(*demands.assignments, same))
    return demands


def _ours(row: ReadAssignment, key: str) -> ReadAssignment:
    """Return the assignment with the commune's unit in it ("unit:17"), or as outside."""
    if key == OUTSIDE:
        return replace(row, outside=True)
    return replace(row, ours=unit_of(key))


def _period(row: ReadReporting, key: str) -> ReadReporting:
    if key in PERIODS:
        return replace(row, every=PERIODS[key])
    return replace(row, by_whom="các đơn vị") if key == "assigned" else row
