"""How papers hang together: what this one rests on, encloses, replaces, corrects, recalls."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lantoa.intake.citations import Citation, cited
from lantoa.intake.passages import Passage

BASED_ON, ENCLOSES = "based_on", "encloses"
REPLACES, AMENDS, CORRECTS, RECALLS = "replaces", "amends", "corrects", "recalls"
CHANGES = (RECALLS, REPLACES, CORRECTS, AMENDS)
"""What a paper does to an earlier one, the strongest first."""

_DOES = (
    (RECALLS, r"(?:thu hoi|bai bo|huy bo|ngung hieu luc|dinh chi thi hanh)"),
    (REPLACES, r"(?:thay the|thay cho)"),
    (CORRECTS, r"(?:dinh chinh)"),
    (AMENDS, r"(?:sua doi(?:,? bo sung)?|bo sung|dieu chinh)"),
)
_KIND = (
    r"(?:cong van|ke hoach|chi thi|quyet dinh|thong bao|huong dan|cong dien|chuong trinh|"
    r"nghi quyet|van ban|de an|phuong an|to trinh|giay moi|quy dinh|quy che)"
)
# Between the verb and the number: "nội dung tại", "một số nội dung của", the kind of paper, "số".
_TO_NUMBER = (
    rf"(?: cho| doi voi| toan bo| (?:mot so |cac )?noi dung| mot phan| (?:tai|cua|trong|theo)"
    rf"| (?:diem|khoan|muc|phan|dieu)(?: [a-z0-9.]+)?,?| ngay thang| thoi gian| {_KIND})*"
    rf" {_KIND} $"
)
_BREAK = re.compile(r"[.;](?=\s)")
_THIS = re.compile(rf"{_KIND} nay\b")
_DOING = tuple((what, re.compile(verb + _TO_NUMBER)) for what, verb in _DOES)
_ENDED = re.compile(
    r"^[^.;]{0,160}?(?:het hieu luc|khong con hieu luc|bi bai bo|ngung thuc hien|"
    r"duoc thay the bang (?:van ban|cong van|ke hoach|chi thi|quyet dinh|thong bao) nay)"
)
_DONE_TO = re.compile(r"(?:duoc|da|bi) (?:thay the|sua doi|bo sung|dinh chinh|bai bo)")


@dataclass(frozen=True)
class Kin:
    """A paper that this one names, and what it is to this one (`what`); `at` is the citation."""

    what: str
    number: str
    issued_on: date | None
    at: Passage


def kin(
    subject: Passage, texts: Iterable[Passage], attachments: Iterable[Passage], own: str
) -> list[Kin]:
    """Return every paper that a directive hangs together with, each number once.

    An enclosed paper, and one that this paper itself replaces, corrects, amends or recalls
    (NĐ 30/2020 art. 18: errors are put right by such a paper) comes before one merely cited. What
    a third paper did to another ("NĐ 49 thay thế QĐ 52") is no deed of this one. `own` is this
    paper's own number.
    """
    found: dict[str, Kin] = {}
    for text in attachments:
        for one in cited(text):
            found.setdefault(one.number, _as(ENCLOSES, one))
    for text in (subject, *texts):
        for what, one in _deeds(text):
            known = found.get(one.number)
            if what != BASED_ON and (known is None or known.what == BASED_ON):
                found[one.number] = _as(what, one)
            elif known is None:
                found[one.number] = _as(BASED_ON, one)
            elif known.issued_on is None and one.issued_on:
                found[one.number] = Kin(known.what, known.number, one.issued_on, known.at)
    return [one for number, one in found.items() if number != own]


def _as(what: str, one: Citation) -> Kin:
    return Kin(what, one.number, one.issued_on, one.at)


def _deeds(text: Passage) -> Iterator[tuple[str, Citation]]:
    """Yield each citation with what this paper does to it."""
    end_of_last = -1
    for one in cited(text):
        sentence = _BREAK.split(text.plain[: one.start])[-1]
        begins = one.start - len(sentence)
        is_by_another = end_of_last > begins and not _THIS.search(sentence)
        before = text.plain[max(begins, end_of_last) : one.start]
        after = text.plain[one.end :]
        yield BASED_ON if is_by_another else _deed(before, after), one
        end_of_last = one.end


def _deed(before: str, after: str) -> str:
    """Return what is done to the paper named between `before` and `after` (both folded)."""
    if _DONE_TO.search(before):
        return BASED_ON
    named = re.sub(r" so ?:? ?$", "", before.rstrip()) + " "
    done = next((what for what, pattern in _DOING if pattern.search(named)), "")
    return done or (REPLACES if _ENDED.search(after) else BASED_ON)
