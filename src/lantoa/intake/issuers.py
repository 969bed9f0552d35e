"""Who speaks: the left column of the head, above the number."""

import re

from lantoa.intake.casing import KIND_WORDS, cased
from lantoa.intake.layout import Line
from lantoa.intake.letters import stretch
from lantoa.intake.passages import Passage, Word, plain

RIGHT = re.compile(
    r"[|\s]*(c.ng h.a x. h.i|.[oe]c l.p\W{0,3}(-|t[uwy]\b)|d.{0,2}an tncs|dang cong san|cong hoa xa"
    r"|.{3} l.p -)"
)
ORGAN = re.compile(
    r"(uy ban|ubnd|hdnd|hoi dong|so |bo |ban |bch |dang uy|dang bo|tinh uy|doan |hoi "
    r"|phong (?!chong|thu|ngua|chay|benh)|mttq"
    r"|trung tam|cong an|truong |van phong|mat tran|uy ban mttq|ubmttq|cuc |chi cuc|benh vien"
    r"|lien |tram"
    r"|hat |doi |dai |don |chi bo|chi nhanh|kho bac|bao hiem|toa an|vien |cong ty|thanh tra"
    r"|buu dien|hop tac xa|thon |to (?!quoc)|thue |hai quan|kiem lam|dien luc|quy |lam truong"
    r"|nong truong|nha (?!nuoc)|cang |vuon |hoc vien|thu vien|cong doan|tieu ban|chinh tri"
    r"|bo chi huy|bch |ban chi huy|chi doan|chi hoi|cap uy|khu bao ton)"
)
UNFINISHED = re.compile(
    r"\b(uy|va|cua|thuong|thuong truc|hoi dong|lien hiep|chap|chi|nhan|mat)$|[-,]$"
)
JOINT = re.compile(r"\W{0,2}[-–] ?\w")
"""A second issuer of a joint paper: "SỞ GIÁO DỤC VÀ ĐÀO TẠO / - SỞ Y TẾ"."""
STROKES = " |*._-–—:,'~"
PLACE = re.compile(r"(xa|phuong|thi tran|dac khu|tinh|thanh pho|tp\.?|huyen|thi xa) ")


def issuer_of(lines: list[Line], place: Passage) -> Passage:
    """Return the body that speaks: "UBND xã X", or the lower organ with its parent's place."""
    organs: list[Passage] = []
    for line in lines:
        left = _left(line)
        if left is None:
            break
        if not left or not re.search(r"[a-z]{2}", left.plain):
            continue
        if organs and JOINT.match(line.whole.plain) and ORGAN.match(left.plain):
            dash = Word("-", "-", left.words[0].line)
            organs[-1] = Passage((*organs[-1].words, dash, *left.words))
        elif organs and (own := _of_place(organs[-1], left, place)):
            organs[-1] = organs[-1] + own
        elif organs and _ends_place(organs[-1], left, place):
            organs[-1] = organs[-1] + left
        elif not organs or (ORGAN.match(left.plain) and not _goes_on(organs[-1], place)):
            organs.append(left)
        else:
            organs[-1] = organs[-1] + left
    if not organs:
        return Passage(())
    named = cased(organs[-1], place)
    if len(organs) > 1 and named.plain == "van phong":
        return named + _short(cased(organs[-2], place))
    if len(organs) > 1 and named.plain in ("ban thuong truc", "ban thuong vu", "ban chap hanh"):
        return named + cased(organs[-2], place)
    if len(organs) > 1 and not re.search(r"\b" + PLACE.pattern, named.plain):
        parent = organs[-2]
        if m := re.search(r"\b" + PLACE.pattern, parent.plain):
            if named.plain.endswith(f" {m[1]}"):
                named = named.cut(0, len(named.text) - len(m[1])).trim()
            named = named + cased(parent.cut(m.start()), place, opens=False)
    return named


def _short(name: Passage) -> Passage:
    """Return the councils' name with their usual letters: "HĐND - UBND xã Phú Nghĩa"."""
    words = list(name.words)
    for told, letters in (("hoi dong nhan dan", "HĐND"), ("uy ban nhan dan", "UBND")):
        folded = [plain(word.text) for word in words]
        for at in range(len(words) - 3):
            if " ".join(folded[at : at + 4]) == told:
                words[at : at + 4] = [Word(letters, words[at].raw, words[at].line)]
                break
    return Passage(tuple(words))


def _ends_place(organ: Passage, left: Passage, place: Passage) -> bool:
    """Say whether the line is the rest of the place's name ("PHƯỜNG LẠCH / TRÀM")."""
    rest = f" {left.plain}"
    return place.plain.endswith(rest) and organ.plain.endswith(place.plain.removesuffix(rest))


def _goes_on(organ: Passage, place: Passage) -> bool:
    """Say whether the line breaks inside a name; a place's own name may end in "Thượng"."""
    whole = bool(place) and organ.plain.endswith(place.plain)
    return bool(UNFINISHED.search(organ.plain)) and not whole


def _of_place(organ: Passage, left: Passage, place: Passage) -> Passage | None:
    """Return "xã X" under "ỦY BAN NHÂN DÂN" where X is the place of the day line.

    A stroke after the name, a name read as one word, "PHONG" for "PHƯỜNG" are no matter.
    """
    kind, *rest = left.words
    glued = "".join(word.text for word in rest).replace(" ", "")
    name = place.plain.replace(" ", "")
    if not name or organ.plain != "uy ban nhan dan" or not plain(glued).startswith(name):
        return None
    near = min(KIND_WORDS - {"pho", "khu"}, key=lambda word: stretch(plain(kind.raw), word))
    true = {"xa": "XÃ", "phuong": "PHƯỜNG", "tinh": "TỈNH", "tran": "TRẤN"}[near]
    return Passage((Word(true, kind.raw, kind.line), *place.words))


def _left(line: Line) -> Passage | None:
    """Return the left column's words of a head line; None from the number or the day on."""
    if not line.cells:
        return Passage(())
    whole = line.whole
    if re.search(r"\d", whole.text) and re.search(
        r"^\W*s.{1,2} ?[:.]? ?\d|\d{4}|^\d{1,5} ?[-/][a-z]", whole.plain
    ):
        return None
    if m := RIGHT.search(whole.plain):
        return whole.cut(0, m.start()).trim(STROKES)
    return line.cells[0].trim(STROKES) if line.whole.text.isupper() else Passage(())
