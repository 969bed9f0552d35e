"""Quantities that an order sets: "mỗi thôn 02 băng rôn", "100% hộ nuôi lợn ký cam kết"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantoa.intake.assignment import Assignment
from lantoa.intake.passages import Passage

COUNT = re.compile(
    r"(?:(?P<each>(?:moi|tung) (?:[a-z]+ ){1,2}?)(?:[a-z]+ ){0,3}?)?(?:it nhat |toi thieu |tren )?"
    r"(?<![\d/.,])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})(?P<percent> ?%)? "
    r"(?!gio|phut|ngay|thang|nam|tuan|quy|lan|h\b)(?P<thing>[a-z]+(?: [a-z]+){0,2})"
)


@dataclass(frozen=True)
class Quantity:
    """How many of what (per `each`, a percentage if `percent`), for the unit that is told."""

    unit: Passage
    number: int
    percent: bool
    each: Passage
    thing: Passage
    at: Passage


def quantities(assigned: list[Assignment]) -> Iterator[Quantity]:
    """Yield the quantities in the duties, in printed order; `at` knows its source line."""
    for one in assigned:
        for duty in one.duties:
            for m in COUNT.finditer(duty.plain):
                each = duty.cut(*m.span("each")).trim() if m["each"] else Passage(())
                yield Quantity(
                    one.unit,
                    int(m["number"].replace(".", "")),
                    bool(m["percent"]),
                    each,
                    duty.cut(*m.span("thing")).trim(),
                    duty.cut(m.start(), m.end()),
                )
