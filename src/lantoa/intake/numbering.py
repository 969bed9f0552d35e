"""The numbers and bullets that open a line: I., A., 1., 2.1., 1/, (1), a), a., -, Điều 1."""

import re

from lantoa.intake.passages import Passage

ROMAN = re.compile(r"['\"]?([ivxlh1]{1,5})(?:[.)]|[-/](?= )) ?(?=\S)")
CAPITAL = re.compile(r"([a-h])(?:\. ?|[/)] )(?=\S)")
NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)] ?|[-/] |(?<=\.\d) )(?=\D)")
IN_BRACKETS = re.compile(r"\((\d{1,2}|[a-h])\) ?(?=[^\W\d_])")
ARTICLE = re.compile(r"(dieu \d{1,2})[.:] ?(?=\S)")
LETTER = re.compile(r"([a-zđ])\) ?(?=\S)|(?<![^\W\d_])([a-hđ])[./] (?=[^\W\d_])")
BULLET = re.compile(r"[-+•*~·] ?\.?(?=\S)")


def marked(line: Passage) -> str:
    """Return the line's number or bullet as it would be printed clean, or ''."""
    text, folded = line.text, line.plain
    if m := ROMAN.match(folded):
        mark = re.sub("[l1]", "I", text[m.start(1) : m.end(1)])
        mark = mark.replace("H", "II") if len(mark) > 1 else mark
        if re.search("[IVX]", text[: m.end(1)]) and re.fullmatch("X{0,2}(IX|IV|V?I{0,3})", mark):
            return mark
    if (m := CAPITAL.match(folded)) and text[0].isupper():
        return text[0]
    if m := ARTICLE.match(folded):
        return "Điều " + m.group(1)[5:]
    for pattern in (NUMBER, LETTER, IN_BRACKETS):
        if m := pattern.match(folded):
            return str(m.group(m.lastindex or 1))
    return "-" if BULLET.match(folded) else ""
