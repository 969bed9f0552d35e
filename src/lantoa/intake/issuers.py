"""Who speaks: the left column of the head, above the number."""

import re
from functools import cache

from lantoa.intake.closed_words import phrases
from lantoa.intake.layout import Line
from lantoa.intake.letters import stretch
from lantoa.intake.passages import Passage, Word, passage, plain
from lantoa.intake.unit_words import known_units, low

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
SMALL = {
    "xã", "phường", "tỉnh", "thành", "phố", "đặc", "khu", "và", "nhân", "dân", "ban", "chấp",
    "hành", "chỉ", "huy", "phòng", "thủ", "sự", "dục", "tạo", "hóa", "thao", "lịch", "tế", "thị",
    "cơ", "sở", "số", "vực", "hiệp", "nữ", "niên", "chiến", "binh", "tuổi", "chống", "tội",
    "phạm", "tệ", "nạn", "học", "lâm", "trấn", "vụ", "nghệ", "thông", "tổ", "quốc", "đạo",
    "môi", "trường", "ủy", "thường", "của", "trực",
}  # fmt: skip


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
    named = _cased(organs[-1], place)
    if len(organs) > 1 and named.plain == "van phong":
        return named + _short(_cased(organs[-2], place))
    if len(organs) > 1 and named.plain in ("ban thuong truc", "ban thuong vu", "ban chap hanh"):
        return named + _cased(organs[-2], place)
    if len(organs) > 1 and not re.search(r"\b" + PLACE.pattern, named.plain):
        parent = organs[-2]
        if m := re.search(r"\b" + PLACE.pattern, parent.plain):
            if named.plain.endswith(f" {m[1]}"):
                named = named.cut(0, len(named.text) - len(m[1])).trim()
            named = named + _cased(parent.cut(m.start()), place, opens=False)
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
    near = min(_KIND_WORDS - {"pho", "khu"}, key=lambda word: stretch(plain(kind.raw), word))
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


@cache
def _known() -> dict[str, str]:
    """Return the known units' names by their small letters."""
    return {low(entry): entry for entry in phrases("units")}


def _as_known(organ: Passage) -> list[str]:
    """Return the first words as the list of units writes them ("Sở Văn hóa, Thể thao …")."""
    known = known_units().match(low(organ.text))
    return _known()[known.group()].split() if known else []


def _cased(organ: Passage, place: Passage, *, opens: bool = True) -> Passage:
    """Write capitals as in a sentence; the place's own spelling where the day line has it.

    `opens` says that the words open the name, so that the first takes a capital.
    """
    names = {plain(word.text): word for word in place.words}
    spelled = _as_known(organ) if opens else []
    words: list[Word] = []
    after_place = False
    for n, word in enumerate(organ.words):
        folded, text = plain(word.text), word.text
        if folded == "phuong" and not (n and organ.words[n - 1].text.lower() == "địa"):
            text = "PHƯỜNG" if text.isupper() else "phường"
        if n < len(spelled):
            words.append(_with(word, spelled[n]))
            after_place = folded in _KIND_WORDS
            continue
        if text.isupper() and folded not in {"ubnd", "hdnd", "bch", "mttq", "tncs", "btv", "tp"}:
            lower = text.lower()
            keep = (
                (n > 0 or not opens)
                and lower in SMALL
                and not (after_place and folded not in _KIND_WORDS)
            )
            text = lower if keep else lower.capitalize()
        known = names.get(folded) if after_place else None
        words.append(Word(known.text, known.raw, word.line) if known else _with(word, text))
        after_place = folded in _KIND_WORDS or (after_place and folded not in _KIND_WORDS)
    for n, word in enumerate(words[1:], 1):
        if plain(word.text) == "uy" and plain(words[n - 1].text) in _PARTY:
            words[n - 1] = _with(words[n - 1], words[n - 1].text.capitalize())
            words[n] = _with(word, word.text.lower())
    named = passage(words)
    if named.plain.startswith("uy ban nhan dan"):
        return Passage((Word("UBND", words[0].raw, words[0].line), *words[4:]))
    return named


_PARTY = {"tinh", "dang", "thanh", "huyen"}
_KIND_WORDS = {"xa", "phuong", "tinh", "pho", "khu", "tran"}


def _with(word: Word, text: str) -> Word:
    return Word(text, word.raw, word.line, word.sure, word.trust)
