"""Speech: what an announcer at the commune's amplifier would say, word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.channels.speech.numbers import roman, say
from lantoa.channels.speech.reading import spoken, unsure

GOLDEN = [
    # Bodies and abbreviations
    (
        "UBND xã mời bà con dự họp.",
        "Ủy ban nhân dân xã mời bà con dự họp.",
    ),
    (
        "HĐND-UBND xã và UBMTTQ xã cùng vận động.",
        "Hội đồng nhân dân, Ủy ban nhân dân xã và Ủy ban Mặt trận Tổ quốc xã cùng vận động.",
    ),
    (
        "Bà con hỏi tại Phòng VH-XH hoặc TTPVHCC.",
        "Bà con hỏi tại Phòng Văn hóa Xã hội hoặc Trung tâm Phục vụ hành chính công.",
    ),
    (
        "Sở VH, TT&DL gửi tài liệu cho Tổ CNSCĐ.",
        "Sở Văn hóa, Thể thao và Du lịch gửi tài liệu cho Tổ công nghệ số cộng đồng.",
    ),
    (
        "Nhớ mang CCCD và thẻ BHYT.",
        "Nhớ mang căn cước công dân và thẻ bảo hiểm y tế.",
    ),
    (
        "Mở VNeID, quét mã QR.",
        "Mở vi en i ai đi, quét mã kiu a.",
    ),
    (
        "Ai cũng học: AI không khó.",
        "Ai cũng học: trí tuệ nhân tạo không khó.",
    ),
    (
        "AI CŨNG BIẾT DÙNG DVC!",
        "AI CŨNG BIẾT DÙNG dịch vụ công!",
    ),
    (
        "Sóng 4G đã đến 3 thôn.",
        "Sóng bốn giê đã đến ba thôn.",
    ),
    (
        "Xe từ TP. Lạng Sơn về P. Đông Kinh.",
        "Xe từ thành phố Lạng Sơn về phường Đông Kinh.",
    ),
    # Document numbers
    (
        "Học tập Nghị quyết số 57-NQ/TW.",
        "Học tập Nghị quyết số năm mươi bảy, nghị quyết Trung ương.",
    ),
    (
        "Theo Kế hoạch số 21/KH-SVHTTDL.",
        "Theo Kế hoạch số hai mươi mốt, kế hoạch Sở Văn hóa, Thể thao và Du lịch.",
    ),
    (
        "Công văn số 118/UBND-VHXH ngày 04/9/2026.",
        "Công văn số một trăm mười tám, Ủy ban nhân dân, Văn hóa Xã hội"
        " ngày mùng bốn tháng chín năm hai nghìn không trăm hai mươi sáu.",
    ),
    (
        "Quyết định 505/QĐ-TTg chọn ngày hội.",
        "Quyết định năm trăm linh năm, quyết định Thủ tướng Chính phủ chọn ngày hội.",
    ),
    (
        "Nghị định số 49/2024/NĐ-CP quy định rõ.",
        "Nghị định số bốn mươi chín, năm hai nghìn không trăm hai mươi tư,"
        " nghị định Chính phủ quy định rõ.",
    ),
    (
        "Kế hoạch 01-KH/BCĐTW đã có.",
        "Kế hoạch không một, kế hoạch Ban Chỉ đạo Trung ương đã có.",
    ),
    (
        "Luật số 91/2025/QH15 bảo vệ dữ liệu.",
        "Luật số chín mươi mốt, năm hai nghìn không trăm hai mươi lăm,"
        " Quốc hội khóa mười lăm bảo vệ dữ liệu.",
    ),
    (
        "Thông báo số 07/TB-UBND và Đề án 06.",
        "Thông báo số không bảy, thông báo Ủy ban nhân dân và Đề án không sáu.",
    ),
    # Days
    (
        "Họp thôn ngày 5/9.",
        "Họp thôn ngày mùng năm tháng chín.",
    ),
    (
        "Hưởng ứng Ngày Chuyển đổi số quốc gia (10/10).",
        "Hưởng ứng Ngày Chuyển đổi số quốc gia, mười tháng mười.",
    ),
    (
        "Ngày 10/10 thôn ta tổ chức hội thi.",
        "Ngày mười tháng mười thôn ta tổ chức hội thi.",
    ),
    (
        "Từ 24/8 đến 10/10/2025.",
        "Từ ngày hai mươi tư tháng tám đến ngày mười tháng mười"
        " năm hai nghìn không trăm hai mươi lăm.",
    ),
    (
        "Kỳ tháng 10 (15/9–14/10).",
        "Kỳ tháng mười, ngày mười lăm tháng chín đến ngày mười bốn tháng mười.",
    ),
    (
        "Phát tờ rơi từ 22-28/9/2025.",
        "Phát tờ rơi từ ngày hai mươi hai đến ngày hai mươi tám tháng chín"
        " năm hai nghìn không trăm hai mươi lăm.",
    ),
    (
        "Nghỉ lễ 30/4, 1/5.",
        "Nghỉ lễ ngày ba mươi tháng tư, ngày mùng một tháng năm.",
    ),
    (
        "Gửi báo cáo trước ngày 14 hằng tháng./.",
        "Gửi báo cáo trước ngày mười bốn hằng tháng.",
    ),
    (
        "Đến năm 2030, giai đoạn 2021 - 2025.",
        "Đến năm hai nghìn không trăm ba mươi, giai đoạn hai nghìn không trăm hai mươi mốt"
        " đến hai nghìn không trăm hai mươi lăm.",
    ),
    (
        "Tháng 4/2026 và quý III/2026.",
        "Tháng tư năm hai nghìn không trăm hai mươi sáu"
        " và quý ba năm hai nghìn không trăm hai mươi sáu.",
    ),
    # Hours
    (
        "Loa phát lúc 5 giờ 30 và 17:00.",
        "Loa phát lúc năm giờ ba mươi phút và mười bảy giờ.",
    ),
    (
        "Họp lúc 19h30 tối thứ 7.",
        "Họp lúc mười chín giờ ba mươi phút tối thứ bảy.",
    ),
    (
        "Bộ phận một cửa mở từ 7h30-11h30, thứ 2-6.",
        "Bộ phận một cửa mở từ bảy giờ ba mươi phút đến mười một giờ ba mươi phút,"
        " thứ hai đến thứ sáu.",
    ),
    (
        "Trực 24/24 giờ, mỗi ngày 2 buổi.",
        "Trực hai mươi tư trên hai mươi tư giờ, mỗi ngày hai buổi.",
    ),
    # Money, shares, measures
    (
        "Kinh phí 1.500.000đ, mỗi nhà 20.000 đồng/hộ.",
        "Kinh phí một triệu năm trăm nghìn đồng, mỗi nhà hai mươi nghìn đồng một hộ.",
    ),
    (
        "Tổng 2,5 tỷ đồng, còn 10-15 triệu.",
        "Tổng hai phẩy năm tỷ đồng, còn mười đến mười lăm triệu.",
    ),
    (
        "Có 291/318 hộ nhận tờ rơi, đạt 91,5%.",
        "Có hai trăm chín mươi mốt trên ba trăm mười tám hộ nhận tờ rơi,"
        " đạt chín mươi mốt phẩy năm phần trăm.",
    ),
    (
        "10/10 thôn đã nộp; 2/3 số hộ có Zalo.",
        "Mười trên mười thôn đã nộp; hai phần ba số hộ có Zalo.",
    ),
    (
        "Băng rôn 3 m x 0,8 m, cả thảy 95 m.",
        "Băng rôn ba mét nhân không phẩy tám mét, cả thảy chín mươi lăm mét.",
    ),
    (
        "Xã có 2.813 hộ, 1.005 hộ ở xa.",
        "Xã có hai nghìn tám trăm mười ba hộ, một nghìn không trăm linh năm hộ ở xa.",
    ),
    (
        "Rét -2°C, đi chậm dưới 40 km/h.",
        "Rét âm hai độ xê, đi chậm dưới bốn mươi ki lô mét trên giờ.",
    ),
    # Telephones and addresses
    (
        "Gọi 0000 000 000 hoặc báo 113.",
        "Gọi không không không không, không không không, không không không hoặc báo một một ba.",
    ),
    (
        "Tổng đài 1900 0000, số 0000.111.222.",
        "Tổng đài một chín không không, không không không không,"
        " số không không không không, một một một, hai hai hai.",
    ),
    (
        "Vào https://xa.example/hoi để hỏi.",
        "Vào xa chấm example gạch chéo hoi để hỏi.",
    ),
    (
        "Mật khẩu 123456 dễ đoán; quỹ có 250000 đồng.",
        "Mật khẩu một hai ba bốn năm sáu dễ đoán; quỹ có hai trăm năm mươi nghìn đồng.",
    ),
    # Order, Roman numbers, marks for the eye
    (
        "Đại hội XIV, khóa XV, lần thứ IV, lần thứ 1.",
        "Đại hội mười bốn, khóa mười lăm, lần thứ tư, lần thứ nhất.",
    ),
    (
        "## Bốn bước\n\n1. Mở **ứng dụng**\n2. Bấm “Nộp”",
        "Bốn bước\n\nMột. Mở ứng dụng\nHai. Bấm Nộp",
    ),
    (
        "Mục 2.1. Việc của thôn/khu phố",
        "Mục hai chấm một. Việc của thôn, khu phố",
    ),
    (
        "Đ/c Bí thư - Trưởng thôn nói ngắn v.v.",
        "Đồng chí Bí thư, Trưởng thôn nói ngắn vân vân.",
    ),
    (
        "Tăng từ 12 lên 41 sạp, chương trình số 7/2026.",
        "Tăng từ mười hai lên bốn mươi mốt sạp, chương trình số bảy,"
        " năm hai nghìn không trăm hai mươi sáu.",
    ),
]


@pytest.mark.parametrize(("written", "said"), GOLDEN, ids=[written[:40] for written, _ in GOLDEN])
def test_an_announcer_would_say_it_so(written, said):
    assert spoken(written) == said


def test_there_are_enough_golden_sentences():
    assert len({written for written, _ in GOLDEN}) >= 40


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (34, "ba mươi tư"),
        (105, "một trăm linh năm"),
        (1_000, "một nghìn"),
        (2_005, "hai nghìn không trăm linh năm"),
        (1_000_000, "một triệu"),
        (3_000_050, "ba triệu không trăm năm mươi"),
        (12_000_000_000, "mười hai tỷ"),
    ],
)
def test_whole_numbers_are_said_as_at_school(number, said):
    assert say(number) == said


@given(st.integers(min_value=0, max_value=10**12))
def test_no_two_numbers_sound_alike(number):
    assert say(number) != say(number + 1)


@given(st.text(alphabet="UBNDQĐ-/0123456789.,:()% hgiờngày thángx", max_size=60))
def test_nothing_that_is_said_still_holds_a_digit(text):
    assert not any(char.isdigit() for char in spoken(text))


@given(st.integers(min_value=1, max_value=89))
def test_a_roman_number_is_only_read_in_its_one_form(number):
    signs = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    written, left = "", number
    for value, sign in signs:
        written, left = written + sign * (left // value), left % value

    assert roman(written) == number
    assert roman("IIII") is None


def test_an_abbreviation_nobody_knows_is_named_to_the_writer():
    assert unsure("UBND xã họp với XQZK và ban ABCDG, số 5/QĐ-XQZK") == ["XQZK", "ABCDG"]


def test_a_commune_adds_its_own_abbreviation():
    own = (("XQZK", "tổ hợp tác Khe Sâu"),)

    assert spoken("Mời XQZK dự họp.", own) == "Mời tổ hợp tác Khe Sâu dự họp."
    assert unsure("Mời XQZK dự họp.", own) == []


def test_a_headline_in_capitals_is_no_abbreviation():
    assert unsure("NHIỆT LIỆT HƯỞNG ỨNG NGÀY HỘI") == []
