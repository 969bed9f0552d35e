"""The day of a report that the next sentence tells: "… báo cáo xã. Thời hạn: trước ngày 20"."""

import re
from dataclasses import replace

from lantoa.intake.passages import Passage
from lantoa.intake.report_clauses import (
    Reporting,
    every_of,
    verb_of,
)
from lantoa.intake.report_parties import receiver_of, subject_of, via_of
from lantoa.intake.report_times import dues_of, is_deadline
from lantoa.intake.report_words import REGULAR, TO_END

DUE_ONLY = re.compile(
    r"(?:thoi (?:han|gian|diem)|han)(?: (?:gui|nop|bao cao|hoan thanh|ket qua))*\W"
)


RECEIVER_ONLY = re.compile(
    r"(?:noi nhan|don vi nhan|gui (?:ve|toi|den)|dia chi nhan)(?: bao cao)?:?(?: la)? "
    r"|(?:cac |moi )?bao cao (?:tren |nay |deu |duoc )*gui (?:ve|toi|den|cho) "
)
SOFT_COPY = re.compile(
    r"(?:(?:ban|file|tep|tap tin) (?:mem|dien tu|so|word)?|file |ban )"
    r"[^:;.]{0,30}\b(?:gui|nop|chuyen)\b"
)
"""Where a further copy goes: "Bản mềm gửi hộp thư …"."""
SENDER_ONLY = re.compile(r"(?:nguoi|don vi) (?:gui|bao cao|lap|thuc hien):? ")


def fuller_by(clause: Passage, found: list[Reporting]) -> list[Reporting] | None:
    """Return the reports; those of the sentences just before get the receiver or reporter told.

    A clause that names a time of its own is a report of its own.
    """
    if every_of(clause) or dues_of(clause, ""):
        return None
    if found and not found[-1].via and SOFT_COPY.match(clause.plain):
        via = via_of(clause, 0)
        return [*found[:-1], replace(found[-1], via=via)] if via else None
    bare = [n for n, one in enumerate(found) if one.to and one.by]
    last = bare[-1] if bare else -1
    fuller = [_told_by(clause, one) if n > last else one for n, one in enumerate(found)]
    return fuller if fuller != found else None


def _told_by(clause: Passage, last: Reporting) -> Reporting:
    if not last.to and (m := RECEIVER_ONLY.match(clause.plain)):
        to = receiver_of(clause, 0) or clause.cut(m.end(), _end(clause, m.end())).trim(" ;,.")
        return replace(last, to=to, via=last.via or via_of(clause, 0))
    if not last.by and (m := SENDER_ONLY.match(clause.plain)):
        return replace(last, by=clause.cut(m.end()).trim(" ;,."))
    return last


def _end(clause: Passage, start: int) -> int | None:
    end = TO_END.search(clause.plain, start)
    return end.start() if end else None


def timed_by(clause: Passage, last: Reporting) -> Reporting | None:
    """Return the report before, which told no day, with the day that this clause tells for it."""
    every = every_of(clause)
    verb = verb_of(clause, every)
    only_time = DUE_ONLY.match(clause.plain) or (
        verb is not None and not (receiver_of(clause, verb) or subject_of(clause, verb))
    )
    dues = dues_of(clause, every or last.every) if only_time else []
    if not dues or every == "event" or last.every == "event" or is_deadline(last.due):
        return None
    if not DUE_ONLY.match(clause.plain) and (last.due or last.every != "periodic"):
        return None
    regular = every if every in REGULAR else last.every
    if regular == "periodic" and is_deadline(dues[0]):
        regular = every or "once"
    return replace(last, every=regular, due=dues[0])
