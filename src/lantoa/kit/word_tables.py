"""Tables of a Word file: fixed widths, headings that repeat, cells of styled lines."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from lantoa.kit.word import dress


def add_grid(document: Word, widths: Sequence[Length], *, rows: int, bordered: bool) -> Table:
    """Add a table of fixed column widths; without borders it only holds things in place."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    if bordered:
        table.style = document.styles["Table Grid"]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    return table


def without_margins(table: Table) -> None:
    """Let the text of the cells use their whole width."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def write_grid(
    document: Word, widths: Sequence[Length], rows: Sequence[Sequence[Sequence[tuple[str, str]]]]
) -> None:
    """Add a bordered table of cells of (style, text) lines; the first row repeats on each page."""
    table = add_grid(document, widths, rows=len(rows), bordered=True)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, lines in zip(row.cells, texts, strict=True):
            write_cell(cell, lines)
    repeat_heading(table)


def keep_rows_whole(table: Table) -> None:
    """Let no row break over two pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeat_heading(table: Table) -> None:
    """Repeat the first row on every page and keep each row whole."""
    keep_rows_whole(table)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def put_picture(cell: _Cell, data: bytes, width: Length, *, told: str) -> None:
    """Put a picture (JPEG, PNG) into the cell's first line, `told` to the blind.

    It is as wide as `width`, or as high as three quarters of that.
    """
    shape = cell.paragraphs[0].add_run().add_picture(BytesIO(data), width=width)
    highest = width * 3 // 4
    if shape.height > highest:
        shape.width, shape.height = Length(shape.width * highest // shape.height), Length(highest)
    shape._inline.docPr.set("descr", told)


def write_cell(cell: _Cell, lines: Sequence[tuple[str, str]]) -> list[Paragraph]:
    """Write (style, text) lines into a cell and return its paragraphs."""
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in lines[1:])]
    for paragraph, (style, text) in zip(paragraphs, lines, strict=True):
        dress(paragraph, style)
        paragraph.add_run(text)
    return paragraphs
