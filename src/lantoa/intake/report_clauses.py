"""What one clause that asks for a report says: who, to whom, through what, how often, by when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from lantoa.intake.loose_times import EACH
from lantoa.intake.passages import Passage
from lantoa.intake.report_parties import after_happening, receiver_of, subject_of, via_of
from lantoa.intake.report_times import LIMIT, NONE, dues_of, is_deadline
from lantoa.intake.report_words import (
    ABOUT_A_REPORT,
    AND_REGULARLY,
    BESIDES,
    EVERY,
    FRONTED,
    HANDING,
    NO_MORE,
    NOT_VERB,
    OF_A_REPORT,
    REGULAR,
    SENDING,
    VERB,
)
from lantoa.intake.unit_words import low
from lantoa.intake.units import unit_at

ASKED = re.compile(r"\bde nghi $")
DONE_BY = re.compile(r"\bdo (?=[^\W\d_])")
HANDS = re.compile(r" (?:tổng hợp, )?(?:gửi|nộp|lập|trình|chuyển|báo|thực hiện|chịu)\b")
SENT = re.compile(r" (?:gửi|nộp|báo cáo|chuyển|trình) ")
ADDRESS = re.compile(r"\b(?:e?mail|dia chi|dien thoai|hop thu|thu dien tu|so may|zalo)$")
GATHERS = re.compile(r"thong ke|chot|tong hop(?!, bao cao)")
"""What is a report of whoever is named to do it, and else only a duty."""
LISTED = re.compile(r"\b(?:dang ky|danh sach|ho so)\b.*\bva $")
"""Something else is handed in first: "đăng ký danh sách trước 03/6 và báo cáo … trước 08/6"."""
OFTEN = re.compile(
    rf"\b(?:(?:bao cao|dinh ky) )?(?:{EACH}|moi|bao cao|dinh ky)"
    r" (?:ngay|tuan|thang|quy|nam|6 thang)\b(?! \d| cuoi| dau| sau)"
)
HEARD = re.compile(r"\b(?:nghe|xét)\b[^,;]{0,60}\bbáo cáo (?!về )(?!.*\bvề\b)")
"""A report that was heard, no duty: "nghe Ủy ban nhân dân phường báo cáo tình hình"."""


@dataclass(frozen=True)
class Reporting:
    """One duty to report; passages are empty where the paper does not say."""

    by: Passage
    to: Passage
    via: Passage
    every: str
    due: Passage
    at: Passage


ON_WATCH = re.compile(r"truc ban|truc chi huy|bo phan truc")
"""Who hears of what happens; inside another duty that is a call, and no report."""
NOBODY = Reporting(NONE, NONE, NONE, "event", NONE, NONE)


def asked_in(sentence: Passage) -> Passage:
    """Return whom the sentence asks ("đề nghị các đơn vị …"), to be the later reporter."""
    small = low(sentence.text)
    if m := re.search(r"(?:đề nghị|yêu cầu) (các (?:cơ quan, )?(?:đơn vị|địa phương)\b)", small):
        return sentence.cut(*m.span(1))
    m = re.search(r"(đề nghị|yêu cầu) (?=các )", small)
    unit = unit_at(sentence.text, m.end()) if m else None
    return sentence.cut(unit.start, unit.end).trim() if unit else NONE


def read_clause(
    clause: Passage,
    owner: Passage,
    asked: Passage,
    last: Reporting | None,
    *,
    told: bool = False,
    gap: int = 0,
) -> Iterator[Reporting]:
    """Yield what one clause demands; what it leaves out is taken from the clause before.

    `gap`: how many sentences before; past one without a report, who is named reports to nobody.
    """
    every = every_of(clause)
    if (verb := _asks_at(clause, every, told=told)) is None:
        return
    to, own = _receiver(clause, verb, told=told), _reporter_of(clause, verb, told=told)
    owner = NONE if ASKED.search(clause.plain[:verb]) else owner
    happening = clause.cut(verb) if LISTED.search(clause.plain[:verb]) else clause
    if every == "event" and (parts := _apart(clause)):
        regular, happening = parts
        if to and (one := _regular(regular, own or owner, to, clause, verb)):
            yield one
    via, by = via_of(clause, verb), own or owner or (last.by if last else NONE)
    several = _regimes(Reporting(by, to, via, every, NONE, clause)) if to or told else []
    yield from several
    dues = _up_to(clause, verb, dues_of(happening, every))
    if told and not (to or own or every) and dues and LIMIT.search(dues[0].plain):
        every, last = "event", NOBODY if gap or not last else last
    alone = told and bool(own or every or dues) and not _is_named(clause, verb)
    gathers = GATHERS.match(clause.plain, verb) and not own
    if several or gathers or not (to or (last and every) or (dues and own) or alone):
        return
    by = own or owner or (asked if every == "event" else NONE)
    if not to and last and not (gap > 1 and own and own.text != last.by.text):
        via, by = via or last.via, own or last.by or owner
        yield Reporting(by, last.to, via, every, (dues or [NONE])[0], clause)
        return
    for due in dues or [NONE]:
        yield Reporting(by, to, via, every or ("once" if due else "periodic"), due, clause)


def _receiver(clause: Passage, verb: int, *, told: bool) -> Passage:
    to = receiver_of(clause, verb)
    called = ON_WATCH.match(to.plain) and not (told or after_happening(clause, verb))
    return NONE if called else to


def _up_to(clause: Passage, verb: int, dues: list[Passage]) -> list[Passage]:
    """Return the times; one that is what is waited for goes up to who reports, told after it."""
    fronted = after_happening(clause, verb)
    waits = clause.cut(0, fronted[0]).trim(" ;,.") if fronted else NONE
    due = dues[0].text if dues else ""
    return [waits] if waits and due and _are_one(waits.text, due) else dues


def _are_one(waits: str, due: str) -> bool:
    return waits.startswith(due) or due.startswith(waits)


def _regimes(whole: Reporting) -> list[Reporting]:
    """Return a report for each "how often" with its time where a clause tells two or more.

    "Báo cáo tháng gửi trước ngày 20, báo cáo quý trước ngày 10 của tháng cuối quý".
    """
    clause = whole.at
    starts = [m.start() for m in OFTEN.finditer(clause.plain)] if whole.every in REGULAR else []
    if len(starts) < 2:
        return []
    pieces = [clause.cut(low, high) for low, high in pairwise([*starts, len(clause.text)])]
    told = [(every_of(piece) or "once", piece) for piece in pieces]
    regimes = [(often, due) for often, piece in told for due in dues_of(piece, often)[:1]]
    apart = len({often for often, _ in regimes}) == len(regimes) == len(pieces)
    if not (apart and all(is_deadline(due) for _, due in regimes)):
        return []
    return [replace(whole, every=often, due=due) for often, due in regimes]


def _is_named(clause: Passage, verb: int) -> bool:
    """Say whether it is told what a report holds or looks like, and none is asked for."""
    heading = clause.text.find(":", 0, verb) + 1
    return bool(ABOUT_A_REPORT.search(clause.plain, max(heading, verb - 20)))


def _asks_at(clause: Passage, every: str, *, told: bool) -> int | None:
    verb = verb_of(clause, every)
    return _handed_in(clause) if verb is None and told else verb


def _regular(
    regular: Passage, by: Passage, to: Passage, clause: Passage, verb: int
) -> Reporting | None:
    """Return the report that a clause asks for again and again, beside one at a happening."""
    if (often := every_of(regular)) not in (*REGULAR, "periodic"):
        return None
    due = (dues_of(regular, often) or [NONE])[0]
    return Reporting(by, to, via_of(clause, verb), often, due, clause)


def _reporter_of(clause: Passage, verb: int, *, told: bool) -> Passage:
    """Return who reports; after "Báo cáo năm, …" it is who stands before "gửi"."""
    if fronted := after_happening(clause, verb):
        return clause.cut(*fronted).trim()
    own = subject_of(clause, verb, told=told)
    small = low(clause.text)
    by = None if own else DONE_BY.search(small, verb)
    if by and (unit := unit_at(clause.text, by.end())) and HANDS.match(small, unit.end):
        return clause.cut(unit.start, unit.end).trim()
    sent = None if verb or own else SENT.search(small, 1)
    return subject_of(clause, sent.start(), told=told) if sent else own


def _handed_in(clause: Passage) -> int | None:
    """Return where a clause about reports says so without their verb ("nộp về …", "Hạn …")."""
    if OF_A_REPORT.match(clause.plain):
        return 0
    handed = HANDING.search(low(clause.text))
    return handed.start() if handed and receiver_of(clause, handed.start()) else None


def _before_times(clause: Passage, colon: int) -> int | None:
    """Return where "Các đơn vị báo cáo Sở Y tế: lần 1 trước ngày 15/5, …" asks for reports."""
    head = clause.cut(0, colon - 1)
    m = VERB.search(head.plain)
    timed = m and receiver_of(head, m.start()) and dues_of(clause.cut(colon), "once")
    return m.start() if m and timed else None


def _apart(clause: Passage) -> tuple[Passage, Passage] | None:
    """Return what is asked regularly and what at a happening, where one clause asks for both."""
    if m := BESIDES.search(clause.plain):
        return clause.cut(0, m.start()), clause
    if m := AND_REGULARLY.search(clause.plain):
        return clause.cut(m.start()), clause.cut(0, m.start())
    return None


def every_of(clause: Passage) -> str:
    return next((name for name, words in EVERY if re.search(words, clause.plain)), "")


def verb_of(clause: Passage, every: str) -> int | None:
    """Return where the clause's verb of reporting starts, if it has one."""
    colon = clause.colon(60)
    start = colon + 1 if colon > 0 and not ADDRESS.search(clause.plain[:colon]) else 0
    small = low(clause.text)
    if HEARD.search(small) or NO_MORE.search(small):
        return None
    for m in VERB.finditer(clause.plain, start):
        beside = re.search(
            r"\b(?:ngoai(?: viec)?|theo|can cu|vao|trong|cham|khong|chua) $",
            clause.plain[: m.start()],
        )
        if not beside and not NOT_VERB.match(clause.plain, m.start()):
            before = re.split(r"\bva $", clause.plain[: m.start()])
            things = len(before) == 1 and re.search(r"danh sach|ho so", before[0])
            return None if things else m.start()
    sent = SENDING.search(clause.plain, start) if every in REGULAR else None
    if sent:
        return sent.start()
    if start and (listed := _before_times(clause, start)) is not None:
        return listed
    fronted = FRONTED.match(clause.plain)
    return fronted.end() - len(fronted[1]) - 1 if fronted else None
