"""The officer's first papers: the plan with its annex, the radio week, one page for a hamlet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from lantoa.kit import official
from lantoa.kit.official import Annex, Head, Heading, Paper, Paragraph, Signer, Table
from lantoa.kit.periods import Period
from lantoa.kit.say import DAYS, start

GARBLED = "[chữ nhận dạng lỗi, đối chiếu bản gốc]"


@dataclass(frozen=True)
class Issuer:
    """Who issues the paper: "Ủy ban nhân dân" over "Xã …", where, who signs, who receives it.

    `office` is the unit that people turn to. `parent` of a hamlet's paper is the commune's UBND.
    """

    parent: str
    body: str
    place: str
    office: str
    signer: Signer
    recipients: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True)
class PlanPillar:
    """A pillar (nội dung trọng tâm) with the directive's words on it."""

    ref: str
    title: str
    quote: str = ""
    garbled: bool = False


@dataclass(frozen=True)
class PlanChannel:
    """A channel in the plan: who uses it, how often in words, how many activities are planned."""

    label: str
    units: str
    cadence: str
    planned: int


@dataclass(frozen=True)
class PlanDuty:
    """One duty of one unit; `role` as on the screen (Chủ trì, Phối hợp), invited units are asked."""

    unit: str
    duty: str
    role: str
    invited: bool = False
    channel: str = ""
    cadence: str = ""
    due_on: date | None = None
    garbled: bool = False


@dataclass(frozen=True)
class PlanReporting:
    """A report owed: by whom, to whom, through whom, and its periods with the day to send."""

    by_whom: str
    to: str
    via: str
    periods: tuple[tuple[str, date], ...]


@dataclass(frozen=True)
class PlanFacts:
    """Everything that the plan paper (Kế hoạch) says."""

    issuer: Issuer
    on: date
    directive: str
    subject: str
    window: Period
    households: int
    hamlets: int
    pillars: tuple[PlanPillar, ...]
    channels: tuple[PlanChannel, ...]
    duties: tuple[PlanDuty, ...]
    reporting: tuple[PlanReporting, ...] = ()
    peaks: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True)
class Session:
    """A radio session (buổi phát): the titles in play order, over which loudspeakers."""

    on: date
    at: time | None
    titles: tuple[str, ...]
    minutes: int
    over: str
    note: str = ""


@dataclass(frozen=True)
class HamletTask:
    """One thing that a hamlet has to do (việc)."""

    on: date
    what: str
    channel: str
    who: str = ""


def in_full(day: date) -> str:
    """Return "05/10/2025", as official papers write a day."""
    return f"{day:%d/%m/%Y}"


def _head(issuer: Issuer, on: date, symbol: str) -> Head:
    return Head(issuer.parent, issuer.body, symbol, issuer.place, on)


def plan_paper(plan: PlanFacts) -> Paper:
    """Return the plan (Kế hoạch) with the annex of assignments; its number stays empty."""
    issuer = plan.issuer
    body = f"UBND {issuer.body[:1].lower()}{issuer.body[1:]}"
    blocks = [
        Paragraph(
            f"Thực hiện {plan.directive} về {plan.subject}, {body} ban hành Kế hoạch như sau:"
        ),
        *_aims(plan),
        Heading("II. Nội dung trọng tâm"),
        *(_pillar(pillar) for pillar in plan.pillars),
        *_means(plan),
        *_organisation(plan),
        *_reporting(plan),
        Paragraph(
            f"Trên đây là Kế hoạch của {body}. Khi gặp khó khăn, vướng mắc, các đơn vị báo về "
            f"{issuer.office} để cùng tháo gỡ./."
        ),
    ]
    return Paper(
        head=_head(issuer, plan.on, "KH-UBND"),
        kind="Kế hoạch",
        title=start(plan.subject),
        blocks=tuple(blocks),
        signer=issuer.signer,
        recipients=issuer.recipients,
        annexes=(
            Annex("Phân công nhiệm vụ", (_assignments(plan.duties),), f"Kế hoạch của {body}", True),
        ),
        demo=issuer.demo,
    )


def _aims(plan: PlanFacts) -> list[official.Block]:
    people = f"{plan.households} hộ ở {plan.hamlets} thôn, khu phố"
    return [
        Heading("I. Mục đích, yêu cầu"),
        Paragraph(
            f"Đưa các nội dung trọng tâm ở mục II đến {people} trên địa bàn; mỗi hộ nhận được ít "
            "nhất một lần bằng hình thức phù hợp.",
            lead="1. Mục đích.",
        ),
        Paragraph(
            "Nội dung phát hành đã được lãnh đạo UBND duyệt; mỗi hoạt động được ghi sổ khi làm "
            "xong, có minh chứng; báo cáo lấy số từ sổ hoạt động.",
            lead="2. Yêu cầu.",
        ),
    ]


def _pillar(pillar: PlanPillar) -> Paragraph:
    quote = f"{pillar.quote} {GARBLED}" if pillar.garbled and pillar.quote else pillar.quote
    return Paragraph(quote, lead=f"{pillar.ref}. {pillar.title.rstrip('.')}.")


def _means(plan: PlanFacts) -> list[official.Block]:
    first, last = in_full(plan.window.from_on), in_full(plan.window.until_on)
    peaks = [
        Paragraph(f"Ngày {in_full(on)}: {title}.", lead="Cao điểm.") for on, title in plan.peaks
    ]
    rows = tuple((c.label, c.units, c.cadence, str(c.planned)) for c in plan.channels)
    header = ("Hình thức", "Đơn vị thực hiện", "Tần suất", "Số hoạt động")
    return [
        Heading("III. Thời gian, hình thức"),
        Paragraph(f"Từ ngày {first} đến ngày {last}.", lead="Thời gian."),
        *peaks,
        Paragraph("Các hình thức và số hoạt động dự kiến:", lead="Hình thức."),
        Table(header, rows, (4, 5, 3, 2), frozenset({3})),
    ]


def _organisation(plan: PlanFacts) -> list[official.Block]:
    units = list(dict.fromkeys((duty.unit, duty.invited) for duty in plan.duties))
    blocks: list[official.Block] = [Heading("IV. Tổ chức thực hiện")]
    for number, (unit, invited) in enumerate(units, start=1):
        asked = "Mời " if invited else ""
        blocks.append(Heading(f"{number}. {asked}{unit}", level=2))
        blocks.extend(Paragraph(f"- {_duty(duty)}.") for duty in plan.duties if duty.unit == unit)
    blocks.append(Paragraph("Chi tiết từng đơn vị theo Phụ lục kèm theo."))
    return blocks


def _duty(duty: PlanDuty) -> str:
    text = start(duty.duty.strip().rstrip(".;"))
    return f"{text} {GARBLED}" if duty.garbled else text


def _reporting(plan: PlanFacts) -> list[official.Block]:
    rows = tuple(
        (owed.by_whom, f"{owed.to}\n({owed.via})" if owed.via else owed.to, title, in_full(due))
        for owed in plan.reporting
        for title, due in owed.periods
    )
    if not rows:
        return []
    header = ("Đơn vị báo cáo", "Nơi nhận", "Kỳ báo cáo", "Hạn gửi")
    return [Heading("V. Chế độ báo cáo"), Table(header, rows, (4, 4, 4, 3))]


def _assignments(duties: Sequence[PlanDuty]) -> Table:
    header = ("TT", "Đơn vị", "Nhiệm vụ", "Vai trò", "Hình thức", "Tần suất", "Thời hạn")
    rows = tuple(
        (
            str(number),
            duty.unit,
            _duty(duty),
            "Mời" if duty.invited else duty.role,
            duty.channel,
            duty.cadence,
            in_full(duty.due_on) if duty.due_on else "",
        )
        for number, duty in enumerate(duties, start=1)
    )
    return Table(header, rows, (2, 9, 18, 4, 6, 5, 5))


def radio_week(issuer: Issuer, week: Period, sessions: Sequence[Session], *, station: str) -> Paper:
    """Return the week's radio schedule (Lịch phát thanh tuần), in play order."""
    header = ("Ngày", "Giờ", "Nội dung theo thứ tự phát", "Phút", "Cụm loa", "Ghi chú")
    rows = tuple(
        (
            f"{start(DAYS[s.on.weekday()])}\n{s.on:%d/%m}",
            f"{s.at:%H:%M}" if s.at else "",
            "\n".join(f"{n}. {title}" for n, title in enumerate(s.titles, start=1))
            or "Chưa có bản đã duyệt",
            str(s.minutes),
            s.over,
            s.note,
        )
        for s in sessions
    )
    span = f"từ ngày {in_full(week.from_on)} đến ngày {in_full(week.until_on)}"
    return Paper(
        head=_head(issuer, week.from_on, ""),
        kind="Lịch phát thanh tuần",
        title=f"{station}, {span}",
        blocks=(Table(header, rows, (5, 3, 16, 3, 8, 5), frozenset({3})),),
        signer=issuer.signer,
        recipients=issuer.recipients,
        demo=issuer.demo,
        landscape=True,
    )


def hamlet_page(issuer: Issuer, window: Period, tasks: Sequence[HamletTask], *, on: date) -> Paper:
    """Return one hamlet's page of work, with room to write what was done."""
    header = ("TT", "Ngày", "Việc", "Hình thức", "Người làm", "Kết quả (ghi khi làm xong)")
    rows = tuple(
        (
            str(number),
            f"{DAYS[task.on.weekday()]}\n{task.on:%d/%m}",
            task.what,
            task.channel,
            task.who,
            "",
        )
        for number, task in enumerate(tasks, start=1)
    )
    hamlet = f"{issuer.body[:1].lower()}{issuer.body[1:]}"
    span = f"từ ngày {in_full(window.from_on)} đến ngày {in_full(window.until_on)}"
    return Paper(
        head=_head(issuer, on, ""),
        kind="Kế hoạch tuyên truyền",
        title=f"Việc của {hamlet} {span}",
        blocks=(
            Table(header, rows, (2, 5, 12, 6, 6, 8)),
            Paragraph(f"Làm xong việc nào, ghi ngay việc đó. Cần giúp, gọi {issuer.office}."),
        ),
        signer=issuer.signer,
        recipients=issuer.recipients,
        demo=issuer.demo,
    )
