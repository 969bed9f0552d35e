"""A duty to report that is told by labels: "Đơn vị báo cáo: …", "Thời hạn: …", "Nơi nhận: …"."""

import re
from collections.abc import Iterable

from lantoa.intake.passages import Passage
from lantoa.intake.report_clauses import Reporting, every_of
from lantoa.intake.report_parties import receiver_of, via_of
from lantoa.intake.report_times import NONE, dues_of
from lantoa.intake.sentences import clauses, sentences

_OF = r"(?: (?:gui|nop|lap|nhan|bao cao|thuc hien|chiu trach nhiem|phai|cua|so lieu|ket qua))*"
LABELS = {
    "by": rf"(?:don vi|nguoi|doi tuong|co quan|thanh phan)(?! (?:nhan|tiep)){_OF}",
    "due": rf"(?:thoi (?:han|gian|diem|ky)|han|ky|tan suat|lich){_OF}",
    "to": rf"(?:noi|don vi|co quan|dau moi) (?:tiep )?nhan{_OF}|gui (?:ve|toi|den)",
    "via": rf"(?:hinh thuc|phuong thuc|cach thuc|dia chi){_OF}",
    "": rf"(?:noi dung|mau|bieu mau|so lieu|yeu cau){_OF}",
}
LABEL = re.compile("|".join(f"(?P<{k or 'other'}>{words})" for k, words in LABELS.items()))


def labelled(bodies: Iterable[Passage]) -> list[Reporting]:
    """Return the reports of a section that is a form: a time and who, or to whom, by labels."""
    told: dict[str, Passage] = {}
    times: list[tuple[str, Passage, Passage]] = []
    for piece in (piece for body in bodies for piece in sentences(body)):
        m = LABEL.match(piece.plain)
        colon = m.end() if m else -1
        if not m or piece.text[colon : colon + 1] != ":":
            return []
        value = piece.cut(colon + 1).trim(" ;,.")
        if m.lastgroup == "due":
            times += [(every, due, one) for one in clauses(value) for every, due in _times(one)]
        elif m.lastgroup == "via":
            told["via"] = via_of(piece, 0)
        elif m.lastgroup == "to":
            told["to"] = receiver_of(piece, 0) or value
        else:
            told.setdefault(m.lastgroup or "", value)
    if not times or not ("to" in told or "by" in told):
        return []
    by, to, via = (told.get(key, NONE) for key in ("by", "to", "via"))
    return [Reporting(by, to, via, every, due, at) for every, due, at in times]


def _times(clause: Passage) -> list[tuple[str, Passage]]:
    every = every_of(clause)
    return [(every or "once", due) for due in dues_of(clause, every or "once") or [NONE]]
