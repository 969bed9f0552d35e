"""What papers by another author said in words that the rules did not know; sentences made anew."""

import pytest

from lantoa.intake.reading import form, read_text
from tests.intake.test_reports_told import HEAD

PAPER = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BÌNH AN Độc lập - Tự do - Hạnh phúc

Số: 12/UBND-VHXH Bình An, ngày 05 tháng 3 năm 2026
V/v tuyên truyền vệ sinh môi trường

Kính gửi: Các thôn.

Từ ngày 10/3/2026 đến ngày 30/4/2026, UBND xã yêu cầu:
"""
TELEGRAM = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BÌNH AN Độc lập - Tự do - Hạnh phúc

Số: 12/CĐ-UBND Bình An, ngày 05 tháng 9 năm 2026

CÔNG ĐIỆN
Về việc ứng phó bão số 5

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH AN

ĐIỆN:
- Sở Nông nghiệp và Môi trường;
- Chủ tịch UBND các xã ven biển.

1. Sở Nông nghiệp và Môi trường kiểm tra hồ chứa xong trước ngày 07/9/2026.
"""
TABLE = """III. TỔ CHỨC THỰC HIỆN
STT Đơn vị Việc phải làm Thời gian
1 Trạm Y tế xã Phát thuốc tại trạm; tập Trước 29/3/2026
huấn cho 20 cộng tác viên
2 Ban điều hành 12 khu Cử tổ tự quản; ghi chép Đến hết 30/4/2026
phố vào sổ
"""


def told(text: str) -> dict[str, object]:
    return form(read_text(text))


@pytest.mark.parametrize(
    ("sentence", "said"),
    {
        "Danh sách niêm yết tại nhà văn hóa thôn trong 05 ngày.": "trong 05 ngày",
        "Công an xã rà soát cử tri xong trước ngày bỏ phiếu.": "trước ngày bỏ phiếu",
        "Các thôn dọn vệ sinh hằng tuần, vào chiều thứ Bảy.": "hằng tuần, vào chiều thứ Bảy",
    }.items(),
)
def test_a_time_without_a_calendar_day_is_found(sentence: str, said: str) -> None:
    dates = told(PAPER + sentence)["dates"]

    assert isinstance(dates, list)
    assert said in [one["text"] for one in dates if one["on"] is None]


def test_a_day_and_an_hour_on_that_day_are_two() -> None:
    dates = told(PAPER + "Hưởng ứng Ngày Nước thế giới 22/3, ra quân lúc 7 giờ ngày 22/3/2026.")

    assert str(dates["dates"]).count("2026-03-22") == 2


def test_who_a_telegram_is_sent_to_stands_under_the_word_alone() -> None:
    assert told(TELEGRAM)["addressees"] == [
        "Sở Nông nghiệp và Môi trường",
        "Chủ tịch UBND các xã ven biển",
    ]


def test_a_table_keeps_a_counted_unit_and_torn_words_together() -> None:
    read = told(PAPER + TABLE)

    assert "Ban điều hành 12 khu phố" in str(read["assignments"])
    assert "learning" in str(read["channels"])


@pytest.mark.parametrize(
    ("sentence", "vehicle", "named"),
    [
        ("Các thôn hoãn các cuộc họp chưa cần thiết.", "gathering", False),
        ("Các thôn phát tờ rơi đến các hộ ven đê.", "direct", True),
    ],
)
def test_what_is_put_off_is_no_vehicle_and_going_to_homes_is(
    sentence: str, vehicle: str, named: bool
) -> None:
    assert (vehicle in str(told(PAPER + sentence)["channels"])) is named


@pytest.mark.parametrize(
    ("sentence", "code", "open_"),
    [
        ("Mỗi chi hội vận động số thẻ mới theo khả năng.", "target-undefined", True),
        ("Những năm qua, xã đều đạt chỉ tiêu được giao.", "target-undefined", False),
        ("Công an xã quản lý danh sách trước ngày giao quân.", "date-undefined", True),
        ("Ngày bầu cử 15/3/2026. Treo cờ đến hết ngày bầu cử.", "date-undefined", False),
    ],
)
def test_what_is_left_open_by_such_words(sentence: str, code: str, open_: bool) -> None:
    assert (code in str(told(PAPER + sentence)["unclear"])) is open_


def test_the_receiver_told_last_is_the_reports_receiver() -> None:
    reports = told(
        HEAD + "Các thôn gửi báo cáo nhanh trước ngày 05/4/2026; báo cáo tổng kết trước ngày "
        "25/4/2026. Báo cáo gửi về Đảng ủy xã (qua Văn phòng Đảng ủy)."
    )["reporting"]

    assert isinstance(reports, list)
    assert [(one["to"], one["via"]) for one in reports] == [
        ("Đảng ủy xã", "qua Văn phòng Đảng ủy")
    ] * 2


def test_a_list_handed_in_first_is_not_the_report() -> None:
    reports = told(
        HEAD + "Đề nghị các đơn vị đăng ký danh sách với Phòng Kinh tế trước ngày 03/4/2026 và "
        "báo cáo kết quả về Ủy ban nhân dân xã chậm nhất ngày 08/4/2026."
    )["reporting"]

    assert isinstance(reports, list)
    assert [(one["to"], one["due"]) for one in reports] == [
        ("Ủy ban nhân dân xã", "chậm nhất ngày 08/4/2026")
    ]


def test_a_telephone_is_the_way_and_a_sign_is_waited_for() -> None:
    reports = told(
        HEAD + "Nhân viên bưu điện báo ngay cho Công an xã theo số 0000 222 111 khi người gửi có "
        "biểu hiện bị ép buộc."
    )["reporting"]

    assert isinstance(reports, list)
    assert [(one["via"], one["due"]) for one in reports] == [
        ("theo số 0000 222 111", "khi người gửi có biểu hiện bị ép buộc")
    ]


@pytest.mark.parametrize(
    ("sentence", "said"),
    {
        "Mít tinh lúc 7 giờ, thứ Hai, ngày 10/3/2026.": "là thứ Ba",
        "Các thôn treo băng rôn xong trước ngày 15/01/2026.": "hạn đã qua",
        "Việc lắp loa cho các thôn xong trước ngày 15/3/2026. Việc lắp loa cho các thôn hoàn thành "
        "chậm nhất ngày 25/3/2026.": "hai hạn khác nhau, 15/03/2026 và 25/03/2026",
    }.items(),
)
def test_days_that_clash_are_asked_about(sentence: str, said: str) -> None:
    assert said in str(told(PAPER + sentence)["unclear"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Mít tinh lúc 7 giờ, thứ Ba, ngày 10/3/2026.",
        "Các thôn đã treo băng rôn xong trước ngày 15/01/2026.",
        "Việc lắp loa cho các thôn xong trước ngày 15/3/2026.",
    ],
)
def test_days_that_fit_are_not_asked_about(sentence: str) -> None:
    assert "date-undefined" not in str(told(PAPER + sentence)["unclear"])


def test_a_second_unit_of_an_item_has_its_own_duty() -> None:
    read = told(
        PAPER + "1. Phân công nhiệm vụ\na) Đoàn Thanh niên xã ra quân dọn kênh; Hội Người cao tuổi "
        "xã vận động hội viên tham gia.\nb) Hội Chăn nuôi xã hướng dẫn rắc vôi."
    )

    assert [(one["unit"], one["duties"]) for one in read["assignments"]] == [  # type: ignore[attr-defined]
        ("Đoàn Thanh niên xã", ["ra quân dọn kênh"]),
        ("Hội Người cao tuổi xã", ["vận động hội viên tham gia"]),
        ("Hội Chăn nuôi xã", ["hướng dẫn rắc vôi"]),
    ]


def test_a_span_that_is_over_is_told_and_no_duty() -> None:
    read = told(
        PAPER + "Theo báo cáo của Trạm Y tế, từ ngày 05/01/2026 đến ngày 31/01/2026 xã có 12 ca."
    )

    assert "2026-01" not in str(read["dates"])
    assert read["reporting"] == []


MORE = {
    "Trường hợp trẻ em bị bạo lực, các chi hội báo ngay cho Hội LHPN xã qua số 0000 269 111 bất kể "
    "giờ nào.": (
        "các chi hội", "Hội LHPN xã", "qua số 0000 269 111", "event",
        "Trường hợp trẻ em bị bạo lực",
    ),
    "Kết quả do các nhà thầu thi công gửi Phòng Kinh tế trước ngày 15/4/2026.": (
        "các nhà thầu thi công", "Phòng Kinh tế", None, "once", "trước ngày 15/4/2026"
    ),
    "Báo cáo tổng kết năm, các thôn và Hội Khuyến học xã gửi về Ủy ban nhân dân xã trước ngày "
    "30/11/2026.": (
        "các thôn và Hội Khuyến học xã", "Ủy ban nhân dân xã", None, "once",
        "trước ngày 30/11/2026",
    ),
    "Các trạm báo cáo Chi cục Thủy lợi trước 15 giờ hằng ngày, qua Hệ thống quan trắc (HTQT).": (
        "Các trạm", "Chi cục Thủy lợi", "qua Hệ thống quan trắc (HTQT)", "daily",
        "trước 15 giờ hằng ngày",
    ),
    "Thôn nào mất điện quá 12 giờ thì báo ngay về Ủy ban nhân dân xã, điện thoại 0000 222 333.": (
        "Thôn", "Ủy ban nhân dân xã", "điện thoại 0000 222 333", "event", "mất điện quá 12 giờ"
    ),
    "Kết quả của các đơn vị gửi về Phòng Kinh tế (Tổ tổng hợp, email: kt@xa.example) vào thứ Năm "
    "hằng tuần.": (
        "các đơn vị", "Phòng Kinh tế", "Tổ tổng hợp, email: kt@xa.example", "weekly",
        "vào thứ Năm hằng tuần",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", MORE)
def test_reports_in_the_words_of_another_author(sentence: str) -> None:
    reports = told(HEAD + sentence)["reporting"]

    assert isinstance(reports, list)
    assert [(one["from"], one["to"], one["via"], one["every"], one["due"]) for one in reports] == [
        MORE[sentence]
    ]


def test_a_list_of_addressees_goes_on_after_a_stop_misread() -> None:
    paper = PAPER.replace(
        "Kính gửi: Các thôn.", "Kính gửi:\n\n- Các thôn:\n\n- Công an xã;\n\n- Trạm Y tế xã."
    )

    assert told(paper)["addressees"] == ["Các thôn", "Công an xã", "Trạm Y tế xã"]


def test_a_mail_address_read_with_a_bracket_is_put_right() -> None:
    reports = told(
        HEAD + "Các thôn báo cáo Phòng Kinh tế trước ngày 05/4/2026, email: kt(@xa.example."
    )

    assert "kt@xa.example" in str(reports["reporting"])
