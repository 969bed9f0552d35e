"""Writes an official paper as a Word file in the layout of Nghị định 30/2020/NĐ-CP."""

import re
from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Length, Pt
from docx.table import _Cell

from lantoa.kit import clock, official, word, word_pages, word_tables

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
RULE_SHARE = 0.42  # between 1/3 and 1/2 of the text above it

# Sizes, weights and places: Nghị định 30/2020/NĐ-CP, Phụ lục I.
STYLES = (
    word.Style("Quốc hiệu", 12, bold=True),
    word.Style("Tiêu ngữ", 13, bold=True),
    word.Style("Cơ quan chủ quản", 12),
    word.Style("Cơ quan ban hành", 12, bold=True),
    word.Style("Số ký hiệu", 13),
    word.Style("Địa danh, ngày tháng", 13, italic=True),
    word.Style("Về việc", 12, before=6),
    word.Style("Tên loại", 14, bold=True, before=14, keep=True, outline=0),
    word.Style("Trích yếu", 14, bold=True, keep=True),
    word.Style("Đường kẻ", 2),
    word.Style("Kính gửi", 14, align="left", before=12, indent=12.7),
    word.Style("Nơi kính gửi", 14, align="left", indent=38),
    word.Style("Căn cứ", 14, italic=True, align="justify", before=6, indent=12.7),
    word.Style("Nội dung", 14, align="justify", before=6, indent=12.7, line=1.1),
    word.Style(
        "Đề mục lớn", 14, bold=True, align="left", before=8, indent=12.7, keep=True, outline=1
    ),
    word.Style("Đề mục", 14, bold=True, align="left", before=6, indent=12.7, keep=True, outline=2),
    word.Style("Đầu bảng", 12, bold=True, before=2, after=2, keep=True),
    word.Style("Ô bảng", 12, align="left", before=2, after=2),
    word.Style("Ô số", 12, align="right", before=2, after=2),
    word.Style("Quyền hạn, chức vụ", 14, bold=True),
    word.Style("Họ tên người ký", 14, bold=True, before=62),
    word.Style("Nơi nhận", 12, bold=True, italic=True, align="left"),
    word.Style("Danh sách nơi nhận", 11, align="left"),
    word.Style("Phụ lục", 14, bold=True, keep=True, outline=0),
    word.Style("Tên phụ lục", 14, bold=True, keep=True),
    word.Style("Kèm theo", 14, italic=True, keep=True),
    word.Style("Số trang", 13),
    word.Style("Minh họa", 11, bold=True),
)


def to_docx(paper: official.Paper) -> bytes:
    """Return the paper as the bytes of a Word file that people can go on editing."""
    document = word.new_document(STYLES)
    mark = official.DEMO_MARK if paper.demo else ""
    section = document.sections[0]
    word_pages.set_page(section, landscape=paper.landscape)
    word_pages.number_pages(section, style="Số trang", mark=mark, mark_style="Minh họa")
    _write_head(document, paper)
    _write_title(document, paper)
    for clause in _listed(paper.basis, "", ";"):
        document.add_paragraph(clause, style="Căn cứ")
    _write_blocks(document, paper.blocks)
    _write_foot(document, paper)
    for number, annex in enumerate(paper.annexes):
        _write_annex(document, annex, mark, ROMAN[number] if len(paper.annexes) > 1 else "")
    return _bytes(document, paper)


def _bytes(document: Word, paper: official.Paper) -> bytes:
    facts = document.core_properties
    facts.author = facts.last_modified_by = paper.head.body
    facts.title = f"{paper.kind} {paper.title}".strip()
    facts.language, facts.comments = "vi-VN", official.DEMO_MARK if paper.demo else ""
    facts.created = facts.modified = clock.now().replace(tzinfo=None)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _write_head(document: Word, paper: official.Paper) -> None:
    head, width = paper.head, word_pages.line_width(document.sections[0])
    left = Length(int(width * 0.4))
    right = Length(width - left)
    table = word_tables.add_grid(document, (left, right), rows=2, bordered=False)
    word_tables.without_margins(table)
    lines = [("Cơ quan ban hành", head.body.upper())]
    if head.parent:
        lines.insert(0, (_style_above(head.parent), head.parent.upper()))
    _cell_with_rule(table.cell(0, 0), lines, 12, RULE_SHARE, left)
    nation = [("Quốc hiệu", official.NATION), ("Tiêu ngữ", official.MOTTO)]
    _cell_with_rule(table.cell(0, 1), nation, 13, 1.0, right)
    numbered = [("Số ký hiệu", f"Số: {official.BLANK_NUMBER}/{head.symbol}" if head.symbol else "")]
    if not paper.kind:
        numbered.append(("Về việc", f"V/v {paper.title}"))
    word_tables.write_cell(table.cell(1, 0), numbered)
    dated = official.dateline(head.place, head.on, day_known=head.day_known)
    word_tables.write_cell(table.cell(1, 1), [("Địa danh, ngày tháng", dated)])


def _style_above(name: str) -> str:
    """Return the style of the line above: "Ủy ban nhân dân" is half of the issuer's own name."""
    own = name.casefold() == official.COMMITTEE.casefold()
    return "Cơ quan ban hành" if own else "Cơ quan chủ quản"


def _cell_with_rule(
    cell: _Cell, lines: Sequence[tuple[str, str]], size: float, share: float, within: Length
) -> None:
    word_tables.write_cell(cell, lines)
    rule = cell.add_paragraph(style="Đường kẻ")
    text = min(word.text_width(lines[-1][1], size), within.pt)
    word.draw_rule(rule, width=Pt(text * share), within=within)


def _write_title(document: Word, paper: official.Paper) -> None:
    if not paper.kind:
        _write_addressees(document, paper.addressees)
        return
    document.add_paragraph(paper.kind.upper(), style="Tên loại")
    document.add_paragraph(paper.title, style="Trích yếu")
    within = word_pages.line_width(document.sections[0])
    text = min(word.text_width(paper.title, 14), within.pt)
    rule = document.add_paragraph(style="Đường kẻ")
    word.draw_rule(rule, width=Pt(text * RULE_SHARE), within=within)
    space = document.add_paragraph(style="Đường kẻ")
    space.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    space.paragraph_format.line_spacing = Pt(6)
    _write_addressees(document, paper.addressees)


def _write_addressees(document: Word, addressees: Sequence[str]) -> None:
    if len(addressees) == 1:
        document.add_paragraph(f"Kính gửi: {addressees[0]}", style="Kính gửi")
    elif addressees:
        document.add_paragraph("Kính gửi:", style="Kính gửi")
        for line in _listed(addressees, "- ", ";"):
            document.add_paragraph(line, style="Nơi kính gửi")


def _listed(lines: Sequence[str], before: str, between: str) -> list[str]:
    """End each line with `between` and the last one with a full stop."""
    bare = [re.sub(r"[;.\s]+$", "", line) for line in lines]
    ends = [between] * (len(bare) - 1) + ["."]
    return [f"{before}{line}{end}" for line, end in zip(bare, ends, strict=False)]


def _write_blocks(document: Word, blocks: Sequence[official.Block]) -> None:
    for block in blocks:
        if isinstance(block, official.Table):
            _write_table(document, block)
        elif isinstance(block, official.Heading):
            top = block.level == 1
            text = block.text.upper() if top else block.text
            document.add_paragraph(text, style="Đề mục lớn" if top else "Đề mục")
        else:
            line = document.add_paragraph(style="Nội dung")
            if block.lead:
                line.add_run(f"{block.lead} ").bold = True
            line.add_run(block.text)


def _write_table(document: Word, block: official.Table) -> None:
    width = word_pages.line_width(document.sections[-1])
    widths = [Length(width * share // sum(block.shares)) for share in block.shares]
    space = document.add_paragraph(style="Đường kẻ")
    space.paragraph_format.space_after, space.paragraph_format.keep_with_next = Pt(6), True
    table = word_tables.add_grid(document, widths, rows=1 + len(block.rows), bordered=True)
    for cell, text in zip(table.rows[0].cells, block.header, strict=True):
        word_tables.write_cell(cell, [("Đầu bảng", text)])
    for row, texts in zip(table.rows[1:], block.rows, strict=True):
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            style = "Ô số" if column in block.numbers else "Ô bảng"
            word_tables.write_cell(cell, [(style, line) for line in text.split("\n")])
    word_tables.repeat_heading(table)
    document.add_paragraph(style="Đường kẻ").paragraph_format.space_after = Pt(6)


def _write_foot(document: Word, paper: official.Paper) -> None:
    width = word_pages.line_width(document.sections[0])
    document.add_paragraph(style="Đường kẻ").paragraph_format.space_before = Pt(12)
    table = word_tables.add_grid(
        document, (Length(width // 2), Length(width // 2)), rows=1, bordered=False
    )
    word_tables.without_margins(table)
    word_tables.repeat_heading(table)
    if paper.recipients:
        lines = [("Danh sách nơi nhận", line) for line in _listed(paper.recipients, "- ", ";")]
        word_tables.write_cell(table.cell(0, 0), [("Nơi nhận", "Nơi nhận:"), *lines])
    titles = [("Quyền hạn, chức vụ", title.upper()) for title in paper.signer.titles]
    signed = [*titles, ("Họ tên người ký", paper.signer.name)]
    for line in word_tables.write_cell(table.cell(0, 1), signed)[:-1]:
        line.paragraph_format.keep_with_next = True


def _write_annex(document: Word, annex: official.Annex, mark: str, numeral: str) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    word_pages.set_page(section, landscape=annex.landscape)
    word_pages.number_pages(section, style="Số trang", mark=mark, mark_style="Minh họa")
    document.add_paragraph(f"Phụ lục {numeral}".strip(), style="Phụ lục")
    document.add_paragraph(annex.title.upper(), style="Tên phụ lục")
    if annex.with_paper:
        document.add_paragraph(f"(Kèm theo {annex.with_paper})", style="Kèm theo")
    _write_blocks(document, annex.blocks)
