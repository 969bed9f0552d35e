"""Names printed in capitals, written as in a sentence: "SỞ VĂN HÓA" is "Sở Văn hóa"."""

from functools import cache

from lantoa.intake.closed_words import phrases
from lantoa.intake.passages import Passage, Word, passage, plain
from lantoa.intake.unit_words import known_units, low

SMALL = {
    "xã", "phường", "tỉnh", "thành", "phố", "đặc", "khu", "và", "nhân", "dân", "ban", "chấp",
    "hành", "chỉ", "huy", "phòng", "thủ", "sự", "dục", "tạo", "hóa", "thao", "lịch", "tế", "thị",
    "cơ", "sở", "số", "vực", "hiệp", "nữ", "niên", "chiến", "binh", "tuổi", "chống", "tội",
    "phạm", "tệ", "nạn", "học", "lâm", "trấn", "vụ", "nghệ", "thông", "tổ", "quốc", "đạo",
    "môi", "trường", "ủy", "thường", "của", "trực",
}  # fmt: skip
_PARTY = {"tinh", "dang", "thanh", "huyen"}
KIND_WORDS = {"xa", "phuong", "tinh", "pho", "khu", "tran"}


@cache
def _known() -> dict[str, str]:
    """Return the known units' names by their small letters."""
    return {low(entry): entry for entry in phrases("units")}


def _as_known(organ: Passage) -> list[str]:
    """Return the first words as the list of units writes them ("Sở Văn hóa, Thể thao …")."""
    known = known_units().match(low(organ.text))
    return _known()[known.group()].split() if known else []


def cased(organ: Passage, place: Passage, *, opens: bool = True) -> Passage:
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
            after_place = folded in KIND_WORDS
            continue
        if text.isupper() and folded not in {"ubnd", "hdnd", "bch", "mttq", "tncs", "btv", "tp"}:
            lower = text.lower()
            keep = (
                (n > 0 or not opens)
                and lower in SMALL
                and not (after_place and folded not in KIND_WORDS)
            )
            text = lower if keep else lower.capitalize()
        known = names.get(folded) if after_place else None
        words.append(Word(known.text, known.raw, word.line) if known else _with(word, text))
        after_place = folded in KIND_WORDS or (after_place and folded not in KIND_WORDS)
    for n, word in enumerate(words[1:], 1):
        if plain(word.text) == "uy" and plain(words[n - 1].text) in _PARTY:
            words[n - 1] = _with(words[n - 1], words[n - 1].text.capitalize())
            words[n] = _with(word, word.text.lower())
    named = passage(words)
    if named.plain.startswith("uy ban nhan dan"):
        return Passage((Word("UBND", words[0].raw, words[0].line), *words[4:]))
    return named


def _with(word: Word, text: str) -> Word:
    return Word(text, word.raw, word.line, word.sure, word.trust)
