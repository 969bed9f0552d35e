"""Where a wrongly read text names a place: capitals after "xã", or before ", ngày"."""

import re

from lantoa.intake.passages import plain
from lantoa.intake.printed_words import Printed

KINDS = re.compile(
    r"x[a34&§]|ph[uiv]\S{0,4}ng|tinh|th[o06]n|ban|[ad4]p|x[o06]m|huyen|b[u]on|lang|bu[o0]n|khu|"
    r"s[o06]ng|su[o06]i|h[o06]|nui|deo|cau|du\S{0,3}ng|kenh|rach|bai|dao|thi|tran"
)
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
