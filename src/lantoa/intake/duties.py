"""Who is told to do what (phân công): units with their duties, wherever the paper says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lantoa.intake.layout import Para
from lantoa.intake.passages import Passage, plain
from lantoa.intake.sentences import clauses, heading, is_closing, section_kind, sentences
from lantoa.intake.tables import rows
from lantoa.intake.units import is_generic, is_verb, low, unit_at

ORDER = re.compile(
    r"(mời|m(?:ọ|ỗ)i(?= (?:đội|đoàn|trung tâm|hội|phòng|sở|ban|công an) )|giao|đề nghị"
    r"|yêu cầu|phân công|đối với) +(?:cho )?"
)
MISREAD = ("mọi", "mỗi")
ASKS = re.compile(r"[ ,]*(đề nghị|yêu cầu|giao|mời|kêu gọi toàn thể)")
LEAD_IN = re.compile(
    r"(ngoai ra|dong thoi|ben canh do|rieng|trong do|truoc mat|theo do|cu the)\b[,:]? *"
)
DEAL = re.compile(r"(có trách nhiệm|có nhiệm vụ|chịu trách nhiệm:|nghiêm túc|yêu cầu|đề nghị)[: ]+")
PLEA = re.compile(
    r"(nghiem tuc|khan truong|nghiem chinh|trien khai|to chuc)( to chuc| trien khai| thuc hien)*"
    r" (thuc hien|chap hanh)(/| \.|$)"
)
DONE_BY = re.compile(r"(hoan thanh|xong|thoi gian|thoi han)\b.{0,20}\d|hoan thanh (truoc|trong)")
SUPPORT = re.compile(r"phoi hop")
LEAD = re.compile(r"chu tri|thuong truc|dau moi|tham muu|phu trach")


@dataclass
class Assignment:
    """A unit as the paper names it, with its duties; `invited` by "Mời", `role` lead or support."""

    unit: Passage
    duties: list[Passage] = field(default_factory=list)
    due: list[Passage] = field(default_factory=list)
    invited: bool = False

    @property
    def role(self) -> str:
        """Say lead, support, or own (does its own part) by the words of the duties."""
        words = " ; ".join(duty.plain for duty in self.duties)
        if LEAD.search(words[:160]) and not SUPPORT.match(words):
            return "lead"
        return "support" if SUPPORT.search(words[:60]) else "own"

    @property
    def quote(self) -> Passage:
        """Return the unit and its duties as they stand in the paper."""
        return sum(self.duties, self.unit)


def assignments(sections: list[Para], everything: list[Para]) -> list[Assignment]:
    """Return one entry a unit: those of the assignment part and those ordered elsewhere.

    Where the paper has no such part, every sentence whose subject is a unit counts.
    """
    parts = [section for section in sections if section_kind(section) == "duty"]
    inside = {id(para) for part in parts for para in _below(part)}
    found: list[Assignment] = []
    for para in everything:
        if id(para) not in inside and section_kind(para) != "report" and not _in_report(para):
            found += _ordered(para, alone=not parts)
            if _heads_duties(para, alone=not parts):
                inside |= {id(below) for below in _below(para)}
    for part in parts:
        found += _assigned(part)
    return _merged(found)


def _heads_duties(para: Para, *, alone: bool) -> Passage | None:
    """Return the unit of a heading such as "2. Giao Sở X" whose children are its duties.

    Where the paper has no assignment part (`alone`), "2. Sở X:" is such a heading as well.
    """
    title, rest = heading(para)
    if not title or rest:
        return None
    text = para.body.text
    order = ORDER.match(low(text))
    unit = unit_at(text, order.end() if order else 0) if order or alone else None
    if unit is None or (not order and (unit.stop not in ("colon", "end") or not para.children)):
        return None
    return para.body.cut(unit.start, unit.end).trim()


def _is_anyone(name: str) -> bool:
    """Say whether the name means everybody, or each of many ("mỗi thôn")."""
    return is_generic(name) or low(name).startswith(("mỗi ", "từng "))


def _in_report(para: Para) -> bool:
    return bool(re.search(r"bao cao|so lieu ve", para.title[:40])) and para.mark == ""


def _below(para: Para) -> list[Para]:
    return [para] + [deep for child in para.children for deep in _below(child)]


def _assigned(part: Para) -> Iterator[Assignment]:
    """Yield the units of an assignment part: bullets, units alone on a line, or table rows."""
    current: Assignment | None = None
    tables = [para for para in _below(part) if para.table]
    if tables:
        for para in tables:
            for row in rows(para):
                yield Assignment(row.unit, _duties(row.work), [row.due] if row.due else [])
        return
    for para in _below(part)[1:]:
        if is_closing(para):
            yield from _closing_order(para)
            continue
        opened = _opened(para.body)
        if opened:
            if current:
                yield current
            current = opened
        elif current:
            current.duties += _duties(para.body)
    if current:
        yield current


def _closing_order(para: Para) -> Iterator[Assignment]:
    """Yield an order that stands before the close ("Công an tỉnh theo dõi, đôn đốc …./.")."""
    for sentence in sentences(para.body):
        opened = _opened(sentence)
        if opened and opened.duties and not is_generic(opened.unit.text):
            yield opened


def _opened(body: Passage) -> Assignment | None:
    """Return the assignment that a paragraph opens: [order] unit [:] duties."""
    start, invited = 0, False
    if m := LEAD_IN.match(body.plain):
        start = m.end()
    m = ORDER.match(low(body.text), start)
    if m and (m.group(1) not in MISREAD or body.text[m.end()].isupper()):
        start, invited = m.end(), m.group(1) in ("mời", *MISREAD)
    unit = unit_at(body.text, start)
    if unit is None or (unit.stop in ("comma", "other") and not _names_only(body, unit.end)):
        return None
    if ASKS.match(low(body.text), unit.end):
        return None
    name = body.cut(unit.start, unit.end).trim()
    return Assignment(name, _duties(body.cut(unit.end)), invited=invited)


def _names_only(body: Passage, end: int) -> bool:
    """Say whether after the name comes "có trách nhiệm", so that the stop was a false one."""
    return bool(re.match(r"[ ,]*(co trach nhiem|co nhiem vu|can|phai|chu|phoi)", body.plain[end:]))


def _duties(work: Passage) -> list[Passage]:
    """Return the duties of a unit: what stands between semicolons and long commas."""
    found = []
    for clause in clauses(work.trim()):
        for piece in _parted(clause):
            piece = _bare(piece)
            if len(piece.text) > 3 and not DONE_BY.match(piece.plain) and not _others(piece):
                found.append(piece)
    return found


def _others(piece: Passage) -> bool:
    """Say whether the clause speaks of another unit ("mỗi xã, phường tổ chức …")."""
    return bool(re.match(r"moi \w+,? (\w+ )?(to chuc|mo|co|bo tri)\b", piece.plain))


def _bare(piece: Passage) -> Passage:
    """Take "có trách nhiệm", "đồng thời" and the like off a duty's front."""
    for _ in range(3):
        m = DEAL.match(low(piece.text)) or LEAD_IN.match(piece.plain)
        if not m:
            break
        piece = piece.cut(m.end()).trim()
    return piece.trim(" ;.,:-–—/")


def _parted(clause: Passage) -> Iterator[Passage]:
    """Part a clause where a comma divides two long duties, each with its own verb."""
    start = comma = 0
    small = low(clause.text)
    for m in re.finditer(r", (?=[^\W\d_])", small):
        left, right = small[comma : m.start()], small[m.end() :].split(", ")[0]
        long = len(left.split()) >= 10 and len(right.split()) >= 4
        if DEAL.match(small, m.end()) or (long and is_verb(left) and is_verb(right)):
            yield clause.cut(start, m.start()).trim()
            start = m.end()
        comma = m.end()
    yield clause.cut(start).trim()


def _ordered(para: Para, *, alone: bool) -> Iterator[Assignment]:
    """Yield orders outside an assignment part: "Giao X …", "đề nghị X …"; alone: any unit."""
    if name := _heads_duties(para, alone=alone):
        yield Assignment(name, [d for p in _below(para)[1:] for d in _duties(p.body)])
        return
    if heading(para)[0] and para.children:
        return
    for sentence in sentences(para.body):
        if PLEA.search(sentence.plain):
            continue
        current: Assignment | None = None
        for clause in sentence.split(";"):
            opened = _clause(clause, alone=alone)
            if opened and not _is_anyone(opened.unit.text):
                if current:
                    yield current
                current = opened
            elif not opened and current and is_verb(_bare(clause).text):
                current.duties += _duties(clause)
        if current:
            yield current


def _clause(clause: Passage, *, alone: bool) -> Assignment | None:
    small = low(clause.text)
    if m := re.search(r"(?:^|[ ,])(giao|đề nghị|yêu cầu|mời|đối với)(?: cho)? ", small):
        unit = unit_at(clause.text, m.end())
        if unit and unit.stop in ("verb", "colon", "comma"):
            rest = _duties(clause.cut(unit.end))
            name = clause.cut(unit.start, unit.end).trim()
            return Assignment(name, rest, invited=m.group(1) == "mời") if rest else None
    if not alone:
        return None
    opened = _opened(clause)
    return opened if opened and opened.duties else None


def _merged(found: list[Assignment]) -> list[Assignment]:
    """Put the duties of one unit together, in printed order."""
    merged: dict[str, Assignment] = {}
    for one in found:
        key = plain(re.sub(r"^(các|Các) ", "", one.unit.text))
        if key in merged:
            merged[key].duties += one.duties
        elif one.unit:
            merged[key] = one
    return [one for one in merged.values() if one.duties or one.invited]
