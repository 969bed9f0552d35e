"""The head of an official paper: who speaks, number, place and day, kind, subject, to whom.

Layout of Nghị định 30/2020/NĐ-CP, Phụ lục I; columns may come merged on one printed line.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from lantoa.intake.codes import true_code
from lantoa.intake.issuers import issuer_of
from lantoa.intake.layout import Line
from lantoa.intake.passages import Passage, passage

KINDS = {
    "KH": "kế hoạch", "TB": "thông báo", "CT": "chỉ thị", "QĐ": "quyết định",
    "HD": "hướng dẫn", "CĐ": "công điện", "CTR": "chương trình", "TTR": "tờ trình",
    "BC": "báo cáo", "GM": "giấy mời", "KL": "kết luận", "NQ": "nghị quyết",
    "PA": "phương án", "ĐA": "đề án", "QC": "quy chế", "CV": "công văn", "TT": "thông tri",
}  # fmt: skip
KIND_NAMES = {
    "ke hoach": "kế hoạch", "thong bao": "thông báo", "chi thi": "chỉ thị",
    "quyet dinh": "quyết định", "huong dan": "hướng dẫn", "cong dien": "công điện",
    "chuong trinh": "chương trình", "to trinh": "tờ trình", "bao cao": "báo cáo",
    "giay moi": "giấy mời", "ket luan": "kết luận", "nghi quyet": "nghị quyết",
    "phuong an": "phương án", "de an": "đề án", "quy che": "quy chế",
    "loi keu goi": "lời kêu gọi", "thu ngo": "thư ngỏ", "thong tri": "thông tri",
    "quy dinh": "quy định",
}  # fmt: skip
KIND_LINE = re.compile(r"(" + "|".join(KIND_NAMES) + r")\W*")
ISSUED = re.compile(
    r"ng.{1,3}y (\d{1,2}) ?th.{1,3}ng (\d{1,2}) ?n.{1,4}m (\d{4})"
    r"|ng.{1,3}y (\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
)
NUMBER = re.compile(
    r"^\W*s.{1,2} ?[:.]? ?(\d{1,5}) ?([-/]?) ?([a-z&]+(?: ?[-/] ?[a-z&.]+)*)(?= |$)", re.I
)
SUBJECT = re.compile(r"^\W*v ?[/il1|] ?v\b[ :]*")
ABOUT = re.compile(r"ve viec |ve ")
DEAR = re.compile(r"^\W*k.{1,2}nh g.{1,3}i ?[:.;]?|^.{10,80} dien ?:$")
OPENER = re.compile(
    r"(can cu|thuc hien|theo |huong ung|trien khai thuc hien|tiep theo|nham |tinh den"
    r"|de (thuc|trien)|trong thoi gian|thoi gian qua|hien nay|truoc tinh hinh|nhan dip"
    r"|vua qua|i\. |1\. |a\. )"
)


@dataclass
class Head:
    """What the head says; passages are empty where it says nothing."""

    kind: str | None = None
    number: str | None = None
    number_at: Passage = field(default_factory=lambda: Passage(()))
    issuer: Passage = field(default_factory=lambda: Passage(()))
    place: Passage = field(default_factory=lambda: Passage(()))
    issued_on: date | None = None
    issued_at: Passage = field(default_factory=lambda: Passage(()))
    subject: Passage = field(default_factory=lambda: Passage(()))
    addressees: list[Passage] = field(default_factory=list)
    body_from: int = 0


def read_head(lines: list[Line]) -> Head:
    """Read the head off the top of the paper; `body_from` is the index of the body's first line."""
    head = Head()
    top = _top(lines)
    _number_and_day(lines[:top], head)
    head.issuer = issuer_of(lines[:top], head.place)
    _kind_and_subject(lines, head, top)
    _addressees(lines, head)
    if head.kind is None and head.number:
        letters = re.match(r"\d+[/-]([A-ZĐa-z]+)", head.number)
        head.kind = KINDS.get(letters.group(1).upper(), "công văn") if letters else None
    return head


def _top(lines: list[Line]) -> int:
    """Return the index after the last line that may hold number, place and day."""
    for n, line in enumerate(lines[:40]):
        text = line.whole.plain if line.cells else ""
        if DEAR.match(text) or (KIND_LINE.fullmatch(text) and _shouts(line.whole)):
            return n
    return min(len(lines), 15)


def _shouts(line: Passage) -> bool:
    """Say whether the line is in capitals, one misread letter allowed."""
    letters = [c for c in line.text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _number_and_day(lines: list[Line], head: Head) -> None:
    for line in lines:
        if not line.cells:
            continue
        whole = line.whole
        start = 0
        if head.number is None and (m := NUMBER.match(whole.plain)):
            head.number_at = whole.cut(m.start(1), m.end())
            printed = re.sub(r"\s", "", whole.text[m.start(1) : m.end()])
            printed = re.sub(r"^(\d+)(?=[^\W\d])", r"\1/", printed)
            head.number = true_code(printed)
            start = m.end()
        if head.issued_on is None and (m := ISSUED.search(whole.plain)):
            head.issued_on = _day(m)
            head.issued_at = whole.cut(m.start(), m.end())
            head.place = _place_before(whole, start, m.start())


def _day(match: re.Match[str]) -> date | None:
    day, month, year = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _place_before(line: Passage, start: int, end: int) -> Passage:
    """Return the capitalised words before ", ngày …" ("Bến Lau", "TP. Hồ Chí Minh")."""
    kept = []
    for word in reversed(line.cut(start, end).trim(" ,.").words):
        bare = word.text.strip("(),.")
        if not bare or not (bare[0].isupper() or bare == "-"):
            break
        kept.append(word)
    return passage(reversed(kept)).trim(" ,")


def _kind_and_subject(lines: list[Line], head: Head, top: int) -> None:
    for n, line in enumerate(lines[: top + 2]):
        if not line.cells:
            continue
        if m := SUBJECT.match(line.whole.plain):
            head.kind = "công văn"
            head.subject, head.body_from = _letter_subject(lines, n, m.end())
            return
    for n in range(top, min(top + 3, len(lines))):
        if lines[n].cells and (m := KIND_LINE.fullmatch(lines[n].whole.plain)):
            head.kind = KIND_NAMES[m[1]]
            head.subject, head.body_from = _named_subject(lines, n + 1)
            return
    head.body_from = top


def _letter_subject(lines: list[Line], n: int, start: int) -> tuple[Passage, int]:
    """Return the words after "V/v", wrapped in a narrow left column, up to a gap or "Kính gửi"."""
    first = lines[n].cells[0] if len(lines[n].cells) > 1 else lines[n].whole
    found = first.cut(start)
    if m := ISSUED.search(found.plain):
        place = _place_before(found, 0, m.start())
        found = found.cut(0, m.start() - len(place.text) - 2).trim(" ,")
    for at in range(n + 1, len(lines)):
        line = lines[at]
        if not line.cells or DEAR.match(line.whole.plain):
            return found.trim(" ,."), at
        found = found + (line.cells[0] if len(line.cells) > 1 else line.whole)
    return found.trim(" ,."), len(lines)


def _named_subject(lines: list[Line], n: int) -> tuple[Passage, int]:
    """Return the title under the kind's name: until a gap, a heading or a body's opening words."""
    found = Passage(())
    wide = max((len(line.whole.text) for line in lines if line.cells), default=0)
    for at in range(n, len(lines)):
        line = lines[at]
        if not line.cells:
            if found and not _goes_on(lines, at):
                return found.trim(" ,."), at
            continue
        text = line.whole.plain
        if found and (OPENER.match(text) or DEAR.match(text) or _is_short(found, wide, line)):
            return found.trim(" ,."), at
        found = found + line.whole
    return found.trim(" ,."), len(lines)


def _goes_on(lines: list[Line], at: int) -> bool:
    """Say whether the title goes on after a gap: a short line that cannot open a body."""
    after = next((line for line in lines[at:] if line.cells), None)
    text = after.whole.text.lstrip("_ ") if after else ""
    return (
        bool(text)
        and len(text) < 40
        and (text[0].isdigit() or text[0].islower())
        and (not re.match(r"\d{1,2}[.)]", text))
    )


def _is_short(found: Passage, wide: int, line: Line) -> bool:
    last = [word for word in found.words if word.line == found.last_line]
    length = len(passage(last).text)
    return line.whole.text[:1].isupper() and length + len(line.whole.words[0].text) < 0.8 * wide


def _addressees(lines: list[Line], head: Head) -> None:
    """Read the "Kính gửi" list: one bullet each, or one name on the line itself."""
    for n in range(min(head.body_from, 30), min(len(lines), head.body_from + 12)):
        if lines[n].cells and (m := DEAR.match(lines[n].whole.plain)):
            break
    else:
        return
    run = lines[n].whole.cut(m.end())
    at = n + 1
    while at < len(lines) and _is_listed(lines, at, run):
        run = run + lines[at].whole
        at += 1
    head.addressees = [p for p in run.split(r"[;:.,]? (?=[-+] ?[a-z])|^[-+] ?|;") if p]
    head.body_from = at


def _is_listed(lines: list[Line], at: int, run: Passage) -> bool:
    """Say whether the line still is of the list: a bullet, or the rest of an unfinished one."""
    if not lines[at].cells:
        return not run
    text = lines[at].whole.text
    if re.match(r"[-+–]", text):
        return True
    return not run or not re.search(r"[.;:]\W*$", run.text)
