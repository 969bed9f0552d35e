"""The paper on the desk becomes lines of text: .txt, .docx, PDF with a text layer."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from lantoa.commune.file_kinds import sort_of
from lantoa.kit.pdfium import ONE_AT_A_TIME
from lantoa.kit.text import nfc

IMAGES = {".jpg", ".jpeg", ".png", ".heic", ".heif", ".tif", ".tiff", ".webp", ".bmp"}
LONGEST, MOST_PAGES, MOST_COLUMNS = 300_000, 300, 100
NO_WORD = re.compile(r"\S{2000}")
MEANWHILE = (
    "Phần đọc bản quét và ảnh chụp sẽ có ở bản sau. Trước mắt, xin gửi tệp gốc (.docx hoặc PDF "
    "xuất từ phần mềm soạn thảo), hoặc chép nội dung vào một tệp .txt."
)

AGAIN = "Hãy mở tệp kiểm tra, rồi gửi lại bản .docx hoặc .txt."
TOO_LONG = (
    f"dài hơn {MOST_PAGES} trang, không giống một văn bản chỉ đạo. Hãy gửi riêng phần văn bản, "
    "để phụ lục dài ra ngoài."
)


class Unreadable(Exception):
    """The file cannot be read; `str(error)` is a Vietnamese sentence for the screen."""


def text_of(path: Path) -> str:
    """Return a file's text; see `text_in`. Raises `Unreadable` also where there is no file."""
    if not path.is_file():
        raise Unreadable(f"Không thấy tệp {path.name}. Hãy xem lại đường dẫn.")
    return text_in(path.name, path.read_bytes())


def text_in(name: str, data: bytes) -> str:
    """Return the text in a file's bytes: one printed line a line, known columns apart by a tab.

    Raises `Unreadable` for scans, photos, empty, damaged and unknown files.
    """
    if not data.strip():
        raise Unreadable(f"Tệp {name} không có nội dung. Hãy chọn lại tệp văn bản.")
    text = _read(name, data)
    if not re.search(r"\w", text):
        raise Unreadable(f"Tệp {name} không có chữ nào đọc được. {MEANWHILE}")
    if len(text) > LONGEST:
        raise Unreadable(f"Tệp {name} {TOO_LONG}")
    if NO_WORD.search(text):
        raise Unreadable(f"Tệp {name} có đoạn chữ dính liền, không giống văn bản. {AGAIN}")
    return "\n".join(_columns(line) for line in text.split("\n"))


def _columns(line: str) -> str:
    """Return the line; with more columns than a table can have, as plain words."""
    return line if line.count("\t") < MOST_COLUMNS else line.replace("\t", " ")


def _read(name: str, data: bytes) -> str:
    if data[:3] == b"\xff\xd8\xff" or data[:4] == b"\x89PNG" or _is_image(name):
        raise Unreadable(f"Tệp {name} là ảnh, Lan Tỏa chưa đọc được chữ trong ảnh. {MEANWHILE}")
    if data[:5] == b"%PDF-":
        return _pdf(name, data)
    if data[:2] == b"PK":
        return _docx(name, data)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise Unreadable(
            f"Tệp {name} là Word đời cũ (.doc). Hãy mở bằng Word, lưu lại dạng .docx rồi gửi."
        )
    return _plain_text(name, data)


def _is_image(name: str) -> bool:
    return Path(name).suffix.lower() in IMAGES


def _plain_text(name: str, data: bytes) -> str:
    encodings = ["utf-8-sig", "cp1258"]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\x00" in data:
        raise Unreadable(
            f"Tệp {name} không phải tệp văn bản. Hãy gửi tệp .txt, .docx hoặc PDF có lớp chữ."
        )
    for encoding in encodings:
        try:
            return _tidy(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Unreadable(f"Chữ trong tệp {name} không đúng bảng mã. Hãy lưu lại dạng UTF-8 rồi gửi.")


def _tidy(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return "\n".join(nfc(line.replace("\u00a0", " ")) for line in lines)


def _docx(name: str, data: bytes) -> str:
    if sort_of(data).kind == "bomb":
        raise Unreadable(f"Tệp {name} phình quá lớn khi mở ra. Hãy mở bằng Word rồi lưu lại.")
    try:
        document = docx.Document(BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, RecursionError):
        raise Unreadable(f"Tệp {name} bị hỏng hoặc không phải .docx. Hãy mở thử rồi lưu lại.")
    return _tidy("\n".join(_docx_lines(document)))


def _docx_lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from block.text.split("\n")
        else:
            yield from _table_lines(block)
        yield ""


def _table_lines(table: Table) -> Iterator[str]:
    """Yield one line a row, its cells apart by tabs."""
    for row in table.rows:
        yield "\t".join(" ".join(cell.text.split()) for cell in row.cells)


def _pdf(name: str, data: bytes) -> str:
    """Return the text layer."""
    with ONE_AT_A_TIME:
        return _pdf_text(name, data)


def _pdf_text(name: str, data: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Unreadable(
            f"Không mở được tệp PDF {name}: tệp hỏng hoặc có mật khẩu. Hãy xuất lại PDF rồi gửi."
        )
    if len(document) > MOST_PAGES:
        raise Unreadable(f"Tệp {name} {TOO_LONG}")
    pages = ["\n".join(_pdf_lines(page)) for page in document]
    if not re.search(r"\w", "".join(pages)):
        raise Unreadable(f"Tệp {name} là bản quét, không có lớp chữ. {MEANWHILE}")
    return _tidy("\n\n".join(pages))


def _pdf_lines(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield the printed lines of a page, pieces on one height joined by tabs."""
    layer = page.get_textpage()
    pieces = []
    for n in range(layer.count_rects()):
        left, bottom, right, top = layer.get_rect(n)
        text = layer.get_text_bounded(left, bottom, right, top).strip()
        text = re.sub("[\x02\ufffe\u00ad]", "-", text)
        if text:
            pieces.append(((bottom + top) / 2, left, right, top - bottom, text.split("\r\n")[0]))
    pieces.sort(key=lambda piece: -piece[0])
    row: list[tuple[float, float, float, float, str]] = []
    for piece in pieces:
        if row and row[0][0] - piece[0] > 0.6 * max(row[0][3], piece[3]):
            yield _pdf_row(row)
            if row[0][0] - piece[0] > 2.4 * max(row[0][3], piece[3]):
                yield ""
            row = []
        row.append(piece)
    if row:
        yield _pdf_row(row)


def _pdf_row(row: list[tuple[float, float, float, float, str]]) -> str:
    row = sorted(row, key=lambda piece: piece[1])
    line, edge, height = row[0][4], row[0][2], row[0][3]
    for _, left, right, _, text in row[1:]:
        line += ("\t" if left - edge > 0.8 * height else " ") + text
        edge = right
    return line
