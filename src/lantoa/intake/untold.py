"""Addressees to whom no duty was given."""

import re
from collections.abc import Iterator
from functools import cache

from lantoa.intake.passages import Passage, plain
from lantoa.intake.units import unit_at

NOWHERE = Passage(())
INFORM = ("inform", "Gửi để biết")
GROUPS = (
    (r"^phong", r"^(phong chuyen mon|phong$)"),
    (r"^(hoi|doan) ", r"doan the|to chuc chinh tri|to chuc thanh vien|^hoi$"),
    (r"^(truong|ban giam hieu) ", r"truong hoc|nha truong|co so giao duc"),
    (r"doan the|to chuc chinh tri", r"^(hoi|doan) "),
    (r"co so giao duc|nha truong"
     r"|truong hoc", r"^(truong|trung tam giao duc|hoc vien|dai hoc|thpt)\b"),
    (r"^(ban (nhan dan|dieu hanh) )?(thon|khu pho|ban$|ap|buon|xom|khom|lang|to dan pho)\b",
     r"^(truong |ban (nhan dan|dieu hanh|cong tac mat tran) )?"
     r"(thon|khu pho|ban$|ap|buon|xom|khom|lang|to dan pho"
     r"|truong(?! (?:hoc|mam|mau|tieu|trung|thcs|thpt|pho|cao|dai|cd|dh)\b))\b"),
    (r"^(so (ban )?nganh|nganh)\b", r"^(so|nganh)\b"),
)  # fmt: skip
"""Where a unit like the first has a duty, an addressee like the second is told."""
SAME = (
    (r"uy ban nhan dan", "ubnd"),
    (r"hoi dong nhan dan", "hdnd"),
    (r"\bubmttq\b|uy ban mat tran to quoc|\bmttq\b|mat tran to quoc", "mttq"),
    (r"uy ban mttq", "mttq"),
    (r"lien hiep phu nu|\blhpn\b", "phu nu"),
    (r"thanh nien cong san|tncs( ho chi minh)?", "thanh nien"),
    (r"\bbhxh\b", "bao hiem xa hoi"),
    (r"\bccb\b", "cuu chien binh"),
    (r"su nghiep cong", "cong"),
)
NOISE = (
    r"\b(dong (?:chan )?(?=tren dia ban)|cac|viet nam|ban thuong truc|xa|phuong|dac khu|tinh"
    r"|tren dia ban|truc thuoc|dong chi"
    r"|truong (?=thon|cac|khu|ban|ap|buon|xom|\d)|khu vuc|\d+)\b"
)
UNION = re.compile(r"(?:hoi|doan|cong doan|chi doan|chi hoi|hoi phu nu) ?")
OFFICE = re.compile(r"(?:cong an|bo doi|bo chi huy|ban chi huy|quan su|truong|so|cac co quan)\b")
ROLE = re.compile(
    r"(dai dien|lanh dao|thu truong|hieu truong|giam doc|bi thu|chu tich|chu nhiem|doi truong"
    r"|nguoi dung dau|tram truong|truong(?= phong| tram| ban (?!nhan)| cong an)|chi huy truong) "
)


def untold(line: Passage, names: list[str]) -> Iterator[Passage]:
    """Yield the runs of a line's names that have no duty; `names` are the keys of those told."""
    run: list[Passage] = []
    parts = [*_parts(line), (NOWHERE, "")]
    for n, (part, prefix) in enumerate(parts):
        if part and not _is_told(part, prefix, names) and not _with_the_next(line, parts, n, names):
            run.append(part)
        elif run:
            start = line.text.index(run[0].text)
            yield line.cut(start, line.text.index(run[-1].text, start) + len(run[-1].text))
            run = []


def _with_the_next(
    line: Passage, parts: list[tuple[Passage, str]], n: int, names: list[str]
) -> bool:
    """Say whether the part is told as one with what "và các …" adds to it."""
    part, added = parts[n][0], parts[n + 1][0]
    joined = bool(added) and f"{part.plain} va {added.plain}" in line.plain
    return joined and any(name.startswith(key_of(added.text)) for name in names)


def _parts(line: Passage) -> Iterator[tuple[Passage, str]]:
    """Yield each name with the kind printed once for all ("Các phòng: Kinh tế, Y tế")."""
    colon = line.text.find(":")
    if colon > 0 and not unit_at(line.text, colon + 2):
        kind = line.text[:colon]
        if re.search(r"\b(xa|phuong|thon|ap|ban)$", plain(kind)):
            yield line.cut(0, colon), ""
            return
        rest = line.cut(colon + 1)
        pattern = r";" if ";" in rest.text else r", (?!(?:the thao|ha tang|the duc)\b)"
        yield from ((part, kind) for part in rest.split(pattern))
        return
    whole: Passage | None = None
    for part in line.split(r", |; | va (?=cac |doan |hoi |ban )"):
        if whole is not None and unit_at(part.text) is None and not part.plain.startswith("cac "):
            start = line.text.index(whole.text)
            whole = line.cut(start, line.text.index(part.text, start) + len(part.text))
            continue
        if whole is not None:
            yield whole, ""
        whole = part
    if whole is not None:
        yield whole, ""


@cache
def key_of(name: str) -> str:
    """Return a unit's name as compared: folded, one word for one body, no place, no numbers."""
    text = re.sub(r"[(),;:.-]", " ", plain(name))
    for pattern, word in SAME:
        text = re.sub(pattern, word, text)
    text = ROLE.sub("", re.sub(r"^cac (dong chi )?", "", text)) or text
    text = re.sub(r"\s+", " ", re.sub(NOISE, " ", text)).strip()
    return ROLE.sub("", text).strip() or text


def _is_told(part: Passage, prefix: str, names: list[str]) -> bool:
    """Say whether a unit with duties is this one, or one of this group."""
    key = key_of(f"{prefix} {part.text}")
    if len(key) < 3 or any(key in name or _names(name, key) for name in names if name):
        return True
    return any(
        re.search(told, key) and any(re.search(unit, name) for name in names)
        for unit, told in GROUPS
    ) or (part.plain.startswith("cac ") and any(_alike(key, name) for name in names))


def _names(name: str, key: str) -> bool:
    """Say whether the name is the addressee's; the union of a place is not that of an office."""
    head, found, rest = key.partition(name)
    return bool(found) and not (not head and UNION.match(name) and OFFICE.match(rest.strip()))


def _alike(key: str, name: str) -> bool:
    """Say whether both are of one kind ("chi bộ trực thuộc", "chi bộ tổ dân phố")."""
    return len(key.split()) > 1 and key.split()[:2] == name.split()[:2]
