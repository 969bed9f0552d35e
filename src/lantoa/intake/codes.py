"""Numbers and signs of papers (số, ký hiệu), with the Đ that a wrong reading drops."""

import re

_PARTS = {
    "QD": "QĐ", "ND": "NĐ", "CD": "CĐ", "HD": "HD", "DA": "ĐA", "HDND": "HĐND", "DTN": "ĐTN",
    "DU": "ĐU", "TDTN": "TĐTN", "SGDDT": "SGDĐT", "PGDDT": "PGDĐT", "GDDT": "GDĐT",
    "LDTBXH": "LĐTBXH", "SLDTBXH": "SLĐTBXH", "BGDDT": "BGDĐT", "HDBC": "HĐBC", "LDVL": "LĐVL",
    "UBBC": "UBBC", "LDLD": "LĐLĐ", "DVTC": "ĐVTC", "BQLDA": "BQLDA", "KTHTDT": "KTHTĐT",
    "HTDT": "HTĐT", "QLDT": "QLĐT", "KHDT": "KHĐT", "TTDU": "TTĐU", "BTVDU": "BTVĐU",
    "VPDU": "VPĐU", "BTGDU": "BTGĐU", "UBKTDU": "UBKTĐU", "BXDD": "BXDĐ", "DUK": "ĐUK",
    "TTHDND": "TTHĐND", "VPHDND": "VPHĐND", "DBQH": "ĐBQH", "CDCS": "CĐCS", "CDS": "CĐS",
    "BDG": "BĐG", "KLDB": "KLĐB", "QLDD": "QLĐĐ", "DKKD": "ĐKKD", "VPDK": "VPĐK",
    "VPDKDD": "VPĐKĐĐ", "TDKT": "TĐKT", "HDTDKT": "HĐTĐKT", "TDC": "TĐC", "DBKK": "ĐBKK",
    "BDBP": "BĐBP", "DBP": "ĐBP", "ATLD": "ATLĐ", "ATVSLD": "ATVSLĐ", "NLD": "NLĐ",
    "HDLD": "HĐLĐ", "DBSCL": "ĐBSCL", "HDNVQS": "HĐNVQS", "DVTN": "ĐVTN",
    "BU": "ĐU", "CDKCN": "CĐKCN", "HDPHPBGDPL": "HĐPHPBGDPL",
}  # fmt: skip


def true_code(printed: str) -> str:
    """Return the number with the closed list's Đ put back: "19/CD-UBND" → "19/CĐ-UBND".

    Two parts are known in any company: BCĐ (a steering board) and "&ĐT" (GD&ĐT, KTHT&ĐT).
    """
    parted = re.sub(r"[A-ZĐ]+", lambda m: _PARTS.get(m.group(), m.group()), printed)
    return re.sub(r"\bBCD(?=[A-ZĐ]*\b)", "BCĐ", re.sub(r"&DT\b", "&ĐT", parted))
