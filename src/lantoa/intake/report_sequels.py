"""The day of a report that the next sentence tells: "… báo cáo xã. Thời hạn: trước ngày 20"."""

import re
from dataclasses import replace

from lantoa.intake.passages import Passage
from lantoa.intake.report_clauses import (
    Reporting,
    every_of,
    receiver_of,
    subject_of,
    verb_of,
)
from lantoa.intake.report_times import dues_of, is_deadline
from lantoa.intake.report_words import REGULAR

DUE_ONLY = re.compile(
    r"(?:thoi (?:han|gian|diem)|han)(?: (?:gui|nop|bao cao|hoan thanh|ket qua))*\W"
)


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
