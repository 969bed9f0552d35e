"""The paper on the desk becomes printed pages: text, Word, PDF, scans and photos.

A file is judged by its bytes, never by its name. What comes from outside is opened in a process
of its own (`apart.py`); only plain text is read at once.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lantoa.commune.file_kinds import sort_of
from lantoa.intake import old_word, pdf, pictures, word_files
from lantoa.intake.encodings import decoded, is_mail, mended
from lantoa.intake.flattening import flattened
from lantoa.intake.scanning import seen
from lantoa.intake.sheets import PRINTED, SEEN, Sheet, scaled, sheet_of
from lantoa.intake.syllables import vietnamese
from lantoa.intake.toning import toned
from lantoa.intake.trouble import AGAIN, AGAIN_PHOTO, MOST_PAGES, TOO_LONG, Unreadable, fit

PICTURES = ("image", "scan")
TONED = 0.4
PICTURE_ENDINGS = {".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".webp", ".bmp"}
__all__ = ["Unreadable", "pages_in", "sheets_in", "text_in", "text_of"]
OLD_WORD = {"old word": old_word.doc_text, "rtf": old_word.rtf_text}
REFUSED = {
    "bomb": "phình quá lớn khi mở ra. Hãy mở bằng Word rồi lưu lại.",
    "locked": "có mật khẩu. Hãy mở bằng mật khẩu, bỏ mật khẩu, lưu lại rồi gửi.",
    "archive": "là tệp nén. Hãy giải nén, rồi gửi từng tệp văn bản ở trong.",
    "sheet": "là bảng tính Excel. Hãy gửi văn bản chỉ đạo (.docx, PDF hoặc ảnh chụp).",
    "audio": "là âm thanh. Hãy gửi văn bản chỉ đạo (.docx, PDF hoặc ảnh chụp).",
    "video": "là phim. Hãy chụp ảnh từng trang rồi gửi.",
    "no track": "là tệp phim, ghi âm rỗng. Hãy gửi văn bản chỉ đạo (.docx, PDF hoặc ảnh chụp).",
    "program": "là chương trình máy tính. Đừng mở tệp này nếu không rõ ai gửi.",
    "torn": f"bị hỏng hoặc gửi chưa hết. {AGAIN}",
    "unknown": f"không phải văn bản, hoặc đã hỏng. {AGAIN}",
}


def text_of(path: Path) -> str:
    """Return a file's text; see `text_in`. Raises `Unreadable` also where there is no file."""
    if not path.is_file():
        raise Unreadable(f"Không thấy tệp {path.name}. Hãy xem lại đường dẫn.")
    return text_in(path.name, path.read_bytes())


def text_in(name: str, data: bytes) -> str:
    """Return the text in a file: one printed line a line, known columns apart by a tab.

    Opened in this very process: for what is known to be harmless. Raises `Unreadable`.
    """
    return fit("\n".join(sheet.text for sheet in sheets_in(name, data)), f"Tệp {name}")


def pages_in(name: str, data: bytes) -> int:
    """Return how many pages a file has; one where only the reading would tell.

    Raises `Unreadable` for files that are no paper, empty, locked, or too long.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise Unreadable(f"Tệp {name} không có nội dung. Hãy chọn lại tệp văn bản.")
    kind = sort_of(data).kind
    if kind in REFUSED:
        raise Unreadable(f"Tệp {name} {REFUSED[kind]}")
    if kind == "text" and Path(name).suffix.lower() in PICTURE_ENDINGS:
        raise Unreadable(f"Không mở được ảnh {name}: tệp hỏng hoặc gửi chưa hết. {AGAIN_PHOTO}")
    count = 1
    if kind == "pdf":
        with pdf.ONE_AT_A_TIME:
            count = len(pdf.opened(name, data))
    elif kind in PICTURES:
        count = pictures.count(name, data)
    if count > MOST_PAGES:
        raise Unreadable(f"Tệp {name} {TOO_LONG}")
    return count


def sheets_in(name: str, data: bytes, source: int = 0) -> Iterator[Sheet]:
    """Yield the file's pages one by one. Raises `Unreadable`, see `pages_in`."""
    pages_in(name, data)
    kind = sort_of(data).kind
    if kind == "pdf":
        pages = _pdf_sheets(name, data)
    elif kind in PICTURES:
        pages = (_seen(flattened(page)) for page in pictures.pages(name, data))
    elif kind in ("docx", "macro"):
        pages = _word_sheets(name, data)
    elif kind in OLD_WORD:
        pages = iter([sheet_of(mended(OLD_WORD[kind](name, data)))])
    elif kind == "odt":
        pages = iter([sheet_of(word_files.odt_text(name, data))])
    else:
        pages = iter([sheet_of(_plain(name, data))])
    for page in pages:
        yield replace(page, source=source)


def _plain(name: str, data: bytes) -> str:
    if is_mail(data):
        raise Unreadable(
            f"Tệp {name} là thư điện tử. Hãy mở thư, lưu tệp văn bản đính kèm về máy rồi gửi."
        )
    try:
        return decoded(data)
    except ValueError:
        raise Unreadable(f"Tệp {name} {REFUSED['unknown']}")


def _word_sheets(name: str, data: bytes) -> Iterator[Sheet]:
    text = word_files.word_text(name, data)
    if re.search(r"\w{2}", text):
        yield sheet_of(mended(text))
        return
    for picture in word_files.word_pictures(data):
        for page in pictures.pages(name, picture):
            yield _seen(flattened(page))


def _seen(page: pictures.Pixels) -> Sheet:
    rows, clean = seen(page)
    if vietnamese("\n".join(row.text for row in rows)) >= TONED:
        rows = toned(rows)
    height, width = clean.shape[:2]
    picture, wide, high = pictures.drawn(clean)
    return Sheet(scaled(rows, width, height), wide, high, SEEN, picture=picture)


def _pdf_sheets(name: str, data: bytes) -> Iterator[Sheet]:
    with pdf.ONE_AT_A_TIME:
        document = pdf.opened(name, data)
        for page in pdf.pages(name, document):
            rows = pdf.layer_of(page)
            found = None if pdf.is_sound(page, rows) else _seen(pdf.drawn_at(page, pdf.DPI))
            printed = "\n".join(row.text for row in rows)
            if found is None or vietnamese(found.text) <= vietnamese(printed):
                width, height = page.get_size()
                picture, wide, high = pictures.drawn(pdf.drawn_at(page, pdf.SHOWN_DPI))
                found = Sheet(scaled(rows, width, height), wide, high, PRINTED, picture=picture)
            yield found
