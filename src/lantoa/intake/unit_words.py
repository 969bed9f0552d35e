"""The first words of units, whole known units, and the verbs that end a unit's name."""

import re
from functools import cache

from lantoa.intake.closed_words import phrases
from lantoa.intake.passages import plain


@cache
def low(text: str) -> str:
    """Return `text` in small letters, tone marks in the new place, of the same length."""
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for old, new in _TONE_MOVES.items():
        lowered = re.sub(rf"{old}(?![^\W\d_])", new, lowered)
    return lowered


_TONE_MOVES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe",
    "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


@cache
def heads() -> re.Pattern[str]:
    """Return the first words of a unit's name, the longest first."""
    entries = sorted((low(entry) for entry in phrases("unit_heads")), key=len, reverse=True)
    return re.compile(r"(mỗi |từng |toàn thể |tất cả |toàn bộ )?(" + "|".join(entries) + r")\b")


@cache
def _plain_heads() -> re.Pattern[str]:
    entries = sorted((plain(entry) for entry in phrases("unit_heads")), key=len, reverse=True)
    return re.compile(r"(moi |tung )?(" + "|".join(e for e in entries if " " in e) + r")\b")


def misread_head(text: str, start: int) -> re.Match[str] | None:
    """Return a unit's first words whose marks were misread ("Các chỉ đoàn"), after a capital."""
    if not text[start : start + 1].isupper() or TRUE_WORDS.match(low(text), start):
        return None
    return _plain_heads().match(plain(text), start)


TRUE_WORDS = re.compile(r"(các|mọi|những) (đối tượng|đời|trùng|họ)\b")
"""Words that are right as they stand and only look like a unit without their marks."""


@cache
def known_units() -> re.Pattern[str]:
    """Return the units whose whole name is known ("Phòng Kinh tế, Hạ tầng và Đô thị")."""
    entries = sorted((low(entry) for entry in phrases("units")), key=len, reverse=True)
    return re.compile("(" + "|".join(e for e in entries if " " in e) + r")\b")


_NOT_PEOPLE = (
    r"(?!(?:báo cáo|tuyên truyền|cộng tác|phát thanh|hướng dẫn|kiểm tra|điều phối|vận động|quan sát"
    r"|giám sát|tư vấn|điều tra|phục vụ|kiểm soát|giao dịch) viên\b)"
)
_NOT_THEN = (
    r"(?! thuộc)(?<!giao(?= thông| dịch| lưu))(?<!dịch(?= vụ| bệnh| tễ))"
    r"(?<!thu(?= nhập| phí| ngân))(?<!học(?= sinh| viên| đường))"
    r"(?<!chi(?= bộ| hội| đoàn| cục| nhánh| ủy| đội| tiết))"
    r"(?<!tự(?= vệ| quản| nguyện))(?<!nhận(?= được))"
)


@cache
def verbs() -> re.Pattern[str]:
    """Return the verbs that open a duty, the longest first."""
    entries = sorted((low(entry) for entry in phrases("verbs")), key=len, reverse=True)
    return re.compile(_NOT_PEOPLE + "(" + "|".join(entries) + r")\b" + _NOT_THEN)


def is_verb(text: str) -> bool:
    """Say whether the words open with a verb of duty."""
    return bool(verbs().match(low(text)))
