"""Matching a directive's words to the commune: which units a group means, what a duty asks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lantoa.intake.rules import ReadDate
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


def plain(name: str) -> str:
    """Return a unit's name as compared: folded, abbreviations written out, dashes gone."""
    text = re.sub(r"[–—\-,.…()“”\"]+", " ", fold(name))
    for short, whole in SYNONYMS:
        text = re.sub(short, whole, text)
    return re.sub(r"\s+", " ", text).strip()


def _words(name: str) -> set[str]:
    return set(plain(name).split())


def _same(group: str, unit: str) -> bool:
    """Say whether one name holds the other's words ("… xã" and the place may come behind)."""
    asked, known = plain(group), plain(unit)
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


def role_of(duty: str, *, group_role: str, relation: str) -> str:
    """Return lead or support: what the duty says, else the group's; guests always support."""
    text = fold(duty)
    if "chu tri" in text or "thuong truc" in text or "lam dau moi" in text:
        return "lead"
    if relation != "subordinate" or text.startswith(("phoi hop", "chu dong phoi hop", "ho tro")):
        return "support"
    return group_role


def due_of(duty: str, quote: str, dates: Sequence[ReadDate]) -> date | None:
    """Return the day that the duty's own sentence names as its deadline, if it names one."""
    where = f"{duty} {quote}"
    days = [found.on for found in dates if found.on and found.text and found.text in where]
    return min(days) if days else None


def key_of(named: str, number: int, unit: int | None = None) -> str:
    """Return a key of a duty that stays the same over re-plans."""
    stem = re.sub(r"[^a-z0-9]+", "-", plain(named))[:80].strip("-")
    return f"{stem}:{number}" + (f":{unit}" if unit is not None else "")
