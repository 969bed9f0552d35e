"""Word papers of old (.doc, .rtf) are read like new ones; spoilt ones say what to do."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.intake.files import text_in
from lantoa.intake.reading import form, read_text
from lantoa.intake.trouble import Unreadable
from lantoa.intake.word_rows import CELL, PARA, lines_of
from tests.intake.letters import OPEN

PAPERS = OPEN.parent / "old_word"
"""One plan with head, foot and assignments set as tables, as LibreOffice Writer wrote it."""


def answer(text: str) -> dict[str, object]:
    return {key: value for key, value in form(read_text(text)).items() if key != "text"}


@pytest.mark.parametrize("ending", ["doc", "rtf"])
def test_an_old_word_paper_is_read_with_its_tables(ending: str) -> None:
    found = answer(text_in(f"a.{ending}", (PAPERS / f"ke-hoach.{ending}").read_bytes()))

    assert (found["issuer"], found["number"]) == ("UBND xã Văn Thành", "45/KH-UBND")
    assert found["signer"] == {
        "authority": "KT. CHỦ TỊCH", "title": "PHÓ CHỦ TỊCH", "name": "Nguyễn Thị Thử",
    }  # fmt: skip
    assert found["assignments"] == [
        {"unit": "Phòng Kinh tế",
         "duties": ["Mua 1.200 liều vắc xin", "lập danh sách chó nuôi"]},
        {"unit": "Trưởng các thôn",
         "duties": ["Phát tin trên loa", "mỗi thôn họp dân một buổi"]},
    ]  # fmt: skip


def test_head_and_foot_of_a_word_paper_stand_side_by_side() -> None:
    paper = docx.Document()
    head = paper.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ VĂN THÀNH"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    kept = BytesIO()
    paper.save(kept)

    lines = text_in("a.docx", kept.getvalue()).splitlines()

    assert lines[1] == "XÃ VĂN THÀNH\tĐộc lập - Tự do - Hạnh phúc"


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def locked(data: bytes) -> bytes:
    at = data.index(b"\xec\xa5")
    return data[: at + 11] + bytes([data[at + 11] | 1]) + data[at + 12 :]


SPOILT = {"cut": (cut, "hỏng hoặc gửi chưa hết"), "locked": (locked, "mật khẩu")}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_spoilt_doc_says_what_to_do(spoilt: str) -> None:
    make: Callable[[bytes], bytes]
    make, says = SPOILT[spoilt]
    data = make((PAPERS / "ke-hoach.doc").read_bytes())

    with pytest.raises(Unreadable, match=says):
        text_in("a.doc", data)


@settings(max_examples=30, deadline=None)
@given(st.integers(600, 23_000), st.binary(min_size=1, max_size=40))
def test_a_doc_with_bytes_changed_is_text_or_a_sentence(at: int, put: bytes) -> None:
    data = (PAPERS / "ke-hoach.doc").read_bytes()
    said = "đọc được"

    try:
        said += text_in("a.doc", data[:at] + put + data[at + len(put) :])
    except Unreadable as trouble:
        said = str(trouble)

    assert "ãy" in said or said.startswith("đọc được")


@given(st.lists(st.text("ab ", min_size=1, max_size=4), min_size=2, max_size=4))
def test_no_word_of_a_row_is_lost(cells: list[str]) -> None:
    text = "mở đầu" + PARA * 7 + CELL.join(cells) + CELL * 2 + "hết"

    told = " ".join(lines_of(text)).split()

    assert told == ["mở", "đầu", *" ".join(cells).split(), "hết"]
