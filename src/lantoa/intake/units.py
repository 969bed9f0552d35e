"""Where a unit's name starts and ends in running text."""

import re
from dataclasses import dataclass

from lantoa.intake.passages import plain
from lantoa.intake.unit_words import heads, known_units, low, misread_head, verbs

_NAMELESS = {
    "ban", "trung tâm", "đội", "trạm", "tổ", "phòng", "chi cục", "hội", "sở", "cục", "hạt", "đài",
    "các phòng", "các đội", "các tổ", "nhóm", "lực lượng", "cán bộ", "các hội", "quỹ", "bộ",
    "các ban", "trường", "các trường", "trưởng", "văn phòng", "đồn", "các trung tâm", "bộ đội",
}  # fmt: skip
_NOT_VERBS_AFTER = {"các", "những", "của", "mọi", "một", "hai", "ba", "cơ"}
_COMPOUNDS = {
    "trường học", "công lập", "dân lập", "tư lập", "biên phòng", "quốc phòng", "khoa học",
    "khuyến học", "người học", "ngành học", "chi hội", "công khai", "y học", "nhà dạy", "tự quản",
    "hòa giải", "văn phòng", "cho vay", "đại học", "tiểu học", "trung học", "mặt trận",
    "xây dựng", "việc làm", "vụ thu", "giao dịch", "phòng giao", "sát đầu tư",
    "án đầu tư", "tư xây dựng", "sở sản xuất", "hộ sản xuất", "sở đào tạo", "sở khám", "quân tự",
    "phận tiếp nhận", "đồng phối hợp", "hợp phổ biến", "tác triển khai",
    "công trình", "chương trình", "quy trình", "tuyến phát", "ban phát", "đài phát", "báo phát",
    "an ninh", "sự nghiệp", "cung ứng", "dịch vụ", "nhà trẻ", "khu vui", "phát triển", "ban tự",
    "nghiên cứu", "tổ kiểm", "đội kiểm", "đoàn kiểm", "ban kiểm", "ủy ban kiểm", "hỗ trợ trẻ",
    "bảo trợ", "bảo vệ", "tổ thu", "đơn vị thu", "nhân viên thu", "đại lý thu", "chi trả",
    "ban giám", "tổ giám", "ban quản", "đội quản", "sở điều", "kiểm soát", "thi công", "hạ tầng",
    "bưu điện", "bưu cục", "khai thác", "phòng chống", "nhà vận", "đơn vị vận", "hợp tác",
    "cơ sở kinh", "hộ kinh", "ban vận", "tổ vận", "đội tuyên", "ban tuyên", "ban tổ", "tổ hỗ",
    "tổ tư", "tổ rà", "tổ chống", "đội cứu", "trạm bảo", "trạm khuyến", "điện lực", "đội xung",
    "tổ bầu", "ban bầu", "và truyền", "tổ truyền", "hộ đăng", "cấp ủy",
}  # fmt: skip
_STOPS = {
    "để", "trong", "tại", "về", "với", "theo", "trước", "được", "khi", "nếu", "qua", "là", "bằng",
    "nhằm", "từ", "đã", "đang", "sẽ", "vào", "sau", "ngay", "còn", "nào", "này", "như", "kể", "mỗi",
}  # fmt: skip
NOT_UNITS = (
    "báo cáo", "tổ chức ", "trường hợp", "hợp đồng", "ban hành", "bản sao", "bản đồ", "bản mềm",
    "bản tin", "bản cam kết", "ban đầu", "ban ngày", "ban đêm", "hội nghị", "hội thi", "hội trường",
    "đoàn kết", "đội hình", "tổ chức", "bộ sách", "báo động", "đài tưởng niệm", "cơ quan đơn vị",
)  # fmt: skip
_LISTED = re.compile(
    r"(khu phố|bản|thôn|ấp|đoàn thể|ngành|phường|xã|tổ|buôn|xóm|khóm|làng|đơn vị|cá nhân"
    r"|doanh nghiệp|ban|hộ|khu dân cư|người|nhóm|trưởng|tiểu|trung|đặc khu)\b"
)

_IN_NAME = re.compile(r"(và|xã|phường|tỉnh|trên|của|thuộc|khu|cùng|các)\b")


@dataclass(frozen=True)
class Unit:
    """A unit's name between two offsets; `stop` is what ends it: verb, colon, end, comma, other."""

    start: int
    end: int
    stop: str


def unit_at(text: str, start: int = 0) -> Unit | None:
    """Return the unit that opens at `start`, or None where no unit's first word stands there."""
    small = low(text)
    head = heads().match(small, start) or misread_head(text, start)
    if not head or small.startswith(NOT_UNITS, start):
        return None
    known = known_units().match(small, start)
    at = max(head.end(), known.end() if known else 0)
    words = list(re.finditer(r"\S+", text[at:]))
    first = 1 if at == head.end() and head.group(2) in _NAMELESS else 0
    if not words or text[at : at + 1] in ":;.":
        return _signed(text, start, at)
    if text[at : at + 1] == "," and not _goes_on(text, at + 1):
        return Unit(start, at, "comma")
    return _walk(text, small, start, at, first)


def _signed(text: str, start: int, at: int) -> Unit:
    return Unit(start, at, "colon" if text[at : at + 1] == ":" else "end")


def _walk(text: str, small: str, start: int, at: int, first: int) -> Unit:
    """Follow the name word by word until something that cannot belong to it."""
    before = small[start:at].split()[-1]
    steps = 0
    end = at
    while steps < 26 and (m := re.compile(r"\s*(\S+)").match(text, end)):
        begin = m.start(1)
        word = small[begin : m.end(1)]
        if word.startswith("("):
            close = text.find(")", begin)
            after = text[close + 1 :].lstrip()
            if close < 0 or close - begin > 160 or word.startswith("(qua"):
                return Unit(start, end, "other")
            end, steps = close + 1, steps + 1
            if text[end : end + 1] == ":":
                return Unit(start, end, "colon")
            if after and not (
                after[0].isupper() or after[0] in ",;." or _IN_NAME.match(low(after))
            ):
                return Unit(start, end, "verb")
            continue
        if steps >= first and (
            _is_duty(text, small, begin, before) or _is_after_whole(text, start, begin, word)
        ):
            return Unit(start, end, "verb")
        bare = word.strip(',;.:)…”"')
        if bare in _STOPS and steps >= first and text[begin].islower():
            return Unit(start, end, "verb" if bare in ("là", "mỗi") else "other")
        end = begin + len(word.rstrip(",;.:"))
        tail = word[len(word.rstrip(",;.:")) :]
        if tail and not (tail == "," and _goes_on(text, end + 1)):
            stop = {":": "colon", ",": "comma"}.get(tail[:1], "end")
            if stop == "comma" and verbs().match(small[end + 1 :].lstrip()):
                stop = "verb"
            return Unit(start, end, stop)
        if tail == ",":
            end += 1
        before, steps = bare, steps + 1
    return Unit(start, end, "end" if not text[end:].strip() else "other")


_CLOSED = re.compile(
    r".* (xã|phường|đặc khu|tỉnh|các thôn|các ấp|các bản|các xóm|các buôn|các khu phố|các làng"
    r"|các khóm|các tổ dân phố|địa phương|trên địa bàn)$"
)
_NOT_DOING = re.compile(
    r"(và|các|của|thuộc|trên|có|là|đã|đang|sẽ|được|cùng|hoặc|đến|từ|cho|đối|về|theo|tại|trong|ở"
    r"|khác|còn|nêu|liên|trực|đóng|phụ|có|ven|miền|vùng|khu|thôn|ấp|bản|xóm|phường|xã|tỉnh|số"
    r"|hai|ba|bốn|năm|này|nói|giáp|biên|lân|mới|cũ|họp|tái|thường|chính|cấp|bạn|nơi|như|bằng|để"
    r"|gồm|bao|bị|chưa|không|vẫn|thì|mà|nếu|khi|do|vì|nhưng|nhằm|tham|chịu|qua|sau|trước|mỗi"
    r"|toàn|tất|cơ|dân|đó|với|vào|rất|cũng|lại|luôn)\b"
)


def _is_after_whole(text: str, start: int, begin: int, word: str) -> bool:
    """Say whether the name is whole ("Hội Liên hiệp Phụ nữ xã") and a word of doing follows.

    So a verb that no list knows ends the name all the same: "… xã gói 400 đòn bánh tét".
    """
    small = low(text[start:begin].rstrip())
    many = small.startswith(("các ", "những "))
    whole = _CLOSED.fullmatch(small) or (not many and known_units().fullmatch(small))
    fit = text[begin].islower() and word.isalpha() and not _NOT_DOING.match(word)
    return bool(whole) and fit and not heads().match(low(text), begin)


def _is_duty(text: str, small: str, begin: int, before: str) -> bool:
    """Say whether a duty's verb opens here: small letters, not after "các", "của", …"""
    named = text[:begin].split()[-1][:1].isupper()
    if not text[begin].islower() or (before in _NOT_VERBS_AFTER and not named):
        return False
    verb = verbs().match(small, begin)
    return bool(verb) and f"{before} {small[begin : verb.end() if verb else 0]}" not in _COMPOUNDS


def _goes_on(text: str, at: int) -> bool:
    """Say whether after a comma the list of names goes on."""
    rest = text[at:].lstrip()
    if not rest:
        return False
    if rest[0].isupper() or rest[0].isdigit():
        return True
    small = low(rest[:60])
    return not verbs().match(small) and bool(_LISTED.match(small) or heads().match(small))


def is_generic(name: str) -> bool:
    """Say whether the name means everybody ("các cơ quan, đơn vị") and no one in particular."""
    folded = plain(name).strip(" ,.")
    return bool(
        re.fullmatch(
            r"(tat ca |toan the )?(cac )?(co quan|don vi|dia phuong|to chuc|ca nhan|ban|nganh"
            r"|doan the|thanh vien|dong chi|xa|phuong|lien quan|can bo|cong chuc|dang vien"
            r"|nguoi dan|ba con|va|,|:| |noi tren|tren|neu tren|thuoc xa|thuoc|truc thuoc"
            r"|dia ban|toan|quy)+",
            folded,
        )
    )
