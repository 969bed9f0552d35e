"""Which units a group of a directive means, and what its duties ask."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.intake.rules import ReadDate
from lantoa.plan.rules import Candidate, due_of, key_of, means, role_of

NAMES = [
    ("Phòng Văn hóa – Xã hội", "office", "subordinate"),
    ("Trung tâm Phục vụ hành chính công", "service", "subordinate"),
    ("Công an xã", "police", "subordinate"),
    ("Ủy ban MTTQ Việt Nam xã", "front", "coordinating"),
    ("Hội Nông dân", "association", "coordinating"),
    ("Hội Liên hiệp Phụ nữ", "association", "coordinating"),
    ("Đoàn Thanh niên", "association", "coordinating"),
    ("Đội Văn hóa, Thể thao và Truyền thông khu vực", "team", "guest"),
    ("Thôn Ao Vối", "hamlet", "subordinate"),
    ("Khu phố Ga Cũ", "hamlet", "subordinate"),
]
UNITS = [Candidate(n, name, kind, relation) for n, (name, kind, relation) in enumerate(NAMES)]


def names(group: str) -> list[str]:
    return [unit.name for unit in means(group, UNITS)]


@pytest.mark.parametrize(
    ("group", "meant"),
    [
        ("Phòng Văn hóa - Xã hội", ["Phòng Văn hóa – Xã hội"]),
        ("Phòng VH-XH", ["Phòng Văn hóa – Xã hội"]),
        ("Trung tâm Phục vụ hành chính công xã", ["Trung tâm Phục vụ hành chính công"]),
        ("Công an", ["Công an xã"]),
        (
            "Hội Nông dân, Hội Phụ nữ, Đoàn Thanh niên xã",
            ["Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên"],
        ),
        ("Trưởng các thôn, bản", ["Thôn Ao Vối", "Khu phố Ga Cũ"]),
        ("Các thôn, khu phố trên địa bàn phường", ["Thôn Ao Vối", "Khu phố Ga Cũ"]),
        (
            "Đội Văn hóa, Thể thao và Truyền thông khu vực Bến Lau",
            ["Đội Văn hóa, Thể thao và Truyền thông khu vực"],
        ),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", ["Ủy ban MTTQ Việt Nam xã"]),
        ("Đồn Biên phòng Hòn Rạng", []),
        ("Hợp tác xã Vận tải biển", []),
    ],
)
def test_a_group_means_the_units_it_names_and_no_other(group: str, meant: list[str]) -> None:
    assert names(group) == meant


def test_political_and_social_organisations_mean_the_front_and_every_association() -> None:
    found = names("Các tổ chức chính trị xã hội (Hội Nông dân, Đoàn Thanh niên...)")

    assert found == [name for name, kind, _ in NAMES if kind in ("front", "association")]


@given(st.text(max_size=60))
def test_no_name_however_strange_is_ever_given_a_unit_that_does_not_exist(group: str) -> None:
    assert all(unit in UNITS for unit in means(group, UNITS))


def test_a_guest_supports_and_the_standing_office_leads() -> None:
    assert role_of("Là cơ quan thường trực", group_role="lead", relation="subordinate") == "lead"
    assert role_of("Sản xuất tin, bài", group_role="lead", relation="guest") == "support"
    assert role_of("Phối hợp tổ chức", group_role="lead", relation="subordinate") == "support"


def test_a_deadline_counts_only_in_the_sentence_that_names_it() -> None:
    dates = [
        ReadDate(date(2025, 9, 30), "trước 30/9/2025", "đăng ký"),
        ReadDate(date(2025, 10, 5), "trước 05/10/2025", "phát thư"),
    ]

    assert due_of("Đăng ký xong trước 30/9/2025", "", dates) == date(2025, 9, 30)
    assert due_of("Giữ trật tự", "", dates) is None


def test_a_duty_keeps_its_key_when_dashes_and_marks_are_corrected() -> None:
    assert key_of("Phòng Văn hóa – Xã hội", 0) == key_of("Phòng Văn hoá - Xã hội", 0)
