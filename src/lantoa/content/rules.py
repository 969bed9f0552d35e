"""Kinds of item, what a text may be, and the blanks that a person must fill."""

import re
import unicodedata

from lantoa.content.rotation import Airable as Airable
from lantoa.content.rotation import rotate as rotate
from lantoa.content.spelling import misspelt
from lantoa.content.spelling import spells as spells
from lantoa.kit.text import fold

KINDS: dict[str, str] = {
    "bulletin": "Tin phát thanh",
    "article": "Bài",
    "notice": "Thông báo",
    "slogan": "Khẩu hiệu",
    "banner": "Chữ băng rôn",
    "zalo": "Bài đăng Zalo",
    "leaflet": "Tờ rơi",
    "outline": "Đề cương nói chuyện",
    "example": "Mô hình hay, điển hình tốt",
    "party": "Tài liệu sinh hoạt chi bộ",
}
AIRED = frozenset({"bulletin", "article", "notice", "example"})
"""Kinds that a radio session reads out; the rest is hung, handed out or spoken from."""

STATES: dict[str, tuple[str, str, str]] = {
    "draft": ("Bản nháp", "", "pencil"),
    "submitted": ("Chờ duyệt", "wait", ""),
    "returned": ("Trả lại để sửa", "now", "arrow-back-up"),
    "approved": ("Đã duyệt", "done", ""),
    "withdrawn": ("Đã thu hồi", "info", "ban"),
}
"""A version's state: its words on the screen, its chip, and an icon of its own ("" for none)."""

_BLANK = re.compile(r"\[([^\[\]]+)\](?!\()")
_HOOK, _DOT, _HORN, _BREVE = "\u0309", "\u0323", "\u031b", "\u0306"
_SEEMS_A_LETTER = str.maketrans("601", "ool")


def answers_for_itself(unit_kind: str, relation: str) -> bool:
    """Say whether a unit's own items go out without the commune's approval.

    A village head answers for his own words, an association for its own content; what the
    commune, its office or the team brings out is approved first.
    """
    return unit_kind == "hamlet" or relation == "coordinating"


def blanks(text: str) -> list[str]:
    """Return what stands in [square brackets]: places that wait for a person's own facts."""
    return _BLANK.findall(text)


def word_count(text: str) -> int:
    """Count the syllables of a text as Vietnamese writes them: what stands between spaces."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def reads_clean(text: str) -> bool:
    """Say whether `text` is Vietnamese with its marks, not the garble of a wrong recognition.

    In clean prose every second word has a letter that only Vietnamese has; recognition with
    another language's letters leaves none, spells syllables that there are not, and puts digits
    inside words. A few names and loan words may stand.
    """
    words = re.findall(r"[^\W\d_]+", text)
    if re.search(r"[a-zà-ỹ]\d+[a-zà-ỹ]|[¢£€¥§]", text):
        return False
    if len(misspelt(text)) > 1 + len(words) // 12:
        return False
    return len(words) < 4 or sum(map(_only_vietnamese, words)) / len(words) >= 0.12


def _only_vietnamese(word: str) -> bool:
    for char in unicodedata.normalize("NFC", word.casefold()):
        parts = unicodedata.normalize("NFD", char)
        if char == "đ" or len(parts) > 2 or set(parts) & {_HOOK, _DOT, _HORN, _BREVE}:
            return True
    return False


def mentions(text: str, phrase: str) -> bool:
    """Say whether `text` holds `phrase` as whole words; marks may be lost in longer phrases.

    A phrase of one word must stand with its marks (bão is not báo); a longer one is also found
    in text whose marks, or letters taken for digits, a recognition has lost.
    """
    if _holds(text.casefold(), phrase.casefold()):
        return True
    return " " in phrase and _holds(_loose(text), _loose(phrase))


def _holds(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def _loose(text: str) -> str:
    words = (w.translate(_SEEMS_A_LETTER) if w[0].isalpha() else w for w in fold(text).split())
    return " ".join(words)
