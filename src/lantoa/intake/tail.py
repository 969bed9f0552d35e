"""The tail of an official paper: attachments, copies ("Nơi nhận"), who signs."""

import re
from dataclasses import dataclass, field

from lantoa.intake.attachments import taken_from
from lantoa.intake.issuers import ORGAN
from lantoa.intake.layout import Line, is_tail
from lantoa.intake.passages import Passage

AUTHORITY = re.compile(r"((tm|kt|tl|tuq|q)\. ?|(t/m|k/t|t/l) )(?=[a-z])")
SHORT = re.compile(r"\b(tm|kt|tl|tuq|q)$")
RANK = re.compile(
    r"((dai|thuong|trung|thieu) (ta|uy|tuong)( qncn)?|(th|t|b|d|k)s\.?( ?ck(i{1,2}|1|2)\.?)?|pgs\.?"
    r"|gs\.?|bac si|thac si|tien si|ky su|luat su|duoc si)[.,]? +"
)
TITLE = re.compile(
    r"(pho |quyen )?(chu tich|chu nhiem|truong|giam doc|bi thu|chanh|hieu truong|cuc truong"
    r"|bo truong|tong|vien truong|doi truong|chi huy|thu truong|pct|pho|tram truong|hat truong"
    r"|chi cuc truong|cuc truong|truong|uy vien|dai dien|bi thu)\b"
)

OFFICE = re.compile(
    r"\b(pho|chu tich|bi thu|truong(?! (hoc|mam|tieu|trung|thcs|thpt|pt))|giam doc|chanh|chu nhiem"
    r"|chi huy|thu truong|vien truong|chu toa|dieu hanh|uy vien|thanh vien|thu ky)\b"
)


@dataclass
class Tail:
    """What the tail says."""

    attachments: list[Passage] = field(default_factory=list)
    copies_to: list[Passage] = field(default_factory=list)
    authority: Passage = field(default_factory=lambda: Passage(()))
    title: Passage = field(default_factory=lambda: Passage(()))
    name: Passage = field(default_factory=lambda: Passage(()))


def read_tail(body: list[Line], tail: list[Line]) -> tuple[Tail, list[Line]]:
    """Read the tail; return it with the body's lines that are left without the attachments."""
    found = Tail()
    found.attachments, body = taken_from(body)
    right: list[Passage] = []
    for line in tail:
        if line.cells:
            _copy(line, found, right)
    _signer([piece for piece in right if piece], found)
    return found, body


def _copy(line: Line, found: Tail, right: list[Passage]) -> None:
    """Part a line into its copy (left) and its piece of the signer's block (right)."""
    text = line.whole.plain
    if is_tail(text):
        opener = re.match(r"[^:;.]*[:;.]?", text)
        rest = line.whole.cut(opener.end() if opener else 0).trim()
        bulleted = re.search(r"- ?nhu ", rest.plain)
        right.append(rest.cut(0, bulleted.start()) if bulleted else rest)
        if bulleted:
            found.copies_to.append(rest.cut(bulleted.start()).trim())
        return
    if not re.match(r"[-~+–.·]", text):
        block = bool(AUTHORITY.match(text) or TITLE.match(text)) or bool(_name(line.whole))
        if block or not found.copies_to or right_only(line):
            right.append(line.whole)
        elif not _closed(found):
            found.copies_to[-1] = found.copies_to[-1] + line.whole
        return
    left, signer = _columns(line)
    found.copies_to.append(left.trim(" ;.:-–~·_"))
    right.append(signer)


def right_only(line: Line) -> bool:
    """Say whether the line stands in the signer's column alone: capitals, or signed notes."""
    return line.whole.text.isupper() or "ký" in line.whole.text.lower()


def _closed(found: Tail) -> bool:
    return bool(found.copies_to) and found.copies_to[-1].plain.startswith(("luu", "litu"))


def _columns(line: Line) -> tuple[Passage, Passage]:
    """Return a bullet's own words and what the right column printed on the same line."""
    if len(line.cells) > 1:
        return line.cells[0], Passage(tuple(w for cell in line.cells[1:] for w in cell.words))
    whole = line.whole
    for m in reversed(list(re.finditer(r"[;,.)] ?", whole.text))):
        if SHORT.search(whole.plain[: m.start()]):
            continue
        rest = whole.cut(m.end()).trim(" ._:")
        told = bool(TITLE.match(rest.plain)) or not m.group().startswith(",")
        if rest and told and (_is_block(rest) or _name(rest)):
            return whole.cut(0, m.end()), rest
    return whole, Passage(())


def _is_block(piece: Passage) -> bool:
    """Say whether the words are a title in capitals ("PHÓ CHỦ TỊCH")."""
    letters = [c for c in piece.text if c.isalpha()]
    return (
        len(letters) > 4
        and sum(c.isupper() for c in letters) > 0.85 * len(letters)
        and bool(TITLE.match(piece.plain) or AUTHORITY.match(piece.plain) or len(piece.words) > 2)
    )


def _name(piece: Passage) -> Passage | None:
    """Return the person's name, rank or degree left out: two to six capitalised words.

    Names of all peoples are names: "A Thưm", "Y Khiêm Niê", "H’Linh Byă", "Đinh K’Rai".
    """
    if rank := RANK.match(piece.plain):
        piece = piece.cut(rank.end())
    fit = 2 <= len(piece.words) <= 6 and all(_is_part(word.text) for word in piece.words)
    return piece if fit and any(len(word.text) > 1 for word in piece.words) else None


def _is_part(word: str) -> bool:
    """Say whether the word may be of a name: a capital, no shouting; "K’Tiêu" has two capitals."""
    bare = re.sub(r"(?<=\w)[’'‘`-](?=\w)", "", word.strip())
    return bare.isalpha() and bare[0].isupper() and (len(bare) == 1 or not bare.isupper())


def _signer(right: list[Passage], found: Tail) -> None:
    """Read authority, title and name off the right column, top to bottom."""
    last = ""
    for piece in right:
        text = piece.plain
        piece = piece.trim(" ._")
        if AUTHORITY.match(text):
            found.authority, last = piece, "authority"
        elif last == "authority" and _goes_on(piece):
            found.authority = found.authority + piece
        elif last == "title" and _is_organ(piece):
            found.title, last = found.title + piece, ""
        elif not found.title and _is_title(piece, bool(found.authority)):
            found.title, last = piece, "title"
        elif (found.title or found.authority) and (named := _name(piece)):
            found.name = named


def _goes_on(piece: Passage) -> bool:
    """Say whether the line ends the organ named above ("TM. BAN CHẤP HÀNH ĐOÀN / PHƯỜNG")."""
    return piece.text.isupper() and not OFFICE.search(piece.plain)


def _is_organ(piece: Passage) -> bool:
    """Say whether the line names whose head signs ("GIÁM ĐỐC / SỞ GIÁO DỤC VÀ ĐÀO TẠO")."""
    return piece.text.isupper() and bool(ORGAN.match(piece.plain)) and not TITLE.match(piece.plain)


def _is_title(piece: Passage, after_authority: bool) -> bool:
    if piece.text.isupper() and len(piece.text) > 4:
        return True
    return bool(TITLE.match(piece.plain)) and (after_authority or piece.text[:2].isupper())
