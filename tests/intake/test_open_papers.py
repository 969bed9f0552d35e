"""Papers that are said to be enclosed."""

import pytest

from tests.intake.letters_made import codes, with_sentence

OPEN = """
Thực hiện theo Phụ lục kèm theo công văn này.
Phát phiếu theo mẫu ban hành kèm thông báo này.
Các thôn báo cáo theo mẫu gửi kèm.
Danh sách lập theo biểu mẫu đính kèm.
Trưởng các thôn thống kê theo biểu kèm theo.
Nội dung phát thanh theo đề cương gửi kèm.
Sử dụng bài phát thanh gửi kèm.
Lịch họp theo danh sách kèm theo.
In tờ rơi theo mẫu số 02 đính kèm.
Điền thông tin theo phụ lục I.
Báo cáo theo mẫu.
Số liệu theo Biểu số 01 kèm theo.
Treo khẩu hiệu theo danh mục đính kèm.
Các chi hội dùng bộ câu hỏi gửi kèm để phổ biến.
Đọc nội dung tại Phụ lục 2 trên loa.
Phân công trực theo lịch kèm theo.
Phát kịch bản truyền thanh gửi kèm.
Dùng ảnh và đoạn ghi âm đính kèm để đăng trên nhóm Zalo.
Thực hiện theo hướng dẫn kỹ thuật kèm theo.
Lập hồ sơ theo mẫu đơn kèm theo.
Ký cam kết theo mẫu (kèm theo).
Kinh phí theo dự toán đính kèm.
Đường đi theo sơ đồ kèm theo.
Ghi chép vào sổ theo mẫu tại phụ lục.
Quy trình thực hiện nêu tại phụ lục kèm theo.
Nội dung cụ thể xem tài liệu gửi kèm.
Chỉ tiêu từng thôn theo bảng phân bổ kèm theo.
Đề nghị các thôn xem chi tiết ở tệp đính kèm.
Phân công cụ thể theo phụ lục đính kèm.
Đăng ký theo phiếu gửi kèm.
Đáp án theo tài liệu đính kèm thư điện tử.
""".strip().splitlines()
SETTLED = """
Gửi báo cáo kèm ảnh về Phòng Kinh tế trước ngày 15/4/2026.
Mẫu nước được lấy tại giếng.
Đảng viên trẻ kèm đảng viên cao tuổi cài ứng dụng.
Phát tờ rơi kèm quà tặng cho trẻ em.
Lấy mẫu xét nghiệm tại trạm y tế.
Trường Mầm non Hoa Sen cho mượn sân.
Người dân nộp đơn kèm theo bản sao giấy khai sinh.
Làm theo gương người tốt, việc tốt.
Xây dựng mô hình mẫu về phân loại rác.
Đăng bài kèm ảnh lên nhóm Zalo.
Hồ sơ gồm đơn và giấy tờ kèm theo của người dân.
Tuyên dương hộ gương mẫu.
Các thôn kẻ biển báo theo mẫu thống nhất của tỉnh tại Công văn số 15/UBND-VX ngày 02/3/2026.
Mưa lớn kèm theo dông, lốc và sét.
Sốt cao kèm theo phát ban phải đến trạm y tế.
Hội viên mang thẻ kèm theo giấy mời.
Học sinh nộp bài dự thi kèm ảnh chụp.
Thực hiện đúng quy trình mẫu đã tập huấn.
Tổ trưởng gửi danh sách kèm số điện thoại.
Hợp tác xã bán phân bón kèm hướng dẫn sử dụng.
Sổ theo dõi lập theo mẫu cấp tại lớp tập huấn.
Nhân rộng các mẫu hình tiên tiến.
Bố trí giáo viên kèm cặp học sinh yếu.
Chấm dứt việc bán hàng kèm.
Kê khai theo mẫu trên Cổng Dịch vụ công.
Thu phí vệ sinh kèm hóa đơn tiền điện.
Người già, trẻ em được ưu tiên theo thứ tự.
Gửi kèm sản phẩm dự thi về Đoàn xã trước ngày 15/4/2026.
Các cơ sở treo bảng giá theo mẫu tự chọn.
""".strip().splitlines()


def test_the_letter_itself_leaves_nothing_open() -> None:
    assert codes(with_sentence("Các thôn nhắc nhau giữ sạch ngõ xóm.")) == []


@pytest.mark.parametrize("sentence", OPEN)
def test_a_paper_said_to_be_enclosed_and_not_there_is_missing(sentence: str) -> None:
    assert "attachment-missing" in codes(with_sentence(sentence))


@pytest.mark.parametrize("sentence", SETTLED)
def test_what_people_bring_or_show_is_no_enclosed_paper(sentence: str) -> None:
    assert "attachment-missing" not in codes(with_sentence(sentence))


ENCLOSED = {
    "Các thôn thống kê theo biểu mẫu đính kèm.": "(Gửi kèm: Biểu mẫu số 01 thống kê hộ)",
    "Nội dung phát thanh theo đề cương gửi kèm.": "(Có đề cương tuyên truyền gửi kèm)",
    "Thực hiện theo phụ lục kèm theo.": "(Kèm theo Phụ lục: Danh mục khẩu hiệu)",
    "Báo cáo theo mẫu gửi kèm.": "(Đính kèm: Mẫu báo cáo tháng)",
}
OTHERS = {
    "Các thôn thống kê theo biểu mẫu đính kèm.": "(Gửi kèm Kế hoạch số 15/KH-UBND của UBND tỉnh)",
    "Báo cáo theo mẫu gửi kèm.": "(Gửi kèm: Bài phát thanh 05 phút)",
    "Treo khẩu hiệu theo danh mục đính kèm.": "(Gửi kèm: Mẫu báo cáo tháng)",
}


@pytest.mark.parametrize("sentence", ENCLOSED)
def test_a_paper_named_at_the_end_is_not_missing(sentence: str) -> None:
    assert "attachment-missing" not in codes(with_sentence(sentence, close=ENCLOSED[sentence]))


@pytest.mark.parametrize("sentence", OTHERS)
def test_another_paper_at_the_end_does_not_stand_for_it(sentence: str) -> None:
    assert "attachment-missing" in codes(with_sentence(sentence, close=OTHERS[sentence]))
