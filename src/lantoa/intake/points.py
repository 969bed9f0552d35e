"""What the paper leaves open (điểm cần làm rõ), each with a proposed answer."""

import re
from collections.abc import Iterator

from lantoa.intake.assignment import Assignment
from lantoa.intake.days import Day
from lantoa.intake.open_points import Choices, Point
from lantoa.intake.open_reports import of_reports, small
from lantoa.intake.open_sizes import SIZES, of_attachments, of_targets
from lantoa.intake.passages import Passage
from lantoa.intake.reporting import Reporting
from lantoa.intake.spans_of_days import Window, choices_of
from lantoa.intake.units import is_generic
from lantoa.intake.untold import INFORM, key_of, untold

ROUNDS: Choices = (("one", "Chỉ làm đợt 1"), ("wait", "Chờ văn bản của đợt sau"))


MONTH = re.compile(r"\bthang \d|\bquy (i{1,3}|iv|[1-4])\b")
ENDLESS = re.compile(
    r"(cho )?den khi (co (thong bao|quyet dinh|lenh|van ban|chi dao|huong dan)( moi)?|cong bo"
    r"|nuoc rut|lu rut|het lu|bao tan|ket thuc|hoan thanh\b(?! nhiem)|het (dich|dot|mua|bao)"
    r"|tinh hinh|on dinh|khong con"
    r"|an toan|dich benh)"
    r"|cho den het (mua|dot|dich|bao|lu)\b|cho toi khi (co thong bao|ket thuc|het)"
)
NO_DAY = re.compile(
    r"\b(?:so ket|tong ket|hop|hoi nghi|le phat dong|ra quan)\b[^.;:]{0,40}?"
    r"(?:vao |trong )?(?:dau|giua|cuoi) (?:(?:thang|quy)\b|nam \d)[^.;,]*"
)
BELONGING = re.compile(
    r"(?:cac )?(?:co quan|don vi)(?:, don vi)?(?: truc)? thuoc (?:ubnd|uy ban) .*"
    r"|(?:cac )?thanh vien (?:ban|to|hoi dong|uy ban|tieu ban) .*"
    r"|(?:cac )?(?:phong|ban|trung tam)(?:,? (?:ban|don vi|trung tam))+(?: truc)? thuoc .*"
)


def points(
    subject: Passage,
    addressees: list[Passage],
    assigned: list[Assignment],
    reports: list[Reporting],
    days: list[Day],
    span: Window,
    texts: list[Passage],
    attached: bool,
) -> list[Point]:
    """Return the open points in the order in which an officer would settle them."""
    return [
        *_of_window(subject, days, span, texts),
        *of_reports(reports),
        *_without_duty(addressees, assigned, texts),
        *of_targets(assigned, texts),
        *_of_days(texts),
        *([] if attached else of_attachments(texts)),
    ]


def _of_window(
    subject: Passage, days: list[Day], span: Window, texts: list[Passage]
) -> Iterator[Point]:
    choices = choices_of(span)
    titled = bool(re.search(r"\bdot \d", subject.plain))
    bounded = any((day.edge and day.lead != "at") or MONTH.search(day.text.plain) for day in days)
    at_once = any(re.search(r"\bhom nay\b|\bngay dem nay\b", text.plain) for text in texts)
    if not (bounded or at_once):
        detail = "không nêu thời gian bắt đầu, kết thúc đợt tuyên truyền"
        question = "Đợt tuyên truyền làm từ ngày nào đến ngày nào?"
        yield Point("date-undefined", detail, question, choices, about="window")
    rounds = {m for text in texts for m in re.findall(r"\bdot (\d)\b", text.plain)}
    for text in texts:
        if m := ENDLESS.search(text.plain):
            at = text.cut(m.start(), m.end())
            question = "Việc này làm đến ngày nào?"
            yield Point("end-date-undefined", at.text, question, choices, at, "window")
        if rounds == {"1"} and not titled and (m := re.search(r"\bdot 1\b", text.plain)):
            question = "Văn bản chỉ nêu đợt 1. Có làm đợt sau không?"
            detail = "chỉ nêu đợt 1, không nêu đợt sau"
            yield Point("date-undefined", detail, question, ROUNDS, text.cut(m.start(), m.end()))


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


def _of_days(texts: list[Passage]) -> Iterator[Point]:
    """Yield the meetings whose day is only a part of a month ("tổng kết vào đầu tháng 6")."""
    for text in texts:
        if m := NO_DAY.search(text.plain):
            at = text.cut(m.start(), m.end())
            yield Point("date-undefined", at.text, "Việc này làm vào ngày nào?", SIZES, at)
