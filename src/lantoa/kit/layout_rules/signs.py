"""The words by which the components of a paper are known."""

import re
import unicodedata

from lantoa.kit.layout_rules.sheet import Line

KINDS = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ",
    "GIẤY MỜI": "GM",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY GIỚI THIỆU": "GGT",
    "BẢNG KÊ": "BK",
}
WORKING = "BẢNG KÊ"
"""A table to go with papers of payment: none of the kinds of Điều 7, neither numbered nor sent."""
NATION = re.compile(r"cộng\s*h(òa|oà)\s*xã\s*hội", re.I)
MOTTO = re.compile(r"độc\s*lập\W+tự\s*do\W+hạnh", re.I)
NUMBER = re.compile(r"số\s*:|số\s.*/", re.I)
DATE = re.compile(r".*\bngày\b.*\btháng\b|.*,\s*ngày\s*\d", re.I)
MATTER = re.compile(r"v/\s*v\b|về việc\b", re.I)
TO = re.compile(r"kính gửi\b", re.I)
GROUND = re.compile(r"(căn cứ|theo đề nghị|xét đề nghị)\b", re.I)
DOING = re.compile(r"thực hiện\b", re.I)
RECEIVED = re.compile(r"nơi nhận\b", re.I)
TITLE = re.compile(
    r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\b|.*\b(CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|BÍ THƯ|CHÁNH|PHÓ|ỦY BAN|"
    r"HỘI ĐỒNG|BAN CHỈ ĐẠO|CHỦ NHIỆM|NGƯỜI LẬP)\b",
    re.I,
)
SIGNING = re.compile(
    r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\.?\s|(PHÓ )?(CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|TỔ TRƯỞNG|THỦ TRƯỞNG)|"
    r"NGƯỜI LẬP\b",
    re.I,
)
ANNEX = re.compile(r"phụ lục(\s+(số\s*)?([ivxlc]+|\d+))?\s*[.:]?\s*$", re.I)
WITH = re.compile(r"\(\s*(ban hành\s+)?kèm theo", re.I)
TOP = re.compile(r"([IVXLC]+)\s*([.\-/):])\s*\S")
MIDDLE = re.compile(r"(\d{1,2})([.)/])\s*\S")
HAMLET = re.compile(r"(thôn|bản|làng|ấp|buôn|khóm|khu phố|tổ dân phố|tổ \d)", re.I)


def plain(line: Line) -> str:
    """Return the words in composed Unicode with single blanks."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", line.text)).strip()


def kind_of(text: str) -> str:
    """Return the kind of paper that a title line names ("KẾ HOẠCH TUYÊN TRUYỀN": KẾ HOẠCH)."""
    if text.upper() in KINDS:
        return text.upper()
    longer = (kind for kind in KINDS if text == text.upper() and text.startswith(f"{kind} "))
    return next(longer, "")
