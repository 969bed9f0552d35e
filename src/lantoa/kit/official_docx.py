"""Writes an official paper as a Word file in the layout of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Length, Pt
from docx.table import _Cell

from lantoa.kit import clock, official, word, word_pages, word_tables
from lantoa.kit.families import RULE
from lantoa.kit.official_lines import laid_out
from lantoa.kit.official_styles import RULE_SHARE, styles
from lantoa.kit.official_words import Grid, Laid, Line, Part, Photos, Sheet

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURE_SHARE = 0.48  # of the line's width: two beside each other


def to_docx(paper: official.Paper) -> bytes:
    """Return the paper as the bytes of a Word file that people can go on editing."""
    laid = laid_out(paper)
    document = word.new_document(styles(paper.family.sizes))
    mark = official.DEMO_MARK if paper.demo else ""
    section = document.sections[0]
    word_pages.set_page(section, landscape=paper.landscape)
    word_pages.number_pages(section, style="Số trang", mark=mark, mark_style="Minh họa")
    _write_head(document, laid)
    _write_title(document, laid)
    _write_lines(document, laid.opening)
    _write_parts(document, laid.parts)
    _write_foot(document, laid)
    for annex in laid.annexes:
        _write_annex(document, annex, mark)
    return _bytes(document, laid, mark)


def _bytes(document: Word, laid: Laid, mark: str) -> bytes:
    facts = document.core_properties
    facts.author = facts.last_modified_by = laid.author[:255]
    facts.title, facts.language, facts.comments = laid.name[:255], "vi-VN", mark
    facts.created = facts.modified = clock.now().replace(tzinfo=None)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _write_head(document: Word, laid: Laid) -> None:
    width = word_pages.line_width(document.sections[0])
    left = Length(int(width * 0.4))
    right = Length(width - left)
    table = word_tables.add_grid(document, (left, right), rows=2, bordered=False)
    word_tables.without_margins(table)
    _cell_with_mark(table.cell(0, 0), laid.issuer, RULE_SHARE, left, laid.issuer_mark)
    _cell_with_mark(table.cell(0, 1), laid.crown, 1.0, right, RULE)
    word_tables.write_cell(table.cell(1, 0), _pairs(laid.number))
    word_tables.write_cell(table.cell(1, 1), _pairs((laid.dated,)))


def _pairs(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return [(one.style, one.text) for one in lines]


def _cell_with_mark(
    cell: _Cell, lines: Sequence[Line], share: float, within: Length, mark: str
) -> None:
    drawn = [] if mark == RULE else [("Dấu dưới tên", mark)]
    word_tables.write_cell(cell, [*_pairs(lines), *drawn])
    if mark == RULE:
        size = cell.paragraphs[-1].style.font.size
        text = min(word.text_width(lines[-1].text, size.pt), within.pt)
        rule = cell.add_paragraph(style="Đường kẻ")
        word.draw_rule(rule, width=Pt(text * share), within=within)


def _write_title(document: Word, laid: Laid) -> None:
    if not laid.title:
        return
    _write_lines(document, laid.title)
    if laid.title_mark == RULE:
        within = word_pages.line_width(document.sections[0])
        text = min(word.text_width(laid.title[-1].text, 14), within.pt)
        rule = document.add_paragraph(style="Đường kẻ")
        word.draw_rule(rule, width=Pt(text * RULE_SHARE), within=within)
    else:
        document.add_paragraph(laid.title_mark, style="Dấu dưới tên")
    space = document.add_paragraph(style="Đường kẻ")
    space.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    space.paragraph_format.line_spacing = Pt(6)


def _write_lines(document: Word, lines: Sequence[Line]) -> None:
    for one in lines:
        made = document.add_paragraph()
        word.dress(made, one.style)
        if one.lead:
            made.add_run(f"{one.lead} ").bold = True
        made.add_run(one.text)


def _write_parts(document: Word, parts: Sequence[Part]) -> None:
    for part in parts:
        if isinstance(part, Grid):
            _write_grid(document, part)
        elif isinstance(part, Photos):
            _write_photos(document, part)
        else:
            _write_lines(document, (part,))


def _write_grid(document: Word, grid: Grid) -> None:
    width = word_pages.line_width(document.sections[-1])
    widths = [Length(width * share // sum(grid.shares)) for share in grid.shares]
    space = document.add_paragraph(style="Đường kẻ")
    space.paragraph_format.space_after, space.paragraph_format.keep_with_next = Pt(6), True
    cells = [[(one,) for one in grid.header], *grid.rows]
    word_tables.write_grid(document, widths, [[_pairs(cell) for cell in row] for row in cells])
    document.add_paragraph(style="Đường kẻ").paragraph_format.space_after = Pt(6)


def _write_photos(document: Word, photos: Photos) -> None:
    width = word_pages.line_width(document.sections[-1])
    half = Length(width // 2)
    count = len(photos.held)
    table = word_tables.add_grid(document, (half, half), rows=(count + 1) // 2, bordered=False)
    for place, photo in enumerate(photos.held):
        cell = table.cell(place // 2, place % 2)
        word_tables.write_cell(cell, [("Chú thích ảnh", ""), *_pairs((photo.caption,))])
        wide = Length(int(width * PICTURE_SHARE))
        word_tables.put_picture(cell, photo.data, wide, told=photo.caption.text)
    word_tables.keep_rows_whole(table)


def _write_foot(document: Word, laid: Laid) -> None:
    width = word_pages.line_width(document.sections[0])
    document.add_paragraph(style="Đường kẻ").paragraph_format.space_before = Pt(12)
    for last in document.paragraphs[-3:]:  # the signature never stands alone on a page
        last.paragraph_format.keep_with_next = True
    half = Length(width // 2)
    table = word_tables.add_grid(document, (half, half), rows=1, bordered=False)
    word_tables.without_margins(table)
    word_tables.repeat_heading(table)
    if laid.received:
        word_tables.write_cell(table.cell(0, 0), _pairs(laid.received))
    for line in word_tables.write_cell(table.cell(0, 1), _pairs(laid.signed))[:-1]:
        line.paragraph_format.keep_with_next = True


def _write_annex(document: Word, annex: Sheet, mark: str) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    word_pages.set_page(section, landscape=annex.landscape)
    word_pages.number_pages(section, style="Số trang", mark=mark, mark_style="Minh họa")
    _write_lines(document, annex.heading)
    _write_parts(document, annex.parts)
