"""The days of the campaign, and of its meetings, that a paper does not tell."""

import pytest

from tests.intake.letters_made import codes, with_sentence

NO_DAYS = """
Các thôn tăng cường phát thanh.
Triển khai trong thời gian tới.
Hoàn thành trong thời gian sớm nhất.
Tổ chức tuyên truyền kịp thời, thường xuyên.
Thời gian: sẽ có thông báo sau.
Các thôn phát loa vào 5 giờ và 17 giờ.
Thực hiện ngay sau khi nhận được công văn này.
Tổ chức vào thời điểm thích hợp.
Thời gian bắt đầu và kết thúc do Ban Chỉ đạo quyết định.
Đợt tuyên truyền gắn với Ngày Môi trường thế giới.
Thời gian thực hiện theo kế hoạch của tỉnh.
Phát thanh mỗi tuần ba buổi.
""".strip().splitlines()
DAYS = """
Hoàn thành trước ngày 15/4/2026.
Tổ chức trong tháng 4/2026.
Từ nay đến hết năm 2026.
Thực hiện trong quý II năm 2026.
Triển khai trong 10 ngày kể từ ngày ký.
Đợt tuyên truyền kéo dài 02 tuần kể từ ngày 10/3/2026.
Thời gian: từ 10/3 đến 20/4/2026.
Tháng cao điểm: tháng 4.
Tổ chức từ ngày 10 đến ngày 20 tháng 4.
Xong trước 15/4.
Thực hiện trong năm 2026.
Chậm nhất 05 ngày sau khi nhận được văn bản.
Bắt đầu từ ngày 15/3/2026 và kết thúc vào ngày 20/4/2026.
Từ ngày ký đến 30/4/2026.
Triển khai trong tuần đầu tháng 4/2026.
Ngay trong đêm nay, các thôn di dời dân.
""".strip().splitlines()
SOMEDAY = """
Các khóa tiếp theo mở khi có đủ kinh phí.
Đợt khám lưu động cho vùng cao, ngày giờ cụ thể sẽ định sau.
Tổng kết đợt vào đầu tháng 6 năm 2026.
Thời gian tổ chức hội nghị sẽ thông báo sau.
Lễ phát động tổ chức vào cuối tháng 3.
Ngày tổ chức hội thi do Đoàn xã ấn định sau.
Lịch tập huấn cụ thể sẽ có thông báo riêng.
Hội nghị tổng kết dự kiến giữa tháng 5/2026.
Thời gian cụ thể của buổi ra quân sẽ được thông báo.
Tổ chức tọa đàm vào thời điểm thích hợp.
Hội thi diễn ra vào một ngày cuối tháng 4.
Đợt 1 tiêm cho trẻ dưới 5 tuổi.
Thời gian khám: chưa xác định.
Ngày, giờ họp dân sẽ báo sau.
Ngày bầu cử chính thức sẽ được công bố sau.
Sơ kết đợt cao điểm vào khoảng giữa tháng 4.
Ngày hội đổi rác lấy quà dự kiến tổ chức vào cuối tháng 4/2026.
Buổi tập huấn tổ chức trong thời gian tới.
Giai đoạn 2 triển khai sau, thời gian sẽ thông báo.
Thời gian tổ chức lớp học sẽ do Trung tâm quyết định sau.
Lịch phun thuốc của từng thôn sẽ gửi sau.
Đợt 2 thực hiện vào dịp cuối năm.
Đợt 2 làm trong mùa khô.
Tổ chức lễ ra quân vào một ngày phù hợp trong tháng 4.
Hội nghị triển khai được tổ chức vào dịp thuận tiện.
Thời điểm thu gom sẽ báo sau qua loa.
Thời gian nộp hồ sơ: có thông báo sau.
""".strip().splitlines()
ON_A_DAY = """
Tổng kết đợt vào ngày 06/6/2026.
Hội nghị tổ chức lúc 8 giờ ngày 15/4/2026.
Sơ kết trong tháng 4/2026.
Thời gian phát thanh: 5 giờ và 17 giờ hằng ngày.
Vào đầu giờ học, giáo viên nhắc học sinh.
Cuối tháng 02, nước lũ đã làm hỏng 3 nhà.
Đầu năm 2026, xã có 12 thôn.
Đợt 1 từ 10/3 đến 20/3; đợt 2 từ 01/4 đến 20/4/2026.
Thông báo lịch họp cho người dân trước 02 ngày.
Thông báo thời gian cúp điện trên loa.
Kết quả sẽ thông báo trên loa.
Danh sách hộ được hỗ trợ sẽ niêm yết tại nhà văn hóa.
Trong thời gian tới, tình hình thời tiết còn phức tạp.
Vào thời điểm nắng nóng, người dân không đốt rác.
Hội thi chấm điểm vào sáng 15/4/2026.
Giữa tháng 3, mưa to kéo dài nhiều ngày.
Thường xuyên tổ chức hội nghị, tập huấn cho tổ viên.
Tập huấn cho tổ viên trong tuần đầu tháng 4/2026.
Cuối tháng, các thôn họp bình xét.
Lớp học mở vào thứ Bảy hằng tuần.
Sinh hoạt chi bộ định kỳ vào đầu tháng.
Hội nghị triển khai xong trước 15/3/2026.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", NO_DAYS)
def test_a_campaign_without_days_is_an_open_point(sentence: str) -> None:
    assert "date-undefined" in codes(with_sentence(sentence, time=""))


@pytest.mark.parametrize("sentence", DAYS)
def test_a_campaign_with_a_limit_is_none(sentence: str) -> None:
    assert "date-undefined" not in codes(with_sentence(sentence, time=""))


@pytest.mark.parametrize("sentence", SOMEDAY)
def test_a_meeting_on_some_day_is_an_open_point(sentence: str) -> None:
    assert "date-undefined" in codes(with_sentence(sentence))


@pytest.mark.parametrize("sentence", ON_A_DAY)
def test_a_day_told_or_a_description_is_none(sentence: str) -> None:
    assert "date-undefined" not in codes(with_sentence(sentence))
