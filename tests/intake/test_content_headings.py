"""Headings, in other words than "Nội dung", over the named contents of a campaign."""

import pytest

from lantoa.intake.reading import read_text
from tests.intake.letters_made import FOOT, HEAD, TIME

CONTENTS = """1. Nhà sạch, ngõ đẹp
Quét dọn đường làng mỗi sáng thứ Bảy, trồng hoa hai bên đường.
2. Phân loại rác tại nguồn
Mỗi nhà có hai thùng rác, rác hữu cơ đem ủ làm phân.
"""
HEADINGS = """
THÔNG ĐIỆP CHÍNH
CÁC MẢNG VIỆC
TRỌNG ĐIỂM
NHỮNG ĐIỀU CẦN NÓI
LĨNH VỰC ƯU TIÊN
CHUYÊN ĐỀ
KHẨU HIỆU
ĐIỀU BÀ CON CẦN NHỚ
VẤN ĐỀ ƯU TIÊN
CÁC CHỦ ĐIỂM
VIỆC CẦN LÀM
CÁC CUỘC VẬN ĐỘNG
""".strip().splitlines()


@pytest.mark.parametrize("heading", [*HEADINGS, "NỘI DUNG TUYÊN TRUYỀN"])
def test_what_stands_below_such_a_heading_is_the_content(heading: str) -> None:
    text = HEAD.format(to="Các thôn.", time=TIME, duties="")

    found = read_text(f"{text}III. {heading}\n{CONTENTS}{FOOT}").pillars

    titles = [one.title.text for one in found]
    assert titles[-2:] == ["Nhà sạch, ngõ đẹp", "Phân loại rác tại nguồn"]


def test_conditions_of_a_reward_are_no_content() -> None:
    text = HEAD.format(to="Các thôn.", time=TIME, duties="")

    found = read_text(f"{text}III. TIÊU CHÍ CHẤM ĐIỂM\n{CONTENTS}{FOOT}").pillars

    assert "Nhà sạch, ngõ đẹp" not in [one.title.text for one in found]
