"""Where a wrongly read text names a place or a person: capitals in certain company."""

import re

from lantoa.intake.passages import plain
from lantoa.intake.printed_words import Printed

KINDS = re.compile(
    r"x[a34&§]|ph[uiv]\S{0,4}ng|tinh|th[o06]n|ban|[ad4]p|x[o06]m|huyen|b[u]on|lang|bu[o0]n|khu|"
    r"s[o06]ng|su[o06]i|h[o06]|nui|deo|cau|du\S{0,3}ng|kenh|rach|bai|dao|thi|tran"
)
TITLE = re.compile(r"[o6]ng|b[a4]|ch[il1j]|d/c")
DAY = re.compile(r"ng.{1,2}y")


def name_runs(parts: list[Printed]) -> set[int]:
    """Return the positions of words in capitals that most likely name a place."""
    found: set[int] = set()
    for at, part in enumerate(parts):
        if not _titled(part):
            continue
        before = parts[at - 1] if at else Printed("", "", ",")
        if not before.after and (at - 1 in found or KINDS.fullmatch(plain(before.core))):
            found.add(at)
        elif part.after[:1] == "," and at + 1 < len(parts) and _is_day(parts[at + 1]):
            found |= _back(parts, at)
    return found


def _is_day(part: Printed) -> bool:
    return bool(DAY.fullmatch(plain(part.core)))


def _back(parts: list[Printed], at: int) -> set[int]:
    """Return the run of capitals that ends at a word."""
    run = {at}
    while at and _titled(parts[at - 1]) and not parts[at - 1].after and len(run) < 4:
        at -= 1
        run.add(at)
    return run


def _titled(part: Printed) -> bool:
    return part.core[:1].isupper() and not part.kept and not part.core[1:].isupper()


def person_runs(parts: list[Printed], pauses: list[bool]) -> dict[int, int]:
    """Return the places of words in capitals that name a person, each with its place in the name.

    A person is named after "ông", "bà", "đồng chí", or by the last two to four words of a stretch,
    in capitals, after a pause: the signer.
    """
    found: dict[int, int] = {}
    at = 0
    while at < len(parts):
        size = _run(parts, at)
        before = parts[at - 1] if at else Printed("", "", ".")
        titled = not before.after and TITLE.fullmatch(plain(before.core))
        signs = at + size == len(parts) and (not at or pauses[at - 1])
        if 2 <= size <= 4 and (titled or signs):
            found |= {at + n: n for n in range(size)}
        at += size or 1
    return found


def _run(parts: list[Printed], at: int) -> int:
    """Return how many words in capitals follow each other, a title ("Ông") not counted in."""
    end = at
    while end < len(parts) and _titled(parts[end]) and not (end > at and parts[end - 1].after):
        if end == at and TITLE.fullmatch(plain(parts[end].core)):
            return 0
        end += 1
    return end - at
