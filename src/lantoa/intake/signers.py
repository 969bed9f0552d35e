"""Who signs an official paper: authority, title and name, in the right column of its foot."""

import re

from lantoa.intake.issuers import ORGAN
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


def is_block(piece: Passage) -> bool:
    """Say whether the words are a title in capitals ("PHÓ CHỦ TỊCH")."""
    letters = [c for c in piece.text if c.isalpha()]
    return (
        len(letters) > 4
        and sum(c.isupper() for c in letters) > 0.85 * len(letters)
        and bool(TITLE.match(piece.plain) or AUTHORITY.match(piece.plain) or len(piece.words) > 2)
    )


def name_in(piece: Passage) -> Passage | None:
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


def signer_of(right: list[Passage]) -> tuple[Passage, Passage, Passage]:
    """Return authority, title and name off the right column, read from top to bottom."""
    authority = title = name = Passage(())
    last = ""
    for piece in right:
        piece = piece.trim(" ._")
        if AUTHORITY.match(piece.plain):
            authority, title, last = piece, Passage(()), "authority"
        elif last == "authority" and _goes_on(piece):
            authority = authority + piece
        elif last == "title" and _is_organ(piece):
            title, last = title + piece, ""
        elif not title and _is_title(piece, bool(authority)):
            title, last = piece, "title"
        elif (title or authority) and (named := name_in(piece)):
            name = named
    if authority and not title and authority.plain.startswith("q"):
        title = authority
    return authority, title, name


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
