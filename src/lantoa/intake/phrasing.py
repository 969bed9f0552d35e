"""The words of a duty: orders, lead-ins, and where one duty ends and the next begins."""

import re
from collections.abc import Iterator

from lantoa.intake.passages import Passage
from lantoa.intake.sentences import clauses
from lantoa.intake.unit_words import low

ORDER = re.compile(
    r"(mời|m[^\W\d_]{0,2}i(?= (?:đội|đoàn|trung tâm|hội|phòng|sở|ban|công an) )"
    r"|giao(?! ban(?! (?:xây|tổ|tuyên|dân|chỉ|quản|thường|công|nhân|điều|giám|chấp|văn|kinh)))"
    r"(?! thông| dịch| lưu| nhận)|đề nghị|yêu cầu|phân công|đối với|về phía|với) +(?:cho )?"
)
MISREAD = re.compile(r"m(?!ời$)\w{0,2}i")
ASKS = re.compile(r"[ ,]*(đề nghị|yêu cầu|giao|mời|kêu gọi toàn thể)")
LEAD_IN = re.compile(
    r"((?:thu )?(?:mot|nhat|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi)(?: la)?(?=, )|ngoai ra"
    r"|dong thoi|ben canh do|ve phia minh|rieng|trong do|truoc mat|theo do|cu the"
    r"|(?:trong )?thoi gian toi(?=,)|tu nay(?: den [^,]{3,40})?(?=,)|dip nay(?=,)|song song(?=,)"
    r"|hang (?:ngay|tuan|thang|quy)(?=,))\b[,:]? *"
)
DEAL = re.compile(r"(có trách nhiệm|có nhiệm vụ|chịu trách nhiệm:|nghiêm túc|yêu cầu|đề nghị)[: ]+")
EMPTY = re.compile(
    r"(chiu trach nhiem|co trach nhiem|co nhiem vu|thuc hien|trien khai|chu tri, phoi hop)"
    r"( (voi|cac|don vi|co quan|dia phuong|lien quan|nhiem vu|noi dung|sau|thuc hien))*"
)
DONE_BY = re.compile(
    r"(hoan thanh |xong )*(xong|hoan thanh|thoi gian|thoi han)( thuc hien| hoan thanh)?:? ?"
    r"((truoc|trong|cham nhat|den|tu|ngay|vao|muon nhat)\b|\d).{0,60}$"
)


def duties_in(work: Passage) -> list[Passage]:
    """Return the duties of a unit: what stands between semicolons."""
    found = []
    for clause in clauses(work.trim()):
        for piece in _parted(clause):
            piece = bare(piece)
            if (
                len(piece.text) > 3
                and not EMPTY.fullmatch(piece.plain)
                and not DONE_BY.match(piece.plain)
            ):
                found.append(piece)
    return found


def bare(piece: Passage) -> Passage:
    """Take "có trách nhiệm", "đồng thời" and the like off a duty's front."""
    for _ in range(3):
        m = DEAL.match(low(piece.text)) or LEAD_IN.match(piece.plain)
        if not m:
            break
        piece = piece.cut(m.end()).trim()
    return piece.trim(" ;.,:-–—/")


def _parted(clause: Passage) -> Iterator[Passage]:
    """Part a clause where a comma is followed by "có trách nhiệm …" and the like."""
    start = 0
    small = low(clause.text)
    for m in re.finditer(r", (?=[^\W\d_])", small):
        if DEAL.match(small, m.end()):
            yield clause.cut(start, m.start()).trim()
            start = m.end()
    yield clause.cut(start).trim()
