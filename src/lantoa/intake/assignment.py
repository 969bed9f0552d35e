"""One unit with its duties, as a paragraph opens it: [order] unit [:] duties."""

import re
from dataclasses import dataclass, field

from lantoa.intake.passages import Passage
from lantoa.intake.phrasing import ASKS, LEAD_IN, MISREAD, ORDER, duties_in
from lantoa.intake.unit_words import is_verb, low
from lantoa.intake.units import Unit, unit_at

SUPPORT = re.compile(r"phoi hop")
DESCRIBED = re.compile(
    r"[ ,]*(?:là (?:nơi|điểm|một|người|địa bàn|lá cờ|chỗ)|đã |đang |vừa |vẫn |(?:rất )?mong|cảm ơn"
    r"|dự báo|đo được|ghi nhận|nhận được|cho biết|nhận thấy|hoan nghênh|gồm"
    r"|báo cáo [^;.]{0,90}như sau|không (?:yêu cầu|gọi|làm việc|hỏi|nhắn|bao giờ|đề nghị))"
)
WORDS_OF_A_CLAUSE = re.compile(r" (?:mong|gồm|cảm ơn|dự báo|tạm|ngừng|nhận thấy|cho biết)(?: |$)")
"""What is told of a unit, not asked of it; such words inside a name: no name at all."""
SPEAKER = re.compile(
    r"(ubnd|uy ban nhan dan|chu tich|ban thuong|ban chap hanh|bch|hdnd|hoi dong)\b"
)
CHARGE = re.compile(r"(trach nhiem|nhiem vu|phan viec)( chinh)? cua ")
LEAD = re.compile(r"chu tri|thuong truc|dau moi|tham muu|phu trach")


@dataclass
class Assignment:
    """A unit as the paper names it, with its duties; `invited` by "Mời", `role` lead or support."""

    unit: Passage
    duties: list[Passage] = field(default_factory=list)
    due: list[Passage] = field(default_factory=list)
    invited: bool = False

    @property
    def role(self) -> str:
        """Say lead, support, or own (does its own part) by the words of the duties."""
        words = " ; ".join(duty.plain for duty in self.duties)
        if LEAD.search(words[:160]) and not SUPPORT.match(words):
            return "lead"
        return "support" if SUPPORT.search(words[:60]) else "own"

    @property
    def quote(self) -> Passage:
        """Return the unit and its duties as they stand in the paper."""
        return sum(self.duties, self.unit)


def opened_by(body: Passage) -> Assignment | None:
    """Return the assignment that a paragraph opens: [order] unit [:] duties."""
    start, invited = 0, False
    if m := CHARGE.match(body.plain):
        start = m.end()
    if m := LEAD_IN.match(body.plain):
        start = m.end()
    m = ORDER.match(low(body.text), start)
    if m and (not MISREAD.fullmatch(m.group(1)) or _is_invitation(body, m)):
        start, invited = m.end(), m.group(1)[0] == "m"
    unit = unit_at(body.text, start)
    if unit is None or (unit.stop in ("comma", "other") and not _names_only(body, unit.end)):
        return None
    if is_described(body, unit):
        return None
    if ASKS.match(low(body.text), unit.end) and SPEAKER.match(body.plain, unit.start):
        return None
    name = body.cut(unit.start, unit.end).trim()
    return Assignment(name, duties_in(body.cut(unit.end)), invited=invited)


def is_described(body: Passage, unit: Unit) -> bool:
    """Say whether the words tell how the unit is or what it did, and ask nothing of it."""
    small = low(body.text)
    inside = WORDS_OF_A_CLAUSE.search(small[unit.start : unit.end])
    return bool(inside or DESCRIBED.match(small, unit.end))


THING = re.compile(
    r"(thoi gian|dia diem|noi dung|hinh thuc|kinh phi|doi tuong|so luong|thanh phan|yeu cau|luu y"
    r"|rieng|muc|bao cao|giai doan|buoc|dot|chu de|khau hieu|ket qua|chi tieu|trong|ngay|tuan|thang"
    r"|quy|truoc|sau|tu|den|nam|viec|cong tac|hoat dong|ho so|van ban|le|chuong trinh|trong tam)\b"
)


def named_by(body: Passage) -> Assignment | None:
    """Return the assignment of a name that no list knows, by its colon: "- Nghệ nhân: truyền dạy".

    Only for the items of an assignment part; what follows the colon must be a duty.
    """
    colon = body.colon(60)
    name = body.cut(0, colon).trim() if colon > 0 else Passage(())
    fit = bool(name) and name.text[0].isupper() and not is_verb(name.text)
    if not fit or THING.match(name.plain) or re.search(r"[;\d]", name.text):
        return None
    duties = duties_in(body.cut(colon + 1))
    return Assignment(name, duties) if duties and is_verb(duties[0].text) else None


def _is_invitation(body: Passage, order: re.Match[str]) -> bool:
    """Say whether "Mỗi" before a capital is "Mời" read wrongly (only where the word is unsure)."""
    word = body.cut(order.start(), order.end()).words[0]
    misread = word.raw != word.text or not word.sure
    return misread and body.text[order.end()].isupper()


def _names_only(body: Passage, end: int) -> bool:
    """Say whether after the name comes "có trách nhiệm", so that the stop was a false one."""
    return bool(re.match(r"[ ,]*(co trach nhiem|co nhiem vu|can|phai|chu|phoi)", body.plain[end:]))
