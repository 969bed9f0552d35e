"""The head of an official paper: who speaks, number, place and day, kind, subject, to whom.

Layout of Nghị định 30/2020/NĐ-CP, Phụ lục I; columns may come merged on one printed line.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from lantoa.intake.codes import true_code
from lantoa.intake.invitations import invited
from lantoa.intake.issuers import issuer_of
from lantoa.intake.layout import Line
from lantoa.intake.passages import Passage
from lantoa.intake.subjects import (
    DEAR,
    ISSUED,
    KIND_LINE,
    KIND_NAMES,
    OPENER,
    SUBJECT,
    UNDATED,
    letter_subject,
    named_subject,
    place_before,
)
from lantoa.kit.periods import real_day

KINDS = {
    "KH": "kế hoạch", "TB": "thông báo", "CT": "chỉ thị", "QĐ": "quyết định",
    "HD": "hướng dẫn", "CĐ": "công điện", "CTR": "chương trình", "TTR": "tờ trình",
    "BC": "báo cáo", "GM": "giấy mời", "KL": "kết luận", "NQ": "nghị quyết",
    "PA": "phương án", "ĐA": "đề án", "QC": "quy chế", "CV": "công văn", "TT": "thông tri",
}  # fmt: skip
BULLET = re.compile(r"[-+–~•*]")
NUMBER = re.compile(
    r"^\W*(?:s|(?<=\$)).{1,2} ?[:.]? ?(\d{1,5}) ?([-/]?) ?"
    r"([a-z&]+\d{0,3}(?: ?[-/] ?[a-z&.]+\d{0,3})*)(?= |$)",
    re.I,
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
    year: int = 0
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
    if head.kind == "giấy mời" and not head.addressees:
        head.addressees, length = invited(lines[head.body_from :])
        head.body_from += length
    if head.kind is None and head.number:
        letters = re.match(r"\d+[/-]([A-ZĐa-z]+)", head.number)
        code = re.sub(r"(?<=..)(LT|PH|LN)$", "", letters.group(1).upper()) if letters else ""
        head.kind = KINDS.get(code, "công văn") if letters else None
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
            printed = re.sub(r"^(\d+)(?=[^\W\d])(?!\w[-/])", r"\1/", printed)
            head.number = true_code(printed)
            start = m.end()
        if not head.place and (m := UNDATED.search(whole.plain)):
            head.place = place_before(whole, start, m.start())
            head.year = int(m[3] or 0)
        if head.issued_on is None and (m := ISSUED.search(whole.plain)):
            head.issued_on = _day(m)
            head.year = head.issued_on.year if head.issued_on else head.year
            head.issued_at = whole.cut(m.start(), m.end())
            head.place = place_before(whole, start, m.start())


def _day(match: re.Match[str]) -> date | None:
    day, month, year = (int(part) for part in match.groups() if part)
    return real_day(year, month, day)


def _kind_and_subject(lines: list[Line], head: Head, top: int) -> None:
    for n, line in enumerate(lines[: top + 2]):
        if not line.cells:
            continue
        if m := SUBJECT.match(line.whole.plain) or (n < top and _about(line, head)):
            head.kind = "công văn"
            head.subject, head.body_from = letter_subject(lines, n, m.end())
            return
    for n in range(top, min(top + 3, len(lines))):
        if lines[n].cells and (m := KIND_LINE.fullmatch(lines[n].whole.plain)):
            head.kind = KIND_NAMES[m[1]]
            head.subject, head.body_from = named_subject(lines, n + 1)
            return
    head.body_from = top


def _addressees(lines: list[Line], head: Head) -> None:
    """Read the "Kính gửi" list: one bullet each, or one name on the line itself."""
    for n in range(min(head.body_from, 30), min(len(lines), head.body_from + 12)):
        if lines[n].cells and (m := DEAR.match(lines[n].whole.plain)):
            break
    else:
        return
    run = lines[n].whole.cut(m.end())
    parts = [run]
    at = n + 1
    wide = max(len(line.whole.text) for line in lines if line.cells)
    while at < len(lines) and _is_listed(lines, at, run):
        if len(parts) == 1 and _opens_body(lines[at], run, wide):
            break
        at += 1
        if not lines[at - 1].cells:
            continue
        line = lines[at - 1].whole
        run = run + line
        if BULLET.match(line.text):
            parts.append(line)
        else:
            parts[-1] = parts[-1] + line
    bulleted = len(parts) > 1
    pattern = r"[;.,] ?(?=[-+•*] ?[a-z])" + ("" if bulleted else "|;")
    head.addressees = [p for part in parts for p in part.split(pattern) if p]
    head.body_from = at


def _about(line: Line, head: Head) -> re.Match[str] | None:
    """Return the match of "Về …" below the number, as Party papers print what a letter is about."""
    code = re.match(r"\d+[/-]([A-ZĐa-z]+)", head.number or "")
    below = bool(head.number_at) and head.number_at.first_line < line.n
    below = below and KINDS.get(code[1].upper() if code else "", "công văn") == "công văn"
    return re.match(r"Về (?=[^\W\d_])", line.whole.text) if below else None


def _opens_body(line: Line, run: Passage, wide: int) -> bool:
    """Say whether a sentence follows the one addressee, though no stop or gap is between them."""
    text = line.whole.text if line.cells else ""
    if not run or not text[:1].isupper() or BULLET.match(run.text) or run.text.endswith(","):
        return False
    last = sum(len(word.text) + 1 for word in run.words if word.line == run.last_line)
    if run.last_line == run.first_line:
        last += len("Kính gửi: ")
    return bool(OPENER.match(line.whole.plain)) or last + len(text.split()[0]) < 0.8 * wide


def _is_listed(lines: list[Line], at: int, run: Passage) -> bool:
    """Say whether the line still is of the list: a bullet, or the rest of an unfinished one."""
    if not lines[at].cells:
        after = next((line.whole.text for line in lines[at : at + 3] if line.cells), "")
        return not run or bool(BULLET.match(after) and re.search(r"[;,:]\W*$", run.text))
    text = lines[at].whole.text
    if BULLET.match(text):
        return True
    return not run or not re.search(r"[.;:]\W*$", run.text)
