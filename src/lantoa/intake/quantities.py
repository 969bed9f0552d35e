"""Quantities that an order sets: "mỗi thôn 02 băng rôn", "100% hộ nuôi lợn ký cam kết"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantoa.intake.passages import plain
from lantoa.intake.unit_words import is_verb

EACH = (
    r"(?P<each>(?:moi|tung) (?:(?:chi (?:hoi|doan|bo)|khu pho|to (?:dan pho|chuc)|khu dan cu|don vi"
    r"|ho gia dinh|[a-z]+) ))"
)
COUNT = re.compile(
    rf"(?:{EACH}(?:(?!\d)[a-z]+ ){{0,3}}?)?(?:it nhat |toi thieu |tren |du )?"
    r"(?<![\w/.,:-])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})(?P<percent> ?%)? "
    r"(?P<thing>[a-z]+(?: [a-z]+){0,3})"
)
NO_THING = re.compile(
    r"(?:gio|phut|giay|ngay|thang|nam|tuan|quy|lan(?! (?:ra|di))|h|tuoi|vao|va|cua|den|tu|cho|tai"
    r"|trong|ve|theo|la|thi|de|o|hoac|tren|duoi|truoc|sau|nhu|gan|voi|se|da|dung|lam|cac|km|m\d?|cm|mm|ha"
    r"|dong|trieu|ty|nghin|khong|ngoai|kg|tan|lit|ml|do)\b"
)
NUMBERED = re.compile(
    r"(?:\bso|nghi quyet|quyet dinh|ke hoach|chi thi|dieu|khoan|muc do|muc|lop|khoi|khu pho|thon|to"
    r"|dan pho|ap|ban|cap|bao|phuong an|buoc|dot|quy|giai doan|tap|bai|phan|trang|duong|khu|hoc ky"
    r"|thang|nam|ngay|de an|vung|tuan|thu|den|tu) $"
)
STOP = re.compile(
    r" (?:tai|o|tren|trong|cho|de|va|vao|gui|truoc|theo|cua|bang|voi|den|ve|neu|duoc)\b.*"
)


@dataclass(frozen=True)
class Quantity:
    """How many of what (a percentage if `percent`), of each of many (`each`, or ''); its words."""

    number: int
    percent: bool
    each: str
    thing: str
    words: str


def quantities(duty: str) -> Iterator[Quantity]:
    """Yield what a duty counts, in printed order; numbers of papers and times are no quantities."""
    folded = plain(duty)
    for m in COUNT.finditer(folded):
        start, end = m.span("thing")
        if NO_THING.match(folded, start) or NUMBERED.search(folded[: m.start("number")]):
            continue
        end = _end(duty, folded, start, end)
        yield Quantity(
            int(m["number"].replace(".", "")),
            bool(m["percent"]),
            duty[slice(*m.span("each"))].strip() if m["each"] else "",
            duty[start:end].strip(),
            duty[m.start() : end].strip(),
        )


def _end(duty: str, folded: str, start: int, end: int) -> int:
    """Return where the thing counted ends: before a small word, or a verb after two words."""
    if cut := STOP.search(folded, start, end):
        end = cut.start()
    words = [m.start() for m in re.finditer(r"\S+", folded[start:end])]
    return next((start + at - 1 for at in words[2:] if is_verb(duty[start + at :])), end)


def targets(duty: str) -> tuple[str, ...]:
    """Return the quantities of a duty in its own words, to be shown as what is to be reached."""
    return tuple(dict.fromkeys(one.words for one in quantities(duty)))
