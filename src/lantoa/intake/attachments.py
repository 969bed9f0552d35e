"""What is sent with the paper: "(Gửi kèm …)" at its end, or said inside a sentence."""

import re
from collections.abc import Iterator

from lantoa.intake.layout import Line
from lantoa.intake.passages import Passage

OPENS = re.compile(
    r"\W{0,2}((xin |tai lieu |ho so |van ban |file )?(gui|dinh|g.{1,4}i) k.m( theo)?"
    r"|(co )?k.m theo|co k.m)"
    r"( (cong van|van ban|ke hoach|thong bao|huong dan) nay)?( (la|gom|co)\b)?"
    r"( (cac|cac tai lieu|tai lieu|van ban)( sau)?(?=:))?"
    r" ?:? ?"
)
FAR = 14
BULLET = re.compile(r"[-+•*] |\d[.)] ")
THIS = (
    r"(?:cong van|van ban|ke hoach|quyet dinh|nghi quyet|thong bao|chi thi|huong dan"
    r"|chuong trinh) nay"
)
ENACTS = r"(?:quyet dinh|nghi quyet|quy che|quy dinh) nay"
THING = (
    r"(?:phuong an|ke hoach|phu luc|bieu mau|mau|danh sach|de cuong|tai lieu|quy che|bang|bieu"
    r"|noi dung|khung|kich ban|bo cau hoi|lich|ban do|so do|quy dinh|to trinh|bao cao)"
)
SAID = (
    re.compile(
        rf"(?:ban hanh |gui |dinh )?kem theo {THIS} (?:la )?(?P<what>[^.;]{{8,}}?)(?=[.;]|$)"
    ),
    re.compile(rf"\b(?P<what>{THING}\b[^.;:(]{{0,60}}?(?:kem theo|gui kem|dinh kem) {ENACTS})"),
    re.compile(r"\((?:co )?(?P<what>[^()]{4,80}?) ?(?:duoc )?(?:gui kem|dinh kem|kem theo)\)"),
)
"""What is enacted with this decision; "X kèm theo Nghị quyết này"; "(có X kèm theo)"."""


def taken_from(body: list[Line]) -> tuple[list[Passage], list[Line]]:
    """Return what the closing "(Gửi kèm …)" lines name, and the body without these lines."""
    for at in range(len(body) - 1, max(-1, len(body) - FAR), -1):
        line = body[at]
        m = OPENS.match(line.whole.plain) if line.cells else None
        if m and _closes(body[at:], m.end()):
            return list(_parts(line.whole.cut(m.end()), body[at + 1 :])), body[:at]
    return [], body


def _parts(first: Passage, rest: list[Line]) -> Iterator[Passage]:
    """Yield what is enclosed: parted by semicolons, or one a bullet."""
    runs = [first]
    for line in rest:
        if line.cells and BULLET.match(line.whole.plain):
            runs.append(line.whole)
        elif line.cells:
            runs[-1] = runs[-1] + line.whole
    listed = len(runs) > 1 and bool(BULLET.match(runs[1].plain))
    for run in runs[1:] if listed and not re.search(r"\d|[;.]$", first.plain) else runs:
        mark = BULLET.match(run.plain)
        yield from filter(None, map(_clean, run.cut(mark.end() if mark else 0).split(";")))


def _closes(lines: list[Line], start: int) -> bool:
    """Say whether the lines name something, and only that: short, nothing ordered after them."""
    words = " ".join(line.whole.plain for line in lines if line.cells)
    return len(words) > start + 3 and len([line for line in lines if line.cells]) <= 8


def _clean(part: Passage) -> Passage:
    """Return the part without the signs around it; a bracket of its own stays."""
    bare = part.trim(" ;.,:/_-–+")
    if bare.text.count(")") > bare.text.count("("):
        bare = bare.cut(0, len(bare.text) - 1) if bare.text.endswith(")") else bare
    return bare.trim(" ;.,:/_")


def said_in(texts: list[Passage]) -> Iterator[Passage]:
    """Yield what a sentence says to be enclosed with this paper."""
    for text in texts:
        for pattern in SAID:
            for m in pattern.finditer(text.plain):
                yield text.cut(*m.span("what")).trim()
