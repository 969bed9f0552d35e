"""Untidy typing put in order before it is read: blanks around signs, other dashes and blanks."""

import re

_BLANKS = str.maketrans(
    {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": None, "\ufeff": None}
)
_DASHES = str.maketrans({"‐": "-", "‑": "-", "‒": "-", "―": "–", "\uf02d": "-", "\uf0b7": "-"})
_RULES = (
    (re.compile(r"(?m)^([ \t]*)[–—−●▪◦➢✓·\uf0a7\uf0d8] ?(?=[^\W\d_])(?!.{2,40}, ng)"), r"\1- "),
    (re.compile(r"(?m)^([ \t]*[•*+]) ?(?=[^\W\d_])(?!.{2,40}, ng)"), r"\1 "),
    (re.compile(r"(?<=\d) ?/ ?(?=\d{1,4}\b)"), "/"),
    (re.compile(r"(?<=[A-ZĐ]) ?& ?(?=[A-ZĐ]{2})"), "&"),
    (re.compile(r"\( +"), "("),
    (re.compile(r" +(?=[);:,])(?!;\w)"), ""),
    (re.compile(r"(?<=[^\W\d_][^\W\d_]):(?=[^\W\d_/])"), ": "),
)

_INSIDE = re.compile(r"(?<=[^\W\d_])[À-ỸĐ]")
"""A capital inside a word, as readings of pictures have it ("thuỘc")."""


def tidied(text: str) -> str:
    """Return the text with dates, brackets and stops as they are set; lines and tabs stay."""
    text = text.translate(_BLANKS).translate(_DASHES)
    for pattern, told in _RULES:
        text = pattern.sub(told, text)
    return _INSIDE.sub(lambda m: m[0].lower() if m.string[m.start() - 1].islower() else m[0], text)
