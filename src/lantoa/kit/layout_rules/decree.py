"""The decree's table of components as data: size, weight, case and place of each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Component:
    """How one component has to look; None where the decree leaves it open. Sizes in points."""

    part: str
    slug: str
    name: str
    sizes: tuple[float, float]
    bold: bool | None
    italic: bool | None
    capitals: bool | None
    align: str
    clause: str
    agency: bool = False


COMPONENTS = (
    Component(
        "nation", "quoc-hieu", "Quốc hiệu", (12, 13), True, False, True, "center",
        "Mục II khoản 1 điểm a",
    ),
    Component(
        "motto", "tieu-ngu", "Tiêu ngữ", (13, 14), True, False, False, "center",
        "Mục II khoản 1 điểm b",
    ),
    Component(
        "parent", "co-quan-chu-quan", "Tên cơ quan chủ quản", (12, 13), False, False, True,
        "center", "Mục II khoản 2 điểm b",
    ),
    Component(
        "issuer", "co-quan-ban-hanh", "Tên cơ quan ban hành", (12, 13), True, False, True,
        "center", "Mục II khoản 2 điểm b",
    ),
    Component(
        "number", "so-ky-hieu", "Số, ký hiệu", (13, 13), False, False, None, "center",
        "Mục II khoản 3 điểm c", True,
    ),
    Component(
        "dated", "dia-danh-ngay", "Địa danh và thời gian", (13, 14), None, True, False, "center",
        "Mục II khoản 4 điểm c",
    ),
    Component(
        "kind", "ten-loai", "Tên loại văn bản", (13, 14), True, False, True, "center",
        "Mục II khoản 5 điểm b",
    ),
    Component(
        "abstract", "trich-yeu", "Trích yếu", (13, 14), True, False, False, "center",
        "Mục II khoản 5 điểm b",
    ),
    Component(
        "matter", "ve-viec", "Trích yếu công văn (V/v)", (12, 13), False, False, False, "center",
        "Mục II khoản 5 điểm b", True,
    ),
    Component(
        "to", "kinh-gui", "Kính gửi", (13, 14), None, False, False, "", "Mục II khoản 9 điểm d"
    ),
    Component(
        "addressee", "noi-kinh-gui", "Nơi được gửi", (13, 14), None, False, False, "",
        "Mục II khoản 9 điểm d",
    ),
    Component(
        "ground", "can-cu", "Căn cứ", (13, 14), False, True, False, "", "Mục II khoản 6 điểm a"
    ),
    Component(
        "text", "noi-dung", "Nội dung", (13, 14), None, False, False, "", "Mục II khoản 6 điểm e"
    ),
    Component(
        "top", "muc-lon", "Đề mục I, II, III", (13, 14), True, False, True, "", "Mục V"
    ),
    Component(
        "middle", "khoan", "Đề mục 1, 2, 3", (13, 14), None, False, False, "", "Mục V"
    ),
    Component(
        "signing", "chuc-vu", "Quyền hạn, chức vụ", (13, 14), True, False, True, "center",
        "Mục II khoản 7 điểm đ",
    ),
    Component(
        "signer", "ho-ten", "Họ tên người ký", (13, 14), True, False, False, "center",
        "Mục II khoản 7 điểm đ",
    ),
    Component(
        "received", "noi-nhan", "Từ “Nơi nhận”", (12, 12), True, True, False, "left",
        "Mục II khoản 9 điểm d", True,
    ),
    Component(
        "recipient", "ds-noi-nhan", "Danh sách nơi nhận", (11, 11), False, False, False, "left",
        "Mục II khoản 9 điểm d", True,
    ),
    Component(
        "annex", "phu-luc", "Từ “Phụ lục”", (14, 14), True, False, False, "center",
        "Mục III khoản 1 điểm b",
    ),
    Component(
        "annex_title", "ten-phu-luc", "Tên phụ lục", (13, 14), True, False, True, "center",
        "Mục III khoản 1 điểm b",
    ),
    Component(
        "with", "kem-theo", "Dòng “Kèm theo”", (13, 14), None, True, False, "center",
        "Mục III khoản 1 điểm c",
    ),
)  # fmt: skip
