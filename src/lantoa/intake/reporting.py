"""Who reports to whom, how often, by when (chế độ báo cáo)."""

import re
from dataclasses import dataclass, replace

from lantoa.intake.layout import Para
from lantoa.intake.passages import Passage
from lantoa.intake.sentences import clauses, sentences
from lantoa.intake.unit_words import low
from lantoa.intake.units import unit_at

NONE = Passage(())
VERB = re.compile(
    r"bao cao|gui (?:\w+ ){0,2}?(?:ket qua|so lieu|bao cao|tong hop)"
    r"|phan anh (?:ve|kip thoi|ngay)|bao (?:ngay|nhanh)|tong hop, bao cao|gui (?:ve|xong)"
    r"|thong tin (?:ve|kip thoi ve)"
)
TO = re.compile(r"\b(?:về|cho|lên|tới|đến|gửi) (?=[^\W\d_])")
DIRECT = re.compile(r"báo cáo (?:ngay |nhanh |kịp thời )?(?=[^\W\d_])")
TO_END = re.compile(
    r" ?\(| truoc\b| theo\b| thong qua\b| qua\b|,| de\b|;|\.(?: |$)| luc\b| trong vong\b| dinh ky\b"
    r"| vao\b| h.ng (?:ngay|tuan|thang|quy|nam)| chậm\b| cham nhat\b| khi\b| ngay \d| bang van ban"
)
VIA = re.compile(
    r"\(((?:thông )?qua [^)]*)\)"
    r"|(?:, ?|\s)((?:thông )?qua (?!mạng|đó|các hình)(?:[^,;.(]|\.(?=\w))*?(?:“[^”]*”)?)"
    r"(?= trước| theo| lúc| chậm nhất| để |,|;|\.(?!\w)|$)"
)
MAIL = re.compile(r"[\w.]+@[\w.]+\w")
SENDING = re.compile(r"\bgui (?=.{0,70} ve )")
REGULAR = ("daily", "weekly", "biweekly", "monthly", "quarterly")
EVERY = [
    (
        "event",
        r"\b(khi|neu) (co|phat sinh|xay ra)|dot xuat|bat thuong|phai bao (cao )?ngay|bao ngay",
    ),
    ("daily", r"h.ng ngay|moi ngay"),
    ("biweekly", r"(02|hai|2) tuan|15 ngay (mot|1) lan|nua thang (mot|1) lan"),
    ("weekly", r"h.ng tuan|moi tuan"),
    ("monthly", r"h.ng thang|moi thang|thang (sau|ke tiep)"),
    ("quarterly", r"h.ng quy|moi quy|cuoi quy"),
    (
        "once",
        r"\d{1,2}[/-]\d{1,2}[/-]\d{4}|ngay \d{1,2} thang \d|\d{1,2}/\d{1,2}\b|tong ket|so ket",
    ),
    ("periodic", r"dinh ky|theo quy dinh|thuong xuyen"),
]
DUE = re.compile(
    r"(?:truoc|cham nhat|vao) \d{1,2} gio(?: \d\d)?(?: phut)? (?:thu [a-z]+ )?h.ng (?:ngay|tuan)"
    r"|(?:truoc|cham nhat(?: la)?|vao)(?: luc)? (?:\d{1,2} gio(?: \d\d)?(?: phut)? )?(?:ngay )?"
    r"\d+(?: ?/ ?\d+)*"
    r"(?: h.ng thang| cua thang (?:cuoi|dau) (?:cua )?quy| thang \d{1,2} nam \d{4}"
    r"|(?: cua)? thang sau| thang ke tiep)?"
    r"|(?:chieu |sang )?(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat) h.ng tuan"
    r"|dinh ky (?:\d{1,2}|mot|hai|ba|sau) (?:ngay|tuan|thang)(?: (?:mot|1) lan)?"
    r"|luc \d[^;.]*?h.ng ngay|trong vong \d+ (?:gio|ngay)|theo dinh ky|theo quy dinh"
    r"|khi (?:co|xay ra|phat sinh|phat hien) (?!kho khan|vuong)[^;,.]*?(?= phai|$|,|;)"
    r"|(?:truoc |vao )?ngay \d{1,2} h.ng thang"
)
SUBJECT_LEAD = re.compile(
    r"(dinh ky|h.ng|chieu|sang|truoc|vao|khi|neu|trong qua|qua trinh|dong thoi|yeu cau|de nghi"
    r"|giao)\b[^,]*,? "
)


@dataclass(frozen=True)
class Reporting:
    """One duty to report; passages are empty where the paper does not say."""

    by: Passage
    to: Passage
    via: Passage
    every: str
    due: Passage
    at: Passage


def reportings(everything: list[Para], owners: dict[int, Passage]) -> list[Reporting]:
    """Return every duty to report, in printed order.

    `owners` gives the unit of a paragraph of the assignment part, by the paragraph's identity.
    """
    found: list[Reporting] = []
    asked = NONE
    for para in everything:
        last: Reporting | None = None
        for sentence in sentences(para.body):
            asked = _asked(sentence) or asked
            for clause in clauses(sentence):
                one = _read(clause, owners.get(id(para), NONE), asked, last)
                if one:
                    found.append(one)
                    last = one
    return found


def _asked(sentence: Passage) -> Passage:
    """Return whom the sentence asks ("đề nghị các đơn vị …"), to be the later reporter."""
    small = low(sentence.text)
    if m := re.search(
        r"(?:đề nghị|yêu cầu) ((?:các cơ quan, đơn vị|các đơn vị|các địa phương))", small
    ):
        return sentence.cut(m.start(1), m.end(1))
    m = re.search(r"(đề nghị|yêu cầu) (?=các )", small)
    unit = unit_at(sentence.text, m.end()) if m else None
    return sentence.cut(unit.start, unit.end).trim() if unit else NONE


def _read(
    clause: Passage, owner: Passage, asked: Passage, last: Reporting | None
) -> Reporting | None:
    """Read one clause; what it leaves out is taken from the clause before in its paragraph."""
    colon = clause.text.find(":", 0, 60)
    every = next((name for name, words in EVERY if re.search(words, clause.plain)), "")
    verb = VERB.search(clause.plain, colon + 1 if colon > 0 else 0)
    if not verb and every in REGULAR:
        verb = SENDING.search(clause.plain)
    elif verb and re.search(r"danh sach|ho so", clause.plain[: verb.start()]):
        return None
    if not verb:
        return None
    to = _to(clause, verb.start())
    due = _due(clause)
    if not to and not (last and every) and not (due and _by(clause, verb.start(), every)):
        return None
    by = _by(clause, verb.start(), every) or owner or (asked if every == "event" else NONE)
    via = _via(clause, verb.start())
    if not to and last:
        return replace(last, every=every, due=due, at=clause, via=via or last.via, by=by or last.by)
    return Reporting(by, to, via, every or ("once" if due else "periodic"), due, clause)


def _to(clause: Passage, verb: int) -> Passage:
    """Return the receiver: a unit after "về …", "cho …", or right after "báo cáo"."""
    small = low(clause.text)
    for pattern in (TO, DIRECT):
        for m in pattern.finditer(small, verb):
            unit = unit_at(clause.text, m.end())
            if unit is None and not small.startswith(("cấp trên", "cơ quan"), m.end()):
                continue
            end = TO_END.search(clause.plain, m.end())
            return clause.cut(m.end(), end.start() if end else None).trim()
    return NONE


def _by(clause: Passage, verb: int, every: str) -> Passage:
    """Return the clause's own subject, or nothing."""
    start = 0
    colon = clause.text.find(":", 0, verb)
    if colon >= 0:
        start = colon + 2
    for _ in range(3):
        unit = unit_at(clause.text, start)
        if unit and unit.start < verb:
            return clause.cut(unit.start, min(unit.end, verb)).trim()
        m = SUBJECT_LEAD.match(clause.plain, start)
        if not m or m.end() > verb:
            break
        start = m.end()
    return NONE


def _via(clause: Passage, verb: int) -> Passage:
    if m := VIA.search(low(clause.text), verb):
        group = 1 if m.group(1) else 2
        return clause.cut(m.start(group), m.end(group)).trim(" ;,")
    if m := MAIL.search(clause.text):
        return clause.cut(m.start(), m.end())
    return NONE


def _due(clause: Passage) -> Passage:
    found: list[Passage] = [clause.cut(m.start(), m.end()) for m in DUE.finditer(clause.plain)]
    sharp = [piece for piece in found if re.search(r"\d|khi|thu ", piece.plain)]
    chosen = (sharp or found or [NONE])[0]
    return chosen.trim(" ;,.") if chosen else NONE
