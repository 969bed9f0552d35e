"""Pages of a Word file: A4, margins, numbers in the top margin."""

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph


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
