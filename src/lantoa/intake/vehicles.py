"""The vehicles that a text names (hình thức): loudspeaker, banner, web, Zalo, meeting, …"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lantoa.intake.closed_words import DATA
from lantoa.intake.passages import Passage, plain

ORDER = (
    "radio", "visual", "web", "social", "sms", "gathering", "print", "learning", "culture",
    "direct",
)  # fmt: skip

WORD = re.compile(r"[^\s,;.:()\"'\[\]]+")
GAP = "…"
AGAINST = re.compile(
    r"(?:sai trai|sai su that|xau[, ]*doc|xuyen tac|tin gia|bia dat|phan dong|khong dung su that"
    r"|that thiet|lua dao|mua ban|quang cao sai)[^.;]{0,12} (?:qua|tren) (?:cac )?(?:trang )?$"
)
"""What is fought on the net and is no vehicle: "đấu tranh với thông tin sai trái trên …"."""
PUT_OFF = re.compile(r"\b(?:hoan|huy|tam dung|tam hoan)(?: [a-z]+){0,2} $")
"""What is put off and is no vehicle: "hoãn các cuộc họp chưa cần thiết"."""
TAKEN_OFF = re.compile(
    r"\b(?:xe bo|thao do|thao go|boc go|boc xoa|go bo|thu giu"
    r"|xoa)[a-z ]{0,12} $"
)
"""What is taken off and is no vehicle: "Xé bỏ tờ rơi cho vay"."""
OFTEN = {
    "daily": r"h.ng ngay|moi ngay|ngay (hai|2|ba|3) lan|thuong xuyen, lien tuc",
    "weekly": r"h.ng tuan|moi tuan",
    "monthly": r"h.ng thang|moi thang",
}


@dataclass(frozen=True)
class Vehicle:
    """A vehicle, where the text names it, and how often it says (None where it does not)."""

    kind: str
    at: Passage
    every: str | None


def vehicles(texts: list[Passage]) -> list[Vehicle]:
    """Return each vehicle once, in the form's order, at its first mention."""
    found: dict[str, Vehicle] = {}
    for text in texts:
        for kind, start, end in _mentions(text.plain):
            if kind in ("print", "visual") and TAKEN_OFF.search(text.plain[:start]):
                continue
            if kind in ("gathering", "culture") and PUT_OFF.search(text.plain[:start]):
                continue
            if kind in ("social", "web") and AGAINST.search(text.plain[:start]):
                continue
            every = _every(text, start, end)
            if kind not in found or (every and not found[kind].every):
                found[kind] = Vehicle(kind, text.cut(start, end), every)
    return [found[kind] for kind in ORDER if kind in found]


def _mentions(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield where a vehicle is named, and from where to where; look-alikes are passed over."""
    words = list(WORD.finditer(text))
    said = [word.group() for word in words]
    passed: dict[str, int] = {}
    for n, word in enumerate(said):
        for phrase in vocabulary().get(word, ()):
            last = phrase.ends_at(said, n)
            if last and not phrase.names and n >= passed.get(phrase.kind, 0):
                passed[phrase.kind] = last
            elif last and n >= passed.get(phrase.kind, 0):
                yield phrase.kind, words[n].start(), words[last - 1].end()


def _every(text: Passage, start: int, end: int) -> str | None:
    """Read the cadence out of the clause (between semicolons) that names the vehicle."""
    low = text.plain.rfind(";", 0, start) + 1
    high = text.plain.find(";", end)
    clause = text.plain[low : high if high >= 0 else len(text.plain)]
    return next((every for every, words in OFTEN.items() if re.search(words, clause)), None)


@dataclass(frozen=True)
class Phrase:
    """Words that name a vehicle, or a look-alike that does not (`names` is false)."""

    kind: str
    words: tuple[str, ...]
    names: bool

    def ends_at(self, said: list[str], n: int) -> int:
        """Return the index after the phrase's last word if it stands at `n`, else 0."""
        reach = 1
        for want in self.words:
            if want == GAP:
                reach = 3
                continue
            near = said[n : n + reach]
            reach = 1
            if want not in near:
                return 0
            n += near.index(want) + 1
        return n


@cache
def vocabulary() -> dict[str, list[Phrase]]:
    """Return the phrases of data/vehicles by their first word, look-alikes and long ones first."""
    found: dict[str, list[Phrase]] = {}
    for kind, line in _lines():
        for told in line.removeprefix("- ").split("|"):
            words = tuple(plain(told).split())
            found.setdefault(words[0], []).append(Phrase(kind, words, not line.startswith("- ")))
    for phrases in found.values():
        phrases.sort(key=lambda one: (one.names, -len(one.words)))
    return found


def _lines() -> Iterator[tuple[str, str]]:
    kind = ""
    for line in (DATA / "vehicles.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line[1 : line.index("]")]
        elif line and not line.startswith("#"):
            yield kind, line
