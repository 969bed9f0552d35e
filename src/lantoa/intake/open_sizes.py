"""What a paper leaves open about sizes: an aim without a number, an amount set elsewhere."""

import re
from collections.abc import Iterator

from lantoa.intake.open_points import Choices, Point
from lantoa.intake.passages import Passage
from lantoa.intake.sentences import clauses
from lantoa.intake.unit_words import is_verb, low

SIZES: Choices = (("ask", "Hỏi lại nơi gửi"), ("own", "Xã tự định khi lập đợt"))
_BEGINS = (
    r"(?:^\W*|[:,] |\bphan dau |\bnham |\bmuc tieu |\bva |\bquyet tam |\btiep tuc |\btung buoc )"
)
_COUNTED = r"(?:ty le|ti le|so (?!hoa|dien|to|lieu|tay)[a-z]+|tai nan|toi pham|ho ngheo)"
CHANGE = re.compile(
    rf"{_BEGINS}(?:nang|tang(?! cuong| le)|giam(?! doc| sat| dinh| ho)"
    rf"|keo giam|ha(?! tang)|rut ngan"
    rf"|(?:han che|day lui)(?= (?:[a-z]+ ){{0,3}}?(?:ty le|ti le|so )))"
    rf"(?! cao(?! ty le| ti le))"
    rf"(?: (?!{_COUNTED})[a-z]+){{0,4}}? {_COUNTED}\b"
    r"|\bphan dau (?:[a-z]+ ){0,3}?(?:giam|tang|nang)\b"
    rf"|\bphan dau {_COUNTED}[^;.\d]{{0,50}} (?:tang|giam|cao hon)\b"
)
HIGH = re.compile(
    r"\b(?:ty le|ti le|ket qua|muc|chi tieu)\b[^;.]{0,50}?\b(?:dat cao|cao nhat|cao hon)\b"
    r"|\bdat (?:ty le |ti le |ket qua |muc )?cao(?: nhat| hon)?\b"
    r"|\bdat (?:ty le|ti le|muc)\b[^;.\d]{0,30}theo (?:yeu cau|quy dinh|ke hoach)"
)
MOST = re.compile(
    r"^\W*(?:van dong |bao dam |phan dau |de )*(?:phan lon|da so|hau het|phan dau phan lon)\b"
)
SET_ELSEWHERE = re.compile(
    r"\b(?:muc|dinh muc|chi tieu|so luong|ty le|ti le|(?:ho tro|cap|chi) kinh phi"
    r"|thu lao|phu cap|boi duong|dinh suat)"
    r"(?: (?!\d|theo)[a-z]+){0,9}?,? (?:theo|dung|do)(?: (?:muc|dinh muc|che do|chi tieu|ty le"
    r"|so luong))? (?:quy dinh|hien hanh|phan bo|giao|duoc giao|tinh|cap tren|uy quyen|thuc te)"
    r"|\b(?:theo|dung) (?:muc|dinh muc|chi tieu|ty le|ti le|so luong|kinh phi)"
    r"(?: chi| ho tro)?(?: (?:da )?(?:quy dinh|duoc giao|giao|phan bo|hien hanh"
    r"|cap tren giao)|\W*$)"
    r"|\b(?:chi|cap|ho tro|boi duong|phu cap)\b[^;.\d]{0,40} theo che do"
    r"(?: quy dinh| hien hanh|\W*$)"
    r"|(?<!de )\b(?:dat|vuot|hoan thanh)\b[^;.\d]{0,20} chi tieu(?: (?:xa|phuong|tinh|cap tren"
    r"|tren|cua [a-z]+))?(?: da)?(?: (?:duoc )?(?:giao|phan bo|theo quy dinh)|\W*$)"
    r"|\bmuc (?:ho tro|chi|dong|thu|thuong|phat|boi duong|quy dinh)(?: [a-z]+){0,4}?"
    r" theo quy dinh\b"
)
TOLD_LATER = re.compile(
    r"(?<!ho )\b(?:so|muc|phan|chi tieu|so luong|ty le|kinh phi|dinh muc)\b[^;.\d]{0,50}?"
    r"(?:(?:se|co)\b[^;.]{0,24}(?:thong bao|huong dan|giao|phan bo|bao|quyet dinh)"
    r"(?: cu the| cho| tung| thon)*(?: sau| rieng)\b|(?:thong bao|giao|phan bo) sau\b)"
)
LOOSE = re.compile(
    r"\bmoi [a-z ]{2,20}? (?!da\b|co\b)[a-z]+(?: [a-z]+)? (?:mot so|mot vai|vai|nhieu) [a-z]+"
    r"|\b(?:voi )?(?:so luong|muc|quy mo|kinh phi) (?:phu hop|hop ly|can thiet)\b"
    r"|cang nhieu cang tot"
    r"|\b(?:so|muc|chi tieu)\b[^;,.\d]{0,30} (?:theo|tuy) (?:kha nang|dieu kien|tinh hinh)"
)
GROWS = re.compile(
    r"^(?!.*\b(?:trong (?:thang|tuan|nam|quy)|vua qua|tinh den)\b)\W*(?:phan dau |de )?"
    r"(?:doanh (?:so|thu)|san luong|thu nhap|ty le|ti le|gia tri|so (?:ho|luong|nguoi))"
    r"\b[^;.\d]{0,60}\b(?:tang|giam) (?:kha|manh|ro ret|ro|dang ke|nhieu|sau|dan)\b"
)
"""An aim that grows, in words: "doanh số bán qua mạng tăng khá so với năm 2025"."""
MORE = re.compile(
    r"\b(?:nhieu|it|cao|thap|lon|dong|manh|tot) hon(?: han| ro ret| nua)?(?: so voi)?"
    r" (?:cung ky|nam (?:\d|truoc|ngoai)|vu truoc|dot truoc|ky truoc)"
)
"""An aim measured by another time: "kết nạp hội viên nhiều hơn hẳn năm 2025"."""
SINCE = re.compile(
    r" (?:so voi|hon)(?: (?:han|ro ret|cung ky|nam|vu|dot))+ \d{4}| (?:tu|den) nam \d{4}"
)
ORDINAL = re.compile(
    r" (?:mui|lan|vong|loai|cap|muc(?: do)?|thu|dot|lop|giai doan) \d{1,2}\b(?! ?%)"
)
NUMBER = re.compile(r"\d|khong de\b|khong con\b")
PAST = re.compile(r"(?:những|mấy|nhiều) năm (?:qua|nay|gần đây|trước)|thời gian qua|trước đây\b")
TOLD = re.compile(r"\b(?:đã|hiện|vẫn|đang|chưa|còn(?! lại))\b|^(?:trong |đến )?năm \d")


def of_targets(texts: list[Passage]) -> Iterator[Point]:
    """Yield the aims that say more, less or most and no number, and amounts set by others."""
    for text in texts:
        if aim := next(filter(_has_no_size, clauses(text)), None):
            yield Point("target-undefined", aim.text[:90], "Mức cần đạt là bao nhiêu?", SIZES, aim)


def _has_no_size(clause: Passage) -> bool:
    """Say whether the clause names a size and does not tell it."""
    said = ORDINAL.sub("", SINCE.sub("", clause.plain))
    if PAST.match(low(clause.text)):
        return False
    if later := TOLD_LATER.search(said) or SET_ELSEWHERE.search(said):
        return not NUMBER.search(said[later.start() : later.end()])
    if TOLD.search(low(clause.text)):
        return False
    found = CHANGE.search(said) or HIGH.search(said) or MOST.search(said) or LOOSE.search(said)
    found = found or GROWS.search(said)
    if not found and is_verb(clause.text) and MORE.search(clause.plain):
        return not NUMBER.search(said)
    return bool(found) and not NUMBER.search(said[found.start() :] if found else "")
