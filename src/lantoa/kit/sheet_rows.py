"""The rows of an Excel sheet that came from outside, read apart: cells as Excel last showed them.

    python -m lantoa.kit.sheet_rows FOLDER

See `apart.py`, which starts it and watches it: a file of 150 KB can unpack to two gigabytes.
"""

from io import BytesIO

from openpyxl import load_workbook

from lantoa.kit import apart

MOST_ROWS, MOST_COLUMNS = 6000, 30
VALUES, FORMULAS = b" ", b"="
LIMITS = apart.Limits(memory=1000 * apart.MB, seconds=10)
DAMAGED = (
    OSError, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, MemoryError,
)  # fmt: skip


def rows_of(
    data: bytes, *, as_written: bool = False, limits: apart.Limits = LIMITS
) -> list[list[object]] | None:
    """Return the cells of a workbook's first sheet, a row more than `MOST_ROWS` at most.

    Numbers stay numbers, days are text; a formula gives what it came to, or `as_written` itself.
    None where the file is damaged or harmful.
    """
    sign = FORMULAS if as_written else VALUES
    try:
        rows: list[list[object]] | None = apart.answered(
            "lantoa.kit.sheet_rows", sign + data, limits
        )
    except apart.Died:
        return None
    return rows


def look(data: bytes) -> list[list[object]] | None:
    """Return the cells as JSON holds them; None where the sheet cannot be opened.

    The first byte says whether formulas are wanted or what they came to.
    """
    is_plain, book = data[:1] == VALUES, BytesIO(data[1:])
    try:
        page = load_workbook(book, read_only=True, data_only=is_plain).worksheets[0]
        rows = page.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
        return [[_plain(cell) for cell in row] for row in rows]
    except DAMAGED:
        return None


def _plain(cell: object) -> object:
    return cell if cell is None or isinstance(cell, int | float | str) else str(cell)


if __name__ == "__main__":
    apart.answering(look)
