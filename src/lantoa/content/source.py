"""What a directive gives to the writer of drafts, and what it says in each field of a text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lantoa.content.rules import mentions, reads_clean, word_count
from lantoa.content.sentences import body_sentences, for_people, is_paperwork, situation
from lantoa.content.spelling import spells

_NAMED = re.compile(
    r"(chiến dịch|phong trào|tuần lễ|cuộc vận động|ngày hội|phiên chợ|hội thi|chủ đề) “([^”]+)”",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"^(?:V/v|Về việc|Về|Việc)\s+|^tuyên truyền(?: về| thực hiện)?\s+", re.I)
_NO_SLOGAN = re.compile(r"[\d“]|^(?:truyền thông|tổ chức|triển khai|ban hành|phát động)", re.I)
_KEEPS_CAPITAL = ("Nghị", "Luật", "Ngày", "Quyết", "Chỉ", "Kế", "Đề", "Tết")
_DAY = re.compile(
    r"(?:(?:trước|từ|đến|sáng|chiều|tối) )?(?:ngày )?\b\d{1,2}/\d{1,2}(?:/\d{4})?", re.I
)
_SHORT_SUBJECT = 14


@dataclass(frozen=True)
class PillarText:
    """A content heading (nội dung trọng tâm) with what the directive says under it."""

    ref: str
    title: str
    quote: str = ""
    garbled: bool = False


@dataclass(frozen=True)
class MarkedDay:
    """A day that the directive names, and what happens on it."""

    on: date
    what: str = ""


@dataclass(frozen=True)
class Source:
    """All that a draft may draw on; whatever the directive leaves out stays empty.

    `place` is the commune with its kind ("xã Bến Lau"), `text` the directive's text after
    repair, `duties` what it asks of hamlets and households. Where `garbled`, the text was
    recognised with the wrong letters: even what was repaired may say another word, so that no
    sentence of it enters an item, and only spotless titles do.
    """

    kind: str = ""
    number: str = ""
    issuer: str = ""
    place: str = ""
    issued_on: date | None = None
    subject: str = ""
    pillars: tuple[PillarText, ...] = ()
    peaks: tuple[MarkedDay, ...] = ()
    days: tuple[MarkedDay, ...] = ()
    duties: tuple[str, ...] = ()
    text: str = ""
    garbled: bool = False
    hotline: str = ""

    def says(self, phrase: str) -> bool:
        """Say whether the directive mentions `phrase` anywhere."""
        titles = (p.title for p in self.pillars)
        return any(mentions(part, phrase) for part in (self.subject, *titles, self.text))

    def trusts(self, words: str) -> bool:
        """Say whether words of the directive may stand in an item."""
        return spells(words) if self.garbled else reads_clean(words)


def fields(source: Source) -> Mapping[str, str]:
    """Return what stands for each {field} of a theme text; "" where the directive is silent.

    Garbled sentences are not there: they never enter an item.
    """
    sentences = () if source.garbled else body_sentences(source.text)
    subject = source.subject if reads_clean(source.subject) and not source.garbled else ""
    asked = for_people(sentences)
    ours = _ours(source.place)
    return {
        "nơi": source.place,
        "xã ta": ours,
        "Xã ta": ours[:1].upper() + ours[1:],
        "văn bản": _named_paper(source),
        "cơ quan": source.issuer,
        "về việc": _matter(subject),
        "về việc ngắn": _call(_matter(subject)),
        "phong trào": _movement((subject, *sentences)),
        "tình hình": " ".join(s for s in situation(sentences) if s not in asked),
        "việc cần làm": listed(asked),
        "việc của thôn": listed(() if source.garbled else source.duties),
        "các nội dung": listed(p.title for p in source.pillars if source.trusts(p.title)),
        "cao điểm": f"{source.peaks[0].on.day}/{source.peaks[0].on.month}" if source.peaks else "",
        "những ngày cần nhớ": listed(_days(source, asked)),
        "đường dây nóng": source.hotline,
    }


def _ours(place: str) -> str:
    """Call the commune as its people do: xã ta, phường ta."""
    kind = next((k for k in ("xã", "phường", "đặc khu") if place.casefold().startswith(k)), "")
    return f"{kind or 'địa phương'} ta"


def _named_paper(source: Source) -> str:
    """Name the directive in one breath: kind, number, day, issuer."""
    if not (source.number or source.issuer):
        return ""
    day = source.issued_on
    parts = [
        source.kind.casefold() or "văn bản",
        f"số {source.number}" if source.number else "",
        f"ngày {day.day}/{day.month}/{day.year}" if day else "",
        f"của {source.issuer}" if _names_itself(source) else "",
    ]
    return " ".join(part for part in parts if part)


def _names_itself(source: Source) -> bool:
    """Say whether the issuer is known: in garbled text only the commune's own name is sure."""
    return bool(source.issuer) and (not source.garbled or source.place in source.issuer)


def _matter(subject: str) -> str:
    """Return the subject as it follows "về việc": without its lead-in, small first letter."""
    matter = _LEAD_IN.sub("", subject.strip()).strip(" .")
    if not matter:
        return ""
    first = matter.split()[0]
    keeps = first in _KEEPS_CAPITAL or first[1:].lower() != first[1:]
    return matter if keeps else matter[:1].lower() + matter[1:]


def _call(matter: str) -> str:
    """Return the subject where it is short and plain enough to be called out, else nothing."""
    fits = word_count(matter) <= _SHORT_SUBJECT and not _NO_SLOGAN.search(matter)
    return matter if fits else ""


def _movement(texts: Iterable[str]) -> str:
    """Return the first movement that the directive calls by name, as phong trào “…”."""
    found = next((m for text in texts if (m := _NAMED.search(text))), None)
    return f"{found[1].lower()} “{found[2]}”" if found else ""


def _days(source: Source, asked: Iterable[str]) -> list[str]:
    """Return the days worth knowing, each said once and only if the text has not said it yet."""
    days = () if source.garbled else source.days
    marked = sorted({(day.on, day.what.strip(" .")) for day in (*source.peaks, *days)})
    said = " ".join(asked)
    found = dict.fromkeys(_said_day(on, what) for on, what in marked if _is_worth(source, what))
    return [line for line in found if line not in said]


def _said_day(on: date, what: str) -> str:
    if _DAY.search(what):
        return what[:1].upper() + what[1:]
    return f"Ngày {on.day}/{on.month}/{on.year}: {what}"


def _is_worth(source: Source, what: str) -> bool:
    plain = word_count(_DAY.sub("", what)) >= 3
    return plain and source.trusts(what) and not is_paperwork(what)


def listed(sentences: Iterable[str]) -> str:
    """Return the sentences as a Markdown list, "" for none."""
    return "\n".join(f"- {sentence}" for sentence in sentences)
