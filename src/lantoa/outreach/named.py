"""Names on a sheet held against a hamlet's doors: who is found, who is a stranger here."""

from collections import defaultdict
from dataclasses import dataclass

from lantoa.commune.models import Place
from lantoa.commune.queries import walk
from lantoa.kit.text import fold, nfc

MOST_TOLD = 20


@dataclass(frozen=True)
class Found:
    """`bits` are the doors found; `strangers` the lines that fit no door or several."""

    bits: tuple[int, ...]
    strangers: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say who could not be found, and that nothing was counted yet."""
        told = "; ".join(self.strangers[:MOST_TOLD])
        more = len(self.strangers) - MOST_TOLD
        told += f" và {more} dòng nữa" if more > 0 else ""
        return f"Không thấy trong thôn, chưa tính: {told}." if told else ""


def doors_named(hamlet: Place, text: str) -> Found:
    """Return the doors of the names, one a line ("Chu Văn Bảo", or with the lane after a tab or
    comma); a door named twice is one door.

    A name is compared without its marks; where several households bear it, the lane decides.
    """
    doors: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for seat in walk(hamlet):
        one = seat.household
        doors[fold(one.head or f"Hộ {seat.bit + 1}")].append((seat.bit, fold(one.lane)))
    bits: dict[int, None] = {}
    strangers = []
    for line in nfc(text).splitlines():
        name, _, lane = (part.strip() for part in line.replace("\t", ",").partition(","))
        here = doors.get(fold(name), [])
        if len(here) > 1 and lane:
            here = [door for door in here if door[1] == fold(lane)]
        if len(here) == 1:
            bits[here[0][0]] = None
        elif name:
            strangers.append(name if not here else f"{name} (có {len(here)} hộ cùng tên)")
    return Found(tuple(sorted(bits)), tuple(strangers))
