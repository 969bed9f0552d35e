"""What people say of a duty to report, and what is wrong with it before it is kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lantoa.kit.errors import Unfit
from lantoa.kit.text import fold, nfc
from lantoa.report.due_periods import EVERY
from lantoa.report.indicators import UNIT
from lantoa.report.parts import PARTS, STANDARD

MOST_PARTS, LONGEST = 9, 200
UNIT_WORD = re.compile(r"(.*?)\s*\(([^()]{1,30})\)\s*\??")
CHOSEN = [kind for kind in EVERY if kind not in ("periodic", "event")]
"""Kinds of period that people choose from; difficulties have their own way."""


@dataclass(frozen=True)
class Terms:
    """A duty to report as people set it; `units` (ids) empty: all of the level.

    `indicators` are codes; `typed` figures of the commune's own that people write the number of:
    (label, unit word). `parts` are headings; `basis` the papers that ask for it.
    """

    title: str
    level: str
    every: str
    to_name: str
    via_name: str = ""
    closing_day: int = 14
    due_after: int = 3
    due_on: date | None = None
    from_on: date | None = None
    until_on: date | None = None
    units: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()
    paper: str = ""
    basis: tuple[str, ...] = ()


def check(terms: Terms) -> None:
    """Raise `Unfit` with the field where the terms cannot stand."""
    if not terms.title.strip():
        raise Unfit("Ghi tên chế độ báo cáo.", field="title")
    if terms.every not in CHOSEN:
        raise Unfit("Chọn kỳ báo cáo trong danh sách.", field="every")
    if terms.level == UNIT and not terms.units:
        raise Unfit("Chọn đơn vị phải báo cáo.", field="units")
    if not 1 <= terms.closing_day <= 31:
        raise Unfit("Ngày chốt từ 1 đến 31.", field="closing_day")
    if not 1 <= terms.due_after <= 60:
        raise Unfit("Hạn gửi từ 1 đến 60 ngày làm việc sau ngày chốt.", field="due_after")
    if terms.from_on and terms.until_on and terms.until_on < terms.from_on:
        raise Unfit("Ngày cuối trước ngày đầu.", field="until_on")
    if terms.due_on and terms.from_on and terms.due_on <= terms.from_on:
        raise Unfit("Ngày gửi phải sau ngày đầu của kỳ.", field="due_on")
    if not terms.indicators and not terms.typed and not terms.parts:
        raise Unfit("Chọn ít nhất một số liệu hoặc một phần lời.", field="indicators")
    if len(terms.parts) > MOST_PARTS:
        raise Unfit(f"Nhiều nhất {MOST_PARTS} phần lời.", field="parts")


OF_A_CAMPAIGN = ("campaign", "peak", "closing")


def check_lasting(terms: Terms) -> None:
    """Raise `Unfit` where the terms cannot stand for every campaign: such a duty has no end."""
    if terms.every in OF_A_CAMPAIGN:
        raise Unfit(f"Kỳ “{EVERY[terms.every]}” là của một đợt. Chọn kỳ khác, hoặc chọn đợt.",
                    field="every")  # fmt: skip
    if terms.every == "once" and not (terms.from_on and (terms.until_on or terms.due_on)):
        raise Unfit("Báo cáo một lần của mọi đợt: ghi số liệu từ ngày nào đến ngày nào.",
                    field="from_on")  # fmt: skip


def headings(text: str) -> tuple[str, ...]:
    """Return the headings that a person wrote, a line (or a semicolon) each, none twice."""
    held = [nfc(line)[:LONGEST] for line in re.split(r"[\n;]", text)]
    return tuple(dict.fromkeys(line for line in held if line))


def own_figures(text: str) -> tuple[tuple[str, str], ...]:
    """Read "Tỷ lệ người dùng VNeID (%)", one a line. Raises `Unfit` where the unit is missing."""
    found = []
    for line in headings(text):
        label, unit_word = read_figure(line)
        if not unit_word:
            raise Unfit(f"“{line}”: ghi đơn vị tính trong ngoặc, như “Số tổ công nghệ số (tổ)”.",
                        field="typed")  # fmt: skip
        found.append((label, unit_word))
    return tuple(found)


def read_figure(typed: str) -> tuple[str, str]:
    """Return label and unit word: "Số hộ có Wi-Fi (hộ)" is ("Số hộ có Wi-Fi", "hộ")."""
    found = UNIT_WORD.fullmatch(nfc(typed))
    label, word = found.groups() if found else (nfc(typed), "")
    return label.rstrip(" ?:;.")[:200] or word, word[:30]


def keyed(labels: Sequence[str]) -> list[list[str]]:
    """Return [key, heading] of each part: those that drafts can fill keep their keys."""
    known = {fold(label): key for key, label in PARTS.items()}
    if list(labels) == [PARTS[key] for key in STANDARD]:
        return []
    return [
        [known.get(fold(label), f"loi-{number}"), label]
        for number, label in enumerate(labels, start=1)
    ]


def from_plain(row: Mapping[str, object]) -> Terms:
    """Return terms that were written as JSON."""
    days = {name: _day(row[name]) for name in ("due_on", "from_on", "until_on")}
    lists = {name: tuple(_items(row[name])) for name in ("units", "indicators", "parts", "basis")}
    typed = tuple((str(label), str(unit)) for label, unit in _items(row["typed"]))
    return Terms(**{**row, **days, **lists, "typed": typed})  # type: ignore[arg-type]


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _items(held: object) -> list[Any]:
    assert isinstance(held, list)
    return held
