"""Which component (thành phần thể thức) each line of a paper is, by its words and its place."""

from collections.abc import Sequence
from itertools import pairwise

from lantoa.kit.layout_rules.sheet import Line, Sheet
from lantoa.kit.layout_rules.signs import (
    ANNEX,
    DATE,
    DOING,
    GROUND,
    MATTER,
    MIDDLE,
    MOTTO,
    NATION,
    NUMBER,
    RECEIVED,
    SIGNING,
    TITLE,
    TO,
    TOP,
    WITH,
    kind_of,
    plain,
)


def name_parts(sheet: Sheet) -> None:
    """Write into each line which component it is; lines that are none keep ""."""
    lines = sheet.lines
    annexed = _start_of_annexes(lines)
    main, behind = lines[:annexed], lines[annexed:]
    title = next((i for i, x in enumerate(main) if kind_of(plain(x))), None)
    to = next((i for i, x in enumerate(main) if TO.match(plain(x))), None)
    begins = min([i for i in (title, to) if i is not None], default=_after_head(main))
    _name_head(main[:begins])
    foot = _start_of_foot(main, begins)
    rest = _name_opening(main[begins:foot])
    _name_body(rest)
    _name_foot(main[foot:])
    _name_annexes(behind)


def _start_of_annexes(lines: Sequence[Line]) -> int:
    starts = (i for i, x in enumerate(lines) if i > 4 and not x.cell and ANNEX.match(plain(x)))
    return next(starts, len(lines))


def _after_head(main: Sequence[Line]) -> int:
    """Return where the head ends in a paper with neither kind nor addressee."""
    first = next((x.cell[0] for x in main if x.cell), None)
    if first is not None and any(NATION.match(plain(x)) for x in main if x.cell):
        return max(i for i, x in enumerate(main) if x.cell and x.cell[0] == first) + 1
    return 0


def _name_head(head: Sequence[Line]) -> None:
    signs = (("nation", NATION), ("motto", MOTTO), ("matter", MATTER), ("number", NUMBER))
    for line in head:
        text = plain(line)
        line.part = next((part for part, sign in signs if sign.match(text)), "")
        if not line.part and DATE.match(text):
            line.part = "dated"
    beside = {x.cell[2] for x in head if x.cell and x.part == "nation"} or {1}
    bodies = [x for x in head if not x.part and x.bare and not (x.cell and x.cell[2] in beside)]
    stop = next((x.index for x in head if x.part in ("number", "matter")), len(head))
    bodies = [x for x in bodies if x.index < stop and not x.bare.startswith("(")]
    for line in bodies:
        line.part = "parent"
    if bodies:
        bodies[-1].part = "issuer"
    for first, second in pairwise(bodies):
        if plain(first).upper() in ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN"):
            first.part = second.part  # one name on two lines


def _name_opening(lines: Sequence[Line]) -> Sequence[Line]:
    """Name title, addressees and grounds; return what follows them."""
    at, part = 0, ""
    for at, line in enumerate(lines):
        text = plain(line)
        above = next((plain(x) for x in reversed(lines[:at]) if x.bare), "")
        if not text:
            part = "" if part == "abstract" and line.ruled else part
            continue
        if kind_of(text) and at == 0:
            line.part, part = "kind", "abstract"
        elif TO.match(text):
            line.part, part = "to", "" if text.rstrip(": ").lower() != "kính gửi" else "addressee"
        elif GROUND.match(text) or _also_ground(line, above, part):
            line.part = part = "ground"
        elif part == "addressee" and (text[0] in "-–+" or above[-1:] == ";" or text[-1] == ";"):
            line.part = "addressee"
        elif part == "abstract" and (kind_of(above) or _titled(line)):
            line.part = "abstract"
        elif not line.capitals or line.cell or TOP.match(text):
            return lines[at:]
    return lines[at + 1 :]


def _also_ground(line: Line, above: str, part: str) -> bool:
    if DOING.match(plain(line)):
        return line.share("italic") > 0.8 or plain(line).endswith(";")
    return part == "ground" and above[-1:] == ";"


def _titled(line: Line) -> bool:
    return line.layout.align == "center" and line.share("bold") > 0.8 and not line.capitals


def _name_body(lines: Sequence[Line]) -> None:
    for line in lines:
        text = plain(line)
        if line.cell:
            line.part = "cell" if text else ""
        elif TOP.match(text) and (line.share("bold") > 0.8 or line.capitals):
            line.part = "top"
        elif MIDDLE.match(text) and line.share("bold") > 0.8:
            line.part = "middle"
        elif text and not line.ruled:
            line.part = "text"


def _start_of_foot(main: Sequence[Line], begins: int) -> int:
    """Return where recipients and signer begin: their table, or the first of their lines."""
    for i in range(len(main) - 1, begins, -1):
        text = plain(main[i])
        if not (RECEIVED.match(text) or (SIGNING.match(text) and main[i].capitals)):
            continue
        place = main[i].cell
        if place is None and not RECEIVED.match(text):
            continue
        table = [j for j, x in enumerate(main) if x.cell and place and x.cell[0] == place[0]]
        return table[0] if table else i
    return len(main)


def _name_foot(foot: Sequence[Line]) -> None:
    left = next((x.cell[2] for x in foot if x.cell and RECEIVED.match(plain(x))), None)
    signing = []
    for line in foot:
        text = plain(line)
        if RECEIVED.match(text):
            line.part = "received"
        elif text and (line.cell[2] == left if line.cell else text[0] in "-–+"):
            line.part = "recipient"
        elif text and (line.cell or SIGNING.match(text)):
            signing.append(line)
    for line in signing:
        line.part = "signing"
    if signing and not TITLE.match(plain(signing[-1])):
        signing[-1].part = "signer"


def _name_annexes(lines: Sequence[Line]) -> None:
    above = ""
    for line in lines:
        text = plain(line)
        if not text:
            continue
        if line.cell:
            line.part = above = "cell"
        elif ANNEX.match(text):
            line.part = above = "annex"
        elif WITH.match(text):
            line.part = above = "with"
        elif above == "annex":
            line.part = above = "annex_title"
        else:
            line.part = above = "annex_text"
