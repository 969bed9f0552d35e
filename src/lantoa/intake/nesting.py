"""What lies below a line without a number: bullets below a bullet, the list of "phân công:"."""

import re
from collections.abc import Iterator

from lantoa.intake.layout import Para
from lantoa.intake.sentences import section_kind
from lantoa.intake.unit_words import is_verb
from lantoa.intake.units import unit_at

PART = re.compile(r"[IVX]+|[A-H]|Điều \d+")
"""Marks of the large parts; "A." over "I." as well as "I." over "A."."""


def adopted(roots: list[Para]) -> Iterator[Para]:
    """Yield the sections; an unnumbered line that assigns ("… phân công:") holds the list below."""
    holder: Para | None = None
    for para in roots:
        if holder and para.mark_or_bullet and not PART.fullmatch(para.mark):
            holder.children.append(para)
            continue
        assigns = not (para.mark_or_bullet or para.children) and section_kind(para) == "duty"
        ends = para.title.rstrip().endswith(":") and unit_at(para.body.text) is None
        holder = para if assigns and ends else None
        yield para


def is_under(para: Para, above: Para) -> bool:
    """Say whether a bullet is of the list that the bullet above announces ("* Công an xã:")."""
    if not para.bullet or para.sign != above.sign:
        return para.bullet
    unit = unit_at(above.body.text)
    colon = above.body.text.rstrip().endswith(":") and bool(unit and unit.stop == "colon")
    return colon and is_verb(para.body.text) and not para.body.text.rstrip().endswith(":")
