"""Which words of a table's printed line stand in which column, where no sign parts them.

A cell wraps only while it is not finished: a known unit's name not yet whole, a date without its
day. The best parting of each line is found by dynamic programming over such hints.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations, pairwise

from lantoa.intake.closed_words import phrases
from lantoa.intake.passages import Passage, passage, plain
from lantoa.intake.unit_words import is_verb
from lantoa.intake.units import unit_at

WORK, LEAD, SUPPORT, DUE, OTHER = "work", "lead", "support", "due", "other"
HEADS = (
    (SUPPORT, r"(don vi |co quan |bo phan )?phoi\b( hop)?"),
    (DUE, r"thoi (gian|han|diem)|han (hoan|xong|chot)|xong( truoc)?|tien do|hoan thanh|deadline"),
    (LEAD, r"(don vi|co quan|bo phan|to chuc|nguoi|phong)( chu tri| thuc hien| phu trach| chiu)?"
     r"|chu tri|phu trach"),
    (WORK, r"noi dung|nhiem vu|cong viec|phan viec|viec (lam|can|phai)|hoat dong"),
    (OTHER, r"san pham|ket qua|ghi chu|kinh phi|dia diem|nguon"),
)  # fmt: skip
DATE = re.compile(
    r"(\W|\b(tu|den|den het|truoc|xong|sau|trong|het|thang|quy|ngay|nam|hoan thanh|cham nhat"
    r"|dinh ky|va|hang|thuong xuyen|tuan|tet|nguyen dan|gio|dau|cuoi|giua|lien tuc|ca nam|khi co"
    r"|dot|\d[\d/.:h]*|i{1,3}|iv|binh ngo|dinh mui|mau than|ky dau|ky)\b)+"
)
UNFINISHED = re.compile(
    r"\b(tu|den|truoc|xong|trong|tet|va|ngay|thang|quy|het|nhat|nguyen dan|dinh|hang)$|[-,]$"
)
LINK = re.compile(r"(\W|\b(tu|den|truoc|sau|va|het|trong|gio|dau|cuoi)\b)+")
"""Words that join times and are no time by themselves ("tử" folds to "tu")."""
PLACE = re.compile(r" (xa|phuong|tinh|dac khu|thanh pho)$")
CROSSED = 5.0
"""What it costs to read on over a rule between two columns."""
Score = Callable[[str, str, bool], float]


def order_of(header: str) -> list[str]:
    """Return the columns in printed order, by the words of a folded header line."""
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for column, words in HEADS:
        for m in re.finditer(rf"\b({words})", header):
            free = all(m.end() <= low or m.start() >= high for low, high in taken)
            if free and column not in [known for _, known in found]:
                found.append((m.start(), column))
            taken.append(m.span())
    return [column for _, column in sorted(found)]


def parted(
    lines: Sequence[Passage], order: Sequence[str], strokes: Sequence[set[int]] = ()
) -> dict[str, Passage]:
    """Return each column's words over a row's printed lines (its number already cut off).

    `strokes` says for each line before which words a rule between columns was seen.
    """
    cells = {column: Passage(()) for column in order}
    for n, line in enumerate(lines):
        seen = strokes[n] if strokes else set()
        cuts = _best(line, order, cells, seen, first=n == 0)
        for column, (low, high) in zip(order, cuts, strict=True):
            cells[column] = cells[column] + passage(line.words[low:high])
    return cells


def fitting(
    parts: Sequence[Passage], order: Sequence[str], cells: dict[str, Passage]
) -> Sequence[str]:
    """Return the columns, in printed order, that the parts of a wrapped line go on best."""
    if len(parts) == 1 or len(parts) > len(order):
        return [WORK] * len(parts)

    def gain(columns: Sequence[str]) -> float:
        told = zip(columns, parts, strict=True)
        return sum(_SCORES[one](cells.get(one, Passage(())).text, p.text, False) for one, p in told)

    return max(combinations(order, len(parts)), key=gain)


def _best(
    line: Passage,
    order: Sequence[str],
    cells: dict[str, Passage],
    strokes: set[int],
    *,
    first: bool,
) -> list[tuple[int, int]]:
    """Return where each column's words start and end in the line."""
    words = [word.text for word in line.words][:40]
    size = len(words)
    best: list[tuple[float, list[int]]] = [(0.0, [0])] + [(-1e9, [])] * size
    for column in order:
        before = cells[column].text
        after: list[tuple[float, list[int]]] = [(-1e9, [])] * (size + 1)
        for low in range(size + 1):
            score, cuts = best[low]
            for high in range(low, size + 1) if cuts else ():
                crossed = sum(low < at < high for at in strokes)
                worth = _SCORES[column](before, " ".join(words[low:high]), first)
                total = score + worth - CROSSED * crossed
                if total > after[high][0]:
                    after[high] = (total, [*cuts, high])
        best = after
    ends = best[size][1]
    if size < len(line.words):
        ends[-1] = len(line.words)
    return list(pairwise(ends))


def _work(before: str, text: str, first: bool) -> float:
    if not text:
        return -5.0 if first else 0.0
    inner = [m.start() + 1 for m in re.finditer(r" (?=[^\W\d_])", text)]
    units = sum(text[at].isupper() and unit_at(text, at) is not None for at in inner)
    small = 0.1 * sum(word[:1].islower() for word in text.split()) - 1.5 * units
    if first:
        return small + (3.0 if is_verb(text) else 1.0 if text[0].isupper() else -3.0)
    if text[0].isupper() and before.rstrip()[-1:].isalnum():
        return small - 0.5
    return small + 0.5


def _unit(before: str, text: str, first: bool) -> float:
    whole = f"{before} {text}".strip()
    last = re.split(r"[;,] (?=[^\W\d_]*[A-ZĐ])", whole)[-1] if whole not in _begun() else whole
    if first or not before:
        if not text:
            return -4.0 if first else 0.0
        opens = text[0].isupper() or text[0].isdigit()
        if opens and _folded(text) in _begun():
            return 4.0 if _is_whole(text) else 3.0 + 0.2 * (len(text.split()) - 1)
        if not opens or unit_at(text) is None:
            return -6.0
        return 4.0 if _is_whole(text) else 1.5
    if not text:
        return -1.0 if _is_open(before) else 0.0
    if _is_open(before):
        if _is_whole(whole) or _is_whole(last):
            return 5.2
        return 4.0 if _folded(whole) in _begun() else -2.0
    if plain(text) in ("xa", "phuong", "tinh"):
        return 3.0
    if _is_whole(before):
        return -1.5
    return 0.4 if text[0].isupper() else -1.0


def _support(before: str, text: str, first: bool) -> float:
    return _unit(before, text, first) if text or before else -0.2


def _due(before: str, text: str, first: bool) -> float:
    if not text:
        return -1.0 if before and UNFINISHED.search(plain(before)) else -0.2
    if not first and LINK.fullmatch(plain(text)):
        return -2.0
    if DATE.fullmatch(plain(text)):
        whole = first or not before or UNFINISHED.search(plain(before))
        return 3.0 + 0.15 * len(text.split()) if whole else 1.0
    goes_on = bool(before) and bool(UNFINISHED.search(plain(before))) and text[0].isupper()
    return 0.5 if goes_on else -6.0


def _other(before: str, text: str, first: bool) -> float:
    return -0.1 * len(text.split())


_SCORES: dict[str, Score] = {
    WORK: _work, LEAD: _unit, SUPPORT: _support, DUE: _due, OTHER: _other,
}  # fmt: skip


@cache
def _begun() -> frozenset[str]:
    """Return every beginning of a known unit's name, folded, the whole names left out."""
    return frozenset(
        " ".join(words[:n])
        for words in (plain(entry).split() for entry in phrases("units"))
        for n in range(1, len(words))
    ) - frozenset(plain(entry) for entry in phrases("units"))


@cache
def _whole() -> frozenset[str]:
    return frozenset(plain(entry) for entry in phrases("units"))


def _is_whole(name: str) -> bool:
    """Say whether a known unit's name is complete, its place or number after it."""
    folded = _folded(name).strip(" ,;")
    return folded in _whole() or PLACE.sub("", folded) in _whole()


def _folded(name: str) -> str:
    """Return the name folded, without how many there are ("Ban điều hành 38 khu phố")."""
    return re.sub(r" \d+\b", "", plain(name))


def _is_open(name: str) -> bool:
    folded = _folded(name).strip()
    return folded[-1:] in ",-;" or folded in _begun() or folded.split(", ")[-1] in _begun()
