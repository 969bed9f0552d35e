"""What a file is, told by its bytes and never by its name."""

import io
import struct
import zipfile
from dataclasses import dataclass

from lantoa.commune import media_kinds

MOST_UNPACKED = 120 * 2**20
MOST_PARTS = 4000
MOST_LISTED = 2**20
IMAGE, PDF, DOCX, TEXT, AUDIO = "image", "pdf", "docx", "text", "audio"
WORDS = {
    IMAGE: "ảnh",
    PDF: "PDF",
    DOCX: "Word (.docx)",
    TEXT: "văn bản thuần (.txt)",
    AUDIO: "âm thanh",
    media_kinds.FILM: "phim",
    media_kinds.NOTHING: "tệp phim, ghi âm rỗng, không có hình và tiếng",
    "program": "chương trình máy tính",
    "sheet": "bảng tính Excel",
    "scan": "ảnh quét (.tif)",
    "rtf": "văn bản .rtf",
    "odt": "văn bản .odt",
    "macro": "Word có chứa lệnh tự chạy (macro)",
    "old word": "Word đời cũ (.doc)",
    "locked": "Word hoặc Excel có mật khẩu",
    "bomb": "tệp nén quá lớn khi mở ra",
    "archive": "tệp nén",
    "torn": "Word hoặc tệp nén đã hỏng, có thể gửi chưa hết",
    "unknown": "loại Lan Tỏa không biết",
}
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Sort:
    """A sort of file: `kind` (a key of `WORDS`), MIME type and file ending with its dot."""

    kind: str
    mime: str = "application/octet-stream"
    ending: str = ""


STARTS: tuple[tuple[bytes, Sort], ...] = (
    (b"\xff\xd8\xff", Sort(IMAGE, "image/jpeg", ".jpg")),
    (b"\x89PNG\r\n\x1a\n", Sort(IMAGE, "image/png", ".png")),
    (b"II*\x00", Sort("scan", "image/tiff", ".tif")),
    (b"MM\x00*", Sort("scan", "image/tiff", ".tif")),
    (b"{\\rtf", Sort("rtf", "application/rtf", ".rtf")),
    (b"%PDF-", Sort(PDF, "application/pdf", ".pdf")),
    (b"ID3", Sort(AUDIO, "audio/mpeg", ".mp3")),
    (b"\xff\xfb", Sort(AUDIO, "audio/mpeg", ".mp3")),
    (b"\xff\xf3", Sort(AUDIO, "audio/mpeg", ".mp3")),
    (b"\xff\xf2", Sort(AUDIO, "audio/mpeg", ".mp3")),
    (b"OggS", Sort(AUDIO, "audio/ogg", ".ogg")),
    (b"#!AMR", Sort(AUDIO, "audio/amr", ".amr")),
    (b"MZ", Sort("program")),
    (b"\x7fELF", Sort("program")),
    (b"\xcf\xfa\xed\xfe", Sort("program")),
    (b"\xca\xfe\xba\xbe", Sort("program")),
    (b"#!", Sort("program")),
    (b"\xd0\xcf\x11\xe0", Sort("old word")),
    (b"FLV", Sort("video")),
    (b"\x00\x00\x01\xba", Sort("video")),
    (b"Rar!", Sort("archive")),
    (b"7z\xbc\xaf", Sort("archive")),
    (b"\x1f\x8b", Sort("archive")),
)
LISTENED = {
    ".mp3": media_kinds.of_mp3,
    ".ogg": media_kinds.of_ogg,
    ".amr": media_kinds.of_amr,
}
LOCKED = "EncryptedPackage".encode("utf-16-le")
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif")


def sort_of(data: bytes) -> Sort:
    """Return the sort of file that `data` is; unknown bytes are of kind "unknown"."""
    if data[:4] == b"PK\x03\x04":
        return _packed(data)
    if data[4:8] == b"ftyp":
        return _boxed(data)
    if data[:4] == b"RIFF":
        return _riff(data)
    if data[:4] == b"\x1a\x45\xdf\xa3":
        return _heard(media_kinds.of_matroska(data), Sort(AUDIO, "audio/webm", ".webm"))
    for start, sort in STARTS:
        if data.startswith(start):
            if sort.kind == AUDIO:
                return _heard(LISTENED[sort.ending](data), sort)
            is_locked = sort.kind == "old word" and LOCKED in data
            return Sort("locked") if is_locked else sort
    return Sort(TEXT, "text/plain", ".txt") if is_text(data) else Sort("unknown")


def is_text(data: bytes) -> bool:
    """Say whether `data` is text: UTF-16 with its mark, or bytes without control signs."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeDecodeError:
            return False
    return not any(sign in data for sign in (*range(9), *range(14, 27), *range(28, 32), 127))


def _boxed(data: bytes) -> Sort:
    brand = data[8:12]
    if brand in HEIF_BRANDS:
        return Sort(IMAGE, "image/heic", ".heic")
    return _heard(media_kinds.of_boxes(data), Sort(AUDIO, "audio/mp4", ".m4a"))


def _riff(data: bytes) -> Sort:
    if data[8:12] == b"WEBP":
        return Sort(IMAGE, "image/webp", ".webp")
    if data[8:12] != b"WAVE":
        return Sort(media_kinds.FILM)
    return _heard(media_kinds.of_wave(data), Sort(AUDIO, "audio/wav", ".wav"))


def _heard(held: str, sort: Sort) -> Sort:
    return sort if held == media_kinds.SOUND else Sort(held)


class _Listed(io.BytesIO):
    """A packed file that gives no list of parts longer than a document's could be.

    The list is read whole before anybody can count it: a million parts took ten seconds.
    """

    def read(self, size: int | None = -1, /) -> bytes:
        """Return what stands next. Raises `_TooLong`."""
        held = super().read(size)
        if len(held) > MOST_LISTED:
            raise _TooLong
        return held


class _TooLong(Exception):
    """The list of parts is longer than any document's."""


def _packed(data: bytes) -> Sort:
    """Look into a ZIP: sizes first, so that nothing is unpacked that would fill the disk."""
    try:
        parts = zipfile.ZipFile(_Listed(data)).infolist()
    except _TooLong:
        return Sort("bomb")
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error):
        return Sort("torn", ending=".docx" if b"word/" in data else ".zip")
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return Sort("bomb")
    if "AndroidManifest.xml" in names or "META-INF/MANIFEST.MF" in names:
        return Sort("program")
    if "xl/workbook.xml" in names:
        return Sort("sheet", _SHEET, ".xlsx")
    if "content.xml" in names and b"opendocument.text" in data[:200]:
        return Sort("odt", "application/vnd.oasis.opendocument.text", ".odt")
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        return Sort("archive")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return Sort("macro", "application/vnd.ms-word.document.macroEnabled.12", ".docm")
    return Sort(DOCX, _WORD, ".docx")
