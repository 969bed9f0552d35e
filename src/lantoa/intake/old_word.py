"""Word papers of old: .doc (Word 97 to 2003, by its table of pieces) and .rtf.

Only text is taken: no macro, link or object of theirs is opened. Layout after [MS-DOC] 2.4.1:
the FIB says where the piece table lies, each piece where its letters are and how wide.
"""

import io
import re
import struct
from collections.abc import Callable, Iterator

import olefile
from striprtf.striprtf import rtf_to_text

from lantoa.intake.trouble import AGAIN, Unreadable
from lantoa.intake.word_rows import CELL, PARA, lines_of

MAGIC, ENCRYPTED, OTHER_TABLE = 0xA5EC, 0x0100, 0x0200
FLAGS, LETTERS, PIECES = 0x0A, 0x4C, 0x1A2
NARROW = 1 << 30
PAGE, FIELD, RESULT, END = "\x0c", "\x13", "\x14", "\x15"
FIELDS = re.compile(f"{FIELD}[^{FIELD}{RESULT}{END}]*{RESULT}?([^{FIELD}{END}]*){END}")
HIDDEN = re.compile("[\x00-\x06\x08\x0e-\x1f\ufffc]")
LOCKED = "được đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu rồi gửi lại."
NO_WORD = "không phải văn bản Word. Hãy gửi văn bản chỉ đạo (.docx, PDF hoặc ảnh chụp)."
OLDER = "do bản Word quá cũ ghi. Hãy mở bằng Word, lưu lại dạng .docx rồi gửi."


_rtf_to_text: Callable[..., object] = rtf_to_text


def doc_text(name: str, data: bytes) -> str:
    """Return a .doc's lines, a table's cells apart by tabs. Raises `Unreadable`."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as packed:
            if not packed.exists("WordDocument"):
                raise Unreadable(f"Tệp {name} {NO_WORD}")
            body = packed.openstream("WordDocument").read()
            magic, flags = struct.unpack_from("<H", body)[0], struct.unpack_from("<H", body, FLAGS)
            if flags[0] & ENCRYPTED:
                raise Unreadable(f"Tệp {name} {LOCKED}")
            table = "1Table" if flags[0] & OTHER_TABLE else "0Table"
            if magic != MAGIC or not packed.exists(table):
                raise Unreadable(f"Tệp {name} {OLDER}")
            at, size = struct.unpack_from("<II", body, PIECES)
            pieces = packed.openstream(table).read()[at : at + size]
    except (OSError, struct.error, ValueError, IndexError, TypeError, AttributeError):
        raise Unreadable(f"Tệp {name} bị hỏng hoặc gửi chưa hết. {AGAIN}")
    return _lines("".join(_letters(name, body, pieces)))


def _letters(name: str, body: bytes, pieces: bytes) -> Iterator[str]:
    """Yield the letters piece by piece, as far as the body goes (notes and heads left out)."""
    try:
        at = 0
        while pieces[at] == 1:
            at += 3 + int(struct.unpack_from("<H", pieces, at + 1)[0])
        count = (int(struct.unpack_from("<I", pieces, at + 1)[0]) - 4) // 12
        at += 5
        ends = struct.unpack_from(f"<{count + 1}I", pieces, at)
        last = int(struct.unpack_from("<I", body, LETTERS)[0])
        for n in range(count):
            place = int(struct.unpack_from("<I", pieces, at + 4 * (count + 1) + 8 * n + 2)[0])
            size = max(0, min(ends[n + 1], last) - ends[n])
            start = (place & ~NARROW) // 2 if place & NARROW else place
            wide = 1 if place & NARROW else 2
            yield body[start : start + wide * size].decode(
                "cp1252" if wide == 1 else "utf-16-le", "replace"
            )
    except (struct.error, IndexError):
        raise Unreadable(f"Tệp {name} bị hỏng hoặc gửi chưa hết. {AGAIN}")


def _lines(text: str) -> str:
    """Return the letters as lines: fields by what they show, cells apart, a row a line."""
    while FIELD in text and (shown := FIELDS.sub(r"\1", text)) != text:
        text = shown
    plain = text.replace(PAGE, PARA).replace("\x1e", "-").replace("\xa0", " ")
    return "\n".join(lines_of(HIDDEN.sub("", plain)))


def rtf_text(name: str, data: bytes) -> str:
    """Return an .rtf's lines, a table's cells apart by tabs. Raises `Unreadable`."""
    try:
        text = str(_rtf_to_text(data.decode("latin-1"), errors="replace"))
    except (ValueError, IndexError, KeyError, TypeError, RecursionError):
        raise Unreadable(f"Tệp {name} bị hỏng hoặc gửi chưa hết. {AGAIN}")
    marked = text.replace("|\n", CELL * 2).replace("|", CELL).replace("\n", PARA)
    return "\n".join(lines_of(marked))
