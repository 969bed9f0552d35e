"""Judges a signed paper by what stands in it: is it signed, this paper, this number and day?"""

import re
from dataclasses import dataclass
from datetime import date

from lantoa.kit.official import Paper
from lantoa.kit.official_lines import laid_out
from lantoa.kit.official_words import Grid, Line, Part
from lantoa.kit.pdf_words import PdfWords
from lantoa.kit.text import fold

FEW_WORDS = 40  # fewer are a scan with a seal's letters
ALIKE = 0.6
NUMBER = re.compile(r"so\s*:?\s*(\d{1,5})\s*[-/]\s*([a-z0-9/ -]{2,20})")
DAY = re.compile(r"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
NO_NUMBER = re.compile(r"so\s*:?\s*[-/]\s*[a-z]{2}")
OURS = "typst"
WRITERS = ("word", "libreoffice", "writer", "openoffice", "wps", "google docs", "skia/pdf",
           "print to pdf")  # fmt: skip
EXPORTED = (
    "Tệp xuất thẳng từ máy soạn, có ghi số nhưng không có chữ ký số: có thể là dự thảo. Chọn bản "
    "đã ký số, hoặc bản quét có chữ ký và dấu."
)
KINDS = ("báo cáo", "kế hoạch", "quyết định", "thông báo", "tờ trình", "công văn", "giấy mời")


@dataclass(frozen=True)
class Wanted:
    """What the file should be: a kind of paper, of whom, with which words (folded)."""

    kind: str
    issuer: str
    symbol: str
    words: frozenset[str]

    @classmethod
    def of(cls, paper: Paper) -> "Wanted":
        """Return what a signed copy of `paper` has to hold."""
        lines = [line for part in laid_out(paper).parts for line in _lines(part)]
        said = " ".join(f"{one.lead} {one.text}" for one in lines)
        return cls(paper.kind, paper.head.body, paper.head.symbol, words(said))


def _lines(part: Part) -> list[Line]:
    if isinstance(part, Grid):
        return [line for row in part.rows for cell in row for line in cell]
    return [part] if isinstance(part, Line) else []


def words(text: str) -> frozenset[str]:
    """Return the words of a text, folded: how alike two papers are is told by them."""
    return frozenset(re.findall(r"[a-z0-9]{2,}", fold(text)))


def doubts(read: PdfWords, wanted: Wanted, *, number: str, on: date) -> list[str]:
    """Return what in the file does not agree, as sentences; none of a scan without text."""
    plain = fold(read.text)
    draft = _draft(read, plain)
    if len(plain.split()) < FEW_WORDS:
        return [draft] if draft else []
    found = [
        draft,
        _other_kind(read.text, wanted),
        _other_number(plain, number),
        _other_day(plain, on),
        _other_issuer(plain, wanted),
        _other_words(plain, wanted),
    ]
    return [sentence for sentence in found if sentence]


def _draft(read: PdfWords, plain: str) -> str:
    """Say whether the file is a draft: written by a program, not scanned, and without signature.

    A paper signed on a screen carries its signature; one signed by hand comes from a scanner,
    also where a program of letters holds its pictures. A number is soon typed.
    """
    maker = read.made_with.casefold()
    if read.signatures:
        return ""
    if maker.startswith(OURS):
        return "Đây là bản dự thảo do Lan Tỏa in ra, chưa có số, chữ ký hay dấu của nơi ban hành."
    if not any(word in maker for word in WRITERS):
        return ""
    if NO_NUMBER.search(plain):
        return (
            "Tệp xuất thẳng từ máy soạn, chỗ số còn trống, không có chữ ký số: có thể là dự thảo."
        )
    return EXPORTED if len(plain.split()) >= FEW_WORDS else ""


def _other_kind(text: str, wanted: Wanted) -> str:
    titles = {line.strip().casefold() for line in text.splitlines()}
    if wanted.kind.casefold() in titles:
        return ""
    other = next((kind for kind in KINDS if kind in titles), "")
    return (
        f"Tệp là {other}, không phải {wanted.kind[:1].lower()}{wanted.kind[1:]}." if other else ""
    )


def _other_number(plain: str, number: str) -> str:
    found = NUMBER.search(plain)
    if not number or not found or int(found.group(1)) == int(number):
        return ""
    return f"Trong tệp ghi số {found.group(1)}, khác số vừa nhập ({number})."


def _other_day(plain: str, on: date) -> str:
    found = DAY.search(plain)
    if not found:
        return ""
    day, month, year = (int(part) for part in found.groups())
    if (day, month, year) == (on.day, on.month, on.year):
        return ""
    return f"Trong tệp ghi ngày {day}/{month}/{year}, khác ngày vừa nhập."


def _other_issuer(plain: str, wanted: Wanted) -> str:
    name = fold(wanted.issuer)
    return "" if name in plain else f"Không thấy tên {wanted.issuer}: có thể là giấy của nơi khác."


def _other_words(plain: str, wanted: Wanted) -> str:
    held = words(plain)
    share = len(wanted.words & held) / max(1, len(wanted.words))
    if share >= ALIKE:
        return ""
    return f"Lời trong tệp chỉ giống bản đã gửi {round(100 * share)} %."
