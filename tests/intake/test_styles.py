"""Papers in other styles: the same questions, the same kind of answers."""

from pathlib import Path

import pytest

from lantoa.intake.reading import form, read_text

PAPERS = Path(__file__).parent.parent / "data" / "papers"
UNITS = {
    "huong-dan": [
        "Phòng Kinh tế",
        "Phòng Văn hóa - Xã hội",
        "Trạm Y tế xã",
        "Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội",
        "Trưởng các thôn",
    ],
    "cong-dien": [
        "Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu ven biển",
        "Sở Nông nghiệp và Môi trường",
        "Sở Văn hóa, Thể thao và Du lịch, Báo và Phát thanh, Truyền hình tỉnh",
        "Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh",
        "Văn phòng Ủy ban nhân dân tỉnh",
    ],
    "mat-tran": [
        "Các tổ chức chính trị - xã hội phường",
        "Ban Công tác Mặt trận các khu phố",
        "Trung tâm Văn hóa, Thể thao và Truyền thông khu vực",
    ],
    "dang-uy": [
        "Ban Xây dựng Đảng",
        "Ủy ban nhân dân xã",
        "Ủy ban MTTQ Việt Nam xã và các đoàn thể",
        "Các chi bộ trực thuộc",
    ],
}
HEADS = {
    "huong-dan": ("hướng dẫn", "57/HD-UBND", "UBND xã Thanh Lâm", "2026-01-12"),
    "cong-dien": ("công điện", "19/CĐ-UBND", "UBND tỉnh Hải Trấn", "2025-08-27"),
    "mat-tran": ("công văn", "33/MTTQ-BTT", "Ủy ban MTTQ Việt Nam phường An Hải", "2025-10-05"),
    "dang-uy": ("kế hoạch", "42-KH/ĐU", "Đảng ủy xã Khe Mận", "2025-11-10"),
}
PILLARS = {"huong-dan": ["I.1", "I.2", "I.3"], "dang-uy": ["II.1", "II.2", "II.3"]}
SIGNED = {
    "huong-dan": ("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ", "Đặng Quốc Hưng"),
    "cong-dien": ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vũ Đình Khoa"),
    "mat-tran": ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Phan Thị Lụa"),
    "dang-uy": ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hoàng Thị Mười"),
}
DUE = {
    "huong-dan": [("weekly", None), ("once", "chậm nhất ngày 15/02/2026")],
    "cong-dien": [("daily", "trước 16 giờ hằng ngày")],
    "mat-tran": [("once", "trước ngày 25/11/2025"), ("event", None)],
    "dang-uy": [("once", "trước ngày 05/01/2026")],
}


def read(name: str) -> dict[str, object]:
    return form(read_text((PAPERS / f"{name}.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", UNITS)
def test_who_is_told_to_do_something(name: str) -> None:
    assert [one["unit"] for one in read(name)["assignments"]] == UNITS[name]


@pytest.mark.parametrize("name", HEADS)
def test_what_the_head_says(name: str) -> None:
    paper = read(name)

    assert (paper["kind"], paper["number"], paper["issuer"], paper["issued_on"]) == HEADS[name]


@pytest.mark.parametrize("name", SIGNED)
def test_who_signed(name: str) -> None:
    assert tuple(read(name)["signer"].values()) == SIGNED[name]


@pytest.mark.parametrize("name", UNITS)
def test_only_named_contents_are_pillars(name: str) -> None:
    assert [one["ref"] for one in read(name)["pillars"]] == PILLARS.get(name, [])


@pytest.mark.parametrize("name", DUE)
def test_what_is_to_be_reported_and_when(name: str) -> None:
    assert [(one["every"], one["due"]) for one in read(name)["reporting"]] == DUE[name]
