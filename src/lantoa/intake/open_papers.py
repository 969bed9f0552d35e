"""Papers that a directive says to be enclosed and that are not there."""

import re
from collections.abc import Iterator

from lantoa.intake.open_points import Choices, Point
from lantoa.intake.passages import Passage
from lantoa.intake.sentences import clauses

ENCLOSED: Choices = (("ask", "Hỏi lại nơi gửi"), ("none", "Làm không cần tệp kèm"))
FORM = r"mau|bieu|phu luc|bang|danh sach|danh muc"
THING = (
    rf"(?:{FORM}|de cuong|tai lieu|bai|kich ban|lich|cau hoi|phieu|so do|ban do|huong dan|du toan"
    r"|tep|file|ghi am|anh|video|quy trinh|dap an|noi dung|phuong an|khau hieu|to roi|don"
    r"|thong diep)"
)
WITH = r"(?:dinh kem|gui kem(?: theo)?|ban hanh kem(?: theo)?|kem theo)"
THERE = re.compile(
    rf"\b(?P<thing>{THING})\b(?: (?!kem|gui|dinh)[\w,/-]+){{0,5}}? ?\(?{WITH}"
    r"(?=\W*$|[,.;)]| (?:de|va|truoc|ve|cho|vao|khi|thu|email|cong van"
    r"|van ban|ke hoach|thong bao|huong dan|o|tren)\b)"
    r"|\b(?:theo|tai|trong|o|xem) (?P<annex>phu luc)(?: (?:so )?(?:[ivx]+|\d+))?"
    r"(?=\W*$|[,.;)]| tren| cua cong| kem)"
    r"|\b(?:bao cao|thong ke|dang ky|lap|tong hop)\b[^.;]*\btheo (?P<form>(?:bieu )?mau)"
    r"(?: so \d+)?(?=\W*$|[,.;])"
)
ANY = re.compile(r"tai lieu|noi dung|tep|file")
NUMBERED = re.compile(r"\bso \d+ ?[/-]")


def of_attachments(
    texts: list[Passage], attachments: list[Passage], back: str = ""
) -> Iterator[Point]:
    """Yield the first paper said to be enclosed that no attachment is; `back` follows the body."""
    for clause in (one for text in texts for one in clauses(text)):
        m = THERE.search(clause.plain)
        thing = m and (m["thing"] or m["annex"] or m["form"])
        if not m or not thing or any(_is(thing, one.plain) for one in attachments):
            continue
        if re.search(rf"^\W*{thing}\b", back, re.MULTILINE):
            continue
        at = clause.cut(m.start(), m.end()).trim()
        question = "Văn bản nhắc tới tệp kèm theo. Đã có tệp chưa?"
        yield Point("attachment-missing", at.text, question, ENCLOSED, at)
        return


def _is(thing: str, attachment: str) -> bool:
    """Say whether an attachment can be the thing: of its name, or both a form of some kind."""
    if ANY.match(thing) or re.search(rf"\b{thing}\b", attachment):
        return True
    if NUMBERED.search(attachment):
        return False
    return thing == "phu luc" or bool(
        re.search(r"phu luc", attachment)
        or (thing in ("mau", "bieu") and re.search(r"\bmau|\bbieu", attachment))
    )
