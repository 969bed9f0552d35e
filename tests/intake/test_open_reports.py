"""What a report leaves open follows from its parts: who, to whom, by when, whatever the wording."""

from itertools import chain

import pytest

from tests.intake.letters_made import codes, with_report

WHO = (
    """
Các thôn|Trạm Y tế xã|Hội Nông dân xã|Các cơ quan, đơn vị|Trưởng các khu phố|Hiệu trưởng các trường
Ban Chỉ huy Quân sự xã|Tổ công nghệ số cộng đồng|Các chi bộ trực thuộc|UBND các xã, phường
Thủ trưởng các đơn vị|Chủ tịch Hội Cựu chiến binh xã|Ban Quản lý chợ|Các hợp tác xã nông nghiệp
Đề nghị các đơn vị|Yêu cầu Trưởng các thôn|Các đồng chí thành viên Ban Chỉ đạo|Từng ấp|Mỗi chi đoàn
Hạt Kiểm lâm khu vực|Trưởng đoàn kiểm tra|Ban Công tác Mặt trận các thôn|Công an xã|Phòng Kinh tế
""".strip()
    .replace("\n", "|")
    .split("|")
)
TO = (
    """
về UBND xã|cho Phòng Văn hóa - Xã hội|đến Sở Y tế|lên Ban Thường vụ Đảng ủy|cho Công an xã
về Văn phòng HĐND và UBND xã|cho Ban Chỉ đạo|về Hội Nông dân xã|đến Trung tâm Y tế khu vực
""".strip()
    .replace("\n", "|")
    .split("|")
)
BY_WHEN = {
    "": """
        trước ngày 20 hằng tháng|vào chiều thứ Sáu hằng tuần|trước ngày 15/4/2026|xong trước 15/4
        chậm nhất ngày 18/4/2026|trước ngày 25 của tháng cuối quý|trước 16 giờ hằng ngày
        trong ngày 21/4/2026|sau 05 ngày kể từ khi kết thúc đợt|vào ngày 25 hằng tháng""",
    "no-report-deadline": """
        hằng tháng|hằng quý|hằng tuần|mỗi tháng một lần|sau khi hoàn thành|khi kết thúc đợt""",
    "period-undefined": "định kỳ|theo định kỳ",
}
FULL = """
{who} báo cáo kết quả thực hiện {to} {when}.
{When}, {who} tổng hợp kết quả gửi {to}.
{who} gửi báo cáo {to} {when} để tổng hợp.
{who} có trách nhiệm tổng hợp, báo cáo kết quả {to} {when}.
{who} thống kê số liệu, báo cáo {to} {when}.
{who} lập báo cáo kết quả, gửi {to} {when}.
{who} nộp báo cáo {to} {when}.
""".strip().splitlines()
NOBODY = """
Báo cáo kết quả thực hiện {to} {when}.
Kết quả thực hiện gửi {to} {when}.
{When} gửi báo cáo kết quả {to}.
Kết quả phải được gửi {to} {when}.
Thời hạn gửi báo cáo {to}: {when}.
Tổng hợp kết quả, báo cáo {to} {when}.
""".strip().splitlines()
NOWHERE = """
{who} báo cáo kết quả thực hiện {when}.
{who} gửi báo cáo {when}.
{When}, {who} báo cáo kết quả thực hiện.
{who} gửi kết quả {when}.
{who} tổng hợp, báo cáo số liệu {when}.
{who} hoàn thành báo cáo {when}.
""".strip().splitlines()
NEITHER = """
Báo cáo kết quả thực hiện {when}.
Gửi báo cáo kết quả {when}.
Thời hạn báo cáo: {when}.
""".strip().splitlines()
SHAPES = {
    "told in full": (FULL, ()),
    "by nobody": (NOBODY, ("no-reporter",)),
    "to nobody": (NOWHERE, ("recipient-undefined",)),
    "by nobody to nobody": (NEITHER, ("no-reporter", "recipient-undefined")),
}


def sentences(shapes: list[str], times: str) -> list[str]:
    """Return every shape with every time; who and to whom take turns."""
    found = []
    for shape in shapes:
        for when in chain(*(line.strip().split("|") for line in times.strip().splitlines())):
            who, to = WHO[len(found) % len(WHO)], TO[len(found) % len(TO)]
            small = who if who.split()[0].isupper() else who[0].lower() + who[1:]
            said = shape.format(
                who=who if shape.startswith("{who}") else small,
                to=to,
                when=when,
                When=when[0].upper() + when[1:],
            )
            found.append(said)
    return found


@pytest.mark.parametrize("time", BY_WHEN)
@pytest.mark.parametrize("parts", SHAPES)
def test_what_a_report_leaves_open_is_what_its_sentence_leaves_out(parts: str, time: str) -> None:
    shapes, missing = SHAPES[parts]
    wanted = sorted({*missing, time} - {""})

    told = {one: codes(with_report(one)) for one in sentences(shapes, BY_WHEN[time])}

    assert {one: got for one, got in told.items() if got != wanted} == {}


BY, RECEIVER = "no-reporter", "recipient-undefined"
DAY, OFTEN = "no-report-deadline", "period-undefined"
SAID = {
    "Các xã báo cáo tiến độ định kỳ về UBND tỉnh; báo cáo tổng kết gửi trước ngày 05/12/2026.":
        [OFTEN],
    "Các chi bộ phản ánh tình hình dư luận về Đảng ủy xã qua Ban Xây dựng Đảng theo định kỳ.":
        [OFTEN],
    "Các thôn báo cáo kết quả về UBND xã. Thời hạn: trước ngày 20 hằng tháng.": [],
    "Các thôn báo cáo kết quả về UBND xã (qua Phòng Kinh tế). Báo cáo tháng gửi trước ngày "
    "20, báo cáo quý gửi trước ngày 25 tháng cuối quý.": [],
    "Đề nghị các đơn vị nghiêm túc triển khai và báo cáo kết quả về UBND xã trước ngày "
    "15/4/2026.": [],
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về UBND xã "
    "để được hướng dẫn.": [],
    "Khó khăn, vướng mắc phản ánh về Phòng Kinh tế để tổng hợp.": [BY],
    "Khi có sự cố phải báo cáo ngay.": [BY, RECEIVER],
    "Vụ việc đột xuất báo cáo ngay về Công an xã.": [BY],
    "Giao Phòng Kinh tế tổng hợp kết quả, báo cáo UBND xã trước ngày 25/4/2026.": [],
    "Các thôn báo cáo UBND xã hằng tuần. Thời gian gửi: chiều thứ Năm.": [],
    "Các đơn vị gửi báo cáo trước ngày 18 hằng tháng về Văn phòng UBND xã. Báo cáo cần nêu "
    "rõ số hộ tham gia, khó khăn và kiến nghị.": [],
    "Trạm Y tế xã báo cáo UBND xã trước ngày 20 hằng tháng. Nội dung báo cáo gồm số lượt "
    "phát thanh, số hộ được thăm.": [],
    "Công an xã báo cáo ngay khi phát hiện vi phạm.": [RECEIVER],
    "Phát hiện trường hợp nghi mắc, Trạm Y tế xã báo ngay cho Trung tâm Y tế khu vực.": [],
    "Trưởng các thôn chịu trách nhiệm báo cáo số liệu với Phòng Kinh tế vào ngày 25 hằng "
    "tháng.": [],
    "Các chi hội báo cáo Hội Phụ nữ xã theo định kỳ.": [OFTEN],
    "Các chi đoàn thực hiện chế độ báo cáo định kỳ về Đoàn xã.": [OFTEN],
    "Văn phòng UBND xã tổng hợp báo cáo định kỳ gửi Sở Nội vụ.": [OFTEN],
    "Các thôn báo cáo định kỳ hằng tháng về UBND xã, chậm nhất ngày 25.": [],
    "Các thôn báo cáo định kỳ (tuần, tháng) về UBND xã.": [DAY],
    "Trạm Y tế xã báo cáo Sở Y tế định kỳ 6 tháng (trước ngày 15/6) và năm (trước ngày "
    "15/12).": [],
    "Ban Chỉ đạo xã giao Công an xã làm đầu mối, tổng hợp báo cáo Công an tỉnh theo quy "
    "định.": [DAY],
    "Các trường báo cáo Phòng Văn hóa - Xã hội khi có học sinh bỏ học.": [],
    "Kết quả triển khai đề nghị gửi về Hội Nông dân xã trước ngày 20/4/2026.": [BY],
    "Đề nghị gửi kết quả về Hội Nông dân xã trước ngày 20/4/2026.": [BY],
    "Đề nghị các chi hội gửi kết quả về Hội Nông dân xã trước ngày 20/4/2026.": [],
    "Các chi hội gửi kết quả trước ngày 20/4/2026 qua thư điện tử hnd@binhan.example.":
        [RECEIVER],
    "UBND xã tổng hợp, báo cáo UBND tỉnh.": [DAY],
    "Hằng ngày, các tổ trực báo cáo tình hình.": [RECEIVER],
    "Hằng ngày các chốt báo cáo nhanh về Ban Chỉ huy Quân sự xã trước 17 giờ.": [],
    "Báo cáo sơ kết gửi trước ngày 15/4/2026, báo cáo tổng kết gửi trước ngày 10/6/2026.":
        [BY, RECEIVER],
    "1. Các thôn báo cáo Phòng Kinh tế trước ngày 10/4/2026.\n"
    "2. Báo cáo tổng kết gửi trước ngày 30/4/2026.": [BY, RECEIVER],
    "1. Các thôn báo cáo Phòng Kinh tế trước ngày 10/4/2026.\n"
    "2. Phòng Kinh tế tổng hợp, báo cáo trước ngày 30/4/2026.": [RECEIVER],
    "1. Báo cáo tháng: trước ngày 20 hằng tháng.\n"
    "2. Báo cáo quý: trước ngày 20 tháng cuối quý.\n"
    "3. Báo cáo đột xuất: khi có yêu cầu.": [BY, RECEIVER],
    "Các đơn vị, địa phương báo cáo kết quả về UBND xã như sau:\n"
    "- Báo cáo tháng: trước ngày 20 hằng tháng;\n"
    "- Báo cáo quý: trước ngày 20 tháng cuối quý.": [],
    "Tổ trưởng tổ dân phố có trách nhiệm báo cáo UBND phường kết quả vận động sau khi hoàn "
    "thành.": [DAY],
    "Hội Nông dân xã gửi báo cáo tổng kết về Hội Nông dân tỉnh sau khi kết thúc hội thi 03 "
    "ngày.": [],
    "Hội Nông dân xã gửi báo cáo tổng kết về Hội Nông dân tỉnh trong thời gian sớm nhất.": [DAY],
    "Các đơn vị gửi báo cáo về UBND xã đúng thời gian quy định.": [DAY],
    "Các đơn vị gửi báo cáo về UBND xã theo tiến độ.": [DAY],
    "Các đơn vị báo cáo UBND xã trong tuần cuối tháng 4/2026.": [],
    "Các đơn vị báo cáo UBND xã trong tháng 4/2026.": [],
    "Các đơn vị báo cáo UBND xã vào cuối đợt.": [DAY],
    "Các đơn vị báo cáo UBND xã trước Tết Nguyên đán.": [],
}  # fmt: skip


@pytest.mark.parametrize("said", SAID)
def test_a_paragraph_about_reports_leaves_open_only_what_it_does_not_say(said: str) -> None:
    assert codes(with_report(said)) == SAID[said]
