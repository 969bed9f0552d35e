"""Who reports to whom, through what, how often, by when: sentences of the genre."""

import pytest

from lantoa.intake.reading import form, read_text

HEAD = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BÌNH AN Độc lập - Tự do - Hạnh phúc

Số: 12/UBND-VHXH Bình An, ngày 05 tháng 3 năm 2026
V/v tuyên truyền vệ sinh môi trường

Kính gửi: Các thôn.

I. Nhiệm vụ
Trưởng các thôn treo băng rôn trước ngày 20/3/2026.
II. Chế độ báo cáo
"""
TOLD = {
    "Các thôn nhắn số hộ ký cam kết về Phòng Kinh tế vào sáng thứ Hai hằng tuần, qua tổng đài xã.":
        ("Các thôn", "Phòng Kinh tế", "qua tổng đài xã", "weekly", "vào sáng thứ Hai hằng tuần"),
    "Phòng Kinh tế tổng hợp, báo cáo Ủy ban nhân dân xã hai tuần một lần.":
        ("Phòng Kinh tế", "Ủy ban nhân dân xã", None, "biweekly", "hai tuần một lần"),
    "Công an xã thông báo vụ việc cho Ủy ban nhân dân xã trong vòng 02 giờ kể từ khi phát hiện.":
        ("Công an xã", "Ủy ban nhân dân xã", None, "event", "trong vòng 02 giờ"),
    "Cuối mỗi ngày, các tổ lưu động nhập số liệu và báo cáo Trạm Y tế xã.":
        ("các tổ lưu động", "Trạm Y tế xã", None, "daily", "Cuối mỗi ngày"),
    "Phòng Kinh tế gửi danh sách hộ khó khăn về Phòng Kinh tế, Hạ tầng và Đô thị trước 22/5/2026.":
        ("Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị", None, "once", "trước 22/5/2026"),
    "Phòng Kinh tế báo cáo Sở Tài chính sau khi kết thúc lễ hội.":
        ("Phòng Kinh tế", "Sở Tài chính", None, "once", "sau khi kết thúc lễ hội"),
    "Hằng ngày, các đơn vị báo cáo Ủy ban nhân dân xã bằng phần mềm dùng chung trước 20h00.":
        ("các đơn vị", "Ủy ban nhân dân xã", "bằng phần mềm dùng chung", "daily", "trước 20h00"),
    "Các thôn gửi báo cáo về UBND xã (qua Phòng Kinh tế; email: kt@xa.example) trước ngày 05/4.":
        ("Các thôn", "UBND xã", "qua Phòng Kinh tế; email: kt@xa.example", "once",
         "trước ngày 05/4"),
}  # fmt: skip


@pytest.mark.parametrize("sentence", TOLD)
def test_a_sentence_about_a_report_says_who_to_whom_how_and_when(sentence: str) -> None:
    reports = form(read_text(HEAD + sentence))["reporting"]

    assert isinstance(reports, list)
    assert [(one["from"], one["to"], one["via"], one["every"], one["due"]) for one in reports] == [
        TOLD[sentence]
    ]
