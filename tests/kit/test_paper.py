"""Paper: what is printed can be read, and what cannot be read is not printed."""

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from lantoa.kit.paper import Unprintable, qr_svg, typst_pdf

PAGE = """
#let data = json(bytes(sys.inputs.data))
#set page(width: 100mm, height: 100mm)
#set text(font: "{font}", size: 16pt, lang: "vi", fallback: false)
#data.title
#if "qr" in data {{ image(bytes(data.qr), format: "svg", width: 40mm) }}
"""
TINOS = PAGE.format(font="Tinos")
LETTERS = "ẲẬỆỖỢỮỲỴ ằẵẫễổỡợựỷỹđĐ “Hỏi – đáp” 1.500.000 ₫ …"


def text_of(pdf: bytes) -> str:
    return pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def picture_of(pdf: bytes) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_pil()


def test_every_vietnamese_letter_is_printed():
    pdf = typst_pdf(TINOS, {"title": LETTERS})

    assert " ".join(text_of(pdf).split()) == LETTERS


def test_a_letter_that_the_font_lacks_is_refused():
    with pytest.raises(Unprintable):
        typst_pdf(TINOS, {"title": "Tày, Nùng 日"})


def test_a_page_that_names_a_font_not_in_the_house_is_refused():
    with pytest.raises(Unprintable, match="no such face"):
        typst_pdf(PAGE.format(font="No Such Face"), {"title": "Xã"})


def test_a_printed_qr_code_is_read_back():
    address = "https://xa.example/dot/1"

    pdf = typst_pdf(TINOS, {"title": "Quét mã", "qr": qr_svg(address)})

    assert [code.text for code in zxingcpp.read_barcodes(picture_of(pdf))] == [address]
