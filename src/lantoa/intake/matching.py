"""Which of the commune's units a directive's words mean; [] where none is sure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.kit.text import fold

HAMLET_WORDS = (
    "cac thon", "cac ban", "cac ap", "cac khu pho", "cac to dan pho", "cac xom", "cac buon",
    "truong thon", "truong ban", "truong ap", "truong khu pho", "to truong", "moi thon",
    "cac truong", "thon, khu", "thon, ban", "dieu hanh cac khu", "tung thon",
)  # fmt: skip
ASSOCIATION_WORDS = ("to chuc chinh tri", "doan the", "cac hoi", "to chuc thanh vien")
SYNONYMS = (
    (r"\blhpn\b", "lien hiep phu nu"),
    (r"\bhoi phu nu\b", "hoi lien hiep phu nu"),
    (r"\bmttq\b", "mat tran to quoc"),
    (r"\bubmttq\b", "uy ban mat tran to quoc"),
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bvh\s*-?\s*xh\b", "van hoa xa hoi"),
    (r"\bdoan tncs( ho chi minh)?\b", "doan thanh nien"),
    (r"\bttpvhcc\b|\btrung tam pvhhc\b|\btrung tam pvhcc\b", "trung tam phuc vu hanh chinh cong"),
    (r"\bccb\b", "cuu chien binh"),
    (r"\bviet nam\b", ""),
)


@dataclass(frozen=True)
class Candidate:
    """A unit of the commune that a group may mean."""

    pk: int
    name: str
    kind: str
    relation: str


def compared(name: str) -> str:
    """Return a unit's name as compared: folded, abbreviations written out, dashes gone."""
    text = re.sub(r"[–—\-,.…()“”\"]+", " ", fold(name))
    for short, whole in SYNONYMS:
        text = re.sub(short, whole, text)
    return re.sub(r"\s+", " ", text).strip()


def _words(name: str) -> set[str]:
    return set(compared(name).split())


def _same(group: str, unit: str) -> bool:
    """Say whether one name holds the other's words ("… xã" and the place may come behind)."""
    asked, known = compared(group), compared(unit)
    return asked == known or asked.startswith(known + " ") or known.startswith(asked + " ")


def _parts(group: str) -> list[str]:
    inside = re.findall(r"\(([^)]*)\)", group)
    text = inside[0] if inside else group
    return [part.strip(" .…") for part in re.split(r"[,;]| và ", text) if part.strip(" .…")]


def means(group: str, units: Sequence[Candidate]) -> list[Candidate]:
    """Return the units that a group of a directive means; [] when none is sure.

    "Các thôn, khu phố" are all hamlets; "các tổ chức chính trị – xã hội", "đoàn thể" all
    associations; else the unit of that name, else the units named one by one.
    """
    text = fold(group)
    named = [next((u for u in units if _same(part, u.name)), None) for part in _parts(group)]
    found = list(dict.fromkeys(unit for unit in named if unit is not None))
    all_known = len(found) == len(named) > 1
    whole = [unit for unit in units if _same(group, unit.name)]
    if whole and not all_known:
        return whole[:1]
    if any(word in text for word in ASSOCIATION_WORDS):
        return [unit for unit in units if unit.kind in ("association", "front")]
    if any(word in text for word in HAMLET_WORDS):
        return [unit for unit in units if unit.kind == "hamlet"]
    return found or _close(group, units)


def _close(group: str, units: Sequence[Candidate]) -> list[Candidate]:
    """Return the one unit that shares nearly all words with the group, or nothing."""
    asked = _words(group)

    def likeness(unit: Candidate) -> float:
        known = _words(unit.name)
        return len(asked & known) / max(1, len(asked | known))

    best = sorted(units, key=likeness, reverse=True)[:2]
    if (
        best
        and likeness(best[0]) >= 0.7
        and (len(best) == 1 or likeness(best[1]) < likeness(best[0]))
    ):
        return best[:1]
    return []


def nearest(group: str, units: Sequence[Candidate], count: int = 2) -> list[Candidate]:
    """Return the units whose names share the most words with the group's, the likest first."""
    asked = _words(group)

    def likeness(unit: Candidate) -> float:
        known = _words(unit.name)
        return len(asked & known) / max(1, len(asked | known))

    ranked = sorted(units, key=likeness, reverse=True)
    return [unit for unit in ranked[:count] if likeness(unit) > 0]


ABOVE = re.compile(
    r"(so|bo|tinh doan|tinh uy|thanh uy|thanh doan|cuc|tong cuc|chinh phu|bao va phat thanh) "
    r"|.*\b(tinh|thanh pho|trung uong|quoc gia)\b"
)


def is_above(group: str) -> bool:
    """Say whether the name itself tells of a body above the commune ("Sở Y tế", "Công an tỉnh")."""
    return bool(ABOVE.match(fold(group)))
