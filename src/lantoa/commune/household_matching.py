"""A list held against the households known: same, renamed, new, gone, doubled; unsure is asked."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from lantoa.commune.household_lines import Line, known_by
from lantoa.kit.text import fold

SAME, SPELLED, UNSURE, NEW, DOUBLED = "same", "spelled", "unsure", "new", "doubled"


@dataclass(frozen=True)
class Known:
    """A household that has a name already, by its bit."""

    bit: int
    head: str
    lane: str = ""
    lane_order: int = 0
    phone: str = ""


@dataclass(frozen=True)
class Match:
    """What a row of the list is: its number in the file, and the known household it may be.

    `kind` is same, spelled (the same name written otherwise), unsure (`why` says what speaks for
    it), new, or doubled (`why` names the row that it repeats).
    """

    number: int
    line: Line
    kind: str
    known: Known | None = None
    why: str = ""


@dataclass
class Compared:
    """A whole list compared: its rows in order, and the known households that it does not have."""

    matches: list[Match] = field(default_factory=list)
    gone: list[Known] = field(default_factory=list)

    def of(self, kind: str) -> list[Match]:
        """Return the rows of one kind."""
        return [match for match in self.matches if match.kind == kind]


Row = tuple[int, Line]
Key = Callable[[str, str, int, str], Hashable]


def compare(rows: Sequence[Row], known: Iterable[Known]) -> Compared:
    """Return what each row is. In time that grows with the list, not with its square.

    A row is the household of the same head and lane, then of the same name without its marks or
    of the same name and telephone; then, asked for, by the `STEPS`. What two could be is new.
    """
    found: dict[int, Match] = {}
    waiting = _doubled(rows, found)
    left = {one.bit: one for one in known}
    waiting = _exact(waiting, left, found)
    for kind, why, key in STEPS:
        waiting = _by(waiting, left, found, key, kind, why)
    found |= {number: Match(number, line, NEW) for number, line in waiting}
    return Compared([found[number] for number, _ in rows], list(left.values()))


def _doubled(rows: Sequence[Row], found: dict[int, Match]) -> list[Row]:
    first: dict[Hashable, int] = {}
    kept = []
    for number, line in rows:
        key = (line.key, line.lane_order, line.phone)
        if key in first:
            found[number] = Match(number, line, DOUBLED, why=f"trùng với dòng {first[key]}")
        else:
            first[key] = number
            kept.append((number, line))
    return kept


def _exact(rows: list[Row], left: dict[int, Known], found: dict[int, Match]) -> list[Row]:
    """Match by head and lane; of several of one name, those at the same door first."""
    doors: dict[Hashable, list[Known]] = defaultdict(list)
    for one in left.values():
        doors[known_by(one.head, one.lane)].append(one)
    rest: list[Row] = []
    for same_door in (True, False):
        pending, rest = rest if not same_door else rows, []
        for number, line in pending:
            here = doors[line.key]
            fits = [one for one in here if one.lane_order == line.lane_order or not same_door]
            if fits:
                here.remove(fits[0])
                del left[fits[0].bit]
                found[number] = Match(number, line, SAME, fits[0])
            else:
                rest.append((number, line))
    return rest


def _by(
    rows: list[Row], left: dict[int, Known], found: dict[int, Match], key: Key, kind: str, why: str
) -> list[Row]:
    """Match rows and households that are alone with their key on both sides."""
    mine: dict[Hashable, list[Row]] = defaultdict(list)
    theirs: dict[Hashable, list[Known]] = defaultdict(list)
    for row in rows:
        if said := key(row[1].head, row[1].lane, row[1].lane_order, row[1].phone):
            mine[said].append(row)
    for one in left.values():
        if said := key(one.head, one.lane, one.lane_order, one.phone):
            theirs[said].append(one)
    for said, here in mine.items():
        if len(here) == 1 and len(theirs[said]) == 1:
            (number, line), one = here[0], theirs[said][0]
            del left[one.bit]
            says_no_lane = key is _name and not (line.lane and one.lane)
            found[number] = Match(number, line, SPELLED if says_no_lane else kind, one, why)
    return [row for row in rows if row[0] not in found]


def _plain(head: str, lane: str, order: int, phone: str) -> Hashable:
    return (fold(head), fold(lane))


def _name(head: str, *rest: object) -> Hashable:
    return fold(head)


def _door(head: str, lane: str, order: int, phone: str) -> Hashable:
    return (fold(lane), order) if lane and order else ""


def _letters(head: str, lane: str, order: int, phone: str) -> Hashable:
    """Return the name as two people would write it who heard it: x/s, ch/tr, n/l, i/y alike."""
    text = fold(head)
    for one, other in (("tr", "ch"), ("x", "s"), ("l", "n"), ("y", "i"), ("gi", "d"), ("r", "d")):
        text = text.replace(one, other)
    return (text.replace(" ", ""), fold(lane))


STEPS: tuple[tuple[str, str, Key], ...] = (
    (SPELLED, "", _plain),
    (SPELLED, "", lambda head, _lane, _order, phone: phone and (fold(head), phone)),
    (UNSURE, "cùng tên, khác ngõ", _name),
    (UNSURE, "tên viết gần giống, cùng ngõ", _letters),
    (UNSURE, "cùng số điện thoại, khác tên", lambda _head, _lane, _order, phone: phone),
    (UNSURE, "cùng ngõ, cùng thứ tự, khác tên", _door),
)


def is_like(rows: Sequence[Row], heads: Iterable[str]) -> int:
    """Count the rows whose head's name, without marks, stands among `heads`."""
    known = {fold(head) for head in heads}
    return sum(fold(line.head) in known for _, line in rows)
