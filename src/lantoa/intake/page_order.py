"""In which order pages are read that came as files of their own."""

import re
from collections.abc import Sequence

from lantoa.intake.passages import plain
from lantoa.intake.sheets import SEEN, Sheet

MOTTO = re.compile(r"cong hoa xa hoi chu nghia|doc lap.{1,5}tu do|dang cong san viet nam")
NUMBER = re.compile(r"(?:trang )?\W{0,2}(\d{1,3})(?:/\d{1,3})?\W{0,2}")
RECIPIENTS = re.compile(r"noi nhan ?[:;.]")
TOLD = re.compile(r"trang|page|(?:^|[^a-z0-9])p\d|^\d{1,3}$")


def in_order(sheets: Sequence[Sheet], names: Sequence[str]) -> list[Sheet]:
    """Return the pages in the order in which they are read.

    Files stay as they were sent where their names count them, unless another than the first carries
    the national motto; else, where every file is one page, the numbers printed on the pages order
    them, and the page with the motto is the first.
    """
    ordered = list(sheets)
    single = len(ordered) == len({sheet.source for sheet in ordered}) == len(names) > 1
    if not single or any(sheet.how != SEEN for sheet in ordered):
        return ordered
    ranks = [_rank(sheet) for sheet in ordered]
    if (ranks.count(1) != 1 and None in ranks) or (
        _told(names) and (ranks[0] == 1 or 1 not in ranks)
    ):
        return ordered
    if None not in ranks and len(set(ranks)) == len(ranks):
        return [s for _, s in sorted(zip(ranks, ordered, strict=True), key=_first)]
    opens = ranks.index(1) if ranks.count(1) == 1 else 0
    return [ordered[opens], *ordered[:opens], *ordered[opens + 1 :]]


def _first(pair: tuple[int | None, Sheet]) -> int:
    return pair[0] or 0


def _told(names: Sequence[str]) -> bool:
    """Say whether the names themselves count the pages ("trang 1.jpg", "2.jpg", "01.p2.jpg")."""
    stems = [plain(name.rsplit(".", 1)[0]) for name in names]
    return sum(bool(TOLD.search(stem)) for stem in stems) >= len(stems) - 1


def _rank(sheet: Sheet) -> int | None:
    """Return the page's place: its printed number; 1 with the motto, last with the recipients."""
    rows = [plain(row.text) for row in sheet.rows if row.cells]
    if any(MOTTO.search(text) for text in rows[:6]):
        return 1
    for text in (*rows[:2], *rows[-2:]):
        if found := NUMBER.fullmatch(text.strip()):
            return int(found.group(1))
    return 999 if any(RECIPIENTS.match(text) for text in rows) else None
