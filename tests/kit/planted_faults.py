"""One planted fault for each rule of layout: (paper, the one change that breaks the rule)."""

import unicodedata
from collections.abc import Callable

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from lantoa.kit.layout_rules.decree import COMPONENTS, Component
from tests.kit.correct_papers import (
    LONG,
    drop,
    dropping,
    first,
    insert_after,
    letter,
    part,
    put,
    report,
    say,
    saying,
)

Fault = Callable[[Word], None]
BODY = "Trung tâm đã"


def _page(**changes: object) -> Fault:
    def spoil(document: Word) -> None:
        for name, value in changes.items():
            setattr(document.sections[0], name, value)

    return spoil


def _laid(start: str, **changes: object) -> Fault:
    def spoil(document: Word) -> None:
        for name, value in changes.items():
            setattr(first(document, start).paragraph_format, name, value)

    return spoil


def _font(start: str, **changes: object) -> Fault:
    def spoil(document: Word) -> None:
        for run in first(document, start).runs:
            for name, value in changes.items():
                setattr(run.font, name, value)

    return spoil


def _red(document: Word) -> None:
    first(document, BODY).runs[0].font.color.rgb = RGBColor(200, 0, 0)


def _landscape(document: Word) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)


def _without_numbers(document: Word) -> None:
    for section in document.sections:
        for mark in list(section.header._element.iter(qn("w:instrText"))):
            mark.getparent().remove(mark)


def _number_below(document: Word) -> None:
    run = document.sections[0].footer.paragraphs[0].add_run()
    code = OxmlElement("w:instrText")
    code.text = "PAGE"
    run._r.append(code)


def _number(**changes: object) -> Fault:
    def spoil(document: Word) -> None:
        for run in document.sections[0].header.paragraphs[0].runs:
            for name, value in changes.items():
                setattr(run.font, name, value)

    return spoil


def _number_right(document: Word) -> None:
    document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _number_format(document: Word) -> None:
    document.sections[0]._sectPr.find(qn("w:pgNumType")).set(qn("w:fmt"), "lowerRoman")


def _no_restart(document: Word) -> None:
    sections = document.element.body.findall(f".//{qn('w:sectPr')}")
    number = sections[1].find(qn("w:pgNumType"))
    sections[1].remove(number)


def _unruled(name: str) -> Fault:
    def spoil(document: Word) -> None:
        below = part(document, name)._p.getnext()
        below.getparent().remove(below)

    return spoil


def _swapped(document: Word) -> None:
    row = document.tables[0].rows[0]._tr
    row.append(row.tc_lst[0])


def _foot_swapped(document: Word) -> None:
    table = next(t for t in document.tables if "Nơi nhận" in t.cell(0, 0).text)
    row = table.rows[0]._tr
    row.append(row.tc_lst[0])


def _signer(words: str) -> Fault:
    return lambda document: put(part(document, "signer"), words)


def _no_signer(document: Word) -> None:
    for name in ("signing", "signing", "signer"):
        put(part(document, name), "")


def _no_recipients(document: Word) -> None:
    for name in ("recipient", "recipient", "received"):
        put(part(document, name), "")


def _wide(document: Word) -> None:
    for column in document.tables[2]._tbl.tblGrid.gridCol_lst:
        column.w = Mm(150)


def _no_repeat(document: Word) -> None:
    head = document.tables[2].rows[0]._tr.trPr.find(qn("w:tblHeader"))
    head.getparent().remove(head)


def _same_page(document: Word) -> None:
    """Take away the section break before the first annex."""
    broken = document.element.body.find(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}")
    broken.getparent().remove(broken)


def _blanks(document: Word) -> None:
    insert_after(document, BODY, "", "", "")


PLANTED: dict[str, tuple[Callable[[], Word], Fault]] = {
    "kho-giay": (report, _page(page_width=Mm(216), page_height=Mm(279))),
    "chieu-giay": (report, _landscape),
    "le-tren-duoi": (report, _page(top_margin=Mm(15))),
    "le-trai": (report, _page(left_margin=Mm(25))),
    "le-phai": (report, _page(right_margin=Mm(10))),
    "so-trang-thieu": (report, _without_numbers),
    "so-trang-cuoi-trang": (report, _number_below),
    "so-trang-giua": (report, _number_right),
    "so-trang-dau": (report, _page(different_first_page_header_footer=False)),
    "so-trang-kieu": (report, _number(size=Pt(10))),
    "so-trang-a-rap": (report, _number_format),
    "phong-chu": (report, _font(BODY, name="Arial")),
    "phong-cu": (report, _font(BODY, name=".VnTime")),
    "mau-chu": (report, _red),
    "unicode-dung-san": (report, saying(BODY, unicodedata.normalize("NFD", LONG))),
    "gach-chan": (report, _font("Độc lập", underline=WD_UNDERLINE.SINGLE)),
    "quoc-hieu-thieu": (report, dropping("CỘNG HÒA")),
    "quoc-hieu-loi-van": (report, saying("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM")),
    "tieu-ngu-thieu": (report, dropping("Độc lập")),
    "tieu-ngu-loi-van": (report, saying("Độc lập", "Độc lập – Tự do – Hạnh phúc")),
    "quoc-hieu-ben-phai": (report, _swapped),
    "co-quan-thieu": (report, dropping("UBND XÃ", "TRUNG TÂM")),
    "ke-duoi-tieu-ngu": (report, _unruled("motto")),
    "ke-duoi-co-quan": (report, _unruled("issuer")),
    "ke-duoi-trich-yeu": (report, _unruled("abstract")),
    "dau-trang-dung-bang": (report, saying("Suối Mây", "Suối Mây,\tngày 05 tháng 02 năm 2026")),
    "so-thieu": (report, dropping("Số:")),
    "so-hai-cham": (report, saying("Số:", "Số 05/BC-TTDV")),
    "so-khong-dung-truoc": (report, saying("Số:", "Số: 5/BC-TTDV")),
    "ky-hieu-cach-chu": (report, saying("Số:", "Số: 05/BC - TTDV")),
    "ky-hieu-gach-cheo": (report, saying("Số:", "Số: 05-BC-TTDV")),
    "ky-hieu-in-hoa": (report, saying("Số:", "Số: 05/BC-ttdv")),
    "cong-van-khong-cv": (letter, saying("Số:", "Số: 15/CV-UBND")),
    "ky-hieu-ten-loai": (report, saying("Số:", "Số: 05/KH-TTDV")),
    "ngay-thieu": (report, dropping("Suối Mây,")),
    "ngay-day-du": (report, saying("Suối Mây,", "Suối Mây, ngày 05/02/2026")),
    "ngay-dau-phay": (report, saying("Suối Mây,", "Suối Mây ngày 05 tháng 02 năm 2026")),
    "ngay-so-khong": (report, saying("Suối Mây,", "Suối Mây, ngày 5 tháng 02 năm 2026")),
    "thang-so-khong": (report, saying("Suối Mây,", "Suối Mây, ngày 05 tháng 2 năm 2026")),
    "thang-thua-khong": (report, saying("Suối Mây,", "Suối Mây, ngày 05 tháng 03 năm 2026")),
    "ngay-co-that": (report, saying("Suối Mây,", "Suối Mây, ngày 30 tháng 02 năm 2026")),
    "ten-loai-thieu": (letter, dropping("Kính gửi", "- Sở Y tế", "- Công an")),
    "trich-yeu-thieu": (report, dropping("Kết quả tuyên")),
    "trich-yeu-dau-cham": (report, saying("Kết quả tuyên", "Kết quả phòng bệnh.")),
    "ve-viec-thieu": (letter, dropping("V/v")),
    "ve-viec-viet-tat": (letter, saying("V/v", "Về việc phối hợp phát thanh")),
    "ve-viec-gian": (letter, _laid("V/v", space_before=Pt(0))),
    "kinh-gui-thieu": (letter, dropping("Kính gửi", "- Sở Y tế", "- Công an")),
    "kinh-gui-hai-cham": (report, saying("Kính gửi", "Kính gửi")),
    "kinh-gui-mot-dong": (letter, saying("Kính gửi", "Kính gửi: Sở Nội vụ; Sở Y tế")),
    "kinh-gui-gach-dau": (report, saying("- Sở Y tế", "Sở Y tế;")),
    "kinh-gui-dau-cau": (report, saying("- Sở Y tế", "- Sở Y tế,")),
    "can-cu-dau-cau": (report, saying("Căn cứ", "Căn cứ Kế hoạch số 12/KH-UBND.")),
    "can-deu": (report, _laid(BODY, alignment=WD_ALIGN_PARAGRAPH.LEFT)),
    "lui-dau-dong": (report, _laid(BODY, first_line_indent=Mm(0))),
    "lui-bang-cach": (report, saying(BODY, f"\t{LONG}")),
    "gian-doan": (report, _laid("a) Buổi", space_before=Pt(0))),
    "gian-dong": (report, _laid(BODY, line_spacing=2.0)),
    "mot-co-chu": (report, _font("a) Buổi", size=Pt(13))),
    "dong-trong": (report, _blanks),
    "canh-bang-cach": (report, saying(BODY, LONG.replace(" 48", "     48"))),
    "hai-dau-cach": (report, saying(BODY, LONG.replace(" 48", "  48"))),
    "cach-truoc-dau": (report, saying(BODY, LONG.replace(",", " ,"))),
    "xuong-dong-mem": (report, saying(BODY, LONG.replace("; ", ";\n"))),
    "ket-thuc": (letter, saying(BODY, LONG.replace("Phụ lục", "văn bản"))),
    "muc-lon-dau-cham": (report, saying("II. ", "II/ ĐỀ NGHỊ")),
    "muc-lon-thu-tu": (report, saying("II. ", "III. ĐỀ NGHỊ")),
    "khoan-dau-cham": (report, saying("1. Phát", "1) Phát thanh")),
    "diem-dau-ngoac": (report, saying("a) Buổi", "a. Buổi sáng phát bản tin.")),
    "bang-vua-trang": (report, _wide),
    "bang-lap-dau": (report, _no_repeat),
    "nguoi-ky-thieu": (report, _no_signer),
    "quyen-han-viet-tat": (report, saying("KT. GIÁM", "KT GIÁM ĐỐC")),
    "ho-ten-hoc-ham": (report, _signer("ThS. Vương Đức Lâm")),
    "chu-ky-mot-dong": (report, _signer("Vương\tĐức Lâm")),
    "noi-nhan-thieu": (letter, _no_recipients),
    "noi-nhan-hai-cham": (report, saying("Nơi nhận", "Nơi nhận")),
    "noi-nhan-ben-trai": (report, _foot_swapped),
    "noi-nhan-gach-dau": (letter, lambda made: put(part(made, "recipient"), "Sở Y tế;")),
    "noi-nhan-dau-cau": (letter, lambda made: put(part(made, "recipient"), "- Sở Y tế.")),
    "noi-nhan-luu": (report, saying("- Lưu", "- Lưu VP.")),
    "phu-luc-la-ma": (report, saying("Phụ lục II", "Phụ lục 2")),
    "phu-luc-ten": (report, lambda made: drop(made, "ẢNH HOẠT", "(Kèm theo Báo cáo)", "Ảnh 1")),
    "phu-luc-trang-moi": (report, _same_page),
    "phu-luc-so-trang": (report, _no_restart),
    "phu-luc-chi-dan": (
        report,
        lambda made: [say(made, x, "Đã xong.") for x in (BODY, "Các thôn đã")],
    ),
}


def component_faults() -> dict[str, tuple[Callable[[], Word], Fault]]:
    """Return the faults that the decree's table of components calls for."""
    found: dict[str, tuple[Callable[[], Word], Fault]] = {}
    for one in COMPONENTS:
        paper = letter if one.part == "matter" else report
        found[f"{one.slug}-co-chu"] = (paper, _small(one))
        if one.bold is not None or one.italic is not None:
            found[f"{one.slug}-kieu-chu"] = (paper, _restyled(one))
        if one.capitals:
            found[f"{one.slug}-in-hoa"] = (paper, _recased(one, str.capitalize))
        elif one.capitals is False:
            found[f"{one.slug}-in-thuong"] = (paper, _recased(one, str.upper))
        if one.align:
            found[f"{one.slug}-vi-tri"] = (paper, _moved(one))
    return found


def _small(one: Component) -> Fault:
    def spoil(document: Word) -> None:
        part(document, one.part).runs[0].font.size = Pt(10)

    return spoil


def _restyled(one: Component) -> Fault:
    def spoil(document: Word) -> None:
        for run in part(document, one.part).runs:
            if one.bold is None:
                run.font.italic = not one.italic
            else:
                run.font.bold = not one.bold

    return spoil


def _recased(one: Component, case: Callable[[str], str]) -> Fault:
    def spoil(document: Word) -> None:
        found = part(document, one.part)
        put(found, case(found.text))

    return spoil


def _moved(one: Component) -> Fault:
    def spoil(document: Word) -> None:
        part(document, one.part).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    return spoil
