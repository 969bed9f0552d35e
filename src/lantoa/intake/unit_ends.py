"""Where a unit's name ends because a duty's verb opens."""

import re

from lantoa.intake.unit_words import heads, known_units, low, verbs

_NOT_VERBS_AFTER = {"các", "những", "của", "mọi", "một", "hai", "ba", "cơ"}
_COMPOUNDS = {
    "trường học", "công lập", "dân lập", "tư lập", "biên phòng", "quốc phòng", "khoa học",
    "khuyến học", "người học", "ngành học", "chi hội", "công khai", "y học", "nhà dạy", "tự quản",
    "hòa giải", "văn phòng", "cho vay", "đại học", "tiểu học", "trung học", "mặt trận",
    "xây dựng", "việc làm", "vụ thu", "giao dịch", "phòng giao", "sát đầu tư",
    "án đầu tư", "tư xây dựng", "sở sản xuất", "hộ sản xuất", "sở đào tạo", "sở khám", "quân tự",
    "phận tiếp nhận", "đồng phối hợp", "hợp phổ biến", "tác triển khai",
    "công trình", "chương trình", "quy trình", "tuyến phát", "ban phát", "đài phát", "báo phát",
    "chăn nuôi",
    "an ninh", "sự nghiệp", "cung ứng", "dịch vụ", "nhà trẻ", "khu vui", "phát triển", "ban tự",
    "nghiên cứu", "tổ kiểm", "đội kiểm", "đoàn kiểm", "ban kiểm", "ủy ban kiểm", "hỗ trợ trẻ",
    "bảo trợ", "bảo vệ", "tổ thu", "đơn vị thu", "nhân viên thu", "đại lý thu", "chi trả",
    "ban giám", "tổ giám", "ban quản", "đội quản", "sở điều", "kiểm soát", "thi công", "hạ tầng",
    "bưu điện", "bưu cục", "khai thác", "phòng chống", "nhà vận", "đơn vị vận", "hợp tác",
    "cơ sở kinh", "hộ kinh", "ban vận", "tổ vận", "đội tuyên", "ban tuyên", "ban tổ", "tổ hỗ",
    "tổ tư", "tổ rà", "tổ chống", "đội cứu", "trạm bảo", "trạm khuyến", "điện lực", "đội xung",
    "tổ bầu", "ban bầu", "bầu cử", "và truyền", "tổ truyền", "hộ đăng", "cấp ủy", "điểm sơ tán",
    "dục thường xuyên", "thờ tự", "sở lưu",
}  # fmt: skip
_CLOSED = re.compile(
    r".* (xã|phường|đặc khu|tỉnh|các thôn|các ấp|các bản|các xóm|các buôn|các khu phố|các làng"
    r"|các khóm|các tổ dân phố|địa phương|trên địa bàn|lưu trú|thờ tự)$"
)
_NOT_DOING = re.compile(
    r"(và|các|của|thuộc|trên|có|là|đã|đang|sẽ|được|cùng|hoặc|đến|từ|cho|đối|về|theo|tại|trong|ở"
    r"|khác|còn|nêu|liên|trực|đóng|phụ|có|ven|miền|vùng|khu|thôn|ấp|bản|xóm|phường|xã|tỉnh|số"
    r"|đặc|thị|huyện|quận|thành|phố|hai|ba|bốn|năm|này|nói|giáp|biên|lân|mới|cũ|họp|tái|thường|chính|cấp|bạn|nơi|như|bằng|để"
    r"|gồm|bao|bị|chưa|không|vẫn|thì|mà|nếu|khi|do|vì|nhưng|nhằm|tham|chịu|qua|sau|trước|mỗi"
    r"|toàn|tất|cơ|dân|đó|với|vào|rất|cũng|lại|luôn)\b"
)


def is_after_whole(text: str, start: int, begin: int, word: str) -> bool:
    """Say whether the name is whole ("Hội Liên hiệp Phụ nữ xã") and a word of doing follows.

    So a verb that no list knows ends the name all the same: "… xã gói 400 đòn bánh tét".
    """
    small = low(text[start:begin].rstrip())
    many = small.startswith(("các ", "những "))
    whole = _CLOSED.fullmatch(small) or (not many and known_units().fullmatch(small))
    fit = text[begin].islower() and word.isalpha() and not _NOT_DOING.match(word)
    return bool(whole) and fit and not heads().match(low(text), begin)


def is_duty(text: str, small: str, begin: int, before: str) -> bool:
    """Say whether a duty's verb opens here: small letters, not after "các", "của", …"""
    named = text[:begin].split()[-1][:1].isupper()
    if not text[begin].islower() or (before in _NOT_VERBS_AFTER and not named):
        return False
    verb = verbs().match(small, begin)
    return bool(verb) and f"{before} {small[begin : verb.end() if verb else 0]}" not in _COMPOUNDS
