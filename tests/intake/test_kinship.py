"""How papers hang together: based on, enclosed, replaced, corrected, amended, recalled."""

import pytest

from lantoa.intake.kinship import kin
from lantoa.intake.passages import Passage, Word, passage
from lantoa.intake.reading import read_text
from tests.intake.letters import GARBLED, OPEN, TRUE, changed

NOTHING = Passage(())


def words(text: str) -> Passage:
    return passage(Word(word, word, 0) for word in text.split())


def deeds(text: str) -> dict[str, str]:
    return {one.number: one.what for one in kin(NOTHING, [words(text)], [], "1/UBND")}


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Công văn này thay thế Công văn số 112/UBND-VHXH ngày 3/9/2026 của UBND xã.", "replaces"),
        ("V/v đính chính Công văn số 112/UBND-VHXH", "corrects"),
        ("Nay đính chính nội dung tại mục 2 Công văn số 112/UBND-VHXH như sau:", "corrects"),
        ("UBND xã thu hồi Thông báo số 112/UBND-VHXH do có sai sót.", "recalls"),
        ("Bãi bỏ Chỉ thị số 112/UBND-VHXH kể từ ngày ký.", "recalls"),
        ("Sửa đổi, bổ sung một số nội dung của Kế hoạch số 112/UBND-VHXH như sau:", "amends"),
        ("Kế hoạch số 112/UBND-VHXH hết hiệu lực kể từ ngày ký văn bản này.", "replaces"),
        ("Thực hiện Kế hoạch số 112/UBND-VHXH ngày 3/9/2026 của UBND xã", "based_on"),
        ("Kế hoạch số 112/UBND-VHXH đã được sửa đổi tại cuộc họp.", "based_on"),
    ],
)
def test_what_a_paper_does_to_another_is_read_from_its_sentence(sentence: str, what: str) -> None:
    assert deeds(sentence) == {"112/UBND-VHXH": what}


def test_what_a_third_paper_did_is_no_deed_of_this_one() -> None:
    found = deeds(
        "Thực hiện Nghị định số 49/2024/NĐ-CP thay thế Quyết định số 52/2016/QĐ-TTg của Thủ tướng"
    )

    assert found == {"49/2024/NĐ-CP": "based_on", "52/2016/QĐ-TTg": "based_on"}


def test_this_paper_acts_even_after_a_cited_one() -> None:
    found = deeds(
        "Căn cứ Kế hoạch số 160/KH-SVHTTDL; Công văn này thay thế Công văn số 12/UBND-VHXH."
    )

    assert found == {"160/KH-SVHTTDL": "based_on", "12/UBND-VHXH": "replaces"}


def test_a_paper_is_no_kin_of_itself() -> None:
    assert deeds("Kèm theo Công văn số 1/UBND của xã") == {}


@pytest.mark.parametrize("text", [TRUE, GARBLED], ids=["true", "as received"])
def test_the_letter_encloses_the_plan_and_rests_on_the_resolution(text: str) -> None:
    found = {one.number: (one.what, one.issued_on) for one in read_text(text).kin}

    assert found["160/KH-SVHTTDL"][0] == "encloses"
    assert found["57-NQ/TW"][0] == "based_on"
    assert found["160/KH-SVHTTDL"][1] is not None


def test_a_directive_that_replaces_another_says_so() -> None:
    reading = read_text((OPEN / "04.txt").read_text(encoding="utf-8"))

    assert [one.number for one in reading.kin if one.what == "replaces"] == ["14/CT-UBND"]


def test_a_subject_that_names_a_dated_paper_is_kept_whole() -> None:
    subject = "đính chính Công văn số 390/UBND-VHXH ngày 20/8/2025"
    letter = changed(
        TRUE,
        (
            "V/v tuyên truyền thực hiện Nghị\n",
            "V/v đính chính Công văn số 390/UBND-VHXH ngày 20/8/2025\n",
        ),
        ("quyết số 57-NQ/TW ngày\n22/12/2024 của Bộ Chính trị về\n", ""),
        ("đột phá phát triển khoa học công\nnghệ, đổi mới sáng tạo và chuyển\n", ""),
        ("đổi số quốc gia đến năm 2030\n", ""),
    )

    read = read_text(letter)

    assert read.head.subject.text == subject
    assert [one.number for one in read.kin if one.what == "corrects"] == ["390/UBND-VHXH"]
    assert str(read.head.issued_on) == "2025-08-23"
