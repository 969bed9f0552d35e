"""Duties to report out of a table that people filled in: read row by row, refused row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from lantoa.commune.tables import read_table, write_sheet
from lantoa.kit.errors import Unfit
from lantoa.kit.families import FAMILIES, WAITS
from lantoa.kit.families import HAMLET as HAMLET_PAPER
from lantoa.kit.text import fold
from lantoa.report.due_periods import EVERY
from lantoa.report.indicators import HAMLET, OFFICE, UNIT, catalogue
from lantoa.report.terms import CHOSEN, Terms, check, headings, own_figures

COLUMNS = (
    "Tên chế độ", "Cấp báo cáo", "Đơn vị", "Nơi nhận", "Gửi qua", "Kỳ", "Ngày chốt",
    "Hạn (ngày làm việc)", "Gửi trước ngày", "Từ ngày", "Đến ngày", "Số liệu", "Số liệu tự ghi",
    "Phần lời", "Căn cứ", "Mẫu giấy",
)  # fmt: skip
LEVELS = {"thon": HAMLET, "xa": OFFICE, "phong": OFFICE, "don vi": UNIT}
FEWEST = len(COLUMNS) - 2  # a table of before there were "Căn cứ" and "Mẫu giấy"
MOST = 100
Meant = TypeVar("Meant")
EXAMPLE = (
    "Báo cáo tháng của thôn", "Thôn", "", "UBND xã", "Phòng Văn hóa – Xã hội", "hằng tháng", 14, 3,
    "", "", "", "Số tờ rơi, tài liệu đã phát; Lượt người dự họp, hội nghị",
    "Số tổ công nghệ số (tổ)", "Việc nổi bật; Khó khăn, vướng mắc", "",
    HAMLET_PAPER.name,
)  # fmt: skip


class BadRegimes(Unfit):
    """Rows that cannot be taken; `rows` holds (row number as in Excel, what to mend)."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        super().__init__(
            f"Chưa lập chế độ nào: {len(rows)} dòng cần sửa. Sửa trong tệp rồi gửi lại cả tệp."
        )
        self.rows = rows


@dataclass(frozen=True)
class Names:
    """What the words of a table can mean: units and figures by their folded names."""

    units: Mapping[str, int]
    figures: Mapping[str, str]


def template() -> bytes:
    """Return the table to fill in (.xlsx) with one row as an example."""
    return write_sheet([COLUMNS, EXAMPLE], title="Chế độ báo cáo")


def names_of(units: Mapping[str, int]) -> Names:
    """Return the words that a table may use; figures by label or code."""
    figures = {fold(one.label): one.code for one in catalogue()}
    figures |= {one.code: one.code for one in catalogue()}
    return Names({fold(name): pk for name, pk in units.items()}, figures)


def read(data: bytes, names: Names) -> list[Terms]:
    """Return the duties of a table, all of them. Raises `BadRegimes` naming every row to mend,
    `Unfit` where the file is no such table.
    """
    table = read_table(data, as_written=True)
    head = [fold(cell) for cell in table[0]] if table else []
    named = [fold(name) for name in COLUMNS]
    if named[: max(len(head), FEWEST)] != head[: len(COLUMNS)]:
        raise Unfit("Dòng đầu không giống mẫu. Tải mẫu về, điền vào rồi gửi lại.", field="file")
    found, wrong = [], []
    for number, row in enumerate(table[1:], start=2):
        if not any(row):
            continue
        try:
            found.append(_terms(row, names))
        except Unfit as error:
            wrong.append((number, str(error)))
    if wrong:
        raise BadRegimes(wrong)
    if not found or len(found) > MOST:
        raise Unfit(f"Tệp cần từ 1 đến {MOST} dòng chế độ báo cáo.", field="file")
    return found


def _terms(row: Sequence[str], names: Names) -> Terms:
    if risky := next((cell for cell in row if cell.startswith(("=", "+", "@"))), None):
        raise Unfit(f"Ô “{risky[:40]}” là công thức. Thay bằng chữ hoặc số.")
    cells = dict(zip(COLUMNS, [*row, *[""] * len(COLUMNS)], strict=False))
    level = LEVELS.get(fold(cells["Cấp báo cáo"]))
    if level is None:
        raise Unfit("Cấp báo cáo ghi Thôn, Xã hoặc Đơn vị.")
    terms = Terms(
        title=cells["Tên chế độ"],
        level=level,
        every=_every(cells["Kỳ"]),
        to_name=cells["Nơi nhận"] or "UBND xã",
        via_name=cells["Gửi qua"],
        closing_day=_whole(cells, "Ngày chốt", 14),
        due_after=_whole(cells, "Hạn (ngày làm việc)", 3),
        due_on=_day(cells, "Gửi trước ngày"),
        from_on=_day(cells, "Từ ngày"),
        until_on=_day(cells, "Đến ngày"),
        units=tuple(_meant(cells["Đơn vị"], names.units, "đơn vị")),
        indicators=tuple(_meant(cells["Số liệu"], names.figures, "số liệu")),
        typed=own_figures(cells["Số liệu tự ghi"]),
        parts=headings(cells["Phần lời"]),
        basis=headings(cells["Căn cứ"]),
        paper=_family(cells["Mẫu giấy"]),
    )
    check(terms)
    return terms


def _every(word: str) -> str:
    known = {fold(EVERY[kind]): kind for kind in CHOSEN}
    known |= {fold(EVERY[kind]).split(" (")[0]: kind for kind in CHOSEN}
    if fold(word) not in known:
        raise Unfit(f"Kỳ “{word}” chưa có. Ghi một trong: {', '.join(EVERY[k] for k in CHOSEN)}.")
    return known[fold(word)]


def _family(word: str) -> str:
    """Return the family of papers by its name, with or without the word that it waits; or ""."""
    said = fold(word.removesuffix(f"({WAITS})"))
    known = {fold(name): one.code for one in FAMILIES for name in (one.name, one.code)}
    if said and said not in known:
        names = ", ".join(one.name for one in FAMILIES)
        raise Unfit(f"Không có mẫu giấy “{word}”. Để trống, hoặc ghi một trong: {names}.")
    return known.get(said, "")


def _whole(cells: Mapping[str, str], name: str, usual: int) -> int:
    text = cells[name]
    if text and not (text.isdigit() and len(text) < 4):
        raise Unfit(f"{name}: “{text}” không phải số ngày.")
    return int(text) if text else usual


def _day(cells: Mapping[str, str], name: str) -> date | None:
    text = cells[name]
    for pattern in ("%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S") if text else ():
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    if text:
        raise Unfit(f"{name}: “{text}” chưa đọc được. Ghi như 20/11/2026.")
    return None


def _meant(text: str, known: Mapping[str, Meant], what: str) -> list[Meant]:
    found = []
    for word in headings(text):
        meant = known.get(fold(word), known.get(word))
        if meant is None:
            raise Unfit(f"Không có {what} “{word}”. Ghi đúng tên như trên trang.")
        found.append(meant)
    return found
