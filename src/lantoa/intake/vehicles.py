"""The vehicles that a text names (hình thức): loudspeaker, banner, web, Zalo, meeting, …"""

import re
from dataclasses import dataclass

from lantoa.intake.passages import Passage

NAMES = {
    "radio": r"\bloa\b|truyen thanh|phat thanh|truyen hinh|cum loa|phong su",
    "visual": r"bang ron|pa ?no\b|ap phich|khau hieu|phuon\b|bang dien tu|bang tin|bien (bao|hieu)"
    r"|truc quan|co phuong|niem yet|man hinh (led|dien tu)|dan thong bao|poster"
    r"|bien (canh bao|cam|chi dan)"
    r"|(dan|treo|dat|dung) (bang|bien) (huong dan|thong tin|noi quy|tin)",
    "web": r"trang (thong tin dien tu|web)|cong thong tin dien tu|website|cong thong tin|trang tin",
    "social": r"\bzalo\b|facebook|fanpage|tik ?tok|youtube|mang xa hoi",
    "sms": r"\bsms\b|tin nhan (den|toi|dien thoai)|nhan tin (den|toi|cho)",
    "gathering": r"hoi nghi|toa dam|noi chuyen|hop (thon|dan|ban|khu pho|ap|to dan pho|khu|chi bo)"
    r"|sinh hoat (chi|chuyen de|hoi vien|doan|duoi co|cac to chuc|cua)|ky sinh hoat|chao co"
    r"|mit ?tinh|le phat dong|hop dan|buoi hop|cuoc hop|doi thoai|hoi thao",
    "print": r"to roi|to gap|to buom|so tay|tai lieu (tuyen truyen|hoi dap|in)|thu moi|cam nang"
    r"|an pham|thu ngo|in an|phat tai lieu|ban tin giay",
    "learning": r"tap huan|lop hoc|mo lop|nhom hoc|boi duong|ngoai khoa|dao tao|khoa hoc ngan"
    r"|thuc tap (phuong an|ky nang)|lop (luu dong|tap huan|boi duong|day)|truyen dat ky nang",
    "culture": r"van nghe|van hoa - van nghe|hoi thi|cuoc thi|hoi dien|bieu dien|the duc"
    r"|the thao (gan|quan chung|chao)|giai (chay|bong|dau)|don ca|tieu pham|chieu phim|vo kich"
    r"|\bthi (ve|viet|lai|tim hieu|keo|nau|trang tri|hung bien)\b"
    r"|kich vui|hoat canh|tro choi|hat then|hat dan ca|giao luu",
    "direct": r"((?<!cho )(?<!nhac )tung|tan) (ho\b|ho gia dinh|nha\b|ngo\b)|tan tay|di tung"
    r"|truc tiep den (ho|nha|nguoi)|go cua|tan nha",
}
ORDER = tuple(NAMES)
OFTEN = {
    "daily": r"h.ng ngay|moi ngay|ngay (hai|2|ba|3) lan|thuong xuyen, lien tuc",
    "weekly": r"h.ng tuan|moi tuan",
    "monthly": r"h.ng thang|moi thang",
}


@dataclass(frozen=True)
class Vehicle:
    """A vehicle, where the text names it, and how often it says (None where it does not)."""

    kind: str
    at: Passage
    every: str | None


def vehicles(texts: list[Passage]) -> list[Vehicle]:
    """Return each vehicle once, in the form's order, at its first mention."""
    found: dict[str, Vehicle] = {}
    for text in texts:
        for kind, pattern in NAMES.items():
            for m in re.finditer(pattern, text.plain):
                every = _every(text, m.start(), m.end())
                if kind not in found or (every and not found[kind].every):
                    found[kind] = Vehicle(kind, text.cut(m.start(), m.end()), every)
    return [found[kind] for kind in ORDER if kind in found]


def _every(text: Passage, start: int, end: int) -> str | None:
    """Read the cadence out of the clause (between semicolons) that names the vehicle."""
    low = text.plain.rfind(";", 0, start) + 1
    high = text.plain.find(";", end)
    clause = text.plain[low : high if high >= 0 else len(text.plain)]
    return next((every for every, words in OFTEN.items() if re.search(words, clause)), None)
