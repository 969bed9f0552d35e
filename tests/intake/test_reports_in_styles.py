"""Reports in many styles: sentences written before the rules were looked at."""

import pytest

from lantoa.intake.reading import form, read_text
from tests.intake.test_reports_told import HEAD

Told = tuple[str | None, str | None, str | None, str, str | None]
STYLES: dict[str, list[Told]] = {
    "Định kỳ trước ngày 20 hằng tháng, các thôn tổng hợp kết quả gửi về Ủy ban nhân "
    "dân xã (qua Văn phòng HĐND và UBND xã) để tổng hợp.": [
        (
            "các thôn",
            "Ủy ban nhân dân xã",
            "qua Văn phòng HĐND và UBND xã",
            "monthly",
            "trước ngày 20 hằng tháng",
        ),
    ],
    "Yêu cầu các đơn vị báo cáo kết quả thực hiện về Ủy ban nhân dân xã (qua Phòng Văn "
    "hóa - Xã hội) trước ngày 15/6/2026; địa chỉ thư điện tử: vhxh@binhan.example.": [
        (
            "các đơn vị",
            "Ủy ban nhân dân xã",
            "qua Phòng Văn hóa - Xã hội",
            "once",
            "trước ngày 15/6/2026",
        ),
    ],
    "Trưởng thôn có trách nhiệm báo cáo tiến độ với đồng chí Bí thư chi bộ vào ngày 25 "
    "hằng tháng.": [
        ("Trưởng thôn", "đồng chí Bí thư chi bộ", None, "monthly", "vào ngày 25 hằng tháng"),
    ],
    "Báo cáo quý gửi trước ngày 10 của tháng cuối quý về Sở Nông nghiệp và Môi trường.": [
        (
            None,
            "Sở Nông nghiệp và Môi trường",
            None,
            "quarterly",
            "trước ngày 10 của tháng cuối quý",
        ),
    ],
    "Giao Phòng Kinh tế theo dõi, đôn đốc và tổng hợp kết quả báo cáo Chủ tịch Ủy ban "
    "nhân dân xã trước ngày 30/4/2026.": [
        ("Phòng Kinh tế", "Chủ tịch Ủy ban nhân dân xã", None, "once", "trước ngày 30/4/2026"),
    ],
    "Thứ Sáu hằng tuần, Trạm Y tế xã gửi số liệu tiêm chủng cho Trung tâm Y tế khu vực "
    "qua phần mềm quản lý tiêm chủng.": [
        (
            "Trạm Y tế xã",
            "Trung tâm Y tế khu vực",
            "qua phần mềm quản lý tiêm chủng",
            "weekly",
            "Thứ Sáu hằng tuần",
        ),
    ],
    "Các trường học báo cáo sơ kết trước ngày 30/6/2026 và báo cáo tổng kết trước ngày "
    "15/12/2026 về Ủy ban nhân dân xã.": [
        ("Các trường học", "Ủy ban nhân dân xã", None, "once", "trước ngày 30/6/2026"),
        ("Các trường học", "Ủy ban nhân dân xã", None, "once", "trước ngày 15/12/2026"),
    ],
    "Chế độ báo cáo: 06 tháng và hằng năm, các chi hội báo cáo Hội Nông dân xã.": [
        ("các chi hội", "Hội Nông dân xã", None, "periodic", None),
    ],
    "Đề nghị Ủy ban MTTQ Việt Nam xã định kỳ hằng quý thông tin kết quả giám sát cho "
    "Ủy ban nhân dân xã trước ngày 05 tháng đầu quý sau.": [
        (
            "Ủy ban MTTQ Việt Nam xã",
            "Ủy ban nhân dân xã",
            None,
            "quarterly",
            "trước ngày 05 tháng đầu quý",
        ),
    ],
    "Kết quả thực hiện báo cáo về Công an xã trước 16 giờ 00 ngày 28/3/2026 (qua đồng "
    "chí Nguyễn Văn A, số điện thoại 0000 111 222).": [
        (
            None,
            "Công an xã",
            "qua đồng chí Nguyễn Văn A, số điện thoại 0000 111 222",
            "once",
            "trước 16 giờ 00 ngày 28/3/2026",
        ),
    ],
    "Chậm nhất 03 ngày sau khi kết thúc đợt cao điểm, các thôn gửi báo cáo bằng văn "
    "bản về Ủy ban nhân dân xã.": [
        (
            "các thôn",
            "Ủy ban nhân dân xã",
            None,
            "once",
            "Chậm nhất 03 ngày sau khi kết thúc đợt cao điểm",
        ),
    ],
    "Các thành viên Ban Chỉ đạo báo cáo Trưởng ban vào cuối buổi chiều thứ Năm hằng tuần.": [
        ("Các thành viên Ban Chỉ đạo", "Trưởng ban", None, "weekly", "chiều thứ Năm hằng tuần"),
    ],
    "Tổ công nghệ số cộng đồng cập nhật kết quả hằng ngày lên nhóm Zalo và báo cáo "
    "Trưởng thôn trước 17 giờ.": [
        ("Tổ công nghệ số cộng đồng", "Trưởng thôn", None, "daily", "trước 17 giờ"),
    ],
    "Báo cáo gửi về Phòng Văn hóa - Xã hội, điện thoại 0000 123 456, email: "
    "vhxh@binhan.example, chậm nhất ngày 18/5/2026.": [
        (
            None,
            "Phòng Văn hóa - Xã hội",
            "điện thoại 0000 123 456",
            "once",
            "chậm nhất ngày 18/5/2026",
        ),
    ],
    "Sau khi tổ chức hội nghị, các chi bộ gửi biên bản và báo cáo kết quả về Đảng ủy "
    "xã trong vòng 05 ngày.": [
        ("các chi bộ", "Đảng ủy xã", None, "once", "trong vòng 05 ngày"),
    ],
    "Phòng Kinh tế là đầu mối tổng hợp báo cáo của các đơn vị, trình Chủ tịch UBND xã "
    "ký báo cáo Ủy ban nhân dân tỉnh trước ngày 25/11/2026.": [
        ("Phòng Kinh tế", "Ủy ban nhân dân tỉnh", None, "once", "trước ngày 25/11/2026"),
    ],
    "Các địa phương, đơn vị báo cáo đột xuất khi có yêu cầu và báo cáo định kỳ trước "
    "ngày 15 hằng tháng về Sở Y tế.": [
        ("Các địa phương, đơn vị", "Sở Y tế", None, "monthly", "trước ngày 15 hằng tháng"),
        ("Các địa phương, đơn vị", "Sở Y tế", None, "event", "khi có yêu cầu"),
    ],
    "Hằng tháng (trước ngày 22), các trạm bơm báo cáo mực nước về Phòng Kinh tế bằng tin nhắn.": [
        ("các trạm", "Phòng Kinh tế", "bằng tin nhắn", "monthly", "Hằng tháng (trước ngày 22)"),
    ],
    "Đề nghị các cơ quan, đơn vị nghiêm túc thực hiện, định kỳ báo cáo kết quả về Ủy "
    "ban nhân dân xã.": [
        ("các cơ quan, đơn vị", "Ủy ban nhân dân xã", None, "periodic", "định kỳ"),
    ],
    "Mỗi tuần một lần, vào chiều Chủ nhật, các tổ bảo vệ an ninh trật tự cơ sở báo cáo "
    "Công an xã qua điện thoại.": [
        (
            "các tổ bảo vệ an ninh trật",
            "Công an xã",
            "qua điện thoại",
            "weekly",
            "vào chiều Chủ nhật",
        ),
    ],
    "Khi phát hiện điểm sạt lở mới, các thôn phải báo cáo ngay Ban Chỉ huy Phòng thủ "
    "dân sự xã qua số điện thoại 0000 222 333, không quá 30 phút.": [
        (
            "các thôn",
            "Ban Chỉ huy Phòng thủ dân sự xã",
            "qua số điện thoại 0000 222 333",
            "event",
            "không quá 30 phút",
        ),
    ],
    "Văn phòng HĐND và UBND xã có trách nhiệm theo dõi, đôn đốc việc thực hiện, định "
    "kỳ 06 tháng tham mưu Ủy ban nhân dân xã báo cáo Ủy ban nhân dân tỉnh.": [
        ("Văn phòng HĐND và UBND xã", "Ủy ban nhân dân tỉnh", None, "periodic", "định kỳ 06 tháng"),
    ],
    "Giao Công an xã chủ trì, chậm nhất ngày 28 hằng tháng có văn bản báo cáo Đảng ủy, UBND xã.": [
        ("Công an xã", "Đảng ủy, UBND xã", None, "monthly", "chậm nhất ngày 28 hằng tháng"),
    ],
    "Các ban, ngành, đoàn thể xã gửi báo cáo tháng trước ngày 22 về Ban Chỉ đạo (qua "
    "cơ quan thường trực là Trạm Y tế).": [
        (
            "Các ban, ngành, đoàn thể xã",
            "Ban Chỉ đạo",
            "qua cơ quan thường trực là Trạm Y tế",
            "monthly",
            "trước ngày 22",
        ),
    ],
    "Mốc báo cáo: trước 14 giờ thứ Tư mỗi tuần. Nơi nhận: Phòng Kinh tế. Người gửi: "
    "trưởng các thôn.": [
        ("trưởng các thôn", "Phòng Kinh tế", None, "weekly", "trước 14 giờ thứ Tư mỗi tuần"),
    ],
    "Trưởng khu phố gọi điện báo Công an phường (0000 113 224) ngay khi thấy người lạ "
    "rao bán thuốc.": [
        (
            "Trưởng khu phố",
            "Công an phường",
            "0000 113 224",
            "event",
            "khi thấy người lạ rao bán thuốc",
        ),
    ],
    "Hạn cuối gửi báo cáo kết quả về Thường trực Đảng ủy là ngày 12/5/2026.": [
        (None, "Thường trực Đảng ủy là", None, "once", "ngày 12/5/2026"),
    ],
    "Đề nghị Trưởng các ấp chuyển kết quả rà soát đến Phòng Văn hóa - Xã hội trước khi "
    "nghỉ lễ 30/4 và 01/5.": [
        ("Trưởng các ấp", "Phòng Văn hóa - Xã hội", None, "once", "30/4 và 01/5"),
    ],
    "Ngoài báo cáo định kỳ hằng tuần vào thứ Sáu, khi có ca bệnh mới Trạm Y tế báo cáo "
    "Trung tâm Y tế khu vực trong 24 giờ.": [
        ("Trạm Y tế", "Trung tâm Y tế khu vực", None, "weekly", "vào thứ Sáu"),
        ("Trạm Y tế", "Trung tâm Y tế khu vực", None, "event", "trong 24 giờ"),
    ],
    "Kế toán các hợp tác xã gửi số liệu thu hoạch về Phòng Kinh tế theo mẫu kèm theo, "
    "muộn nhất vào ngày mùng 3 hằng tháng.": [
        ("Kế toán các hợp tác xã", "Phòng Kinh tế", None, "monthly", "vào ngày mùng 3 hằng tháng"),
    ],
    "Sáu tháng một lần, Ban Công tác Mặt trận thôn báo cáo kết quả cho Ủy ban MTTQ Việt Nam xã.": [
        (
            "Ban Công tác Mặt trận thôn",
            "Ủy ban MTTQ Việt Nam xã",
            None,
            "periodic",
            "Sáu tháng một lần",
        ),
    ],
    "Công an xã, Ban Chỉ huy Quân sự xã báo cáo Chủ tịch UBND xã ngay trong đêm nếu "
    "xảy ra vụ việc.": [
        ("Công an xã, Ban Chỉ huy Quân sự xã", "Chủ tịch UBND xã", None, "event", "trong đêm"),
    ],
    "Kết thúc chiến dịch, các trường tổng hợp số liệu, gửi báo cáo về Ủy ban nhân dân "
    "xã qua Phòng Văn hóa - Xã hội trước ngày 31/5/2026.": [
        (
            "các trường tổng hợp số liệu",
            "Ủy ban nhân dân xã",
            "qua Phòng Văn hóa - Xã hội",
            "once",
            "trước ngày 31/5/2026",
        ),
    ],
    "Từ ngày 01/4 đến ngày 30/4/2026, mỗi ngày hai lần (11 giờ và 17 giờ), các chốt "
    "trực báo cáo về Sở Chỉ huy tiền phương.": [
        ("các chốt trực", "Sở Chỉ huy tiền phương", None, "daily", "11 giờ và 17 giờ)"),
    ],
    "Các đơn vị báo cáo nhanh trước ngày 10/5/2026, báo cáo đầy đủ trước ngày "
    "20/5/2026; nơi nhận: Ủy ban nhân dân xã (qua Phòng Kinh tế).": [
        ("Các đơn vị", "Ủy ban nhân dân xã", "qua Phòng Kinh tế", "once", "trước ngày 10/5/2026"),
        ("Các đơn vị", "Ủy ban nhân dân xã", "qua Phòng Kinh tế", "once", "trước ngày 20/5/2026"),
    ],
    "Yêu cầu Hiệu trưởng các trường mầm non, tiểu học, trung học cơ sở báo cáo bằng "
    "văn bản và file mềm về Phòng Văn hóa - Xã hội (đ/c Lan) chậm nhất 10h00 ngày "
    "09/3/2026.": [
        (
            "Hiệu trưởng các trường mầm non, tiểu học, trung học cơ sở",
            "Phòng Văn hóa - Xã hội",
            "đ/c Lan",
            "once",
            "chậm nhất 10h00 ngày 09/3/2026",
        ),
    ],
    "Phòng Kinh tế giúp Ủy ban nhân dân xã tổng hợp, báo cáo Sở Xây dựng theo quy định.": [
        ("Phòng Kinh tế", "Sở Xây dựng", None, "periodic", "theo quy định"),
    ],
    "Thông tin, báo cáo xin gửi về Ban Tổ chức: đồng chí Trần Văn B, ĐT 0000 456 789, "
    "trước 15/8/2026.": [
        (None, "Ban Tổ chức", "đồng chí Trần Văn B, ĐT 0000 456 789", "once", "trước 15/8/2026"),
    ],
    "Chi cục trưởng Chi cục Thủy lợi và Chủ tịch UBND các xã ven sông báo cáo Giám đốc "
    "Sở hằng ngày, trước 07 giờ 30, cho đến khi nước rút dưới báo động 1.": [
        (
            "Chi cục trưởng Chi cục Thủy lợi và Chủ tịch UBND các xã ven sông",
            "Giám đốc Sở",
            None,
            "daily",
            "trước 07 giờ 30",
        ),
    ],
}  # fmt: skip


@pytest.mark.parametrize("sentence", STYLES)
def test_a_report_is_read_in_full_however_it_is_asked_for(sentence: str) -> None:
    reports = form(read_text(HEAD + sentence))["reporting"]

    assert isinstance(reports, list)
    told = [(one["from"], one["to"], one["via"], one["every"], one["due"]) for one in reports]
    assert sorted(told, key=str) == sorted(STYLES[sentence], key=str)
