"""The make-believe commune's people, units and places: all invented."""

from dataclasses import dataclass

from lantoa.commune.models import Unit
from lantoa.commune.rules import (
    ADMIN,
    APPROVER,
    ASSOCIATION,
    HAMLET,
    OFFICER,
    OPERATOR,
    PROVINCE,
    VIEWER,
)


@dataclass(frozen=True)
class DemoHamlet:
    """A hamlet: `zalo` is the share of households with a member in its Zalo group."""

    name: str
    word: str
    households: int
    cluster: int
    zalo: float


@dataclass(frozen=True)
class DemoPerson:
    """A person who signs in: `unit` is a unit's name or a hamlet's."""

    username: str
    full_name: str
    address: str
    role: str
    unit: str
    title: str


HAMLETS = (
    DemoHamlet("Bến Sim", "khu phố", 412, 1, 0.91),
    DemoHamlet("Chợ Đình", "khu phố", 386, 2, 0.88),
    DemoHamlet("Ga Cũ", "khu phố", 341, 2, 0.86),
    DemoHamlet("Đồng Trám", "thôn", 318, 3, 0.79),
    DemoHamlet("Ao Vối", "thôn", 297, 3, 0.81),
    DemoHamlet("Gốc Sấu", "thôn", 264, 3, 0.74),
    DemoHamlet("Nà Phiêng", "thôn", 251, 4, 0.70),
    DemoHamlet("Khuôn Nhội", "thôn", 214, 5, 0.62),
    DemoHamlet("Lân Tràm", "thôn", 187, 5, 0.66),
    DemoHamlet("Lũng Cát", "thôn", 130, 0, 0.0),
)
CLUSTERS = {
    1: ("Cụm loa 1 Bến Sim", "IP"),
    2: ("Cụm loa 2 Chợ Đình – Ga Cũ", "IP"),
    3: ("Cụm loa 3 Đồng Trám – Ao Vối – Gốc Sấu", "FM"),
    4: ("Cụm loa 4 Nà Phiêng", "FM"),
    5: ("Cụm loa 5 Khuôn Nhội – Lân Tràm", "4G"),
}

TEAM = "Đội Văn hóa, Thể thao và Truyền thông khu vực"
FRONT = "Ủy ban MTTQ Việt Nam xã"
OFFICE = "Phòng Văn hóa – Xã hội"
BOARD = "UBND"
PROVINCE_OFFICE = "Sở Văn hóa, Thể thao và Du lịch"

UNITS = (
    ("Trung tâm Phục vụ hành chính công", "service", Unit.SUBORDINATE),
    ("Công an xã", "police", Unit.SUBORDINATE),
    ("Ban Chỉ huy Quân sự xã", "military", Unit.SUBORDINATE),
    ("Trạm Y tế xã", "service", Unit.SUBORDINATE),
    (FRONT, "front", Unit.COORDINATING),
    ("Hội Nông dân", "association", Unit.COORDINATING),
    ("Hội Liên hiệp Phụ nữ", "association", Unit.COORDINATING),
    ("Đoàn Thanh niên", "association", Unit.COORDINATING),
    ("Hội Cựu chiến binh", "association", Unit.COORDINATING),
)

PEOPLE = (
    DemoPerson("bich", "Lộc Thị Bích", "chị", OFFICER, OFFICE, "Công chức văn hóa – xã hội"),
    DemoPerson("thinh", "Đàm Quang Thịnh", "anh", OFFICER, OFFICE, "Trưởng phòng"),
    DemoPerson("quantri", "Nông Đức Kiên", "anh", ADMIN, OFFICE, "Quản trị"),
    DemoPerson("lam", "Vương Đức Lâm", "anh", APPROVER, BOARD, "Phó Chủ tịch UBND"),
    DemoPerson("khai", "Phùng Văn Khải", "ông", APPROVER, BOARD, "Chủ tịch UBND"),
    DemoPerson("thuongtruc", "Bế Thị Hạnh", "bà", VIEWER, BOARD, "Thường trực Đảng ủy"),
    DemoPerson("thom", "Nguyễn Thị Thơm", "bà", ASSOCIATION, FRONT, "Chủ tịch"),
    DemoPerson("quy", "Lăng Văn Quý", "ông", ASSOCIATION, "Hội Nông dân", "Chủ tịch"),
    DemoPerson("buoi", "Hoàng Thị Bưởi", "chị", ASSOCIATION, "Hội Liên hiệp Phụ nữ", "Chủ tịch"),
    DemoPerson("tuananh", "Vi Tuấn Anh", "anh", ASSOCIATION, "Đoàn Thanh niên", "Bí thư"),
    DemoPerson("trong", "Đinh Văn Trọng", "ông", ASSOCIATION, "Hội Cựu chiến binh", "Chủ tịch"),
    DemoPerson("phuong", "Lê Hoài Phương", "chị", OPERATOR, TEAM, "Biên tập"),
    DemoPerson("sen", "Nông Thị Sen", "chị", OPERATOR, TEAM, "Phát thanh viên (tiếng Nùng)"),
    DemoPerson("hung", "Bế Văn Hưng", "anh", OPERATOR, TEAM, "Vận hành loa"),
    DemoPerson("man", "Nông Thị Mận", "bà", HAMLET, "Bến Sim", "Trưởng khu phố"),
    DemoPerson("khoat", "Trần Văn Khoát", "ông", HAMLET, "Chợ Đình", "Trưởng khu phố"),
    DemoPerson("rang", "Lương Thế Rạng", "anh", HAMLET, "Ga Cũ", "Trưởng khu phố"),
    DemoPerson("phien", "Hoàng Văn Phiến", "ông", HAMLET, "Đồng Trám", "Trưởng thôn"),
    DemoPerson("loan", "Vi Thị Loan", "bà", HAMLET, "Ao Vối", "Trưởng thôn, Bí thư chi bộ"),
    DemoPerson("bao", "Chu Văn Bảo", "anh", HAMLET, "Gốc Sấu", "Trưởng thôn"),
    DemoPerson("sang", "Triệu Văn Sáng", "ông", HAMLET, "Nà Phiêng", "Trưởng thôn"),
    DemoPerson("tai", "Hứa Văn Tài", "anh", HAMLET, "Khuôn Nhội", "Trưởng thôn"),
    DemoPerson("din", "Mã Văn Dìn", "ông", HAMLET, "Lân Tràm", "Trưởng thôn"),
    DemoPerson("so", "Hà Minh Tuệ", "chị", PROVINCE, PROVINCE_OFFICE, "Chuyên viên"),
)

SURNAMES = "Hoàng Nông Lương Vi Triệu Hứa Mã Lộc Đàm Bế Chu Lý Lâm Nguyễn Trần Lăng Dương Phùng"
MIDDLES = "Văn Thị Đức Quang Minh Hữu Xuân Thanh Ngọc Thế"
GIVEN = (
    "An Bình Bảo Chung Cường Dung Dũng Đạt Điệp Giang Hà Hải Hạnh Hiền Hòa Hồng Hùng Hương "
    "Khánh Lan Lành Liên Loan Long Mai Mến Minh Nga Ngân Nhàn Nhung Oanh Phúc Phượng Quân "
    "Quyên Sáu Sinh Sơn Tâm Tân Thắm Thảo Thìn Thủy Tiến Toàn Trang Tuấn Tuyết Vân Vinh Xuyến Yến"
)
LANES = ("Ngõ trên", "Ngõ giữa", "Ngõ dưới", "Ven đường", "Xóm bãi", "Xóm đồi")
