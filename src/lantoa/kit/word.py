"""Word's clay: real styles, drawn rules, page numbers and bordered tables with python-docx."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# Advance widths of Times New Roman Bold, thousandths of an em: a rule is a share of its text.
_WIDTHS = {
    278: "il/",
    333: "fjt-–();:",
    250: " .,",
    389: "Is",
    444: "cerz",
    500: "aogvxyJ0123456789",
    556: "bdhknpquS",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYw",
    778: "GHKOQ",
    833: "m",
    944: "M",
    1000: "W",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}


@dataclass(frozen=True)
class Style:
    """How one part of a paper looks: size in points, spaces in points, indent in millimetres."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before: float = 0
    after: float = 0
    indent: float = 0
    line: float = 1.0
    keep: bool = False
    outline: int | None = None


def text_width(text: str, size: float) -> float:
    """Return about how wide bold `text` is, in points, on one line."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return sum(_WIDTH.get(letter, 500) for letter in letters) * size / 1000


def new_document(styles: Sequence[Style]) -> Word:
    """Return an empty A4 document in Times New Roman with the named styles in it."""
    document = Document()
    normal = document.styles["Normal"]
    _set_font(normal, Style("Normal", 14))
    normal.paragraph_format.space_after = Pt(0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    for style in styles:
        _add_style(document, style)
    return document


def _set_font(target: ParagraphStyle, style: Style) -> None:
    font = target.font
    font.name, font.size = FONT, Pt(style.size)
    font.bold, font.italic = style.bold, style.italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = target.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _add_style(document: Word, style: Style) -> None:
    made = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    _set_font(made, style)
    layout = made.paragraph_format
    layout.alignment = ALIGN[style.align]
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    layout.line_spacing = style.line
    layout.keep_with_next = style.keep
    if style.indent:
        layout.first_line_indent = Mm(style.indent)
    if style.outline is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(style.outline))
        made.element.get_or_add_pPr().append(level)


def set_page(section: Section, *, landscape: bool = False) -> None:
    """Make the section A4 with the margins of Nghị định 30/2020/NĐ-CP, Phụ lục I."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    short, long = Mm(210), Mm(297)
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(7)


def line_width(section: Section) -> Length:
    """Return the width between the margins."""
    edges = (section.left_margin or Mm(0)) + (section.right_margin or Mm(0))
    return Length((section.page_width or Mm(210)) - edges)


def number_pages(section: Section, *, style: str, mark: str, mark_style: str) -> None:
    """Number pages from 1 in the top margin, the first one unseen; `mark` stands on every page."""
    section.different_first_page_header_footer = True
    for inherited in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(inherited)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(numbering, "w:cols", "w:docGrid", "w:titlePg")
    for header, shows_number in ((section.first_page_header, False), (section.header, True)):
        header.is_linked_to_previous = False
        line = header.paragraphs[0]
        if shows_number:
            line.style = style
            _add_field(line, "PAGE")
            line = header.add_paragraph() if mark else line
        if mark:
            line.style = mark_style
            line.add_run(mark)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind is None:
            code = OxmlElement("w:instrText")
            code.text = instruction
            run._r.append(code)
            continue
        char = OxmlElement("w:fldChar")
        char.set(qn("w:fldCharType"), kind)
        run._r.append(char)


def draw_rule(paragraph: Paragraph, *, width: Length, within: Length) -> None:
    """Turn an empty paragraph into a centred line of `width` in a column of `within`."""
    side = Length(max(0, (within - width) // 2))
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = side
    layout.first_line_indent = Pt(0)
    layout.space_before, layout.space_after = Pt(3), Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


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
