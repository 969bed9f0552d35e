"""Papers that ask or report upward: without a part of their own for it they order nobody."""

import re

from lantoa.intake.head import Head
from lantoa.intake.layout import Para
from lantoa.intake.sentences import section_kind
from lantoa.intake.unit_words import low

KINDS = ("tờ trình", "báo cáo")
MANY = re.compile(r".*\b(?:các|những|mọi|toàn|địa phương)\b")
RANKS = (
    (0, r"(?:cong ty|tong cong ty|doanh nghiep|ngan hang|truong|benh vien|dien luc|hop tac xa)\b"),
    (4, r"(?:thu tuong|chinh phu|quoc hoi|bo (?!doi|chi huy|phan)|ban bi thu)\b"),
    (3, r"(?:(?:chu tich |thuong truc |van phong )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)"
        r"|(?:ban thuong vu |thuong truc )?(?:tinh|thanh) uy)\b(?!.*\b(?:xa|phuong|dac khu)\b)"),
    (1, r"(?:uy ban nhan dan|ubnd|hdnd|dang uy|cong an|uy ban mttq|hoi|doan)\b"
        r".*\b(?:xa|phuong|dac khu)\b"),
    (2, r"so (?!nganh)|.*\b(?:tinh|thanh pho)\b"),
)  # fmt: skip
"""Which step a body stands on: the country, the province, its offices, the commune."""


def orders_nobody(head: Head, everything: list[Para]) -> bool:
    """Say whether the paper asks those above, and no part of it shares out work or reports.

    A submission may print what is planned ("Phân công thực hiện"): that is read as ever.
    """
    shared = any(section_kind(para) in ("duty", "report") for para in everything)
    return not shared and _asks_above(head)


def _asks_above(head: Head) -> bool:
    """Say whether the paper is a submission, a report, or a letter to those above alone."""
    if head.kind in KINDS:
        return True
    own = _rank(head.issuer.plain)
    above = [_rank(one.plain) for one in head.addressees]
    if (
        head.kind != "công văn"
        or not own
        or any(MANY.match(low(one.text)) for one in head.addressees)
    ):
        return False
    return bool(above) and min(above) > own


def _rank(name: str) -> int:
    return next((rank for rank, words in RANKS if re.match(words, name)), 0)
