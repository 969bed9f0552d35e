"""What is ticked beside a form: results at households, clusters that did not play."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place
from lantoa.commune.queries import homes
from lantoa.kit.http import id_in
from lantoa.kit.say import num
from lantoa.outreach.doing import Done
from lantoa.outreach.rules import MARKS, marks_allowed


def ticks(
    post: QueryDict, kind: str, hamlet: Place | None
) -> tuple[Mapping[int, Mapping[str, Sequence[int]]], Mapping[int, str]]:
    """Return (marks, whole) of the posted ticks: hamlet → mark → bits, hamlet → mark of all."""
    allowed = marks_allowed(all_channels()[kind])
    how = post.get("how", "")
    if hamlet is None or not allowed or how not in ("all", "ticked"):
        return {}, {}
    marks: dict[str, list[int]] = {}
    for name, value in post.items():
        bit = id_in(name[1:]) if name[:1] == "h" else None
        if bit is not None and value in allowed:
            marks.setdefault(str(value), []).append(bit)
    return {hamlet.pk: marks}, {hamlet.pk: allowed[0]} if how == "all" else {}


def silent(post: QueryDict) -> dict[int, str]:
    """Return the clusters that did not play (outlet ids, `off`), each with its reason."""
    return {
        pk: str(post.get(f"why{said}", ""))
        for said in post.getlist("off")
        if (pk := id_in(str(said))) is not None
    }


def by_name(hamlet: Place | None, post: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the ticked households of `hamlet`: ("Đã trao", "Vi Văn Ất (Ngõ 2), Hộ 12")."""
    ticked = {
        bit: str(mark)
        for name, mark in post.items()
        if name[:1] == "h" and mark in MARKS and (bit := id_in(name[1:])) is not None
    }
    found: dict[str, list[str]] = {}
    for home in homes(hamlet) if hamlet and ticked else ():
        if home.bit in ticked:
            name = home.head or f"Hộ {home.bit + 1}"
            lane = f" ({home.lane})" if home.lane else ""
            found.setdefault(MARKS[ticked[home.bit]], []).append(name + lane)
    return [(label, ", ".join(names)) for label, names in found.items()]


def unlike(done: Done) -> str:
    """Say that the number of homes and the ticks beside them differ; "" where they agree, or where
    nobody ticked."""
    ticked = sum(len(bits) for marks in done.marks.values() for bits in marks.values())
    homes = done.counts.get("homes")
    if not ticked or done.whole or homes is None or homes == ticked:
        return ""
    return (
        f"Số hộ đã đến ghi {num(homes)}, đánh dấu {num(ticked)} hộ. Chưa đúng thì đính chính lại."
    )
