"""A paper to test with, and eyes that read a Word file back."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.text.paragraph import Paragraph as Line

from lantoa.kit import official
from lantoa.kit.official_docx import to_docx

HEAD = official.Head(
    parent="Ủy ban nhân dân",
    body="Xã Suối Mây",
    symbol="BC-UBND",
    place="Suối Mây",
    on=date(2026, 2, 5),
)
BODY = (
    official.Heading("I. Kết quả"),
    official.Heading("1. Phát thanh", level=2),
    official.Paragraph("Đã phát 48 lượt.", lead="Buổi sáng."),
    official.Table(
        header=("Số liệu", "Kết quả"),
        rows=(("Lượt phát", "48"), ("Mét băng rôn", "12,5")),
        shares=(3, 1),
        numbers=frozenset({1}),
    ),
)
SIGNER = official.Signer(titles=("KT. Chủ tịch", "Phó Chủ tịch"), name="Vương Đức Lâm")


def paper(**changes: object) -> official.Paper:
    """Return a report of a commune with some fields changed."""
    fields: dict[str, object] = {
        "head": HEAD,
        "kind": "Báo cáo",
        "title": "Kết quả tuyên truyền phòng bệnh mùa đông tháng 02 năm 2026",
        "blocks": BODY,
        "signer": SIGNER,
        "recipients": ("Sở Y tế;", "Lưu: VT, VHXH."),
        "basis": ("Căn cứ Kế hoạch số 12/KH-UBND", "Thực hiện Công văn số 7/UBND-VHXH"),
    }
    return official.Paper(**{**fields, **changes})  # type: ignore[arg-type]


def written(**changes: object) -> Word:
    """Return that report, written and read back."""
    return Document(BytesIO(to_docx(paper(**changes))))


@dataclass(frozen=True)
class Looks:
    """How a line looks."""

    size: float
    bold: bool
    italic: bool
    align: str


def lines(document: Word) -> list[Line]:
    """Return every line of the body in reading order, those in tables too."""
    return [Line(p, document._body) for p in document.element.body.iter() if p.tag.endswith("}p")]


def line(document: Word, text: str) -> Line:
    """Return the first line that says `text`."""
    return next(found for found in lines(document) if found.text == text)


def looks(document: Word, text: str) -> Looks:
    """Return how the line that says `text` looks, by its own Word style."""
    style = document.styles[line(document, text).style.name]
    return Looks(
        size=style.font.size.pt,
        bold=bool(style.font.bold),
        italic=bool(style.font.italic),
        align=style.paragraph_format.alignment.name.lower(),
    )
