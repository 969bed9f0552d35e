"""Files made to break the reader: bombs, broken Word files, endless text, two PDFs at once."""

import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Lock

import pypdfium2
import pytest

from lantoa.intake import pdf
from lantoa.intake.files import text_in
from lantoa.intake.reading import form, read_text
from lantoa.intake.sheets import Row
from lantoa.intake.trouble import LONGEST, MOST_PAGES, Unreadable
from tests.intake.letters import OPEN, TRUE

TYPES = (
    '<?xml version="1.0"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(document: str) -> bytes:
    """Return a .docx with these bytes as its document part."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", TYPES)
        parts.writestr("_rels/.rels", RELATIONS)
        parts.writestr("word/document.xml", document)
    return packed.getvalue()


def said(words: str, *, before: str = "") -> str:
    """Return a document part with one paragraph."""
    body = f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0"?>{before}<w:document {SPACE}>{body}</w:document>'


def test_a_file_of_this_machine_is_never_read_into_a_word_file() -> None:
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

    text = text_in("thu.docx", word(said("Công văn &x; này", before=entity)))

    assert "root" not in text


@pytest.mark.parametrize(
    "document",
    [
        "<oops",
        "<w:p>" * 400 + "</w:p>" * 400,
        said("&a;", before='<!DOCTYPE a [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'),
    ],
)
def test_a_broken_word_file_says_what_to_do(document: str) -> None:
    with pytest.raises(Unreadable, match="Tệp thu"):
        text_in("thu.docx", word(document))


def test_a_word_file_that_swells_is_not_opened() -> None:
    with pytest.raises(Unreadable, match="phình"):
        text_in("thu.docx", word(said("a" * 130 * 2**20)))


@pytest.mark.parametrize("text", ["Công văn số 1\n" * (LONGEST // 10), "a" * 3000])
def test_what_is_too_long_for_a_letter_is_not_read(text: str) -> None:
    with pytest.raises(Unreadable):
        text_in("thu.txt", text.encode())


def test_more_columns_than_a_table_has_are_plain_words() -> None:
    assert text_in("thu.txt", ("a\t" * 200).encode()).count("\t") == 0
    assert text_in("thu.txt", b"1\tmot\thai").count("\t") == 2


def test_a_pdf_of_too_many_pages_is_not_read() -> None:
    book = pypdfium2.PdfDocument.new()
    for _ in range(MOST_PAGES + 1):
        book.new_page(100, 100)
    packed = BytesIO()
    book.save(packed)

    with pytest.raises(Unreadable, match=f"{MOST_PAGES} trang"):
        text_in("thu.pdf", packed.getvalue())


def test_pdfium_is_asked_by_one_thread_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    data, inside, met = (OPEN / "01.pdf").read_bytes(), Lock(), []
    plain = pdf.layer_of

    def watched(page: pypdfium2.PdfPage) -> tuple[Row, ...]:
        met.append(inside.acquire(blocking=False))
        try:
            return plain(page)
        finally:
            inside.release() if met[-1] else None

    monkeypatch.setattr(pdf, "layer_of", watched)
    with ThreadPoolExecutor(4) as people:
        list(people.map(lambda n: text_in(f"{n}.pdf", data), range(12)))

    assert met == [True] * 24


@pytest.mark.parametrize("year", ["9999", "0001", "2925"])
def test_a_misread_year_is_no_day(year: str) -> None:
    text = TRUE.replace("năm 2025", f"năm {year}").replace("10/10/2025", f"10/10/{year}")
    assert year in text

    reading = form(read_text(text))

    assert year not in str(reading["issued_on"])
    assert not [one for one in reading["dates"] if year in str(one["on"])]
