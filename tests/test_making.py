"""The maker of test directives: what is set on the pages is what the text layer says."""

import pypdfium2

from benchmarks.intake.making import make, pdf
from benchmarks.intake.text import set_text

WRITTEN = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ ĐỒI TRE | Độc lập - Tự do - Hạnh phúc
Số: 12/TB-UBND | Đồi Tre, ngày 03 tháng 3 năm 2026

THÔNG BÁO
Về việc tiêm phòng dại cho đàn chó, mèo

| TT | Đơn vị | Nhiệm vụ |
| 1 | Tổ dân phố số 4 | Lập danh sách các hộ nuôi chó, mèo, mời chủ hộ đưa vật nuôi đến tiêm |
Ủy ban nhân dân xã thông báo để các đơn vị và bà con biết, thực hiện./.

Nơi nhận: | CHỦ TỊCH
- Lưu: VT. | Tạ Văn Bé
"""


def test_heads_and_table_rows_are_merged_per_printed_line() -> None:
    lines = set_text(WRITTEN, 14, 9).pages[0].lines()
    assert lines[0] == "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert any(line.startswith("1 Tổ dân phố số 4 Lập danh sách") for line in lines)
    assert lines[-1] == "- Lưu: VT. Tạ Văn Bé"


def test_the_pdf_holds_every_word_that_the_pages_say() -> None:
    pages = set_text(WRITTEN, 14, 9).pages
    said = pypdfium2.PdfDocument(pdf(pages))[0].get_textpage().get_text_range()
    assert sorted(" ".join(pages[0].lines()).split()) == sorted(said.split())


def test_the_same_text_makes_the_same_page_twice(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("benchmarks.intake.making.shutil.which", lambda name: None)
    source = tmp_path / "07.txt"
    source.write_text(WRITTEN, "utf-8")
    make(source, tmp_path / "a")
    make(source, tmp_path / "b")
    assert (tmp_path / "a/07.jpg").read_bytes() == (tmp_path / "b/07.jpg").read_bytes()
