"""Files as they come: Word, PDF, text; what cannot be read says what to send."""

from pathlib import Path

import docx
import pytest

from lantoa.intake.bundle import taken
from lantoa.intake.files import Unreadable, text_in, text_of
from lantoa.intake.pdf import layer_of, opened
from lantoa.intake.reading import form, read_files, read_text
from tests.intake.hostile import paper, pdf, stream
from tests.intake.letters import OPEN, TRUE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_in_any_sane_encoding(encoding: str) -> None:
    data = TRUE.replace("\n", "\r\n").encode(encoding)

    assert read_text(text_in("thu.txt", data)).head.number == "396/UBND-VHXH"


def test_decomposed_letters_are_put_together() -> None:
    assert "Hữu Lũng" in text_in("thu.txt", "Hữu Lũng".encode())


@pytest.mark.parametrize("name", ["01", "02", "03", "04", "05", "06"])
def test_a_pdf_says_the_same_as_its_text(name: str) -> None:
    paper, text = read_files([OPEN / f"{name}.pdf"]), read_files([OPEN / f"{name}.txt"])

    for key in ("kind", "number", "issuer", "issued_on", "subject", "based_on", "assignments"):
        assert paper[key] == text[key], key


def test_a_word_file_with_a_table_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    head = TRUE.split("4. Phân công thực hiện:")[0]
    for line in head.split("\n\n"):
        document.add_paragraph(" ".join(line.split("\n")) if line[:1].isdigit() else line)
    document.add_paragraph("4. Phân công thực hiện")
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("TT", "Đơn vị", "Nhiệm vụ", "Thời hạn"),
        ("1", "Phòng Văn hóa\n- Xã hội", "Chủ trì; tổng hợp kết quả", "Trước 03/10/2025"),
        ("2", "Các thôn, khu phố", "Treo băng rôn", "Ngày 09/10/2025"),
    ):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph("5. Chế độ báo cáo")
    document.add_paragraph("Các đơn vị báo cáo kết quả về UBND xã trước ngày 20/10/2025./.")
    document.save(str(tmp_path / "thu.docx"))

    paper = read_files([tmp_path / "thu.docx"])

    assert paper["number"] == "396/UBND-VHXH"
    assert paper["assignments"] == [
        {"unit": "Phòng Văn hóa - Xã hội", "duties": ["Chủ trì", "tổng hợp kết quả"]},
        {"unit": "Các thôn, khu phố", "duties": ["Treo băng rôn"]},
    ]
    assert [one["on"] for one in paper["dates"] if one["on"]] == [
        "2025-10-10", "2025-10-03", "2025-10-09", "2025-10-20",
    ]  # fmt: skip


def test_pages_in_several_files_are_one_document(tmp_path: Path) -> None:
    cut = TRUE.index("3. Hình thức")
    (tmp_path / "1.txt").write_text(TRUE[:cut])
    (tmp_path / "2.txt").write_text(TRUE[cut:])

    pages = read_files([tmp_path / "1.txt", tmp_path / "2.txt"])

    assert pages["assignments"] == form(read_text(TRUE))["assignments"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("rong.txt", b"", "không có nội dung"),
        ("trang.txt", b"   \n ", "không có nội dung"),
        ("anh.jpg", b"\xff\xd8\xff\xe0rest", "hỏng hoặc gửi chưa hết"),
        ("anh.png", b"\x89PNG\r\n", "Không mở được ảnh"),
        ("cu.doc", b"\xd0\xcf\x11\xe0rest", "hỏng hoặc gửi chưa hết"),
        ("hong.pdf", b"%PDF-1.4 rest", "Không mở được"),
        ("hong.docx", b"PK\x03\x04rest", "bị hỏng hoặc gửi chưa hết"),
        ("may.txt", b"abc\x00\x01def", "không phải văn bản"),
        ("thu.eml", b"Received: from a\nMIME-Version: 1.0\n\nxin chao", "thư điện tử"),
        ("goi.zip", b"Rar!\x1a\x07", "giải nén"),
        ("bang.xlsx", b"MZ\x90\x00", "chương trình máy tính"),
        ("gach.txt", b"--- *** ---", "không có chữ nào"),
    ],
)
def test_what_cannot_be_read_says_what_to_send(name: str, data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        text_in(name, data)


def test_a_mail_of_plain_letters_is_no_paper_wherever_it_is_read() -> None:
    mail = b"From: a@x.vn\nMessage-ID: <1@x>\nMIME-Version: 1.0\n\nK\xc3\xadnh g\xe1\xbb\xadi"

    with pytest.raises(Unreadable, match="là thư điện tử"):
        taken([("thu.eml", mail)])


def test_a_missing_file_is_named() -> None:
    with pytest.raises(Unreadable, match=r"khong-co\.txt"):
        text_of(Path("khong-co.txt"))


def test_a_pdf_that_sets_every_letter_by_itself_has_words() -> None:
    drawn = [
        f"BT /F 12 Tf {50 + 7.2 * n:.1f} 700 Td ({letter}) Tj ET"
        for n, letter in enumerate("UBND xa Binh An")
        if letter != " "
    ]
    page = paper(stream("\n".join(drawn).encode()), resources=b"<< /Font << /F 5 0 R >> >>")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
    document = opened("in.pdf", pdf(*page, font))

    assert [row.text for row in layer_of(document[0])] == ["UBND xa Binh An"]
