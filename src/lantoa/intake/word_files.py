"""Word papers become lines of text: .docx, .docm (its macros stay asleep) and .odt."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from lantoa.intake.trouble import AGAIN, Unreadable
from lantoa.intake.word_rows import row_lines

MACRO_MAIN = b"application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DAMAGED = (
    zipfile.BadZipFile, KeyError, ValueError, SyntaxError, RecursionError, NotImplementedError,
    EOFError, OSError, AttributeError, IndexError,
)  # fmt: skip
TEXT, TABLE = (
    "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}",
    "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
)
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")


def word_text(name: str, data: bytes) -> str:
    """Return a .docx's or .docm's lines, a table's cells apart by tabs. Raises `Unreadable`."""
    try:
        document = docx.Document(BytesIO(_without_macros(data)))
        return "\n".join(_lines(document))
    except DAMAGED:
        raise Unreadable(f"Tệp {name} bị hỏng hoặc gửi chưa hết. {AGAIN}")


def word_pictures(data: bytes) -> list[bytes]:
    """Return the pictures inside a .docx, by name: some papers are scans laid into Word."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        names = [n for n in packed.namelist() if n.startswith("word/media/")]
        return [packed.read(n) for n in sorted(names) if n.lower().endswith(PICTURES)]


def _without_macros(data: bytes) -> bytes:
    """Return the document without its program; untouched where there is none."""
    source = zipfile.ZipFile(BytesIO(data))
    if not any(n.lower().endswith("vbaproject.bin") for n in source.namelist()):
        return data
    kept = BytesIO()
    with source, zipfile.ZipFile(kept, "w") as target:
        for part in source.infolist():
            if not part.filename.lower().endswith(".bin"):
                target.writestr(part, source.read(part).replace(MACRO_MAIN, PLAIN_MAIN))
    return kept.getvalue()


def _lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from block.text.split("\n")
        else:
            yield from _table_lines(block)
        yield ""


def _table_lines(table: Table) -> Iterator[str]:
    """Yield each row's lines, its cells apart by tabs; a merged cell stands once."""
    for row in table.rows:
        once = [
            cell
            for n, cell in enumerate(row.cells)
            if not n or cell._tc is not row.cells[n - 1]._tc
        ]
        yield from row_lines([cell.text for cell in once])


def odt_text(name: str, data: bytes) -> str:
    """Return an .odt's lines, a table's cells apart by tabs. Raises `Unreadable`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            root = etree.fromstring(packed.read("content.xml"), parser)
    except (*DAMAGED, etree.XMLSyntaxError):
        raise Unreadable(f"Tệp {name} bị hỏng hoặc gửi chưa hết. {AGAIN}")
    lines: list[str] = []
    for part in root.iter(f"{TEXT}p", f"{TEXT}h", f"{TABLE}table-row"):
        if part.tag == f"{TABLE}table-row":
            lines += row_lines([_cell_text(c) for c in part.iter(f"{TABLE}table-cell")])
        elif next(part.iterancestors(f"{TABLE}table-row"), None) is None:
            lines += ["".join(part.itertext()), ""]
    return "\n".join(lines)


def _cell_text(cell: etree._Element) -> str:
    return "\n".join("".join(one.itertext()) for one in cell.iter(f"{TEXT}p", f"{TEXT}h"))
