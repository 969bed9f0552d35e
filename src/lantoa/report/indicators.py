"""The figures that reports ask for, each with the rule that the ledger counts it by."""

from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.channels.base import all_channels

REACH, ITEMS, PROOFS, CONCERNS = "reach", "items", "proofs", "concerns"
HAMLET, UNIT, OFFICE = "hamlet", "unit", "office"
ORDER = (
    "radio", "relay", "rerun", "board", "visual", "web", "zalo", "sms_request", "bulletin",
    "leaflet", "gathering", "party_cell", "visit", "culture", "class",
)  # fmt: skip
TITLES = {
    REACH: "Hộ được tiếp cận",
    ITEMS: "Nội dung đã đưa ra",
    PROOFS: "Minh chứng",
    CONCERNS: "Khó khăn, vướng mắc",
}
COMMUNE_ONLY = frozenset({"radio", "relay", "rerun", "web", "sms_request", "bulletin"})


@dataclass(frozen=True)
class Measure:
    """One figure (số liệu báo cáo): what it is called, in what it is counted, where it comes from.

    `source` is "<kind>:<what>" for what a channel counts ("activity", "carried", or a key of its
    asks), else "reach:<surety>", "items", "proofs", "concerns:raised", "concerns:answered". A
    figure that is not `additive` is asked of the ledger anew at every level: households and items
    overlap.
    """

    code: str
    label: str
    unit_word: str
    source: str
    additive: bool = True

    @property
    def section(self) -> str:
        """Return the channel's kind, or what else the figure is about."""
        return self.source.split(":")[0]

    @property
    def what(self) -> str:
        """Return what is counted within the section."""
        return self.source.partition(":")[2]


REACHED = (
    Measure("reach_delivered", "Số hộ đã nhận tận hộ", "hộ", "reach:delivered", additive=False),
    Measure("reach_engaged", "Số hộ đã tham gia", "hộ", "reach:engaged", additive=False),
    Measure("reach_offered", "Số hộ có thể nghe, thấy", "hộ", "reach:offered", additive=False),
)
MADE = (Measure("items", "Số nội dung đã đưa ra", "nội dung", ITEMS, additive=False),)
REST = (
    Measure("proofs", "Số minh chứng (ảnh, phiếu)", "ảnh", PROOFS),
    Measure("concerns_raised", "Khó khăn, vướng mắc đã nêu", "ý kiến", "concerns:raised"),
    Measure(
        "concerns_answered", "Khó khăn, vướng mắc đã được hướng dẫn", "ý kiến", "concerns:answered"
    ),
)


def _of_channels(kinds: Iterable[str]) -> list[Measure]:
    known = all_channels()
    return [
        Measure(counted.code, counted.label, counted.unit, f"{kind}:{counted.of}")
        for kind in kinds
        if kind in known
        for counted in known[kind].counts
    ]


def _kinds() -> list[str]:
    place = {kind: number for number, kind in enumerate(ORDER)}
    return sorted(all_channels(), key=lambda kind: (place.get(kind, len(ORDER)), kind))


def catalogue() -> list[Measure]:
    """Return every figure in the order of the paper; a new channel brings its own."""
    return [*REACHED, *_of_channels(_kinds()), *MADE, *REST]


def asked_of(level: str) -> list[Measure]:
    """Return the figures that a report of this level asks for.

    Hamlets are not asked for what only the commune does (radio, web page); associations have no
    hamlet of their own, so no households.
    """
    local = [kind for kind in _kinds() if kind not in COMMUNE_ONLY]
    if level == HAMLET:
        return [*REACHED[:2], *_of_channels(local), *REST]
    if level == UNIT:
        return [*_of_channels(local), *REST]
    return catalogue()


def section_title(section: str) -> str:
    """Return the heading that a section of figures stands under."""
    channel = all_channels().get(section)
    return channel.label if channel else TITLES.get(section, section)
