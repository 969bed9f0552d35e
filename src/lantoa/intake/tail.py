"""The tail of an official paper: attachments, copies ("Nơi nhận"), who signs."""

import re
from dataclasses import dataclass, field

from lantoa.intake.attachments import taken_from
from lantoa.intake.layout import Line, is_tail
from lantoa.intake.passages import Passage
from lantoa.intake.signers import AUTHORITY, SHORT, TITLE, is_block, name_in, signer_of


@dataclass
class Tail:
    """What the tail says."""

    attachments: list[Passage] = field(default_factory=list)
    copies_to: list[Passage] = field(default_factory=list)
    authority: Passage = field(default_factory=lambda: Passage(()))
    title: Passage = field(default_factory=lambda: Passage(()))
    name: Passage = field(default_factory=lambda: Passage(()))


def read_tail(body: list[Line], tail: list[Line]) -> tuple[Tail, list[Line]]:
    """Read the tail; return it with the body's lines that are left without the attachments."""
    found = Tail()
    found.attachments, body = taken_from(body)
    right: list[Passage] = []
    for line in tail:
        if line.cells:
            _copy(line, found, right)
    found.authority, found.title, found.name = signer_of([piece for piece in right if piece])
    return found, body


def _copy(line: Line, found: Tail, right: list[Passage]) -> None:
    """Part a line into its copy (left) and its piece of the signer's block (right)."""
    text = line.whole.plain
    if is_tail(text):
        opener = re.match(r"[^:;.]*[:;.]?", text)
        rest = line.whole.cut(opener.end() if opener else 0).trim()
        bulleted = re.search(r"- ?nhu ", rest.plain)
        right.append(rest.cut(0, bulleted.start()) if bulleted else rest)
        if bulleted:
            found.copies_to.append(rest.cut(bulleted.start()).trim())
        return
    if not re.match(r"[-~+–.·•*]", text):
        block = bool(AUTHORITY.match(text) or TITLE.match(text)) or bool(name_in(line.whole))
        if block or not found.copies_to or right_only(line):
            right.append(line.whole)
        elif not _closed(found):
            found.copies_to[-1] = found.copies_to[-1] + line.whole
        return
    left, signer = _columns(line)
    copies = (one.trim(" ;.:-–~·_+•*") for one in left.split(r"; ?- "))
    found.copies_to += [one for one in copies if one]
    right.append(signer)


def right_only(line: Line) -> bool:
    """Say whether the line stands in the signer's column alone: capitals, or signed notes."""
    return line.whole.text.isupper() or "ký" in line.whole.text.lower()


def _closed(found: Tail) -> bool:
    return bool(found.copies_to) and found.copies_to[-1].plain.startswith(("luu", "litu"))


def _columns(line: Line) -> tuple[Passage, Passage]:
    """Return a bullet's own words and what the right column printed on the same line."""
    if len(line.cells) > 1:
        return line.cells[0], Passage(tuple(w for cell in line.cells[1:] for w in cell.words))
    whole = line.whole
    for m in reversed(list(re.finditer(r"[;,.)] ?", whole.text))):
        rest = whole.cut(m.end()).trim(" ._:")
        if SHORT.search(whole.plain[: m.start()]) and not (_closes_name(whole) and name_in(rest)):
            continue
        told = bool(TITLE.match(rest.plain)) or not m.group().startswith(",")
        if rest and told and (is_block(rest) or name_in(rest)):
            return whole.cut(0, m.end()), rest
    return whole, Passage(())


def _closes_name(line: Passage) -> bool:
    """Say whether the line is the last copy ("- Lưu: VT, KT."), after which the signer stands."""
    return line.plain.lstrip("-~+•* ").startswith("luu")
