"""The words of a paper read back from its Word file and from its PDF, to be held side by side."""

from io import BytesIO

import pypdfium2
from docx import Document
from PIL import Image

from lantoa.kit import official
from lantoa.kit.official_docx import to_docx
from lantoa.kit.official_pdf import to_pdf
from tests.kit.papers import lines

TOP = 20 / 25.4 * 72  # the margin that holds page numbers and the demo's mark


def word_words(paper: official.Paper) -> str:
    """Return the Word file's words in reading order, single blanks between them."""
    document = Document(BytesIO(to_docx(paper)))
    return " ".join(" ".join(found.text for found in lines(document)).split())


def pdf_pages(data: bytes) -> list[str]:
    """Return the words of each page below the top margin."""
    with pypdfium2.PdfDocument(data) as document:
        found = []
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(0, 0, width, height - TOP)
            found.append(" ".join(text.replace("\ufffe", "-").replace("\x02", "-").split()))
        return found


def pdf_words(paper: official.Paper) -> str:
    """Return the PDF's words in reading order, without headings repeated on the next page."""
    blocks = [*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)]
    tables = [one for one in blocks if isinstance(one, official.Table)]
    headings = {" ".join(one.header) for one in tables}
    pages = pdf_pages(to_pdf(paper))
    for number, page in enumerate(pages[1:], start=1):
        again = next((heading for heading in headings if page.startswith(f"{heading} ")), "")
        pages[number] = page.removeprefix(again).strip()
    return " ".join(pages)


def photo(colour: str = "green", size: tuple[int, int] = (80, 60)) -> bytes:
    """Return a small JPEG of one colour."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()
