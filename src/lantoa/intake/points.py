"""What the paper leaves open (điểm cần làm rõ), each with a proposed answer. Nothing is invented."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lantoa.intake.days import Day
from lantoa.intake.duties import Assignment
from lantoa.intake.passages import Passage, plain
from lantoa.intake.reporting import Reporting

MONTHLY = ("monthly", "Hằng tháng, chốt ngày 14")
WEEKLY = ("weekly", "Hằng tuần")
AT_END = ("at_end", "Hết đợt mới báo")
INFORM = ("inform", "Gửi để biết")
NO_WINDOW = 60


@dataclass(frozen=True)
class Point:
    """An open point: code, what is open, the question, keyed choices, the proposed key, where."""

    code: str
    detail: str
    question: str
    choices: tuple[tuple[str, str], ...]
    proposed: str
    at: Passage
    about: str = ""


@dataclass(frozen=True)
class Window:
    """The days of the campaign; `printed` says whether the paper itself gives them."""

    from_on: date | None
    until_on: date | None
    printed: bool


def window(days: list[Day], issued_on: date | None) -> Window:
    """Return the printed span, or the proposed one: the day after the paper to its last peak."""
    starts = [day.on for day in days if day.on and day.lead == "from"]
    ends = [day.on for day in days if day.on and day.lead in ("until", "before")]
    peaks = [day.on for day in days if day.on and day.peak]
    later = [day.on for day in days if day.on]
    start = min(starts) if starts else (issued_on + timedelta(days=1) if issued_on else None)
    end = max(ends + peaks) if ends + peaks else (max(later) if later else None)
    if end is None or (start and end < start):
        end = start + timedelta(days=NO_WINDOW) if start else None
    return Window(start, end, bool(starts and ends))


def points(
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
        *_of_window(days, span, texts),
        *_of_reports(reports),
        *_without_duty(addressees, assigned, reports),
        *_of_attachments(texts, attached),
    ]


def _day(on: date | None) -> str:
    return f"{on.day}/{on.month}/{on.year}" if on else "chưa rõ"


def _of_window(days: list[Day], span: Window, texts: list[Passage]) -> list[Point]:
    bounded = [day for day in days if day.lead in ("from", "until", "before") and day.on]
    found = []
    words = f"Từ {_day(span.from_on)} đến {_day(span.until_on)}"
    proposed = (f"{span.from_on}/{span.until_on}", words)
    longer = span.until_on + timedelta(days=30) if span.until_on else None
    shift = (f"{span.from_on}/{longer}", f"Từ {_day(span.from_on)} đến {_day(longer)}")
    if not bounded:
        found.append(
            Point(
                "date-undefined",
                "không nêu thời gian bắt đầu, kết thúc đợt tuyên truyền",
                "Đợt tuyên truyền làm từ ngày nào đến ngày nào?",
                (proposed, shift),
                proposed[0],
                Passage(()),
                "window",
            )  # fmt: skip
        )
    for text in texts:
        if m := re.search(r"(cho )?den khi co thong bao moi", text.plain):
            at = text.cut(m.start(), m.end())
            found.append(
                Point(
                    "end-date-undefined",
                    at.text,
                    "Việc này làm đến ngày nào?",
                    (proposed, shift),
                    proposed[0],
                    at,
                    "window",
                )  # fmt: skip
            )
        if re.search(r"\bdot 1\b", text.plain) and not any("dot 2" in t.plain for t in texts):
            m = re.search(r"\bdot 1\b", text.plain)
            at = text.cut(m.start(), m.end()) if m else text
            found.append(
                Point(
                    "date-undefined",
                    "chỉ nêu đợt 1, không nêu đợt sau",
                    "Văn bản chỉ nêu đợt 1. Có làm đợt sau không?",
                    (("one", "Chỉ làm đợt 1"), ("wait", "Chờ văn bản đợt sau")),
                    "one",
                    at,
                )  # fmt: skip
            )
    return found


def _of_reports(reports: list[Reporting]) -> list[Point]:
    found = []
    choices = (MONTHLY, WEEKLY, AT_END)
    for n, one in enumerate(reports):
        who = one.by.text if one.by else "đơn vị"
        about = f"reporting.{n}"
        if not one.by:
            found.append(
                Point(
                    "no-reporter",
                    f"không nêu ai báo cáo: {one.at.text[:90]}",
                    "Ai gửi báo cáo này?",
                    (("assigned", "Các đơn vị được phân công"), ("office", "Phòng chủ trì")),
                    "assigned",
                    one.at,
                    about,
                )  # fmt: skip
            )
        if one.every == "periodic" and "dinh ky" in one.at.plain:
            found.append(
                Point(
                    "period-undefined",
                    f"theo định kỳ (báo cáo của {_small(who)})",
                    f"{who} báo cáo bao lâu một lần?",
                    choices,
                    "monthly",
                    one.at,
                    about,
                )  # fmt: skip
            )
        elif (
            one.every != "event"
            and "theo quy dinh" in one.due.plain
            or (one.every in ("periodic", "once") and not one.due)
        ):
            says = "chỉ ghi theo quy định" if one.due else "không ghi hạn gửi"
            found.append(
                Point(
                    "no-report-deadline",
                    f"báo cáo của {who} {says}",
                    f"{who} gửi báo cáo khi nào?",
                    choices,
                    "monthly",
                    one.at,
                    about,
                )  # fmt: skip
            )
    return found


def _small(name: str) -> str:
    return name[:1].lower() + name[1:] if name[:4] in ("Các ", "Mọi ") else name


def _without_duty(
    addressees: list[Passage], assigned: list[Assignment], reports: list[Reporting]
) -> list[Point]:
    """Return the addressees that no duty names; neighbours on one line stay together."""
    names = [_key(one.unit.text) for one in assigned]
    if not names:
        return []
    found = []
    for n, line in enumerate(addressees):
        run: list[Passage] = []
        for part in [*line.split(r", | va (?=cac )"), None]:
            if part is not None and not _is_told(part, names):
                run.append(part)
            elif run:
                found.append(_nameless(line, run, names, assigned, f"addressees.{n}"))
                run = []
    return found


def _nameless(
    line: Passage, run: list[Passage], names: list[str], assigned: list[Assignment], about: str
) -> Point:
    start = line.text.index(run[0].text)
    end = line.text.index(run[-1].text) + len(run[-1].text)
    who = line.cut(start, end)
    like = [(f"like:{n}", f"Giao nhiệm vụ như {_small(one.unit.text)}") for n, one in
            enumerate(assigned)]  # fmt: skip
    return Point(
        "addressee-without-duty", who.text, f"{who.text} được gửi văn bản nhưng chưa có nhiệm vụ.",
        (INFORM, *like), INFORM[0], who, about,
    )  # fmt: skip


GROUPS = (
    ("phong", ("phong chuyen mon",)),
    ("hoi |doan ", ("doan the", "to chuc chinh tri")),
    ("truong ", ("truong hoc", "nha truong")),
    ("thon|khu pho|ban |ap|to dan pho", ("truong thon", "truong khu pho", "thon", "truong")),
)


def _key(name: str) -> str:
    text = plain(name)
    text = re.sub(r"uy ban nhan dan", "ubnd", text)
    text = re.sub(
        r"\b(cac|xa|phuong|tinh|truong (?=thon|cac|khu|ban|ap)|tren dia ban|\d+)\b", " ", text
    )
    return re.sub(r"[\s,()-]+", " ", text).strip()


def _is_told(part: Passage, names: list[str]) -> bool:
    key = _key(part.text)
    if len(key) < 3 or any(key in name or name in key for name in names):
        return True
    for told, group in GROUPS:
        if any(word in key for word in group) and any(re.search(told, name) for name in names):
            return True
    return False


def _of_attachments(texts: list[Passage], attached: bool) -> list[Point]:
    if attached:
        return []
    for text in texts:
        if m := re.search(
            r"(theo )?(bieu mau|de cuong|phu luc|mau) [a-z ]{0,20}?(dinh|gui|kem)", text.plain
        ):
            at = text.cut(m.start(), m.end() + 12)
            return [
                Point(
                    "attachment-missing",
                    at.text,
                    "Văn bản nhắc tới tệp kèm theo. Đã có tệp chưa?",
                    (("ask", "Hỏi lại nơi gửi"), ("none", "Làm không cần tệp kèm")),
                    "ask",
                    at,
                )  # fmt: skip
            ]
    return []
