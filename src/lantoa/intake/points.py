"""What the paper leaves open (điểm cần làm rõ), each with a proposed answer."""

import re
from collections.abc import Iterator

from lantoa.intake.assignment import Assignment
from lantoa.intake.days import Day
from lantoa.intake.open_days import of_meetings, of_named_days, of_window
from lantoa.intake.open_papers import of_attachments
from lantoa.intake.open_points import Point
from lantoa.intake.open_reports import of_reports, small
from lantoa.intake.open_sizes import of_targets
from lantoa.intake.passages import Passage
from lantoa.intake.reporting import Reporting
from lantoa.intake.spans_of_days import Window
from lantoa.intake.units import is_generic
from lantoa.intake.untold import INFORM, key_of, untold

BELONGING = re.compile(
    r"(?:cac )?(?:co quan|don vi)(?:, don vi)?(?: truc)? thuoc (?:ubnd|uy ban) .*"
    r"|(?:thu truong )?(?:cac )?(?:so,? )?ban,? nganh(?:,? doan the)?(?: cap)?"
    r"(?: tinh| xa| phuong)?"
    r"|(?:cac )?thanh vien (?:ban|to|hoi dong|uy ban|tieu ban) .*"
    r"|(?:cac )?(?:phong|ban|trung tam)(?:,? (?:ban|don vi|trung tam))+(?: truc)? thuoc .*"
)
OFFICES = re.compile(r"(?:cac )?phong\b")
"""Offices told as a whole: one of them having a duty is enough, as for "Các phòng chuyên môn"."""


def points(
    subject: Passage,
    addressees: list[Passage],
    assigned: list[Assignment],
    reports: list[Reporting],
    days: list[Day],
    span: Window,
    texts: list[Passage],
    attachments: list[Passage],
    back: str,
) -> list[Point]:
    """Return the open points in the order in which an officer would settle them."""
    return [
        *of_window(subject, days, span, texts),
        *of_reports(reports),
        *_without_duty(addressees, assigned, texts),
        *of_targets(texts),
        *of_meetings(texts),
        *of_named_days(texts),
        *of_attachments(texts, attachments, back),
    ]


def _without_duty(
    addressees: list[Passage], assigned: list[Assignment], texts: list[Passage]
) -> Iterator[Point]:
    """Yield the addressees that no duty names; neighbours on one line stay together."""
    names = [key for one in assigned for key in _keys(one)]
    names += [key_of(m[1]) for text in texts for m in WITH.finditer(text.plain)] if names else []
    like = tuple(
        (f"like:{n}", f"Giao nhiệm vụ như {small(one.unit.text)}") for n, one in enumerate(assigned)
    )
    for n, line in enumerate(addressees if names else []):
        offices = bool(OFFICES.match(line.plain) and BELONGING.fullmatch(line.plain))
        if offices and any(name.startswith("phong") for name in names):
            continue
        for who in untold(line, names):
            if is_generic(who.text) or BELONGING.fullmatch(who.plain):
                continue
            question = f"{who.text} được gửi văn bản nhưng chưa có nhiệm vụ. Xử lý thế nào?"
            about = f"addressees.{n}"
            yield Point("addressee-without-duty", who.text, question, (INFORM, *like), who, about)


def _keys(one: Assignment) -> Iterator[str]:
    """Yield the unit's name as compared, and its words, where others are told to help."""
    yield key_of(one.unit.text)
    yield from (key_of(duty.text) for duty in one.duties if HELPED.search(duty.plain))


WITH = re.compile(r"^.{4,50} phoi hop (?:voi|cung) ([^;:.]{4,60}):?$")
"""A heading that names a helper with the unit: "2. Công an xã phối hợp với Ban Chỉ huy Quân sự"."""
HELPED = re.compile(r"phoi hop|cung|giup|chi dao|huong dan|lanh dao")
