"""Who is told to do what (phân công): units with their duties, wherever the paper says it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lantoa.intake.assignment import Assignment, is_described, named_by, opened_by
from lantoa.intake.layout import Para
from lantoa.intake.passages import Passage, plain
from lantoa.intake.phrasing import ORDER, duties_in
from lantoa.intake.reporting import only_reports, tells_to_report
from lantoa.intake.sentences import announces, clauses, heading, is_closing, section_kind, sentences
from lantoa.intake.sole import for_the_asked
from lantoa.intake.tables import rows
from lantoa.intake.unit_words import low
from lantoa.intake.units import is_generic, unit_at

OF_PLACE = r" (xa|phuong|dac khu|tinh|thanh pho|dang uy)$"
HELPED_BY = re.compile(r"[ ,]*(?:chu tri, ?)?phoi hop (?:voi|cung) [^;:]*$")
SCHEDULE = re.compile(
    r"[^:;]{3,60}: ?(?:(?:ngay|sang|chieu|toi|tu|luc|vao|dot) (?:ngay )?\d"
    r"|\d{1,2} ?(?:/|[hg]\b|[hg]\d|gio\b))"
)
"""Where and when, to no one's charge: "Thôn Hạ: ngày 25/5, tại đình"."""
PLEA = re.compile(
    r"(nghiem tuc|khan truong|nghiem chinh|trien khai|to chuc)( to chuc| trien khai| thuc hien)*"
    r" (thuc hien|chap hanh)(/| \.|$)"
    r"|\b(thuc hien|trien khai|chap hanh|phoi hop)( thuc hien)?"
    r" (nghiem tuc|nghiem|nghiem chinh|tot|chat che|day du|hieu qua)(/| \.|$)"
    r"|thong bao (?:de|den) .{0,60}\b(?:biet|thuc hien)\b"
    r"|chiu trach nhiem (?:to chuc )?(?:thi hanh|thuc hien)\b.{0,40}\bnay\b"
)


def assignments(
    sections: list[Para], everything: list[Para], addressees: list[Passage]
) -> list[Assignment]:
    """Return one entry a unit: those of the assignment part and those ordered elsewhere.

    Where the paper has no such part, every sentence whose subject is a unit counts.
    """
    parts = [s for s in sections if section_kind(s) == "duty" and not unit_at(s.body.text)]
    inside = {id(para) for part in parts for para in _below(part)}
    inside |= {id(para) for section in sections for para in _not_orders(section)}
    found: list[Assignment] = []
    for para in everything:
        if (
            id(para) not in inside
            and section_kind(para) not in ("report", "state")
            and not only_reports(para)
        ):
            found += _ordered(para, alone=not parts)
            if _heads_duties(para, alone=not parts):
                inside |= {id(below) for below in (para, *_own(para))}
    for part in parts:
        found += _assigned(part)
    if not parts:
        inside |= {id(para) for para in everything if _has_unit(para, found)}
        found += for_the_asked(everything, inside, addressees, others=bool(found))
    return _merged(found)


def _not_orders(section: Para) -> list[Para]:
    """Return the paragraphs of a section that tell how things stand, or only of reports."""
    kind = section_kind(section)
    if kind == "report":
        return [para for para in _below(section) if para is section or para.mark_or_bullet]
    return _below(section) if kind == "state" else []


def _has_unit(para: Para, found: list[Assignment]) -> bool:
    lines = range(para.body.first_line, para.body.last_line + 1)
    return bool(para.body) and any(one.unit and one.unit.first_line in lines for one in found)


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
    if unit is None:
        return None
    helped = HELPED_BY.match(para.body.plain, unit.end)
    bare = bool(helped) or unit.stop in ("colon", "end") or text.rstrip().endswith(":")
    if not order and not (bare and para.children):
        return None
    return para.body.cut(unit.start, unit.end).trim()


def _is_anyone(name: str) -> bool:
    """Say whether the name means everybody, or each of many ("mỗi thôn")."""
    return is_generic(name) or low(name).startswith(("mỗi ", "từng "))


def _below(para: Para) -> list[Para]:
    return [para] + [deep for child in para.children for deep in _below(child)]


def _own(para: Para) -> list[Para]:
    """Return what belongs to a unit's heading: its list, and not a paragraph after the list."""
    listed = any(child.mark_or_bullet for child in para.children)
    kept = [child for child in para.children if child.mark_or_bullet or not listed]
    return [deep for child in kept for deep in _below(child)]


def _assigned(part: Para) -> Iterator[Assignment]:
    """Yield the units of an assignment part: bullets, units alone on a line, or table rows."""
    current: Assignment | None = None
    tables = [para for para in _below(part) if para.table]
    if tables:
        for para in tables:
            for row in rows(para):
                yield Assignment(row.unit, duties_in(row.work), [row.due] if row.due else [])
        return
    opener: Para | None = None
    bare = False
    for para in _below(part)[1:]:
        if is_closing(para):
            yield from _closing_order(para)
            continue
        if only_reports(para):
            continue
        beside = bool(opener) and para.mark and opener and para.level == opener.level
        opened = opened_by(para.body) or (named_by(para.body) if para.mark_or_bullet else None)
        each = opened and current and low(opened.unit.text).startswith(("mỗi ", "từng "))
        if current and bare and opener and _asks_others(para, below=opener):
            current.duties += [clause.trim(" ;.") for clause in clauses(para.body)]
        elif (opened and not each) or beside:
            bare = bool(opened) and bool(para.mark) and not (opened and opened.duties)
            if current:
                yield from _one_by_one(current)
            current, opener = opened, para
        elif current:
            current.duties += duties_in(para.body)
    if current:
        yield from _one_by_one(current)


def _asks_others(para: Para, *, below: Para) -> bool:
    """Say whether an item below a unit's name is what the unit asks of others: its own duty."""
    deeper = para.bullet or para.level > below.level > 0
    return deeper and low(para.body.text).startswith(("mời ", "yêu cầu "))


def _one_by_one(told: Assignment) -> Iterator[Assignment]:
    """Yield the unit's own duties, then those of a unit that one of its clauses opens with.

    "2. Đoàn Thanh niên xã ra quân …; Hội Người cao tuổi xã vận động …": two units.
    """
    first = replace(told, duties=[])
    current = first
    found = [first]
    for duty in told.duties:
        unit = unit_at(duty.text) if duty.text[0].isupper() and current.duties else None
        other = opened_by(duty) if unit and unit.stop == "verb" else None
        if other and other.duties and not _is_anyone(other.unit.text):
            current = other
            found.append(other)
        else:
            current.duties.append(duty)
    yield from found


def _closing_order(para: Para) -> Iterator[Assignment]:
    """Yield an order that stands before the close ("Công an tỉnh theo dõi, đôn đốc …./.")."""
    for sentence in sentences(para.body):
        opened = opened_by(sentence)
        if opened and opened.duties and not is_generic(opened.unit.text):
            yield opened


def _ordered(para: Para, *, alone: bool) -> Iterator[Assignment]:
    """Yield orders outside an assignment part: "Giao X …", "đề nghị X …"; alone: any unit."""
    if name := _heads_duties(para, alone=alone):
        yield Assignment(name, [d for p in _own(para) for d in duties_in(p.body)])
        return
    title, rest = heading(para)
    if title and para.children and not (rest and _opens_order(para.body)):
        return
    for sentence in sentences(para.body):
        told = para.mark and ORDER.match(low(sentence.text))
        if PLEA.search(sentence.plain) or SCHEDULE.match(sentence.plain):
            continue
        if announces(sentence) and not told:
            continue
        if not para.mark_or_bullet and tells_to_report(sentence, listed=False):
            continue
        current: Assignment | None = None
        for clause in sentence.split(";"):
            opened = _clause(clause, alone=alone)
            if opened and not _is_anyone(opened.unit.text):
                if current:
                    yield current
                current = opened
            elif current and (not opened or low(opened.unit.text).startswith(("mỗi ", "từng "))):
                current.duties += duties_in(clause)
        if current:
            yield current


def _opens_order(body: Passage) -> bool:
    """Say whether the words open with an order to a unit ("Đối với Trưởng các thôn: …")."""
    order = ORDER.match(low(body.text))
    return unit_at(body.text, order.end() if order else 0) is not None


def _clause(clause: Passage, *, alone: bool) -> Assignment | None:
    small = low(clause.text)
    if m := re.search(
        r"(?:^|[ ,])(giao(?! ban (?!xây|tổ|tuyên|dân|chỉ|quản|thường|công|nhân|điều|giám|chấp"
        r"|văn|kinh))|đề nghị|yêu cầu|mời|đối với|(?<=^)(?:với|về phía))(?: cho)? ",
        small,
    ):
        guests = m.group(1) == "mời" and m.start() and unit_at(clause.text)
        unit = None if guests else unit_at(clause.text, m.end())
        if unit and is_described(clause, unit):
            return None
        if unit and unit.stop in ("verb", "colon", "comma"):
            rest = duties_in(clause.cut(unit.end))
            name = clause.cut(unit.start, unit.end).trim()
            return Assignment(name, rest, invited=m.group(1) == "mời") if rest else None
    if not alone:
        return None
    opened = opened_by(clause)
    return opened if opened and opened.duties else None


def _same(key: str, known: list[str]) -> str:
    """Return the known name that differs only by the place's kind at the end, or `key` itself."""
    bare = re.sub(OF_PLACE, "", key)
    return next((name for name in known if re.sub(OF_PLACE, "", name) == bare), key)


def _merged(found: list[Assignment]) -> list[Assignment]:
    """Put the duties of one unit together, in printed order."""
    merged: dict[str, Assignment] = {}
    for one in found:
        key = _same(plain(re.sub(r"^(các|Các) ", "", one.unit.text)), list(merged))
        if key in merged:
            merged[key].duties += one.duties
        elif one.unit:
            merged[key] = one
    return [one for one in merged.values() if one.duties or one.invited]
