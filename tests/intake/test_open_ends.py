"""What lasts until something happens, not until a day: the paper leaves its end open."""

import pytest

from tests.intake.letters_made import codes, with_sentence

OPEN = """
Cấm tàu thuyền ra khơi cho đến khi có thông báo mới.
Duy trì chốt kiểm soát đến khi hết dịch.
Trực ban 24/24 giờ cho tới khi bão tan.
Tạm dừng giết mổ cho đến khi có văn bản thay thế.
Thực hiện từ ngày 10/3/2026 cho đến khi có chỉ đạo khác.
Phát thanh hằng ngày đến khi tình hình ổn định.
Các thôn tuần tra đêm cho đến hết mùa khô.
Dừng tắm biển cho đến khi biển lặng.
Áp dụng kể từ ngày ký đến khi có quy định mới.
Việc hỗ trợ kéo dài đến khi người dân ổn định chỗ ở.
Ngừng bơm nước cho đến lúc độ mặn giảm.
Đóng cửa rừng đến khi có mưa.
Giữ nguyên lệnh cấm cho đến khi nước rút hẳn.
Cho học sinh nghỉ đến khi có thông báo đi học trở lại.
Cách ly đàn lợn cho tới khi có kết quả xét nghiệm âm tính.
Thời gian kết thúc sẽ thông báo sau.
Duy trì hoạt động thường xuyên từ ngày 01/4/2026 đến khi hoàn thành.
Chiến dịch kéo dài đến khi xong việc.
Duy trì cho đến khi không còn ca mắc mới.
Báo động giữ ở mức cao tới khi có lệnh dỡ bỏ.
Thời gian thực hiện: từ ngày 01/4/2026 đến khi có hướng dẫn mới của cấp trên.
Cấm xe qua cầu đến khi đường thông.
Bố trí người gác cho đến khi khắc phục xong.
Di dời dân, không cho về nhà cũ đến khi hết nguy cơ sạt lở.
Duy trì bình ổn đến khi giá trở lại bình thường.
Phun thuốc ba ngày một lần cho đến hết dịch.
Ngày kết thúc chưa ấn định.
Chưa xác định thời điểm kết thúc chiến dịch.
Giữ băng rôn trên các trục đường cho tới khi có yêu cầu tháo dỡ.
Tạm ngừng họp chợ đến khi có ý kiến của UBND huyện.
Tạm dừng các lễ hội cho đến khi kết thúc thời gian cảnh báo.
Các tổ tiếp tục vận động đến khi cấp có thẩm quyền cho dừng.
""".strip().splitlines()
SETTLED = """
Đến khi xảy ra cháy thì đã muộn.
Trẻ em từ khi sinh đến khi đủ 16 tuổi được cấp thẻ miễn phí.
Chăm sóc bà mẹ từ khi mang thai đến khi sinh con.
Theo dõi hồ sơ từ lúc tiếp nhận đến khi trả kết quả.
Ruộng được giữ nước từ khi gieo đến khi thu hoạch.
Khi có thông báo mới, các thôn phát lại trên loa.
Duy trì đến hết ngày 30/4/2026.
Chiến dịch kéo dài đến hết quý II năm 2026.
Thực hiện từ ngày 01/4/2026 đến ngày 15/4/2026.
Đun nước đến khi sôi mới được uống.
Mưa lớn đã kéo dài đến hết đêm qua.
Đến nay toàn xã có 12 hộ ký cam kết.
Sau khi kết thúc đợt, các thôn họp rút kinh nghiệm.
Người bệnh được nuôi ăn đến khi ra viện.
Chờ đến khi đèn xanh mới qua đường.
Các thôn chỉ dọn vệ sinh khi hết mưa.
Tiếp tục phát loa mỗi sáng đến ngày 20/4/2026.
Hoàn thành trước khi kết thúc năm học.
Đến khi thi hành, luật mới có nhiều điểm khác.
Xong việc ở thôn nào báo ngay thôn đó.
Từ khi thành lập đến khi sáp nhập, thôn luôn là đơn vị dẫn đầu.
Giữ xe đến hết giờ làm việc.
Lúa từ lúc trổ đến lúc chín cần đủ nước.
Băng rôn treo đến hết ngày lễ 30/4/2026.
Báo cáo khi kết thúc đợt cao điểm.
Đợt ra quân kết thúc vào ngày 15/4/2026.
Mở cửa đến 21 giờ hằng ngày.
Treo cờ từ ngày 30/4 đến hết ngày 01/5/2026.
Học sinh được đón tại lớp, không để các em chờ đến khi trời tối.
Mọi người dân có quyền được biết từ khi lập đến khi duyệt quy hoạch.
Nhiều hộ đến khi bị nhắc nhở mới phân loại rác.
Kéo dài thời gian đăng ký đến 17 giờ ngày 15/4/2026.
""".strip().splitlines()


def test_the_letter_itself_leaves_nothing_open() -> None:
    assert codes(with_sentence("Các thôn nhắc nhau giữ sạch ngõ xóm.")) == []


@pytest.mark.parametrize("sentence", OPEN)
def test_what_lasts_until_something_happens_has_no_last_day(sentence: str) -> None:
    assert "end-date-undefined" in codes(with_sentence(sentence))


@pytest.mark.parametrize("sentence", SETTLED)
def test_a_day_or_the_course_of_things_leaves_no_end_open(sentence: str) -> None:
    assert "end-date-undefined" not in codes(with_sentence(sentence))
