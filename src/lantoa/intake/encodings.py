"""Bytes become Vietnamese text, whatever table they were written by: UTF, 1258, TCVN3, VNI, VISCII.

No file says which table it was written by, so each is tried and the most Vietnamese result wins.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial

import viparse

from lantoa.intake.syllables import vietnamese

OLD_FONTS = ("tcvn3", "vni", "viscii", "vps")
PLAIN, BETTER = 0.6, 0.12
JUDGED = 20_000
MAIL = re.compile(rb"(?im)^(received|return-path|mime-version|delivered-to|message-id): ")
HIGH = re.compile("[\u0080-\u024f\u2018-\u2122]")


def is_mail(data: bytes) -> bool:
    """Say whether the text is a mail with its head, as a mail program saves it (.eml)."""
    return len(MAIL.findall(data[:4000])) > 1


def decoded(data: bytes) -> str:
    """Return the text of a plain text file in Unicode (NFC). Raises `ValueError` for no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return mended(data.decode("utf-16"))
    if wide := _wide(data):
        return mended(data.decode(wide))
    if b"\x00" in data:
        raise ValueError("binary")
    try:
        return mended(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return max(_guesses(data), key=lambda text: vietnamese(text[:JUDGED]))


def _wide(data: bytes) -> str:
    """Return the name of UTF-16 without its mark: every second byte is nearly always small."""
    even, odd = data[:4000:2], data[1:4000:2]
    if len(data) % 2 or len(data) < 8 or b"\x00" not in data:
        return ""
    high, low = sum(b < 0x1F for b in odd), sum(b < 0x1F for b in even)
    if high > 0.9 * len(odd):
        return "utf-16-le"
    return "utf-16-be" if low > 0.9 * len(even) else ""


def _guesses(data: bytes) -> Iterator[str]:
    """Yield what the bytes say by each table; cp1258 first, it wins a draw."""
    yield unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    for table in ("cp1252", "latin-1"):
        text = data.decode(table, "replace")
        yield from (viparse.fix(text, encoding=font) for font in OLD_FONTS)


def mended(text: str) -> str:
    """Return text in Unicode (NFC), put right where an old font or a wrong table spoilt it."""
    return mending(text)(unicodedata.normalize("NFC", text))


def mending(text: str) -> Callable[[str], str]:
    """Return what puts such text right, to be used on it or on its parts.

    Text that is Vietnamese already, or that no table makes clearly more Vietnamese, stays as it
    is. UTF-8 that was once read as Windows-1252 ("Äáº£ng") is put right too.
    """
    sample = unicodedata.normalize("NFC", text[:JUDGED])
    best, score = _kept, vietnamese(sample) + BETTER
    if score > PLAIN + BETTER or not HIGH.search(sample):
        return best
    for way in (*(partial(_reread, table=t) for t in ("cp1252", "latin-1")), *FONTS):
        if (found := vietnamese(way(sample))) > score:
            best, score = way, found
    return best


def _kept(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _reread(text: str, table: str) -> str:
    try:
        return unicodedata.normalize("NFC", text.encode(table).decode("utf-8"))
    except UnicodeError:
        return text


FONTS = tuple(partial(viparse.fix, encoding=font) for font in OLD_FONTS)
