"""Ordered quantities beside the ledger: "mỗi thôn 02 băng rôn", and how many each has hung."""

import re
from collections import defaultdict
from dataclasses import dataclass

from lantoa.channels.base import all_channels
from lantoa.commune.models import Unit, User
from lantoa.commune.queries import visible_to
from lantoa.intake.rules import quantities
from lantoa.kit.text import fold
from lantoa.outreach.models import Activity
from lantoa.outreach.standing import standing
from lantoa.plan.models import Assignment, Campaign

COUNTED = (
    (re.compile(r"bang (?:ron|zon)|pano|pa no|khau hieu|phuon"), "visual", "pieces"),
    (re.compile(r"to roi|to gap|to buom"), "leaflet", "copies"),
)
"""Things that a duty counts and that the ledger counts too: the channel and its count."""
EACH = re.compile(r"(?:moi|tung) (?:thon|khu pho|ban|lang|xom|ap|khom|buon|soc|to dan pho)\b")
OFTEN = re.compile(r"\b(?:moi|hang|tung) (?:ngay|tuan|thang|quy|ky)\b|/(?:ngay|tuan|thang|quy)\b")


@dataclass(frozen=True)
class Done:
    """How many one unit has, of how many asked of it."""

    unit: Unit
    number: int
    asked: int


@dataclass(frozen=True)
class Ordered:
    """One ordered quantity: its words, channel, unit of counting, how far each is (least first)."""

    words: str
    kind: str
    measure: str
    parts: tuple[Done, ...]

    @property
    def enough(self) -> int:
        """Count the units that have what was asked."""
        return sum(one.number >= one.asked for one in self.parts)

    @property
    def short(self) -> list[Done]:
        """Return the units that have less than was asked."""
        return [one for one in self.parts if one.number < one.asked]


def ordered(user: User, campaign: Campaign) -> list[Ordered]:
    """Return what a campaign's duties ask of each hamlet in numbers that the ledger also counts.

    Only "each hamlet so many" of things hung or handed out: for percentages, for what recurs, and
    for what one office is to reach the ledger has no such number, so nothing is said.
    """
    found = []
    rows = campaign.assignments.filter(parent=None, garbled=False).order_by("order", "pk")
    for duty in rows.prefetch_related("spread__unit"):
        boards = [one.unit for one in duty.spread.all() if one.unit and one.unit.kind == "hamlet"]
        for words, asked, kind, count in _asked(duty) if boards else ():
            had = _had(user, campaign, boards, kind, count)
            parts = (Done(unit, had[unit.pk], asked) for unit in boards)
            by_need = tuple(sorted(parts, key=lambda one: (one.number, str(one.unit))))
            ask = next(ask for ask in all_channels()[kind].asks if ask.key == count)
            found.append(Ordered(words, kind, ask.unit, by_need))
    return found


def _asked(duty: Assignment) -> list[tuple[str, int, str, str]]:
    """Return (words, number, channel, count) of what a duty asks of each hamlet."""
    said = fold(duty.duty)
    if OFTEN.search(said) or not EACH.search(said):
        return []
    return [
        (one.words, one.number, kind, count)
        for one in quantities(duty.duty)
        for things, kind, count in COUNTED
        if not one.percent and _of_hamlets(one.each) and things.match(fold(one.thing))
    ]


def _of_hamlets(each: str) -> bool:
    return not each or EACH.match(fold(each)) is not None


def _had(
    user: User, campaign: Campaign, boards: list[Unit], kind: str, count: str
) -> dict[int, int]:
    rows = visible_to(user, standing()).filter(
        campaign=campaign, unit__in=boards, kind=kind, state=Activity.DONE
    )
    had: dict[int, int] = defaultdict(int)
    for unit, counts in rows.values_list("unit", "counts"):
        had[unit] += int(counts.get(count) or 0)
    return had
