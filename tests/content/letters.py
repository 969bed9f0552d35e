"""Directives of tests/data as the writer of drafts gets them."""

import json
from datetime import date
from pathlib import Path

from lantoa.content.source import MarkedDay, PillarText, Source

DATA = Path(__file__).parent.parent / "data" / "directives"
PEAK = MarkedDay(date(2025, 10, 10), "Ngày Chuyển đổi số quốc gia")


def letter(
    name: str, *, place: str, text: str = ".txt", peaks: tuple[MarkedDay, ...] = ()
) -> Source:
    """Return a directive with its gold fields and the text of one of its files."""
    gold = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return Source(
        kind=gold["kind"],
        number=gold["number"],
        issuer=gold["issuer"],
        place=place,
        issued_on=date.fromisoformat(gold["issued_on"]),
        subject=gold["subject"],
        pillars=tuple(PillarText(p["ref"], p["title"]) for p in gold["pillars"]),
        peaks=peaks,
        days=tuple(
            MarkedDay(date.fromisoformat(d["on"]), d["what"]) for d in gold["dates"] if d["on"]
        ),
        text=(DATA / f"{name}{text}").read_text(encoding="utf-8"),
        garbled=text == ".eng.txt",
    )


def dengue() -> Source:
    """Return the directive about dengue fever."""
    return letter("05", place="xã Tân Đước")


def digital() -> Source:
    """Return the letter about Resolution 57 as received: text without Vietnamese marks."""
    return letter("396-UBND-VHXH", place="xã Hữu Lũng", text=".eng.txt", peaks=(PEAK,))
