"""What the paper leaves open (điểm cần làm rõ), each with a proposed answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantoa.intake.assignment import Assignment
from lantoa.intake.days import Day
from lantoa.intake.passages import Passage
from lantoa.intake.reporting import Reporting
from lantoa.intake.sentences import clauses
from lantoa.intake.spans_of_days import Window, choices_of
from lantoa.intake.units import is_generic
from lantoa.intake.untold import INFORM, NOWHERE, key_of, untold

Choices = tuple[tuple[str, str], ...]
PERIODS: Choices = (
    ("monthly", "Hằng tháng, chốt ngày 14"),
    ("weekly", "Hằng tuần"),
    ("at_end", "Hết đợt mới báo"),
)
REPORTERS: Choices = (("assigned", "Các đơn vị được phân công"), ("office", "Phòng chủ trì"))
ROUNDS: Choices = (("one", "Chỉ làm đợt 1"), ("wait", "Chờ văn bản của đợt sau"))
SIZES: Choices = (("ask", "Hỏi lại nơi gửi"), ("own", "Xã tự định khi lập đợt"))
ENCLOSED: Choices = (("ask", "Hỏi lại nơi gửi"), ("none", "Làm không cần tệp kèm"))


MONTH = re.compile(r"\bthang \d|\bquy (i{1,3}|iv|[1-4])\b")
ENDLESS = re.compile(
    r"(cho )?den khi (co (thong bao|quyet dinh|lenh|van ban|chi dao|huong dan)( moi)?|cong bo"
    r"|ket thuc|het (dich|dot|mua|bao)|tinh hinh|on dinh|khong con|an toan|dich benh)"
    r"|cho toi khi (co thong bao|ket thuc|het)"
)
UNTOLD_SIZE = re.compile(
    r"theo (muc|dinh muc|chi tieu|ty le|ti le|so luong|che do|kinh phi)( chi| ho tro)?"
    r" (quy dinh|duoc giao|giao|phan bo|hien hanh|cap tren giao)"
    r"|(dat|hoan thanh) (chi tieu|ty le|ti le) (theo quy dinh|duoc phan bo)"
)
OF_ANYONE = re.compile(r"\b(?:gap|thay) [^,;]{3,40} (?:de nghi|hay|xin) (?:bao|goi|phan anh)\b")
NO_SIZE = re.compile(
    r"(?:^\W*|phan dau |nham |muc tieu |, |va )(?:nang|tang|giam|keo giam|ha"
    r"|han che)(?! cao)[a-z ]{0,24}?"
    r" (ty le|ti le|so (luong )?(vu|ho|nguoi|ca|tre|truong hop|luong))\b(?!.*\d)(?!.*\bkhong de\b)"
    r"|\bphan dau (giam|tang|nang|dat)\b(?!.*\d)"
    r"|\b(so|muc|phan) [a-z ]{0,25}(se )?thong bao sau\b"
    r"|\bdat (ty le|ti le|ket qua) cao( nhat)?\b(?!.*\d)"
)
MOST = re.compile(
    r"^\W*(phan lon|da so|hau het|phan dau phan lon)\b(?!.*\b(da|hien|van|la|chua)\b)"
)
NO_DAY = re.compile(
    r"\b(?:so ket|tong ket|hop|hoi nghi|le phat dong|ra quan)\b[^.;:]{0,40}?"
    r"(?:vao |trong )?(?:dau|giua|cuoi) (?:thang|quy|nam)\b[^.;,]*"
)
BELONGING = re.compile(
    r"(?:cac )?(?:co quan|don vi)(?:, don vi)?(?: truc)? thuoc (?:ubnd|uy ban) .*"
)
VAGUE = re.compile(r"^(theo )?(quy dinh|dinh ky)$")


@dataclass(frozen=True)
class Point:
    """An open point; the first of its keyed choices is the proposed one.

    `about` is the path of the field that the answer completes ("reporting.1", "window").
    """

    code: str
    detail: str
    question: str
    choices: Choices
    at: Passage = NOWHERE
    about: str = ""

    @property
    def proposed(self) -> str:
        """Return the key of the proposed answer."""
        return self.choices[0][0]


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
        *_of_reports(reports),
        *_without_duty(addressees, assigned, texts),
        *_of_targets(assigned, texts),
        *_of_days(texts),
        *([] if attached else _of_attachments(texts)),
    ]


def _of_window(
    subject: Passage, days: list[Day], span: Window, texts: list[Passage]
) -> Iterator[Point]:
    choices = choices_of(span)
    titled = bool(re.search(r"\bdot \d", subject.plain))
    bounded = any((day.edge and day.lead != "at") or MONTH.search(day.text.plain) for day in days)
    if not bounded:
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


def _of_reports(reports: list[Reporting]) -> Iterator[Point]:
    for n, one in enumerate(reports):
        who = one.by.text or "Đơn vị"
        about = f"reporting.{n}"
        if not one.by and not OF_ANYONE.search(one.at.plain):
            detail = f"không nêu ai báo cáo: {one.at.text[:90]}"
            yield Point("no-reporter", detail, "Ai gửi báo cáo này?", REPORTERS, one.at, about)
        if not one.to and not (n and reports[n - 1].at == one.at):
            detail = f"không nêu gửi báo cáo cho ai: {one.at.text[:90]}"
            choices = (("issuer", "Nơi ban hành văn bản"), ("office", "Phòng chủ trì"))
            yield Point(
                "recipient-undefined", detail, "Báo cáo gửi cho ai?", choices, one.at, about
            )
        vague = not one.due or VAGUE.search(one.due.plain)
        if one.every == "periodic" and "dinh ky" in one.at.plain and vague:
            detail = f"theo định kỳ (báo cáo của {_small(who)})"
            question = f"{who} báo cáo bao lâu một lần?"
            yield Point("period-undefined", detail, question, PERIODS, one.at, about)
        elif one.every not in ("event", "daily") and vague:
            says = "chỉ ghi theo quy định" if one.due else "không ghi hạn gửi"
            detail = f"báo cáo của {_small(who)} {says}"
            question = f"{who} gửi báo cáo khi nào?"
            yield Point("no-report-deadline", detail, question, PERIODS, one.at, about)


def _small(name: str) -> str:
    return name[:1].lower() + name[1:] if name[:4] in ("Các ", "Mọi ", "Đơn ") else name


def _without_duty(
    addressees: list[Passage], assigned: list[Assignment], texts: list[Passage]
) -> Iterator[Point]:
    """Yield the addressees that no duty names; neighbours on one line stay together."""
    names = [key for one in assigned for key in _keys(one)]
    names += [key_of(m[1]) for text in texts for m in WITH.finditer(text.plain)] if names else []
    like = tuple(
        (f"like:{n}", f"Giao nhiệm vụ như {_small(one.unit.text)}")
        for n, one in enumerate(assigned)
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


def _of_targets(assigned: list[Assignment], texts: list[Passage]) -> Iterator[Point]:
    """Yield the duties whose size another paper sets ("theo mức quy định"), and aims of "most"."""
    for text in texts:
        aims = [text] if MOST.search(text.plain) else []
        aims += [one for one in clauses(text) if NO_SIZE.search(one.plain)]
        for aim in aims[:1]:
            yield Point("target-undefined", aim.text[:90], "Mức cần đạt là bao nhiêu?", SIZES, aim)
    for one in assigned:
        for duty in one.duties:
            if UNTOLD_SIZE.search(duty.plain):
                question = f"{one.unit.text}: mức, chỉ tiêu cụ thể là bao nhiêu?"
                yield Point("target-undefined", duty.text[:90], question, SIZES, duty)


def _of_attachments(texts: list[Passage]) -> Iterator[Point]:
    for text in texts:
        named = re.search(
            r"(theo )?(bieu mau|de cuong|phu luc|mau) [a-z ]{0,20}?(dinh kem|gui kem|kem theo)"
            r"|\bbao cao\b[^.;]*\btheo (?:bieu )?mau(?=\W*$|[,.;])",
            text.plain,
        )
        if named:
            at = text.cut(named.start(), named.end())
            question = "Văn bản nhắc tới tệp kèm theo. Đã có tệp chưa?"
            yield Point("attachment-missing", at.text, question, ENCLOSED, at)
            return
