"""The PDF of an official paper says word for word what its Word file says, in the same places."""

import re
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.kit import clock, official
from lantoa.kit.families import FAMILIES
from lantoa.kit.official_pdf import to_pdf
from lantoa.kit.official_words import printable
from tests.kit.both_papers import pdf_pages, pdf_words, photo, word_words
from tests.kit.correct_papers import ANNEXES, BLOCKS
from tests.kit.papers import paper


@pytest.fixture(autouse=True)
def _held_clock():
    with clock.at(clock.local(date(2026, 2, 5), 9)):
        yield


def fifty_hamlets() -> official.Annex:
    rows = tuple((str(n), f"Thôn Khuôn Nhội {n}", "1.234") for n in range(1, 51))
    table = official.Table(("TT", "Đơn vị", "Kết quả"), rows, (2, 9, 4), frozenset({2}))
    return official.Annex("Bảng số liệu", (table,), "Báo cáo")


def test_word_file_and_pdf_say_the_same_words_in_the_same_order():
    pictures = official.Pictures((official.Picture(photo(), "Ảnh 1. Họp thôn, ngày 05/02/2026"),))
    full = paper(
        blocks=(*BLOCKS, official.Paragraph("Thêm một đoạn.", lead="1. Đầu đoạn.")),
        annexes=(*ANNEXES, official.Annex("Ảnh", (pictures,), landscape=True)),
        addressees=("Sở Y tế", "Ủy ban nhân dân xã"),
    )

    assert pdf_words(full) == word_words(full)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.code)
def test_every_family_says_the_same_in_both(family):
    head = official.Head("", "Đoàn xã Suối Mây", family.symbol.format(kind="BC"), "Suối Mây",
                         date(2026, 2, 5), True, "12")  # fmt: skip
    one = paper(head=head, family=family)

    assert pdf_words(one) == word_words(one)
    assert all(words in word_words(one) for _, words in family.crown)


# Pieces a report is made of; what people paste in may be anything.
TYPED = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
WORDS = st.sampled_from(["Thôn Khuôn Nhội", "1.327 lượt", "12,5 %", "“ý kiến”", "ẲẬỆỖ ằẵẫ"]) | TYPED


@given(lead=WORDS, text=WORDS, cell=WORDS, matter=WORDS)
@settings(max_examples=12, deadline=None)
def test_whatever_people_typed_both_papers_are_made_and_agree(lead, text, cell, matter):
    grid = official.Table(("TT", "Nội dung"), (("1", cell),), (1, 9), frozenset({1}))
    one = paper(
        title=f"Kết quả {matter} hết",
        blocks=(official.Paragraph(f"{text} hết.", lead=f"1. {lead}."), grid),
    )

    def bare(words: str) -> list[str]:
        return sorted(re.sub(r"[\s\u00ad-]", "", words))

    assert bare(pdf_words(one)) == bare(word_words(one))


def test_pictographs_are_left_out_and_strange_letters_become_a_box():
    assert printable("Vui quá 🎉👍🏽, Xã ta 日") == "Vui quá, Xã ta □"
    assert printable("🎉 Vui 👍 quá 👍") == "Vui quá"


def test_a_table_of_fifty_hamlets_repeats_its_heading_on_every_page_and_no_row():
    pages = pdf_pages(to_pdf(paper(annexes=(fifty_hamlets(),))))

    table = [page for page in pages if "Thôn Khuôn Nhội" in page]
    assert len(table) > 1
    assert all("TT Đơn vị Kết quả" in page for page in table)
    assert [sum(f"Khuôn Nhội {n} 1.234" in page for page in table) for n in range(1, 51)] == [
        1
    ] * 50


@pytest.mark.parametrize("lines", range(24, 32))
def test_the_signature_never_stands_alone_on_a_page(lines):
    blocks = tuple(official.Paragraph(f"Đoạn thứ {n}.") for n in range(lines))

    pages = pdf_pages(to_pdf(paper(blocks=blocks)))

    assert f"Đoạn thứ {lines - 1}." in next(page for page in pages if "Vương Đức Lâm" in page)


def test_pages_are_numbered_from_the_second_one_and_each_annex_anew():
    data = to_pdf(paper(annexes=(fifty_hamlets(),), demo=True))

    with pypdfium2.PdfDocument(data) as document:
        tops = []
        for page in document:
            width, height = page.get_size()
            tops.append(page.get_textpage().get_text_bounded(0, height - 56, width, height))
    assert [re.sub(r"\D", "", top) for top in tops] == ["", "", "2"]
    assert all("DỮ LIỆU MINH HỌA" in top for top in tops)


def test_the_pdf_is_an_archive_copy_that_can_be_read_aloud():
    data = to_pdf(paper())

    said = re.sub(rb"\s+", b" ", data)
    assert b"<pdfaid:part>2</pdfaid:part>" in said
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in said
    with pypdfium2.PdfDocument(data) as document:
        assert document.get_metadata_value("Title").startswith("Báo cáo Kết quả tuyên truyền")
        assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]
