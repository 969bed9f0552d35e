"""The named contents of a campaign (nội dung trọng tâm)."""

import re
from dataclasses import dataclass

from lantoa.intake.layout import Para
from lantoa.intake.passages import GUESSED, Passage
from lantoa.intake.phrasing import ORDER
from lantoa.intake.sentences import heading, section_kind, sentences
from lantoa.intake.unit_words import is_verb, low
from lantoa.intake.units import unit_at

PURPOSE = re.compile(r" (nham|de|voi muc dich|qua do|tu do) ")
LABEL = re.compile(
    r"(?:hoat dong|noi dung|nhiem vu|chu de|chuyen de|viec|thong diep)(?: thu)? \w{1,3}: ?"
)
"""What numbers a title and is no title yet: "Hoạt động 1: Ngày hội đọc sách"."""
ELSE = re.compile(
    r"tieu chi|dieu kien|khen thuong|ky luat|xu ly|giai thuong|ho so|thu tuc|can cu|co so|che do"
    r"|quy dinh|nguyen tac|luu y|phu luc|ket luan|kien nghi|de xuat|thanh phan|chuong trinh"
    r"|cham diem"
)
"""What a section is about that is no content of a campaign."""
LONGEST = 130


@dataclass(frozen=True)
class Pillar:
    """A named content: its number with its parents', its short title and what it says."""

    ref: str
    title: Passage
    body: Passage


def pillars(sections: list[Para]) -> list[Pillar]:
    """Return the named headings under the sections that hold the content, in printed order."""
    found = []
    for section in _content(sections):
        named = [(child, _title(child)) for child in section.children if _numbered(child)]
        named = [] if all(map(_is_sentence, (child for child, _ in named))) else named
        titled = [child for child, title in named if title and _is_short(child, title)]
        if named and len(titled) * 2 >= len(named):
            found += [Pillar(c.ref, title, _body(c, title)) for c, title in named if title]
    return found or _told_apart(sections) or _untitled(sections)


def _is_sentence(para: Para) -> bool:
    """Say whether the paragraph is a whole sentence with nothing below it, and so no title."""
    text = para.body.text.rstrip()
    return not para.children and text.endswith(".") and len(_title(para).text) >= len(text) - 2


def _told_apart(sections: list[Para]) -> list[Pillar]:
    """Return the contents below a heading that no list knows: short titles, each with its text."""
    for section in sections:
        named = [child for child in section.children if _numbered(child)]
        title = heading(section)[0]
        unknown = len(named) > 1 and title and not (section_kind(section) or ELSE.search(title))
        if unknown and all(_is_content(child) and _is_told(child) for child in named):
            return [Pillar(c.ref, _title(c), _body(c, _title(c))) for c in named]
    return []


def _is_told(para: Para) -> bool:
    """Say whether sentences stand below the title, and no list of duties."""
    return not any(child.mark_or_bullet for child in para.children)


def _untitled(sections: list[Para]) -> list[Pillar]:
    """Return the named contents of a paper without a heading over them: "1. Ngày Sách (21/4)"."""
    named = [one for one in sections if one.level == 1 and _is_content(one)]
    return [Pillar(c.ref, _title(c), _body(c, _title(c))) for c in named if len(named) > 1]


def _is_content(para: Para) -> bool:
    """Say whether the section is a short title of its own over orders to units."""
    title, rest = heading(para)
    titled = bool(title) and not rest and ":" not in title and bool(para.children)
    ordered = ORDER.match(low(para.body.text)) or unit_at(para.body.text)
    return titled and not section_kind(para) and not ordered


def _content(sections: list[Para]) -> list[Para]:
    """Return the content sections; one whose children are sections themselves gives way."""
    chosen: list[Para] = []
    for section in sections:
        if section_kind(section) == "content" or _names_contents(section):
            chosen += _deeper(section) or [section]
        elif section_kind(section) in ("", "aim") and section.children:
            chosen += _content(section.children)
    return chosen


def _deeper(section: Para) -> list[Para]:
    """Return the parts of "Nội dung, hình thức" that hold the contents ("1. Nội dung")."""
    if not heading(section)[0].startswith("noi dung"):
        return []
    return [c for c in section.children if heading(c)[0].startswith("noi dung") and c.children]


def _names_contents(section: Para) -> bool:
    """Say whether "Nội dung, hình thức" stands over contents and not over a section for each."""
    both = section_kind(section) == "form" and heading(section)[0].startswith("noi dung")
    parts = [section_kind(c) for c in section.children]
    return both and (not {"form", "content"} & set(parts) or bool(_deeper(section)))


def _numbered(para: Para) -> bool:
    return bool(para.mark) and not para.bullet and section_kind(para) not in ("report", "money")


def _title(para: Para) -> Passage:
    """Return the short title that opens the paragraph: its own line, or its first clause."""
    text = para.body
    first = next(sentences(text), Passage(()))
    quoted = re.search(r"[”\"’] (?=[^\W\d_])", text.text[:LONGEST])
    if quoted and text.text[quoted.end()].isupper():
        return text.cut(0, quoted.start() + 1)
    label = LABEL.match(first.plain)
    after = label.end() if label else 0
    colon = first.cut(after).colon() + after if first.cut(after).colon() >= 0 else -1
    if 0 < colon < LONGEST:
        first = first.cut(0, colon)
    purpose = PURPOSE.search(first.plain)
    if purpose and purpose.start() > 20 and len(first.text) > 70:
        first = first.cut(0, purpose.start())
    return _readable(first.trim(" ;.,:"))


def _readable(title: Passage) -> Passage:
    """Return the title up to the last comma before a wrongly read word, if enough is left."""
    at = 0
    for word in title.words:
        if word.trust < GUESSED:
            break
        at += len(word.text) + 1
    comma = title.text.rfind(",", 0, at)
    return title.cut(0, comma) if at < len(title.text) and comma > 30 else title


def _is_short(para: Para, title: Passage) -> bool:
    """Say whether the paragraph opens with a title, not with an order to a unit."""
    rest = para.body.text[len(title.text) :]
    if rest.startswith(":") and unit_at(title.text) and is_verb(rest.lstrip(": ")):
        return False
    named = unit_at(para.body.text)
    if named and named.stop == "colon" and named.end == len(title.text):
        return False
    if len(title.text) > LONGEST or (unit_at(para.body.text) and len(title.text) > 60):
        return False
    return bool(para.children) or len(title.text) < len(para.body.text) - 2 or len(title.text) < 90


def _body(para: Para, title: Passage) -> Passage:
    """Return what the paper says under the title."""
    rest = para.body.cut(len(title.text)).trim(" ;.,:")
    for child in para.children:
        rest = rest + child.body
    return rest
