"""What a paper leaves open about its days: the campaign's, its end, a meeting's."""

import re
from collections.abc import Iterator

from lantoa.intake.days import Day
from lantoa.intake.loose_times import EVENT_DAY, NUMBER
from lantoa.intake.open_points import Choices, Point
from lantoa.intake.open_sizes import SIZES
from lantoa.intake.passages import Passage
from lantoa.intake.sentences import clauses
from lantoa.intake.spans_of_days import Window, choices_of
from lantoa.intake.unit_words import low

ROUNDS: Choices = (("one", "Chỉ làm đợt 1"), ("wait", "Chờ văn bản của đợt sau"))
BOUND = re.compile(r"\bthang \d|\bquy (?:i{1,3}|iv|[1-4])\b|\bnam \d{4}|\btet\b")
LASTING = re.compile(
    rf"\b(?:trong|vong|dai|nhat|sau|qua) {NUMBER} (?:ngay|tuan|thang)\b"
    r"|\b(?:hom|dem|ngay|sang|chieu|toi) nay\b|^(?:\d\. )?thoi gian\b.*\d/\d"
)

UNTIL = re.compile(r"\b(cho )?(?:den|toi) (?:khi|luc) (?P<what>[^,;.]+)")
UNTIL_OVER = re.compile(
    r"\b(?:den|toi) het (?:dot |mua |nguy co )?(?:dich|mua|bao|lu|dot|nang|kho|ret|han|nguy co)"
    r"\b[^,;.\d]*$"
)
NO_END = re.compile(
    r"(?:thoi gian|thoi diem|ngay) (?:ket thuc|cham dut|dong)[^;.]{0,40}"
    r"(?:thong bao|an dinh|xac dinh|quyet dinh|cong bo|bao sau)"
    r"|chua [a-z ]{0,12}(?:ngay|thoi diem|thoi gian) (?:ket thuc|cham dut)"
)
GOES_ON = re.compile(
    r"\b(?:duy tri|cam|dung|tam|ngung|dong cua|truc|thuc hien|ap dung|keo dai|tiep tuc|phat thanh"
    r"|phat tin|phat loa|tuan tra|cach ly|bo tri|di doi|ho tro|bao cao|hoat dong|nghi hoc|so tan"
    r"|phun|giu|han che|theo doi|giam sat|van dong|cap nuoc|trien khai|thuong xuyen|lien tuc|treo"
    r"|hang ngay|khong cho)\b"
)
ENDS_SO = re.compile(
    r"co\b|het\b|khong con\b|bao tan|tan\b|.*\b(?:rut|on dinh|lang|binh thuong|an toan|xong"
    r"|hoan thanh|ket thuc|cho phep|cho dung|thay the|go bo|do bo|cham dut|khac phuc|cong bo)\b"
)
NO_REGIME = re.compile(
    r"\btu (?:khi|luc|khau|nho|thoi)\b|\b(?:da|luon|tung) |\bnhieu ho |^\W*(?:den|toi) (?:khi|luc)"
)
OF_A_LIFE = re.compile(
    r"(?:du )?\d+ tuoi|ra vien|truong thanh|thi hanh|xay ra|bi |hoan thanh nhiem"
)
WAITS = re.compile(r"\b(?:chờ|đợi|đun|nấu|rửa|khuấy)\b")

EVENT = (
    r"(?:so ket|tong ket|hop|hoi nghi|hoi thi|hoi dien|hoi thao|toa dam|le|ngay hoi|tap huan"
    r"|ra quan|giao luu|cuoc thi|lop hoc|lop|doi thoai|kiem tra|dien tap|buoi [a-z]+)"
)
PART_OF_MONTH = re.compile(
    rf"\b{EVENT}\b[^.;:]{{0,60}}?(?:vao |trong |khoang |du kien |ngay )*(?<!tuan )"
    r"(?:dau|giua|cuoi) (?:thang \d|nam \d)[^.;,]*"
    r"|^\W*(?:\d\. )?thoi gian\b[^.;\d]{0,40}\b(?:dau|giua|cuoi) thang \d[^.;,]*"
)
SOMEDAY = re.compile(
    rf"\b(?:{EVENT}|to chuc|trien khai)\b[^.;:]{{0,40}}? (?:vao|trong) (?:mot )?(?:thoi diem|dip"
    r"|luc|thoi gian) (?:thich hop|phu hop|thuan tien|thuan loi)"
    r"|\b(?:mo|to chuc|trien khai|thuc hien|lam)\b[^;.:]{0,20} khi (?:co |bo tri |duoc |du )+"
    r"(?:kinh phi|dieu kien|nguon)"
    r"|\b(?:buoi|hoi|le|lop)\b[^.;:]{0,40}? trong thoi gian (?:toi|gan nhat)"
    r"|\b(?:vao|trong) (?:mot )?ngay (?:phu hop|thich hop|thuan tien)\b"
    r"|^\W*(?:rieng )?(?:dot|giai doan|lan|vong) \d+\b[^.;:\d]{0,40}?\b(?:trong|vao|dip|sau|truoc)"
    r" (?:dip |mua |thoi gian )?(?:he|kho|mua|lu|xuan|thu|dong|tet|cuoi nam|dau nam|nam (?:sau|toi)"
    r"|thoi gian toi|toi)\b[^.;:\d]*$"
)
BY_EVENT = re.compile(
    rf"\b(?:truoc|den|het|sau|tu) (?P<day>ngay (?P<event>{EVENT_DAY}))(?! ?\W?\d)"
)
TOLD_LATER = re.compile(
    r"(?<!\btu )\b(?:thoi gian|thoi diem|lich|ngay|ngay, gio)\b(?! ket thuc)"
    r"(?:(?!ke tu)[^.;]){0,60}?"
    r"(?:(?:se|co)\b[^.;]{0,30}(?:thong bao|bao|cong bo|huong dan|gui|quyet dinh|an dinh|xac dinh)"
    r"(?: cu the| cho| toi| den| tung| cac| thon)*(?= sau\b| rieng\b|\W*$)"
    r"|(?:thong bao|bao|quyet dinh|dinh|chot|cong bo) sau\b"
    r"|chua (?:xac dinh|an dinh|co|thong nhat))"
)


def of_window(
    subject: Passage, days: list[Day], span: Window, texts: list[Passage]
) -> Iterator[Point]:
    """Yield the campaign without days, the rounds of which one is told, and what has no end."""
    choices = choices_of(span)
    titled = bool(re.search(r"\bdot \d", subject.plain))
    told = any((day.edge and day.lead != "at") or BOUND.search(day.text.plain) for day in days)
    if not (told or any(LASTING.search(text.plain) for text in texts)):
        detail = "không nêu thời gian bắt đầu, kết thúc đợt tuyên truyền"
        question = "Đợt tuyên truyền làm từ ngày nào đến ngày nào?"
        yield Point("date-undefined", detail, question, choices, about="window")
    rounds = {m for text in texts for m in re.findall(r"\bdot (\d)\b", text.plain)}
    for text in texts:
        if rounds == {"1"} and not titled and (m := re.search(r"\bdot 1\b", text.plain)):
            question = "Văn bản chỉ nêu đợt 1. Có làm đợt sau không?"
            detail = "chỉ nêu đợt 1, không nêu đợt sau"
            yield Point("date-undefined", detail, question, ROUNDS, text.cut(m.start(), m.end()))
            break
    for text in texts:
        for at in filter(None, map(_endless, clauses(text))):
            yield Point(
                "end-date-undefined", at.text, "Việc này làm đến ngày nào?", choices, at, "window"
            )


def _endless(clause: Passage) -> Passage | None:
    """Return the words that end a regime by an event instead of a day, if the clause has any."""
    if NO_REGIME.search(clause.plain) or WAITS.search(low(clause.text)):
        return None
    if m := NO_END.search(clause.plain) or UNTIL_OVER.search(clause.plain):
        return clause.cut(m.start(), m.end()).trim()
    m = UNTIL.search(clause.plain)
    if not m or OF_A_LIFE.match(m["what"]) or re.search(r"\d/\d", m["what"]):
        return None
    strong = low(clause.text).startswith("cho ", m.start()) if m[1] else False
    fit = strong or GOES_ON.search(clause.plain[: m.start()]) or ENDS_SO.match(m["what"])
    return clause.cut(m.start(), m.end()).trim() if fit else None


def of_named_days(texts: list[Passage]) -> Iterator[Point]:
    """Yield a day called by what happens on it, by which something is due, that is told nowhere."""
    everything = " ; ".join(text.plain for text in texts)
    for text in texts:
        for m in BY_EVENT.finditer(text.plain):
            event = m["event"]
            after = rf"\b{event}\b[^;.,]{{0,12}}\d{{1,2}}(?:/| thang )\d"
            dated = rf"{after}|\d/\d+[^;.\d]{{0,12}}\b{event}\b"
            if not re.search(dated, everything):
                at = text.cut(m.start("day"), m.end())
                detail = f"không nêu {at.text}"
                yield Point(
                    "date-undefined", detail, f"{at.text.capitalize()} là ngày nào?", SIZES, at
                )
                return


def of_meetings(texts: list[Passage]) -> Iterator[Point]:
    """Yield the meetings whose day is only a part of a month, or will be told later."""
    for text in texts:
        for clause in clauses(text):
            m = PART_OF_MONTH.search(clause.plain) or SOMEDAY.search(clause.plain)
            m = m or TOLD_LATER.search(clause.plain)
            if m and "bão" in low(clause.text[m.start() : m.end() + 1]):
                continue
            if m and not re.search(r"\b(?:da|dinh ky)\b", clause.plain):
                at = clause.cut(m.start(), m.end())
                yield Point("date-undefined", at.text, "Việc này làm vào ngày nào?", SIZES, at)
                break
