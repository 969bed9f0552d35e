"""The plan paper (Kế hoạch) with its annex of assignments."""

from collections.abc import Sequence
from datetime import date

from lantoa.kit import official
from lantoa.kit.official import Annex, Head, Heading, Paper, Paragraph, Table
from lantoa.kit.say import num, start
from lantoa.kit.text import fold
from lantoa.plan.facts import Issuer, PlanDuty, PlanFacts, PlanPillar

GARBLED = "[chữ nhận dạng lỗi, đối chiếu bản gốc]"


def in_full(day: date) -> str:
    """Return "05/10/2025", as official papers write a day."""
    return f"{day:%d/%m/%Y}"


def head_of(issuer: Issuer, on: date, symbol: str) -> Head:
    """Return the head of a paper of `issuer`, its number and day left open."""
    return Head(issuer.parent, issuer.body, symbol, issuer.place, on)


def plan_paper(plan: PlanFacts) -> Paper:
    """Return the plan (Kế hoạch) with the annex of assignments; its number stays empty."""
    issuer = plan.issuer
    body = f"UBND {issuer.body[:1].lower()}{issuer.body[1:]}"
    blocks = [
        Paragraph(f"{_ground(plan)}, {body} ban hành Kế hoạch như sau:"),
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
        head=head_of(issuer, plan.on, "KH-UBND"),
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


def _ground(plan: PlanFacts) -> str:
    """Name the directive, and its subject where that is more than carrying the directive out."""
    says_no_more = fold(plan.subject).startswith("thuc hien")
    return f"Thực hiện {plan.directive}" + ("" if says_no_more else f" về {plan.subject}")


def _aims(plan: PlanFacts) -> list[official.Block]:
    people = f"{num(plan.households)} hộ ở {plan.hamlets} thôn, khu phố"
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
    quote = f"{pillar.quote} {GARBLED}".strip() if pillar.garbled else pillar.quote
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
    return _without_empty_columns(Table(header, rows, (3, 9, 17, 5, 6, 6, 6)))


def _without_empty_columns(table: Table) -> Table:
    """Leave out columns that no row fills: a directive may set neither means nor days."""
    kept = [n for n in range(len(table.header)) if any(row[n] for row in table.rows)]
    return Table(
        tuple(table.header[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in table.rows),
        tuple(table.shares[n] for n in kept),
    )
