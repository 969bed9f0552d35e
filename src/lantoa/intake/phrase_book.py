"""The closed lists as a book of phrases, looked up by their first syllable."""

from functools import cache

from lantoa.intake.closed_words import phrases
from lantoa.intake.passages import plain

LISTS = ("units", "phrases", "unit_heads", "verbs")
FREQUENT = {"cua", "xa", "voi", "cac", "nhung", "duoc", "viec", "nguoi", "phuong"}
PLACES = {"xa", "phuong", "tinh", "khu", "tran", "thon", "ban", "ap", "pho", "huyen", "x3", "x4"}
CERTAIN = {
    "ngày", "tháng", "năm", "người", "việc", "số", "và", "các", "của", "với", "được", "những",
    "không", "đến", "theo", "xã", "tại", "có", "trong", "về", "để", "cho", "khi", "mỗi", "là",
    "trên", "từng", "đó", "bằng", "qua", "vào", "từ", "sau", "trước", "hoặc", "như", "này", "nếu",
    "nhiều", "một", "hai", "ba", "đồng", "nhằm",
}  # fmt: skip


@cache
def book() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]]:
    """Return by first folded syllable: (folded syllables, true words, whether it has a comma)."""
    book: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for name in LISTS:
        for entry in phrases(name):
            words = tuple(entry.split())
            key = tuple(plain(word).strip(",.") for word in words)
            book.setdefault(key[0], {}).setdefault(key, words)
    return {
        first: [(key, words, any("," in w for w in words[:-1])) for key, words in entries.items()]
        for first, entries in book.items()
    }


@cache
def syllables() -> frozenset[str]:
    """Return every folded syllable of the lists."""
    return frozenset(part for entries in book().values() for key, _, _ in entries for part in key)


@cache
def signs() -> frozenset[str]:
    """Return the abbreviations in capitals ("UBND"), folded."""
    return frozenset(plain(e) for name in LISTS for e in phrases(name) if e.isupper())
