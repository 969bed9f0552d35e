"""How each part of an official paper looks: one table for the Word file and for the PDF.

Sizes, weights and places: Nghị định 30/2020/NĐ-CP, Phụ lục I; a family may set other sizes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

RULE_SHARE = 0.42  # between 1/3 and 1/2 of the text above it


@dataclass(frozen=True)
class Style:
    """How one part of a paper looks: size in points, spaces in points, indent in millimetres."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before: float = 0
    after: float = 0
    indent: float = 0
    line: float = 1.0
    keep: bool = False
    outline: int | None = None


STYLES = (
    Style("Quốc hiệu", 12, bold=True),
    Style("Tiêu ngữ", 13, bold=True),
    Style("Tiêu đề Đảng", 15, bold=True),
    Style("Cơ quan chủ quản", 12),
    Style("Cơ quan ban hành", 12, bold=True),
    Style("Dấu dưới tên", 12),
    Style("Số ký hiệu", 13),
    Style("Địa danh, ngày tháng", 13, italic=True),
    Style("Về việc", 12, before=6),
    Style("Tên loại", 14, bold=True, before=14, keep=True, outline=0),
    Style("Trích yếu", 14, bold=True, keep=True),
    Style("Đường kẻ", 2),
    Style("Kính gửi", 14, align="left", before=12, indent=12.7),
    Style("Nơi kính gửi", 14, align="left", indent=38),
    Style("Căn cứ", 14, italic=True, align="justify", before=6, indent=12.7),
    Style("Nội dung", 14, align="justify", before=6, indent=12.7, line=1.1),
    Style("Đề mục lớn", 14, True, align="left", before=8, indent=12.7, keep=True, outline=1),
    Style("Đề mục", 14, True, align="left", before=6, indent=12.7, keep=True, outline=2),
    Style("Đầu bảng", 12, bold=True, before=2, after=2, keep=True),
    Style("Ô bảng", 12, align="left", before=2, after=2),
    Style("Ô số", 12, align="right", before=2, after=2),
    Style("Chú thích ảnh", 12, italic=True, before=3, after=8),
    Style("Quyền hạn, chức vụ", 14, bold=True),
    Style("Họ tên người ký", 14, bold=True, before=62),
    Style("Nơi nhận", 12, bold=True, italic=True, align="left"),
    Style("Danh sách nơi nhận", 11, align="left"),
    Style("Phụ lục", 14, bold=True, keep=True, outline=0),
    Style("Tên phụ lục", 14, bold=True, keep=True),
    Style("Kèm theo", 14, italic=True, keep=True),
    Style("Số trang", 13),
    Style("Minh họa", 11, bold=True),
)


def styles(sizes: Mapping[str, float]) -> tuple[Style, ...]:
    """Return the styles, with a family's own sizes where it has them."""
    return tuple(replace(one, size=sizes.get(one.name, one.size)) for one in STYLES)
