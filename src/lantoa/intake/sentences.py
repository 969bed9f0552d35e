"""Sentences, clauses and the kinds of sections of an official paper."""

import re
from collections.abc import Iterator

from lantoa.intake.layout import Para
from lantoa.intake.passages import Passage

KINDS = {
    "state": r"^(danh gia|tinh hinh|ket qua (dat duoc|thuc hien|cong tac)|ton tai|han che"
    r"|nguyen nhan|thuc trang|dac diem|du bao|uu diem|khuyet diem)",
    "duty": r"phan cong|to chuc thuc hien|trach nhiem|nhiem vu cu the|to chuc trien khai"
    r"|giao nhiem|nhiem vu (cua )?(cac |tung )?(don vi|co quan|thanh vien|bo phan|ban|nganh)\b",
    "report": r"bao cao",
    "form": r"hinh thuc|cach lam|phuong thuc|bien phap|^(?!.*(nhiem vu|noi dung)).*giai phap"
    r"|cach thuc",
    "time": r"thoi gian|tien do|lo trinh|dia diem",
    "aim": r"muc dich|yeu cau|muc tieu|doi tuong|quan diem chi dao",
    "money": r"kinh phi|kinh phi thuc hien",
    "content": r"noi dung|phan viec|hoat dong|trong tam|chu de|nhiem vu|cong viec|nhung viec"
    r"|dot tuyen truyen|chien dich|thong diep|tieu diem|diem nhan|trong diem|chu diem|mang viec"
    r"|nhom viec|linh vuc|chuyen de|khau hieu|phong trao|cuoc van dong|mo hinh"
    r"|\bviec (?:can|phai) lam|\bdieu [a-z ]{0,12}(?:can|nen) (?:noi|nho|biet)|van de (?:can|uu)",
}
CLOSING = re.compile(
    r"(tren day la|nhan duoc|trong qua trinh|rat mong"
    r"|can cu (ke hoach|noi dung|chi thi|cong van) nay|yeu cau cac"
    r"|(chi thi|ke hoach|quyet dinh|thong bao|cong van) nay |de nghi cac (co quan|don vi)"
    r"|.{0,60}(de nghi|yeu cau) (cac|thu truong cac) (co quan|don vi|dong chi|thon|dia phuong))"
)


def heading(para: Para) -> tuple[str, Passage]:
    """Return the paragraph's heading, folded ('' if it has none), and what follows it on the line.

    A heading is a short numbered line, or the words before a colon ("8. Chế độ báo cáo: …").
    """
    text = para.title
    colon = para.body.colon()
    if 0 < colon < 70 and (para.mark or not text[colon + 1 :].strip()) and ";" not in text[:colon]:
        return text[:colon], para.body.cut(colon + 1).trim()
    short = len(text) < 110 and not text.rstrip().endswith((".", ";", ","))
    if para.mark and not para.bullet and short:
        return text, Passage(())
    return "", para.body


def section_kind(para: Para) -> str:
    """Say what a section holds: duty, report, form, time, aim, money, content, or ''."""
    title, _ = heading(para)
    if not title or len(title) > 110:
        return ""
    return next((kind for kind, words in KINDS.items() if re.search(words, title)), "")


_MATTER = (
    r"(noi dung|nhiem vu|cong viec|viec|giai phap|yeu cau|van de|hoat dong|bien phap|phan viec)"
    r"( chu yeu| trong tam| cu the| cap bach| sau)*"
)
ANNOUNCES = re.compile(
    rf"(nhu sau|sau day|theo do|cu the|{_MATTER} sau)\W*$"
    rf"|\b(mot so|cac|nhung|\d+) {_MATTER}\W*$|:\W*$|^.{{0,60}}dien\W*$"
)


def announces(sentence: Passage) -> bool:
    """Say whether the sentence only announces the orders that follow it ("… như sau:")."""
    return bool(ANNOUNCES.search(sentence.plain))


def is_closing(para: Para) -> bool:
    """Say whether the paragraph is the polite close of the paper, not a duty."""
    return "./." in para.body.text or bool(CLOSING.match(para.title) and not para.mark_or_bullet)


def sentences(text: Passage) -> Iterator[Passage]:
    """Yield the sentences: a full stop, then a capital letter."""
    start = 0
    for m in re.finditer(r"(?<!\b[A-ZĐ])(?<!\bTP)(?<!\bKT)[.!?…]\s(?=[\"“(]?[^\W\d_])", text.text):
        if text.text[m.end() : m.end() + 2].lstrip('"“(')[:1].isupper():
            yield from _bounded(text.cut(start, m.start()).trim())
            start = m.end()
    yield from _bounded(text.cut(start).trim(KEPT))


LONGEST = 1500
KEPT = " ;.,-–—/+"
"""Signs off a sentence's ends; a colon stays: it announces what follows."""


def _bounded(sentence: Passage) -> Iterator[Passage]:
    """Yield the sentence; one that no paper has (over 1,500 characters) in pieces."""
    start = 0
    while len(sentence.text) - start > LONGEST:
        end = sentence.text.rfind(" ", start, start + LONGEST)
        end = end if end > start else start + LONGEST
        yield sentence.cut(start, end).trim()
        start = end
    if piece := sentence.cut(start).trim(KEPT):
        yield piece


def clauses(text: Passage) -> Iterator[Passage]:
    """Yield what stands between semicolons, sentence by sentence."""
    for sentence in sentences(text):
        yield from sentence.split(r";(?![^()]*\))")
