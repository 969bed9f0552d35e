"""Lists of reports: a line each with its time, who and to whom told elsewhere."""

from collections.abc import Iterator
from dataclasses import replace

from lantoa.intake.layout import Para
from lantoa.intake.passages import Passage
from lantoa.intake.report_clauses import Reporting, every_of
from lantoa.intake.report_parties import receiver_of
from lantoa.intake.report_times import NONE, dues_of
from lantoa.intake.report_words import OF_A_KIND, TIME


def is_line(para: Para) -> bool:
    """Say whether the paragraph is a line of a list of reports, its receiver named elsewhere."""
    if not para.mark_or_bullet or not OF_A_KIND.match(para.body.plain):
        return False
    return bool(TIME.search(para.body.plain)) and not receiver_of(para.body, 0)


def spread(found: list[Reporting], listed: list[tuple[Passage, bool]]) -> Iterator[Reporting]:
    """Yield the reports; one without a time of its own becomes one a line of the list of times.

    Where there is none, the lines of a section about reports are reports of nobody to nobody.
    """
    for one in found:
        if one.due or one.every == "event" or not listed:
            yield one
            continue
        for line, _ in listed:
            yield _timed(one, line)
        listed = []
    for line, told in listed:
        if told:
            yield _timed(Reporting(NONE, NONE, NONE, "", NONE, line), line)


def _timed(one: Reporting, line: Passage) -> Reporting:
    every = every_of(line)
    return replace(one, every=every or "once", due=(dues_of(line, every) or [NONE])[0])
