"""Tables of a Word file: fixed widths, headings that repeat, cells of styled lines."""

from collections.abc import Sequence

from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph


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


def repeat_heading(table: Table) -> None:
    """Repeat the first row on every page and keep each row whole."""
    for index, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if index == 0:
            properties.append(OxmlElement("w:tblHeader"))


def write_cell(cell: _Cell, lines: Sequence[tuple[str, str]]) -> list[Paragraph]:
    """Write (style, text) lines into a cell and return its paragraphs."""
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in lines[1:])]
    for paragraph, (style, text) in zip(paragraphs, lines, strict=True):
        paragraph.style = style
        paragraph.add_run(text)
    return paragraphs
