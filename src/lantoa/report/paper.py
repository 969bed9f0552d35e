"""A report as an official paper: the commune's in Decree 30's layout, a hamlet's in its own."""

import re
from datetime import date

from lantoa.kit import clock
from lantoa.kit.official import Annex, Block, Heading, Paper, Paragraph, Table
from lantoa.kit.say import num
from lantoa.kit.text import fold
from lantoa.report import letterhead
from lantoa.report.bounds import homes_of
from lantoa.report.drafting import measures_of
from lantoa.report.indicators import OFFICE, REACH, Measure, section_title
from lantoa.report.issued import issued_of, plan_cited
from lantoa.report.models import Due, Report
from lantoa.report.queries import DueState, answers, children, figures
from lantoa.report.rules import Answer, shown
from lantoa.report.sentences import (
    NOT_FILLED_IN,
    NOTHING_HAPPENED,
    Said,
    result,
)

USUAL_MATTER = "công tác thông tin, tuyên truyền"
NAMED = re.compile(
    r"báo cáo(?: (?:định kỳ|hằng|hàng|đột xuất))?"
    r"(?: (?:ngày|tuần|tháng|quý|6 tháng|sáu tháng|năm))?(?: về)?(?: kết quả)?(?P<matter> .*|)",
    re.IGNORECASE,
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
STANDS = {
    "accepted": "đã tiếp nhận",
    "sent": "đã gửi, chưa tiếp nhận",
    "returned": "đang xem lại",
}


def to_paper(report: Report, *, as_draft: bool = False) -> Paper:
    """Return the report as a paper; its number stays empty until the signed paper is back."""
    due, said = report.due, answers(report)
    issued = None if as_draft else issued_of(report)
    measures = measures_of(due)
    below = children(due)
    annexes = [Annex("Bảng số liệu", (_numbers(report),), "")]
    if below:
        annexes.append(Annex("Tình hình gửi báo cáo", (_senders(below),), ""))
    return Paper(
        head=letterhead.head(
            due,
            issued.issued_on if issued else _day(report),
            number=issued.number if issued else "",
            day_known=issued is not None,
        ),
        kind="Báo cáo",
        title=f"{_matter(due)}, {_when(due)}",
        blocks=(
            Heading("I. Kết quả thực hiện"),
            *_results(due, measures, said),
            *_not_added(below),
            *([Paragraph("Phòng tổng hợp thay, từ sổ hoạt động.")] if report.stands_in else ()),
            Paragraph("Số liệu chi tiết nêu tại Phụ lục kèm theo."),
            *_sections(report),
        ),
        signer=letterhead.signer(due),
        recipients=letterhead.recipients(due),
        basis=_basis(due) if due.regime.level == OFFICE else (),
        addressees=() if due.regime.level == OFFICE else (_addressee(due),),
        annexes=tuple(annexes),
        demo=due.regime.commune.is_demo,
        family=letterhead.family_of(due),
    )


def _day(report: Report) -> date:
    return clock.day_of(report.sent_at) if report.sent_at else clock.today()


def _when(due: Due) -> str:
    """Return the period's name with its year; of a report asked for once its days alone."""
    if due.regime.every == "once" and not due.regime.is_question:
        return f"từ ngày {due.from_on:%d/%m/%Y} đến ngày {due.until_on:%d/%m/%Y}"
    year = "" if str(due.until_on.year) in due.title else f" năm {due.until_on.year}"
    return f"{_low(due.title)}{year}"


def _matter(due: Due) -> str:
    campaign = due.regime.campaign
    return f"Kết quả {_low(campaign.title) if campaign else subject(due.regime.title)}"


def _low(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"


def subject(title: str) -> str:
    """Return what a duty's own name says it is about: "công tác thông tin cơ sở", where it names
    no matter, what the house is for.
    """
    told = NAMED.fullmatch(title.strip())
    matter = (told["matter"] if told else title).strip()
    return _low(matter) if matter and not fold(matter).startswith("cua ") else USUAL_MATTER


def _addressee(due: Due) -> str:
    to, via = due.regime.to_name or "UBND xã", due.regime.via_name
    return f"{to} ({via})" if via else to


def _basis(due: Due) -> tuple[str, ...]:
    """Return the papers that ask for the report: the duty's own, and those of its campaign."""
    campaign, own = due.regime.campaign, tuple(due.regime.basis.splitlines())
    if campaign is None:
        title = due.regime.title
        named = _low(title) if fold(title).startswith("bao cao") else f"báo cáo {_low(title)}"
        return own or (f"Thực hiện chế độ {named}",)
    if not campaign.directive.number:
        return own
    directive = campaign.directive
    issued = f" ngày {directive.issued_on:%d/%m/%Y}" if directive.issued_on else ""
    kind = str(directive.fields.get("kind") or "văn bản")
    asked = f"Thực hiện {kind} số {directive.number}{issued} của {directive.issuer}"
    plan = plan_cited(campaign)
    return (*own, asked, f"Thực hiện {plan}") if plan else (*own, asked)


def _results(due: Due, measures: list[Measure], said: dict[str, Answer]) -> list[Block]:
    """Return one numbered paragraph for each section with figures, the silent ones named last."""
    told: list[Block] = []
    silent: dict[str, list[str]] = {NOTHING_HAPPENED: [], NOT_FILLED_IN: []}
    for section in dict.fromkeys(measure.section for measure in measures):
        held = [m for m in measures if m.section == section]
        sentence = result([Said(m.label, m.unit_word, said.get(m.code, Answer())) for m in held])
        if sentence in silent:
            silent[sentence].append(section_title(section))
            continue
        if section == REACH:
            sentence = f"{sentence} Tổng số {num(homes_of(due))} hộ; mỗi hộ tính một lần."
        told.append(Paragraph(sentence, lead=f"{len(told) + 1}. {section_title(section)}."))
    for words, titles in silent.items():
        if titles:
            told.append(Paragraph(f"{'; '.join(titles)}.", lead=f"{words.rstrip('.')}:"))
    return told


def _not_added(below: list[DueState]) -> list[Block]:
    missing = [str(one.due.unit) for one in below if one.state != Report.ACCEPTED]
    if not missing:
        return []
    return [Paragraph(f"Chưa cộng số liệu của: {', '.join(missing)}; không tính là 0.")]


def _sections(report: Report) -> list[Block]:
    blocks: list[Block] = []
    held = report.due.regime.sections.items()
    for numeral, (key, label) in zip(ROMAN[1:], held, strict=False):
        lines = [line for line in str(report.narrative.get(key, "")).splitlines() if line.strip()]
        blocks.append(Heading(f"{numeral}. {label}"))
        blocks.extend(Paragraph(line) for line in lines or ["Không có."])
    ends = letterhead.family_of(report.due).ends
    if ends != "." and isinstance(last := blocks[-1], Paragraph):
        blocks[-1] = Paragraph(f"{last.text.rstrip(' ./')}{ends}")
    return blocks


def _numbers(report: Report) -> Table:
    rows = tuple(
        (
            str(number),
            figure.indicator.label,
            figure.indicator.unit_word,
            shown(Answer(figure.state, figure.value)),
            figure.reason,
        )
        for number, figure in enumerate(figures(report), start=1)
    )
    header = ("TT", "Số liệu", "Đơn vị tính", "Kết quả", "Ghi chú")
    return Table(header, rows, (2, 9, 4, 6, 5), frozenset({3}))


def by_whom(report: Report | None) -> str:
    """Return how a report came that its unit did not send itself, to stand behind its state."""
    if report is None:
        return ""
    if report.stands_in:
        return ", Phòng tổng hợp thay"
    return ", nhận bằng giấy" if report.on_paper else ""


def _senders(below: list[DueState]) -> Table:
    rows = tuple(
        (
            str(number),
            str(one.due.unit),
            f"{STANDS.get(one.state, 'chưa gửi')}{by_whom(one.report)}",
        )
        for number, one in enumerate(below, start=1)
    )
    return Table(("TT", "Đơn vị", "Báo cáo"), rows, (2, 12, 8))
