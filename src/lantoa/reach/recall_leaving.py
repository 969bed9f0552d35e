"""What a recall sample found as a file: hamlet by hamlet, nothing small, nothing by subtraction."""

from lantoa.commune.tables import write_csv, write_sheet
from lantoa.kit.official import DEMO_MARK
from lantoa.kit.say import date_in_full
from lantoa.reach.recall_queries import Found, Result

HEAD = ("Mã", "Thôn", "Người hỏi", "Ngày chốt", "Số hộ trả lời", "Số hộ có biết", "Tỷ lệ %",
        "Khoảng 95 % từ, %", "Khoảng 95 % đến, %")  # fmt: skip
HIDDEN = "không nêu"
WAITS = "chờ chốt đủ phiếu"
WHOLE = "Các thôn gộp lại"
NOTES = (
    "Tỷ lệ thật nằm trong khoảng nêu trên với độ tin cậy 95 % (khoảng Wilson). “Không nhớ” tính là "
    "chưa biết. Trưởng thôn hỏi thôn mình thì con số dễ cao hơn thực tế.",
    "Số hộ dưới 5 không nêu; kèm thêm thôn khác không nêu để không suy ra được bằng phép trừ.",
)


def as_file(result: Result, ending: str, *, demo: bool) -> bytes:
    """Return the result as ".csv" or ".xlsx", a row a hamlet that the reader may see.

    Until every sheet is closed it says what it waits for.
    """
    row = result.recall
    about = f"Hỏi nhanh “{row.question}”, chọn hộ ngày {date_in_full(row.made_at)}."
    notes = [about, *NOTES, *([DEMO_MARK] if demo else [])]
    if result.open:
        notes.insert(1, f"Còn {result.open} phiếu chưa chốt; chốt đủ thì tệp này có số.")
    table = [HEAD, *_rows(result), (), *((note,) for note in notes)]
    return write_csv(table) if ending == ".csv" else write_sheet(table, title="Hỏi nhanh")


def _rows(result: Result) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for line in result.lines:
        sheet = line.sheet
        closed_on = date_in_full(sheet.closed_at) if sheet.closed_at else "chưa chốt"
        names = (sheet.hamlet.code, str(sheet.hamlet), sheet.asker_words, closed_on)
        rows.append((*names, *_told(line.found)))
    if result.whole:
        rows.append(("", WHOLE, "", "", *_told(result.whole)))
    return rows


def _told(found: Found | None) -> tuple[object, ...]:
    """Return the five numbers of a row: those who answered, who heard, share, interval."""
    if found is None:
        return (WAITS,) * 5
    heard, asked = found.answers.heard, found.answers.asked
    if not found.is_said:
        return (asked if found.is_counted else HIDDEN, *[HIDDEN] * 4)
    return (asked, heard, round(100 * heard / asked, 1), *found.interval)
