"""An official paper follows Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from lantoa.kit import clock, official, word
from tests.kit.papers import Looks, line, lines, looks, written


@pytest.fixture(autouse=True)
def _held_clock():
    with clock.at(clock.local(date(2026, 2, 5), 9)):
        yield


def test_the_page_is_a4_with_the_margins_of_the_decree():
    page = written().sections[0]

    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert 20 <= round(page.top_margin.mm) <= 25
    assert 20 <= round(page.bottom_margin.mm) <= 25
    assert 30 <= round(page.left_margin.mm) <= 35
    assert 15 <= round(page.right_margin.mm) <= 20


def test_every_style_is_black_times_new_roman_in_every_script():
    document = written()

    used = {found.style.name for found in lines(document)}
    for name in used:
        style = document.styles[name]
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "cs", "eastAsia")} == {
            "Times New Roman"
        }
        assert str(style.font.color.rgb) == "000000"


@pytest.mark.parametrize(
    ("text", "sizes", "bold", "italic", "align"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False, "center"),
        ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False, "center"),
        ("ỦY BAN NHÂN DÂN", (12, 13), True, False, "center"),
        ("XÃ SUỐI MÂY", (12, 13), True, False, "center"),
        ("BÁO CÁO", (13, 14), True, False, "center"),
        (
            "Kết quả tuyên truyền phòng bệnh mùa đông tháng 02 năm 2026",
            (13, 14),
            True,
            False,
            "center",
        ),
        ("Căn cứ Kế hoạch số 12/KH-UBND;", (13, 14), False, True, "justify"),
        ("Buổi sáng. Đã phát 48 lượt.", (13, 14), False, False, "justify"),
        ("I. KẾT QUẢ", (13, 14), True, False, "left"),
        ("1. Phát thanh", (13, 14), True, False, "left"),
        ("KT. CHỦ TỊCH", (13, 14), True, False, "center"),
        ("PHÓ CHỦ TỊCH", (13, 14), True, False, "center"),
        ("Vương Đức Lâm", (13, 14), True, False, "center"),
        ("Nơi nhận:", (12, 12), True, True, "left"),
        ("- Sở Y tế;", (11, 11), False, False, "left"),
        ("- Lưu: VT, VHXH.", (11, 11), False, False, "left"),
    ],
)
def test_each_part_has_the_size_and_weight_of_the_decree(text, sizes, bold, italic, align):
    look = looks(written(), text)

    assert sizes[0] <= look.size <= sizes[1]
    assert look == Looks(look.size, bold, italic, align)


def test_the_number_stays_empty_and_the_symbol_has_no_spaces():
    number = next(x for x in lines(written()) if x.text.startswith("Số:"))

    assert number.text == "Số: " + "\u00a0" * 6 + "/BC-UBND"
    assert looks(written(), number.text) == Looks(13, False, False, "center")


@pytest.mark.parametrize(
    ("on", "known", "says"),
    [
        (date(2026, 1, 5), True, "Suối Mây, ngày 05 tháng 01 năm 2026"),
        (date(2026, 10, 25), True, "Suối Mây, ngày 25 tháng 10 năm 2026"),
        (
            date(2026, 3, 9),
            False,
            "Suối Mây, ngày \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0 tháng 3 năm 2026",
        ),
    ],
)
def test_small_days_and_the_first_two_months_get_a_leading_zero(on, known, says):
    assert official.dateline("Suối Mây", on, day_known=known) == says


def test_the_place_and_day_are_italic():
    document = written()

    dated = next(x for x in lines(document) if x.text.startswith("Suối Mây, ngày"))
    assert looks(document, dated.text) == Looks(13, False, True, "center")


def _rule_widths(document):
    """Return (text above, width of the drawn rule in points), for each rule."""
    found, above = [], ""
    for this in lines(document):
        if this._p.pPr is not None and this._p.pPr.find(qn("w:pBdr")) is not None:
            indent = this.paragraph_format.left_indent
            found.append((above, indent))
        above = this.text or above
    return found


def test_rules_stand_under_the_body_the_motto_and_the_title():
    document = written()

    column = {"XÃ SUỐI MÂY": 0.4 * 165, "Độc lập - Tự do - Hạnh phúc": 0.6 * 165}
    title = "Kết quả tuyên truyền phòng bệnh mùa đông tháng 02 năm 2026"
    for above, indent in _rule_widths(document):
        width = column.get(above, 165) - 2 * indent.mm
        size = looks(document, above).size
        text = min(word.text_width(above, size), 165 / 25.4 * 72) * 25.4 / 72
        if above == "Độc lập - Tự do - Hạnh phúc":
            assert width == pytest.approx(text, rel=0.02)
        else:
            assert text / 3 <= width <= text / 2

    assert [above for above, _ in _rule_widths(document)] == [
        "XÃ SUỐI MÂY",
        "Độc lập - Tự do - Hạnh phúc",
        title,
    ]


def test_body_paragraphs_are_indented_spaced_and_justified():
    style = written().styles["Nội dung"].paragraph_format

    assert 10 <= round(style.first_line_indent.mm, 1) <= 12.7
    assert style.space_before.pt >= 6
    assert 1.0 <= style.line_spacing <= 1.5


def test_pages_are_numbered_in_the_top_margin_from_the_second_page():
    section = written().sections[0]

    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    number = section.header.paragraphs[0]
    assert number.style.font.size.pt in (13, 14)
    assert number.style.paragraph_format.alignment.name == "CENTER"


def test_grounds_end_with_semicolons_and_the_last_with_a_full_stop():
    texts = [x.text for x in lines(written()) if x.style.name == "Căn cứ"]

    assert texts == ["Căn cứ Kế hoạch số 12/KH-UBND;", "Thực hiện Công văn số 7/UBND-VHXH."]


def test_a_letter_has_its_matter_under_the_number_and_its_addressees_listed():
    document = written(kind="", title="đề nghị nhắn tin", addressees=("Sở Y tế", "Công an xã"))

    assert looks(document, "V/v đề nghị nhắn tin") == Looks(12, False, False, "center")
    assert line(document, "V/v đề nghị nhắn tin").style.paragraph_format.space_before.pt == 6
    texts = [x.text for x in lines(document)]
    at = texts.index("Kính gửi:")
    assert texts[at + 1 : at + 3] == ["- Sở Y tế;", "- Công an xã."]
    assert "BÁO CÁO" not in texts


def test_a_letter_to_one_addressee_names_it_on_one_line():
    document = written(kind="", title="đề nghị nhắn tin", addressees=("Sở Y tế",))

    assert line(document, "Kính gửi: Sở Y tế").style.name == "Kính gửi"


def test_a_hamlets_paper_has_no_number_and_the_hamlet_heads_title():
    head = official.Head("UBND xã Suối Mây", "Thôn Khe Tre", "", "Suối Mây", date(2026, 2, 5))

    document = written(head=head, signer=official.Signer(("Trưởng thôn",), "Lý A Sáng"))

    assert not any(x.text.startswith("Số") for x in lines(document) if x.style.name != "Đầu bảng")
    assert line(document, "TRƯỞNG THÔN").style.name == "Quyền hạn, chức vụ"


def test_a_demo_paper_says_so_on_every_page_and_a_real_one_never():
    demo, real = written(demo=True).sections[0], written().sections[0]

    for header in (demo.first_page_header, demo.header):
        assert official.DEMO_MARK in [x.text for x in header.paragraphs]
    for header in (real.first_page_header, real.header):
        assert official.DEMO_MARK not in [x.text for x in header.paragraphs]


def test_annexes_are_numbered_apart_and_count_their_own_pages():
    rows = official.Table(("Đơn vị", "Nhiệm vụ"), (("Đoàn xã", "Treo băng rôn"),), (1, 2))
    annexes = (
        official.Annex("Phân công nhiệm vụ", (rows,), "Kế hoạch số 12/KH-UBND", landscape=True),
        official.Annex("Lịch phát thanh", (rows,)),
    )

    document = written(annexes=annexes)

    assert looks(document, "Phụ lục I") == Looks(14, True, False, "center")
    assert looks(document, "PHÂN CÔNG NHIỆM VỤ") == Looks(14, True, False, "center")
    assert looks(document, "(Kèm theo Kế hoạch số 12/KH-UBND)") == Looks(14, False, True, "center")
    assert line(document, "Phụ lục II")
    assert document.sections[1].orientation == WD_ORIENT.LANDSCAPE
    for section in document.sections:
        starts = section._sectPr.findall(qn("w:pgNumType"))
        assert [start.get(qn("w:start")) for start in starts] == ["1"]


def test_a_single_annex_has_no_numeral():
    document = written(annexes=(official.Annex("Phân công", (official.Paragraph("Không."),)),))

    assert line(document, "Phụ lục")


def test_a_table_repeats_its_heading_and_keeps_rows_whole():
    table = written().tables[1]

    assert [cell.text for cell in table.rows[0].cells] == ["Số liệu", "Kết quả"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table.cell(2, 1).paragraphs[0].style.name == "Ô số"
