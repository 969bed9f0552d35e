"""Pages carried from the process that read them: JSON, and a picture each."""

from pathlib import Path
from typing import cast

from lantoa.intake.sheets import Box, Mark, Row, Run, Sheet


def to_plain(sheet: Sheet, folder: Path, n: int) -> list[object]:
    """Return a page as JSON takes it; its picture goes into the folder as number `n`."""
    if sheet.picture:
        (folder / f"{n}.webp").write_bytes(sheet.picture)
    rows = [
        [[[mark.text, *mark.box, round(mark.confidence, 3)] for mark in cell.marks] for cell in row]
        for row in (row.cells for row in sheet.rows)
    ]
    return [sheet.width, sheet.height, sheet.how, sheet.source, n if sheet.picture else -1, rows]


def from_plain(plain: object, folder: Path) -> Sheet:
    """Return the page that `to_plain` left in the folder."""
    width, height, how, source, n, rows = cast(
        "tuple[int, int, str, int, int, list[list[list[list[object]]]]]", plain
    )
    picture = (folder / f"{int(n)}.webp").read_bytes() if n >= 0 else b""
    found = tuple(Row(tuple(Run(tuple(map(_mark, cell))) for cell in cells)) for cells in rows)
    return Sheet(found, int(width), int(height), str(how), int(source), picture)


def _mark(plain: list[object]) -> Mark:
    text, x, y, w, h, confidence = plain
    place = tuple(float(cast(float, one)) for one in (x, y, w, h))
    return Mark(str(text), cast(Box, place), float(cast(float, confidence)))
