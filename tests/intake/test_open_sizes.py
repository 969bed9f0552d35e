"""Aims without a number, and amounts that another paper sets."""

import pytest

from tests.intake.letters_made import codes, with_sentence

OPEN = """
Hỗ trợ mỗi hộ nghèo theo mức phù hợp với tình hình địa phương.
Phấn đấu nâng tỷ lệ hộ dân phân loại rác tại nguồn.
Giảm số vụ cháy so với năm trước.
Phấn đấu tăng số người tham gia bảo hiểm y tế hộ gia đình.
Phần lớn hộ dân ký cam kết.
Mức hỗ trợ theo quy định.
Mỗi hộ được hỗ trợ theo mức quy định của tỉnh.
Số lượng cụ thể sẽ thông báo sau.
Tỷ lệ người dân cài đặt ứng dụng đạt cao.
Giảm mạnh số điểm tập kết rác tự phát.
Mỗi thôn trồng một số cây xanh.
Đạt mức cao hơn năm trước.
Kéo giảm tai nạn giao thông so với cùng kỳ.
Hầu hết trẻ trong độ tuổi được tiêm chủng.
Các thôn hoàn thành chỉ tiêu được giao.
Thực hiện đạt và vượt chỉ tiêu xã giao.
Phấn đấu đa số học sinh biết bơi.
Tăng đáng kể số hộ dùng hố xí hợp vệ sinh.
Nâng dần tỷ lệ hồ sơ nộp trực tuyến.
Hạn chế thấp nhất số ca mắc sốt xuất huyết.
Mỗi chi hội giúp đỡ vài hộ nghèo.
Số băng rôn của mỗi thôn sẽ có hướng dẫn riêng.
Phát tờ rơi với số lượng phù hợp.
Hỗ trợ kinh phí cho mỗi thôn theo định mức.
Phấn đấu tỷ lệ cử tri đi bầu cao hơn nhiệm kỳ trước.
Giảm tỷ lệ trẻ suy dinh dưỡng.
Tăng số buổi phát thanh trong tuần.
Nâng số hộ đạt danh hiệu gia đình văn hóa.
Chỉ tiêu cụ thể từng thôn sẽ giao sau.
Chi bồi dưỡng cho tổ viên theo chế độ hiện hành.
Phấn đấu đạt kết quả cao nhất về số người hiến máu.
Đạt tỷ lệ tiêm phòng theo yêu cầu.
Phấn đấu số hộ dùng nước sạch tăng mạnh so với năm 2025.
Số hộ nghèo giảm dần qua từng năm.
Nâng cao tỷ lệ hộ phân loại rác.
""".strip().splitlines()
SETTLED = """
Giám đốc mong các thầy cô coi đây là việc làm thường ngày.
Tham mưu bố trí kinh phí dự phòng.
Phấn đấu nâng tỷ lệ hộ dân phân loại rác lên 80%.
Giảm 10% số vụ cháy so với năm trước.
Tuyên truyền nâng cao nhận thức của người dân.
100% hộ dân ký cam kết.
Mỗi hộ được hỗ trợ 500.000 đồng.
Mỗi thôn trồng 50 cây xanh.
Không để phát sinh điểm tập kết rác mới.
Số vụ tai nạn trong tháng tăng so với cùng kỳ.
Phần lớn hộ dân đã ký cam kết.
Hầu hết các thôn hiện chưa có nhà văn hóa.
Năm 2025, tỷ lệ hộ nghèo giảm mạnh.
Xử phạt theo quy định của pháp luật.
Thực hiện các bước theo quy định.
Bảo đảm an toàn theo quy định hiện hành.
Nâng cao chất lượng tin bài phát thanh.
Tăng cường kiểm tra các hộ kinh doanh.
Tăng thời lượng phát thanh lên 02 buổi mỗi ngày.
Giảm thiểu rác thải nhựa trong sinh hoạt.
Hạn chế sử dụng túi ni lông.
Phấn đấu mỗi thôn có ít nhất 01 tổ tự quản.
Phấn đấu trên 99% cử tri đi bầu.
Giảm số vụ cháy xuống dưới 02 vụ.
Phấn đấu mỗi người dân là một tuyên truyền viên.
Vận động mọi nhà giữ sạch ngõ xóm.
Phấn đấu xây dựng xã đạt chuẩn nông thôn mới nâng cao.
Một số hộ còn đổ rác ra kênh.
Nhiều hộ dân chưa phân loại rác.
Tỷ lệ hộ nghèo của xã giảm còn 3,2%.
Giảm nghèo bền vững là nhiệm vụ chung.
Tăng gia sản xuất, tiết kiệm.
Nâng cấp đường nội đồng.
Hạ thấp cột treo băng rôn ở ngã ba.
Đối tượng được miễn phí theo quy định của Luật Bảo hiểm y tế.
Kinh phí thực hiện theo quy định của pháp luật.
Nâng cao nhận thức của người dân, hạn chế tai nạn.
""".strip().splitlines()


def test_the_letter_itself_leaves_nothing_open() -> None:
    assert codes(with_sentence("Các thôn nhắc nhau giữ sạch ngõ xóm.")) == []


@pytest.mark.parametrize("sentence", OPEN)
def test_an_aim_without_a_number_is_an_open_point(sentence: str) -> None:
    assert "target-undefined" in codes(with_sentence(sentence))


@pytest.mark.parametrize("sentence", SETTLED)
def test_a_number_a_description_or_a_wish_is_no_open_size(sentence: str) -> None:
    assert "target-undefined" not in codes(with_sentence(sentence))
