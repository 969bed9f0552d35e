"""The household list of a hamlet as people type it: its columns, and what is wrong in which row."""

import re
from dataclasses import dataclass

from lantoa.kit.errors import Unfit
from lantoa.kit.text import fold

COLUMNS = ("Họ tên chủ hộ", "Ngõ/xóm", "Thứ tự", "Điện thoại", "Đi làm ăn xa")
ALSO = {
    "head": ("ho ten chu ho", "chu ho", "ho va ten chu ho", "ho va ten", "ho ten", "ten chu ho"),
    "lane": ("ngo/xom", "ngo", "xom", "ngo xom", "ngo, xom", "duong", "to"),
    "lane_order": ("thu tu", "so thu tu", "stt", "tt"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "di dong"),
    "away": ("di lam an xa", "di lam xa", "lam an xa", "vang"),
}
YES = {"x", "co", "1", "di", "xa", "true", "v", "ca nha"}
NO = {"", "khong", "0", "-", "false", "ko", "o nha"}
LONGEST = {"head": 200, "lane": 100}
MOST_TOLD = 30
MOST_TITLES = 12  # rows above the one that names the columns: the title, who made the list


class BadRows(Unfit):
    """Rows that cannot be taken; `rows` holds (row number as in Excel, what to mend)."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        super().__init__(
            f"Chưa nhập dòng nào: {len(rows)} chỗ cần sửa trong tệp. Sửa rồi gửi lại cả tệp.",
            field="file",
        )
        self.rows = rows[:MOST_TOLD]


@dataclass(frozen=True)
class Line:
    """One household of the list; `lane_order` 0, `away` None when the list does not say."""

    head: str
    lane: str = ""
    lane_order: int = 0
    phone: str = ""
    away: bool | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return what the household is known by: its head's name and its lane."""
        return known_by(self.head, self.lane)


def known_by(head: str, lane: str) -> tuple[str, str]:
    """Return what a household is known by; marks count, capitals and spaces do not."""
    return " ".join(head.casefold().split()), fold(lane)


def lines_of(table: list[list[str]]) -> list[Line]:
    """Return the households of a table; see `rows_of`."""
    return [line for _, line in rows_of(table)]


def rows_of(table: list[list[str]], *, pasted: bool = False) -> list[tuple[int, Line]]:
    """Return the households below the row that names the columns, with their row numbers.

    A pasted table may do without that row: its columns then stand in the usual order. All or
    nothing: raises `BadRows` with every row that needs mending, `Unfit` when the column of the
    heads' names is missing.
    """
    if not table:
        raise Unfit("Danh sách không có dòng nào.", field="file")
    top, places = _header(table)
    bare = pasted and "head" not in places
    if bare:
        places = {name: at for at, name in enumerate(ALSO)}
    if "head" not in places:
        raise Unfit(
            f"Chưa thấy dòng tên cột: thêm vào đầu một dòng có cột “{COLUMNS[0]}”. Các cột khác: "
            f"{', '.join(COLUMNS[1:])}.",
            field="file",
        )
    lines, wrong = [], []
    for number, row in list(enumerate(table, start=1))[0 if bare else top + 1 :]:
        cells = {name: row[at] if at < len(row) else "" for name, at in places.items()}
        if not any(text for name, text in cells.items() if name != "lane_order"):
            continue  # an empty row, or a seat of an exported list that has no name yet
        line, problem = _line(cells)
        if problem:
            wrong.append((number, problem))
        lines.append((number, line))
    if wrong:
        raise BadRows(sorted(wrong))
    if not lines:
        raise Unfit("Danh sách chỉ có dòng tên cột, chưa có hộ nào.", field="file")
    return lines


def names_in(table: list[list[str]]) -> list[tuple[int, str, str]]:
    """Return (row number, head's name, lane) of a list of names; rows without a name are left out.

    A row that names the columns says where they stand; without it they are the first two.
    """
    top, places = _header(table)
    has_head = "head" in places
    at, lane_at = (places["head"], places.get("lane")) if has_head else (0, 1)
    found = []
    for number, row in list(enumerate(table, start=1))[top + 1 if has_head else 0 :]:
        head = row[at] if at < len(row) else ""
        lane = row[lane_at] if lane_at is not None and lane_at < len(row) else ""
        if head:
            found.append((number, head, lane))
    return found


def phone_of(said: str) -> str | None:
    """Return the number as 0912345678, "" for none, None when it is no telephone number."""
    digits = re.sub(r"[\s.\-()]", "", said)
    digits = re.sub(r"^\+?84(?=\d{9}$)", "0", digits)
    if re.fullmatch(r"[1-9]\d{8}", digits):
        digits = "0" + digits
    return digits if not digits or re.fullmatch(r"0\d{9,10}", digits) else None


def _header(table: list[list[str]]) -> tuple[int, dict[str, int]]:
    """Return the row that names the columns, and where they stand; without one (0, nothing)."""
    found = ((at, _places(row)) for at, row in enumerate(table[:MOST_TITLES]))
    return next(((at, places) for at, places in found if "head" in places), (0, {}))


def _places(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(header):
        for name, words in ALSO.items():
            if fold(cell) in words:
                found.setdefault(name, at)
    return found


def _line(cells: dict[str, str]) -> tuple[Line, str]:
    phone, away = phone_of(cells.get("phone", "")), fold(cells.get("away", ""))
    order = cells.get("lane_order", "")
    problems = [
        f"“{cells[name][:20]}…” dài quá {most} chữ"
        for name, most in LONGEST.items()
        if len(cells.get(name, "")) > most
    ]
    if not cells["head"]:
        problems.append("chưa có họ tên chủ hộ")
    elif not re.search(r"[^\W\d_]", cells["head"]):
        problems.append(f"họ tên chủ hộ “{cells['head']}” không có chữ")
    if order and not re.fullmatch(r"\d{1,5}", order):
        problems.append(f"thứ tự “{order}” phải là số")
    if phone is None:
        problems.append(
            f"điện thoại “{cells['phone']}” phải có 10 số (không ghi số định danh ở đây)"
        )
    if away not in YES | NO:
        problems.append(f"cột đi làm ăn xa “{cells['away']}”: ghi x hoặc để trống")
    number = int(order) if order.isdecimal() and len(order) < 6 else 0
    is_away = away in YES if "away" in cells else None
    found = Line(cells["head"], cells.get("lane", ""), number, phone or "", is_away)
    return found, "; ".join(problems)
