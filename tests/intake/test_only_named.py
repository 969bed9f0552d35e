"""A unit is told what an order asks of it; that it is named, or what it did, makes no duty."""

import pytest

from tests.intake.letters_made import units_told

NAMED = """
Năm 2025, Công an xã đã phối hợp với Trạm Y tế xã kiểm tra 12 cơ sở.
Đối tượng được tiêm gồm trẻ em, phụ nữ mang thai, cán bộ Công an xã.
Đối tượng được vay vốn là hội viên Hội Nông dân xã có hoàn cảnh khó khăn.
Người dân liên hệ Phòng Kinh tế theo số điện thoại 0000 111 222 để được hướng dẫn.
Mọi thắc mắc gửi về Trung tâm Phục vụ hành chính công xã.
Hồ sơ nộp tại Bộ phận Một cửa của UBND xã.
Địa chỉ nhận bài dự thi: Đoàn Thanh niên xã, thư điện tử doanxa@binhan.example.
Kinh phí do Hội Chữ thập đỏ xã hỗ trợ một phần.
Theo báo cáo của Đồn Biên phòng Bình An, số vụ vi phạm giảm.
Trong tuần qua, Hạt Kiểm lâm khu vực phát hiện 03 vụ phá rừng.
Thành phần dự họp: Bí thư chi bộ, Trưởng thôn, đại diện Hội Phụ nữ.
Địa điểm: Hội trường Trung tâm Văn hóa xã.
Cơ quan bảo hiểm không gọi điện yêu cầu đọc mã OTP.
Ngân hàng không yêu cầu khách hàng cung cấp mật khẩu.
Khi bị lừa, người dân báo ngay cho Công an xã.
Bộ đội, công an đã giúp dân thu hoạch lúa.
Sở Y tế đã cấp 20.000 viên thuốc cho các xã.
Giám sát của Ủy ban MTTQ Việt Nam xã cho thấy một số thôn còn chậm.
Học sinh được Trạm Y tế xã khám sức khỏe miễn phí.
Công ty Cấp nước Bình An tạm ngừng cấp nước ngày 12/3/2026.
Đài Khí tượng Thủy văn tỉnh dự báo mưa to đến hết tuần.
Trạm Thủy văn đo được mực nước cao hơn báo động 2.
Hội thi do Hội Phụ nữ xã và Đoàn Thanh niên xã phối hợp tổ chức.
Bệnh viện đã tiếp nhận 05 ca ngộ độc.
Lực lượng tham gia gồm: Dân quân, Công an xã, Đoàn Thanh niên.
Vừa qua, Đoàn kiểm tra của tỉnh nhắc nhở xã về việc đổ rác ra kênh.
Tổ chức, cá nhân vi phạm bị xử phạt theo Nghị định số 45/2022/NĐ-CP.
Doanh nghiệp được vay vốn ưu đãi từ Ngân hàng Chính sách xã hội.
Hộ nghèo được Nhà nước hỗ trợ 70% mức đóng.
Đường dây nóng: Công an xã 0000 111 333; Trạm Y tế xã 0000 111 444.
Đội tuyển xã Bình An đoạt giải Nhất hội thao năm 2025.
Trường Tiểu học Bình An là nơi đặt điểm thi.
Chi bộ thôn Đông là điểm sáng về phân loại rác.
Tòa án, Viện kiểm sát, cơ quan thi hành án không làm việc qua điện thoại.
""".strip().splitlines()
ORDERED = {
    "Công an xã tuần tra ban đêm trên các tuyến đường.": "Công an xã",
    "Giao Phòng Kinh tế cung cấp túi đựng rác cho các thôn.": "Phòng Kinh tế",
    "Đề nghị Ủy ban MTTQ Việt Nam xã vận động tín đồ các tôn giáo.": "Ủy ban MTTQ Việt Nam xã",
    "Hội Nông dân xã hướng dẫn hội viên ủ phân.": "Hội Nông dân xã",
    "Yêu cầu Ban Quản lý chợ bố trí thùng rác.": "Ban Quản lý chợ",
    "Trường Tiểu học Bình An tổ chức sinh hoạt dưới cờ về môi trường.":
        "Trường Tiểu học Bình An",
    "Đối với Công ty Cấp nước Bình An: súc rửa đường ống.": "Công ty Cấp nước Bình An",
    "Phòng Văn hóa - Xã hội chủ trì, phối hợp với Đoàn Thanh niên xã dựng pa nô.":
        "Phòng Văn hóa - Xã hội",
    "Mời Hạt Kiểm lâm khu vực tham gia lớp tập huấn cho các tổ.": "Hạt Kiểm lâm khu vực",
    "Các hợp tác xã ký cam kết không xả thải ra kênh.": "Các hợp tác xã",
    "Ban Chỉ huy Quân sự xã huy động dân quân khơi thông cống rãnh.": "Ban Chỉ huy Quân sự xã",
    "Phân công Hội Cựu chiến binh xã trông coi điểm tập kết.": "Hội Cựu chiến binh xã",
    "Hiệu trưởng các trường phát động học sinh nhặt rác.": "Hiệu trưởng các trường",
    "Bí thư chi bộ các thôn đưa nội dung vào sinh hoạt.": "Bí thư chi bộ các thôn",
    "Đoàn Thanh niên xã có trách nhiệm ra quân chủ nhật xanh.": "Đoàn Thanh niên xã",
    "Trung tâm Phục vụ hành chính công xã niêm yết thông báo này.":
        "Trung tâm Phục vụ hành chính công xã",
    "Các doanh nghiệp trên địa bàn thu gom chất thải nguy hại riêng.":
        "Các doanh nghiệp trên địa bàn",
    "Bưu điện xã phát tờ rơi tại quầy.": "Bưu điện xã",
    "Hội Phụ nữ xã: duy trì mô hình phụ nữ đi chợ bằng làn.": "Hội Phụ nữ xã",
    "Đồn Biên phòng Bình An phối hợp dọn bãi biển.": "Đồn Biên phòng Bình An",
}  # fmt: skip


@pytest.mark.parametrize("sentence", NAMED)
def test_a_unit_that_is_only_named_gets_no_duty(sentence: str) -> None:
    assert units_told(content=sentence) == ["Các thôn", "Trạm Y tế xã"]
    assert units_told(content=sentence, parted=True) == ["Các thôn", "Trạm Y tế xã"]
    assert units_told(opening=sentence) == ["Các thôn", "Trạm Y tế xã"]


@pytest.mark.parametrize("sentence", ORDERED)
def test_a_unit_that_is_ordered_gets_its_duty(sentence: str) -> None:
    told = ["Các thôn", ORDERED[sentence], "Trạm Y tế xã"]

    assert units_told(content=sentence) == told


def test_guests_of_a_unit_are_no_units() -> None:
    said = "Trưởng các bản mời già làng, trưởng dòng họ họp bản trước ngày 14/6/2026."

    assert units_told(content=said) == ["Các thôn", "Trưởng các bản", "Trạm Y tế xã"]


def test_a_unit_spoken_to_with_a_small_word_is_ordered() -> None:
    said = "Với Phòng Văn hóa - Xã hội, đề nghị bố trí lịch phát loa mỗi tối."

    assert units_told(content=said) == ["Các thôn", "Phòng Văn hóa - Xã hội", "Trạm Y tế xã"]
