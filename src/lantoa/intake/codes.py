"""Numbers and signs of papers (số, ký hiệu), with the Đ that a wrong reading drops."""

import re

_PARTS = {
    "QD": "QĐ", "ND": "NĐ", "CD": "CĐ", "HD": "HD", "DA": "ĐA", "HDND": "HĐND", "DTN": "ĐTN",
    "DU": "ĐU", "BCD": "BCĐ", "BCDTW": "BCĐTW", "TDTN": "TĐTN", "SGDDT": "SGDĐT",
    "GDDT": "GDĐT", "LDTBXH": "LĐTBXH", "SLDTBXH": "SLĐTBXH", "BGDDT": "BGDĐT", "HDBC": "HĐBC",
    "UBBC": "UBBC", "LDLD": "LĐLĐ", "DVTC": "ĐVTC", "BQLDA": "BQLDA",
}  # fmt: skip


def true_code(printed: str) -> str:
    """Return the number with the closed list's Đ put back: "19/CD-UBND" → "19/CĐ-UBND"."""
    return re.sub(r"[A-ZĐ]+", lambda m: _PARTS.get(m.group(), m.group()), printed)
