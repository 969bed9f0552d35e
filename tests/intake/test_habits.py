"""What authors with other habits do: bullets in bullets, forms for reports, a plan behind the foot.

Sentences made anew after the habits of real papers, none of theirs.
"""

import pytest

from lantoa.intake.reading import form, read_text
from lantoa.intake.word_rows import CELL, PARA, lines_of
from tests.intake.test_reports_told import HEAD

LETTER = """UBND TỈNH BÌNH AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH Độc lập - Tự do - Hạnh phúc

Số: 112/SVHTTDL-VP Bình An, ngày     tháng 3 năm 2026
V/v dọn dẹp vệ sinh các điểm du lịch

Kính gửi: Công an tỉnh
Giám đốc Sở nhận được Công văn số 398/CAT-PC04 ngày 28/02/2026 của Công an tỉnh về bãi đỗ xe.
Đề nghị Công an tỉnh cử lực lượng dự lễ ra quân ngày 14/3.

Nơi nhận: TL. GIÁM ĐỐC
- Như trên; KT. CHÁNH VĂN PHÒNG
- Sở Y tế; - Sở Nội vụ; PHÓ CHÁNH VĂN PHÒNG
- Lưu: VT, S& VH. Trịnh Quang Duệ
"""
BULLETS = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BÌNH AN Độc lập - Tự do - Hạnh phúc

Số: 12/UBND-VHXH Bình An, ngày 05 tháng 3 năm 2026
V/v vệ sinh môi trường

Kính gửi: Các thôn.

UBND xã phân công như sau:
* Trạm Y tế xã:
+ Cấp thuốc cho 4 thôn.
+ Trực cấp cứu cả ngày.
* Các đ/c thôn trưởng: đọc tin trên loa; mời dân đi họp.
* BĐH các khu phố:
+ Phát tờ rơi đến từng nhà.
"""
ENACTED = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BÌNH AN Độc lập - Tự do - Hạnh phúc

Số: 12/QĐ-UBND Bình An, ngày 05 tháng 3 năm 2026

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch trồng cây

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây năm 2026.
Điều 2. Văn phòng và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận: CHỦ TỊCH
- Như Điều 2;
- Lưu: VT. Lê Văn Bình
KẾ HOẠCH
Trồng cây năm 2026
(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2026 của UBND xã Bình An)

I. NỘI DUNG
1. Trồng cây ven đường
Trồng 400 cây bóng mát.
2. Trồng cây trong trường
Mỗi lớp trồng một cây.
II. PHÂN CÔNG
1. Phòng Kinh tế: cấp cây giống trước ngày 20/3/2026.
2. Đoàn xã: huy động đoàn viên trồng cây.
"""
FORM = """4. Chế độ báo cáo
- Đơn vị báo cáo: các thôn.
- Thời hạn: trước ngày 25 hằng tháng; báo cáo tổng kết trước ngày 10/12/2026.
- Nơi nhận: Phòng Kinh tế.
"""
PARTY = """ĐẢNG BỘ TỈNH BÌNH AN ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ BÌNH AN
*  Bình An, ngày 22 tháng 01 năm 2026
Số 31-CV/ĐU
Về trực Tết

Kính gửi: Các chi bộ.

1- Các chi bộ cử người trực Tết.
Các chi bộ báo cáo kết quả về Ban Thường vụ Đảng ủy trước ngày 28-02-2026.
"""


def _told(text: str) -> list[tuple[str, list[str]]]:
    return [(one["unit"], one["duties"]) for one in form(read_text(text))["assignments"]]  # type: ignore[attr-defined]


def test_a_sentence_after_the_one_addressee_is_the_body() -> None:
    found = form(read_text(LETTER))

    assert found["addressees"] == ["Công an tỉnh"]
    assert found["issuer"] == "Sở Văn hóa, Thể thao và Du lịch tỉnh Bình An"
    assert _told(LETTER) == [("Công an tỉnh", ["cử lực lượng dự lễ ra quân ngày 14/3"])]
    assert [day["on"] for day in found["dates"]] == ["2026-03-14"]  # type: ignore[attr-defined]


def test_who_signs_for_the_one_who_signs_and_two_copies_on_a_line() -> None:
    found = form(read_text(LETTER))

    assert found["signer"] == {
        "authority": "KT. CHÁNH VĂN PHÒNG",
        "title": "PHÓ CHÁNH VĂN PHÒNG",
        "name": "Trịnh Quang Duệ",
    }
    assert found["copies_to"] == ["Như trên", "Sở Y tế", "Sở Nội vụ", "Lưu: VT, S&VH"]


def test_bullets_below_a_bullet_are_the_duties_of_its_unit() -> None:
    assert _told(BULLETS) == [
        ("Trạm Y tế xã", ["Cấp thuốc cho 4 thôn", "Trực cấp cứu cả ngày"]),
        ("Các đ/c thôn trưởng", ["đọc tin trên loa", "mời dân đi họp"]),
        ("BĐH các khu phố", ["Phát tờ rơi đến từng nhà"]),
    ]
    assert _told(BULLETS.replace("* ", "- ").replace("+ ", "- ")) == _told(BULLETS)


def test_the_plan_printed_behind_a_decision_is_read_with_it() -> None:
    found = form(read_text(ENACTED))

    assert found["copies_to"] == ["Như Điều 2", "Lưu: VT"]
    assert [one["title"] for one in found["pillars"]] == [  # type: ignore[attr-defined]
        "Trồng cây ven đường",
        "Trồng cây trong trường",
    ]
    assert [unit for unit, _ in _told(ENACTED)] == ["Phòng Kinh tế", "Đoàn xã"]


def _reports(text: str) -> list[list[str | None]]:
    keys = ("from", "to", "via", "every", "due")
    return [[one[key] for key in keys] for one in form(read_text(text))["reporting"]]  # type: ignore[attr-defined]


def test_a_report_told_by_labels_is_a_report() -> None:
    assert _reports(HEAD + FORM) == [
        ["các thôn", "Phòng Kinh tế", None, "monthly", "trước ngày 25 hằng tháng"],
        ["các thôn", "Phòng Kinh tế", None, "once", "trước ngày 10/12/2026"],
    ]


def test_a_party_letter_says_what_it_is_about_below_its_number() -> None:
    assert form(read_text(PARTY))["subject"] == "trực Tết"
    assert [report[4] for report in _reports(PARTY)] == ["trước ngày 28-02-2026"]


@pytest.mark.parametrize(
    ("sentence", "every", "due"),
    [
        (
            "Các thôn báo cáo kết quả về UBND xã trước ngày 20/5/2026 theo quy định.",
            ["once"],
            ["trước ngày 20/5/2026"],
        ),
        (
            "Báo cáo định kỳ hằng tháng (trước ngày 25), hằng quý (trước ngày 20 tháng cuối quý) "
            "gửi về UBND xã.",
            ["monthly", "quarterly"],
            ["hằng tháng (trước ngày 25)", "hằng quý (trước ngày 20 tháng cuối quý)"],
        ),
        (
            "Báo cáo tuần gửi trước 10 giờ 00 thứ Năm hằng tuần; báo cáo tổng kết gửi trước ngày "
            "05/12/2026 về Phòng Kinh tế.",
            ["weekly", "once"],
            ["trước 10 giờ 00 thứ Năm hằng tuần", "trước ngày 05/12/2026"],
        ),
        (
            "Các thôn tổng hợp kết quả, gửi Phòng Kinh tế trước ngày 15/12 hằng năm.",
            ["periodic"],
            ["trước ngày 15/12 hằng năm"],
        ),
    ],
)
def test_how_often_and_by_when(sentence: str, every: list[str], due: list[str]) -> None:
    found = _reports(f"{HEAD}{sentence}")

    assert [report[3] for report in found] == every
    assert [report[4] for report in found] == due
    assert all(report[1] for report in found)


def test_the_empty_cell_of_an_old_word_table_ends_no_row() -> None:
    cells = ("TT", "Đơn vị", "Việc", "Hạn"), ("1", "Trạm", "", "15/3"), ("2", "Chợ", "Quét", "")
    text = "mở đầu" + PARA * 7 + "".join(CELL.join(row) + CELL * 2 for row in cells)

    assert [line.split("\t") for line in lines_of(text)][-3:] == [list(row) for row in cells]


NUMBERED = """ỦY BAN NHÂN DÂN XÃ BÌNH AN
TRƯỜNG TIỂU HỌC BÌNH AN
Số: 45/TrTH
V/v dạy bơi cho học sinh
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bình An, ngày 05.4.2026

Kính gửi: Các lớp.

Để ngày hội an toàn, Ban Giám hiệu phân công:
a. Tổ trưởng chuyên môn: soạn bài trước ngày 12.4.
b. Cô Hoa, kế toán: mua áo phao.
c. Văn phòng chủ trì chuẩn bị loa.
1/ Các lớp báo cáo bằng đường liên kết https://bc.example/boi trước 17 giờ ngày 28.4.2026.
"""


def test_small_letters_with_a_stop_strokes_and_days_with_dots_are_read() -> None:
    found = form(read_text(NUMBERED))

    assert found["subject"] == "dạy bơi cho học sinh"
    assert found["issued_on"] == "2026-04-05"
    assert [unit for unit, _ in _told(NUMBERED)][:3] == [
        "Tổ trưởng chuyên môn",
        "Cô Hoa, kế toán",
        "Văn phòng",
    ]
    assert [day["on"] for day in found["dates"]] == ["2026-04-12", "2026-04-28"]  # type: ignore[attr-defined]
    assert _reports(NUMBERED)[0][2:] == [
        "bằng đường liên kết https://bc.example/boi",
        "once",
        "trước 17 giờ ngày 28.4.2026",
    ]
