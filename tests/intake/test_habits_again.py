"""Classes that batch 8 showed: papers to those above, places in a row, titles, happenings.

Sentences made anew, none of any paper's.
"""

import pytest

from lantoa.intake.reading import form, read_text
from tests.intake.test_habits import LETTER
from tests.intake.test_habits import _reports as reports
from tests.intake.test_habits import _told as told_in
from tests.intake.test_reports_told import HEAD

ASKING = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BÌNH AN Độc lập - Tự do - Hạnh phúc

Số: {0} Bình An, ngày 05 tháng 3 năm 2026
{1}

Kính gửi: {2}.

UBND xã báo cáo kết quả dựng chòi canh như sau: các thôn đã dựng 12 chòi canh.
UBND xã kính đề nghị {2} xem xét, cấp 20 triệu đồng trước ngày 15/3/2026.
Trân trọng báo cáo./.
"""
SUBMISSION = "9/TTr-UBND", "\nTỜ TRÌNH\nVề việc cấp tiền dựng chòi canh", "UBND tỉnh Bình An"


@pytest.mark.parametrize(
    "paper",
    [
        SUBMISSION,
        ("9/BC-UBND", "\nBÁO CÁO\nKết quả dựng chòi canh rừng", "UBND tỉnh Bình An"),
        ("9/UBND-KT", "V/v cấp kinh phí dựng chòi canh", "Sở Nông nghiệp và Môi trường"),
    ],
)
def test_a_paper_that_asks_those_above_orders_nobody(paper: tuple[str, str, str]) -> None:
    found = form(read_text(ASKING.format(*paper)))

    assert (found["assignments"], found["reporting"]) == ([], [])
    assert found["issued_on"] == "2026-03-05"


def test_a_submission_that_prints_a_plan_shares_out_its_work() -> None:
    asked = ASKING.format(*SUBMISSION)
    plan = "I. PHÂN CÔNG THỰC HIỆN\n1. Công an xã: tuần tra ban đêm.\n2. Đoàn xã: phát tờ rơi.\n"

    told = told_in(asked.replace("Trân trọng báo cáo./.", plan))

    assert [unit for unit, _ in told][-2:] == ["Công an xã", "Đoàn xã"]


def test_a_letter_to_those_below_orders_as_ever() -> None:
    letter = ASKING.format("9/UBND-KT", "V/v dựng chòi canh", "Các thôn").replace("xem xét, ", "")

    assert [unit.lower() for unit, _ in told_in(letter)] == ["các thôn"]


OWN = """II. PHÂN CÔNG
1) Hội Chữ thập đỏ xã
- Mời tiệm thuốc, cơ sở thờ tự góp thuốc.
- Yêu cầu các điểm nhận hàng ghi sổ.
- Phát gạo vào ngày 12/3/2026.
2) Đoàn Thanh niên xã
- Chở hàng đến từng nhà.
Trên đây là kế hoạch của Hội, đề nghị các bộ phận phối hợp thực hiện nghiêm túc./.
"""


def test_whom_a_unit_asks_below_its_name_is_no_unit_of_the_paper() -> None:
    told = dict(told_in(HEAD + OWN))

    assert list(told) == ["Hội Chữ thập đỏ xã", "Đoàn Thanh niên xã"]
    assert told["Hội Chữ thập đỏ xã"][:2] == [
        "Mời tiệm thuốc, cơ sở thờ tự góp thuốc",
        "Yêu cầu các điểm nhận hàng ghi sổ",
    ]


@pytest.mark.parametrize("end", [": treo bảng giá; ghi sổ khách", " treo bảng giá; ghi sổ khách"])
def test_places_of_several_kinds_are_one_unit(end: str) -> None:
    told = told_in(
        f"{HEAD}III. PHÂN CÔNG\n1. Các cơ sở lưu trú, bè nổi, homestay{end}.\n2. Đoàn xã: trực.\n"
    )

    assert ("Các cơ sở lưu trú, bè nổi, homestay", ["treo bảng giá", "ghi sổ khách"]) in told


@pytest.mark.parametrize(
    ("by", "due"),
    [
        ("Trưởng 7 thôn", "Khi phát hiện thuyền, cơ sở có dấu hiệu trữ xăng"),
        ("Hội Nông dân các xã, phường", "Khi có trâu, bò chết không rõ nguyên nhân"),
        ("các cơ sở lưu trú, nhà bè", "Trường hợp khách có biểu hiện lạ"),
    ],
)
def test_who_reports_after_a_happening_with_commas(by: str, due: str) -> None:
    text = f"{HEAD}3. Chế độ báo cáo\n- {due}, {by} báo ngay trực ban Công an xã."

    assert reports(text) == [[by, "trực ban Công an xã", None, "event", due]]


TITLED = """I. MỤC TIÊU
1. Không còn hộ nào thiếu nước.
2. Mọi nhà biết trữ nước.
II. {heading}
1. Giếng làng sạch
Nạo vét, đậy nắp, hẹn ngày thay nhau canh.
2. Bể chung đầy
Góp cát, góp công xây ba bể.
III. PHÂN CÔNG
1. Trạm Y tế xã: phát hóa chất.
"""


@pytest.mark.parametrize("heading", ["BA ĐIỀU LÀM ĐƯỢC NGAY", "MẤY VIỆC CHÍNH"])
def test_short_titles_with_their_text_are_contents_whatever_stands_over_them(heading: str) -> None:
    found = form(read_text(HEAD + TITLED.format(heading=heading)))

    assert [one["title"] for one in found["pillars"]] == ["Giếng làng sạch", "Bể chung đầy"]  # type: ignore[attr-defined]


def test_whole_sentences_are_no_titles() -> None:
    text = "II. NỘI DUNG KHÁM\na. Đo chiều cao, cân nặng.\nb. Ghi sổ theo dõi ngay tại chỗ.\n"

    assert form(read_text(HEAD + text))["pillars"] == []


def test_a_misread_roman_number_still_opens_its_section() -> None:
    text = "HI. NỘI DUNG\n1. Giếng sạch\nNạo vét giếng.\n2. Bể đầy\nXây bể.\n"
    found = form(read_text(HEAD + "I. MỤC TIÊU\n1. Không thiếu nước.\n" + text))

    assert [one["ref"] for one in found["pillars"]] == ["III.1", "III.2"]  # type: ignore[attr-defined]


def test_a_number_whose_letters_end_in_three_figures() -> None:
    assert form(read_text(LETTER.replace("112/SVHTTDL-VP", "15/KH-BCĐ389")))["number"] == (
        "15/KH-BCĐ389"
    )


def test_an_aim_measured_by_another_year_has_no_size() -> None:
    open_aim = "C. CHỈ TIÊU\n- Kết nạp hội viên nhiều hơn hẳn năm 2025.\n"
    told = open_aim.replace("nhiều hơn hẳn", "20 người, nhiều hơn")

    codes = [str(form(read_text(HEAD + text))["unclear"]) for text in (open_aim, told)]

    assert ["target-undefined" in one for one in codes] == [True, False]


def test_the_union_of_an_office_is_not_told_with_that_of_the_communes() -> None:
    letter = LETTER.replace(
        "Kính gửi: Công an tỉnh\n",
        "Kính gửi:\n- Hội Phụ nữ các xã, phường;\n- Hội Phụ nữ Bộ Chỉ huy Quân sự tỉnh.\n\n",
    ).replace("Đề nghị Công an tỉnh cử", "1. Hội Phụ nữ các xã, phường: cử")

    assert "duty: Hội Phụ nữ Bộ Chỉ huy Quân sự tỉnh" in str(form(read_text(letter))["unclear"])
