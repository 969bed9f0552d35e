"""Names on a sheet held against a hamlet's doors: who is found, twice there, a stranger here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.commune.actions import names_in
from lantoa.commune.models import Place
from lantoa.commune.queries import walk
from lantoa.kit.text import fold, nfc

MOST_TOLD = 20
Line = tuple[int, str]
"""The number of a line on the sheet (from 1, as Excel counts) and what is to be said of it."""


@dataclass(frozen=True)
class Found:
    """`bits` are the doors found. Not counted: lines that name a door again (`doubled`), that fit
    no door (`strangers`), or of which nobody can tell the door (`unsure`).
    """

    bits: tuple[int, ...]
    doubled: tuple[int, ...] = ()
    strangers: tuple[Line, ...] = ()
    unsure: tuple[Line, ...] = ()

    @property
    def words(self) -> str:
        """Say which lines were not counted and why; "" where every line found its own door."""
        said = []
        if self.doubled:
            numbers = _some([str(number) for number in self.doubled], ", ")
            said.append(f"{len(self.doubled)} dòng trùng, hộ ấy chỉ tính một lần: {numbers}.")
        if self.strangers:
            said.append(
                f"{len(self.strangers)} dòng không có trong danh sách thôn, chưa tính: "
                f"{_told(self.strangers)}."
            )
        if self.unsure:
            said.append(
                f"{len(self.unsure)} dòng chưa rõ là hộ nào, chưa tính: {_told(self.unsure)}. "
                "Ghi thêm ngõ, hoặc tự đánh dấu hộ."
            )
        return " ".join(said)


def _told(lines: Iterable[Line]) -> str:
    return _some([f"{words} (dòng {number})" for number, words in lines], "; ")


def _some(parts: list[str], apart: str) -> str:
    more = len(parts) - MOST_TOLD
    return apart.join(parts[:MOST_TOLD]) + (f" và {more} dòng nữa" if more > 0 else "")


def table_of(text: str) -> list[list[str]]:
    """Return pasted lines as a table: name and lane, apart by a tab or a comma."""
    lines = nfc(text).splitlines()
    return [
        [cell.strip() for cell in (line.split("\t") if "\t" in line else line.split(",", 1))]
        for line in lines
    ]


def doors_named(hamlet: Place, table: list[list[str]]) -> Found:
    """Return the doors of the names in a table, one a row; a door named twice is one door.

    A name is compared without its marks; where several households bear it, the lane decides, and
    a lane that is not the door's makes it another household. Nothing is guessed.
    """
    doors: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for seat in walk(hamlet):
        one = seat.household
        doors[fold(one.head or f"Hộ {seat.bit + 1}")].append((seat.bit, one.lane))
    bits, doubled = set[int](), []
    strangers, unsure = list[Line](), list[Line]()
    for number, name, lane in names_in(table):
        homes = doors.get(fold(name), [])
        here = _of_lane(homes, lane)
        if len(here) == 1 and here[0] in bits:
            doubled.append(number)
        elif len(here) == 1:
            bits.add(here[0])
        elif homes:
            unsure.append((number, _why(name, lane, homes)))
        else:
            strangers.append((number, name))
    return Found(tuple(sorted(bits)), tuple(doubled), tuple(strangers), tuple(unsure))


def _of_lane(homes: list[tuple[int, str]], lane: str) -> list[int]:
    """Return the doors (bits) that a row may mean: of the lane it says, if the door has one."""
    if not any(sign.isalpha() for sign in lane):
        return [bit for bit, _ in homes]
    exact = [bit for bit, known in homes if fold(known) == fold(lane)]
    return exact or [bit for bit, known in homes if not known]


def _why(name: str, lane: str, homes: list[tuple[int, str]]) -> str:
    if len(homes) > 1:
        return f"{name}: có {len(homes)} hộ cùng tên"
    return f"{name}: tệp ghi {lane}, thôn ghi {homes[0][1]}"
