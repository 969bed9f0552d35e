"""What a paper leaves open about sizes aimed at and papers it says to enclose."""

import re
from collections.abc import Iterator

from lantoa.intake.assignment import Assignment
from lantoa.intake.open_points import Choices, Point
from lantoa.intake.passages import Passage
from lantoa.intake.sentences import clauses

SIZES: Choices = (("ask", "Hỏi lại nơi gửi"), ("own", "Xã tự định khi lập đợt"))
ENCLOSED: Choices = (("ask", "Hỏi lại nơi gửi"), ("none", "Làm không cần tệp kèm"))
UNTOLD_SIZE = re.compile(
    r"theo (muc|dinh muc|chi tieu|ty le|ti le|so luong|che do|kinh phi)( chi| ho tro)?"
    r" (quy dinh|duoc giao|giao|phan bo|hien hanh|cap tren giao)"
    r"|(dat|hoan thanh) (chi tieu|ty le|ti le) (theo quy dinh|duoc phan bo)"
)
NO_SIZE = re.compile(
    r"(?:^\W*|phan dau |nham |muc tieu |, |va )(?:nang|tang|giam|keo giam|ha"
    r"|han che)(?! cao)[a-z ]{0,24}?"
    r" (ty le|ti le|so (luong )?(vu|ho|nguoi|ca|tre|truong hop|luong))\b(?!.*\d)(?!.*\bkhong de\b)"
    r"|\bphan dau (giam|tang|nang|dat)\b(?!.*\d)"
    r"|\b(so|muc|phan) [a-z ]{0,25}(se )?thong bao sau\b"
    r"|\bdat (ty le|ti le|ket qua) cao( nhat)?\b(?!.*\d)|\bdat (muc )?cao nhat\b(?!.*\d)"
)
MOST = re.compile(
    r"^\W*(phan lon|da so|hau het|phan dau phan lon)\b(?!.*\b(da|hien|van|la|chua)\b)"
)


def of_targets(assigned: list[Assignment], texts: list[Passage]) -> Iterator[Point]:
    """Yield the duties whose size another paper sets ("theo mức quy định"), and aims of "most"."""
    for text in texts:
        aims = [text] if MOST.search(text.plain) else []
        aims += [one for one in clauses(text) if NO_SIZE.search(one.plain)]
        for aim in aims[:1]:
            yield Point("target-undefined", aim.text[:90], "Mức cần đạt là bao nhiêu?", SIZES, aim)
    for one in assigned:
        for duty in one.duties:
            if UNTOLD_SIZE.search(duty.plain):
                question = f"{one.unit.text}: mức, chỉ tiêu cụ thể là bao nhiêu?"
                yield Point("target-undefined", duty.text[:90], question, SIZES, duty)


def of_attachments(texts: list[Passage]) -> Iterator[Point]:
    for text in texts:
        named = re.search(
            r"(theo )?(bieu mau|de cuong|phu luc|mau) [a-z ]{0,20}?(dinh kem|gui kem|kem theo)"
            r"|\bbao cao\b[^.;]*\btheo (?:bieu )?mau(?=\W*$|[,.;])",
            text.plain,
        )
        if named:
            at = text.cut(named.start(), named.end())
            question = "Văn bản nhắc tới tệp kèm theo. Đã có tệp chưa?"
            yield Point("attachment-missing", at.text, question, ENCLOSED, at)
            return
