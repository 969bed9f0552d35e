"""A draft is told from a signed paper by who made the file and whether it bears a signature."""

from datetime import date

import pytest

from lantoa.kit.pdf_words import PdfWords, look
from lantoa.report.signed import Wanted, doubts, words

ON = date(2025, 9, 18)
TEXT = "UBND XÃ SUỐI MÂY\nSố: {number}/BC-UBND\nBÁO CÁO\n" + "Kết quả tuyên truyền trong kỳ. " * 12
WANTED = Wanted("Báo cáo", "UBND xã Suối Mây", "BC-UBND", words(TEXT))
OURS, EXPORTED = "do Lan Tỏa in ra", "có thể là dự thảo"


def said(made_with: str, *, number: str = "", signatures: int = 0, text: str = TEXT) -> str:
    read = PdfWords(1, text.format(number=number), made_with, signatures)
    return " ".join(doubts(read, WANTED, number="125", on=ON))


@pytest.mark.parametrize("made_with", ["Typst 0.15.1", "typst"])
def test_what_we_printed_is_a_draft_until_somebody_signs_it(made_with):
    assert OURS in said(made_with)
    assert OURS in said(made_with, number="125")
    assert OURS in said(made_with, text="")
    assert said(made_with, number="125", signatures=1) == ""


@pytest.mark.parametrize("made_with", ["Microsoft® Word 2019", "Writer", "WPS Office"])
def test_our_word_file_saved_as_pdf_without_its_number_is_a_draft_too(made_with):
    assert EXPORTED in said(made_with)
    assert said(made_with, signatures=1) == ""


@pytest.mark.parametrize(
    "made_with", ["Microsoft® Word 2019", "Writer LibreOffice 7.4", "Skia/PDF m120 Google Docs"]
)
def test_a_number_typed_into_a_word_file_makes_no_signed_paper_of_it(made_with):
    assert "có ghi số nhưng không có chữ ký số" in said(made_with, number="125")
    assert said(made_with, number="125", signatures=1) == ""
    assert said(made_with, text="Báo cáo đã quét") == ""


@pytest.mark.parametrize("made_with", ["", "HP ScanJet", "CamScanner", "iText"])
def test_a_scan_or_a_paper_of_the_document_system_is_no_draft(made_with):
    assert said(made_with) == ""


def pdf(fields: str) -> bytes:
    """Return a PDF of one page that names Typst as its maker, with these fields of a form."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [4 0 R] >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
        f"<< /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /T (a) {fields} >>",
        "<< /Creator (Typst 0.15.1) >>",
    ]
    body, places = "%PDF-1.7\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj {held} endobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>"
    return f"{body}{table}{trailer}\nstartxref\n{len(body)}\n%%EOF".encode()


def test_a_file_tells_its_maker_and_its_signatures():
    sig = "/FT /Sig /V << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached >>"

    signed, plain = look(pdf(sig)), look(pdf("/FT /Tx"))

    assert (signed["made_with"], signed["signatures"]) == ("Typst 0.15.1", 1)
    assert (plain["made_with"], plain["signatures"]) == ("Typst 0.15.1", 0)
