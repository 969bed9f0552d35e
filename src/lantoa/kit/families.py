"""Paper families (họ mẫu giấy) as data: who crowns the sheet, how number, title and signer look.

Only the state's stands in a decree that was read (Nghị định 30/2020/NĐ-CP). The others follow
what is known of practice and say so on screen, "chờ xác nhận", until somebody has compared them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RULE = "rule"
STATE_CROWN = (("Quốc hiệu", NATION), ("Tiêu ngữ", MOTTO))
WAITS = "chờ xác nhận"


@dataclass(frozen=True)
class Family:
    """How one kind of body writes its papers.

    `crown`: (style, words) top right. `under_issuer`, `under_title`: `RULE` or signs that stand
    there. `number`: the line with {number} and {symbol}, "" for papers without one. `symbol`:
    what follows it, with {kind} ("BC"). `signing`: lines above the signer's title. `ends`: what
    closes the body. `sizes`: points where a style differs from the state's. `source`: what the
    rules were taken from.
    """

    code: str
    name: str
    source: str
    is_confirmed: bool = False
    crown: tuple[tuple[str, str], ...] = STATE_CROWN
    under_issuer: str = RULE
    under_title: str = RULE
    number: str = "Số: {number}/{symbol}"
    symbol: str = "{kind}-UBND"
    signing: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    ends: str = "./."
    kept: str = "Lưu: VT"
    sizes: Mapping[str, float] = field(default_factory=dict)
    above: str = ""

    @property
    def is_numbered(self) -> bool:
        """Say whether its papers carry a number and a symbol."""
        return bool(self.number)

    @property
    def label(self) -> str:
        """Return the name, with a word that it waits where nobody has confirmed it."""
        return self.name if self.is_confirmed else f"{self.name} ({WAITS})"


STATE = Family(
    "nha-nuoc",
    "Văn bản hành chính",
    "Nghị định 30/2020/NĐ-CP, Phụ lục I",
    is_confirmed=True,
    kept="Lưu: VT, VHXH",
)
HAMLET = Family(
    "thon",
    "Giấy của thôn, bản, khu phố",
    "Thông lệ: không số, không dấu; Nghị định 30/2020/NĐ-CP không áp dụng",
    is_confirmed=True,
    number="",
    symbol="",
    ends=".",
    kept="",
)
PARTY = Family(
    "dang",
    "Văn bản của Đảng",
    "Hướng dẫn 36-HD/VPTW",
    crown=(("Tiêu đề Đảng", "ĐẢNG CỘNG SẢN VIỆT NAM"),),
    under_issuer="*",
    under_title="-----",
    number="Số {number}-{symbol}",
    symbol="{kind}/ĐU",
    signing=("T/M BAN THƯỜNG VỤ",),
    titles=("BÍ THƯ",),
    ends=".",
    kept="Lưu Văn phòng Đảng ủy",
    sizes={"Tên loại": 16, "Trích yếu": 15, "Nơi nhận": 14, "Danh sách nơi nhận": 12},
    above="Đảng bộ tỉnh",
)
YOUTH = Family(
    "doan",
    "Văn bản của Đoàn Thanh niên",
    "Hướng dẫn về thể thức văn bản của Đoàn",
    crown=(("Tiêu đề Đảng", "ĐOÀN TNCS HỒ CHÍ MINH"),),
    under_issuer="***",
    under_title="-----",
    number="Số: {number}-{symbol}",
    symbol="{kind}/ĐTN",
    signing=("TM. BAN THƯỜNG VỤ",),
    titles=("BÍ THƯ",),
    ends="./.",
    kept="Lưu: Văn phòng Đoàn",
    sizes={"Tên loại": 16, "Trích yếu": 15},
)
FRONT = Family(
    "mttq",
    "Văn bản của Mặt trận Tổ quốc",
    "Thể thức văn bản của Ủy ban Mặt trận Tổ quốc Việt Nam",
    symbol="{kind}-MTTQ-BTT",
    signing=("TM. BAN THƯỜNG TRỰC",),
    titles=("CHỦ TỊCH",),
)
ASSOCIATION = Family(
    "doan-the",
    "Văn bản của hội, đoàn thể",
    "Thể thức văn bản của tổ chức hội cấp trên",
    symbol="{kind}-BTV",
    signing=("TM. BAN THƯỜNG VỤ",),
    titles=("CHỦ TỊCH",),
)
OTHER = Family(
    "don-vi",
    "Giấy của đơn vị khác",
    "Thông lệ: báo cáo kết quả, không số",
    number="",
    symbol="",
    titles=("THỦ TRƯỞNG ĐƠN VỊ",),
    ends=".",
    kept="",
)
FAMILIES = (STATE, HAMLET, PARTY, YOUTH, FRONT, ASSOCIATION, OTHER)
BY_CODE = {one.code: one for one in FAMILIES}

HEADS = {"tổ dân phố": "TỔ TRƯỞNG TỔ DÂN PHỐ"}
"""How the head of a hamlet signs, where it is not TRƯỞNG and the word for the place."""


def head_of_hamlet(word: str) -> str:
    """Return the title that a hamlet's head signs under: "TRƯỞNG BẢN", "TỔ TRƯỞNG …"."""
    return HEADS.get(word, f"TRƯỞNG {word}".upper())
